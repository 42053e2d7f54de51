"""Measurements of the service that take longer than a test may: `python -m bench [speed|load|kills|outages|generated|image]`."""
