"""What building the container needs."""
