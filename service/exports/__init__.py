"""A plan as pages."""
