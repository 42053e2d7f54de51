"""The chapters of a plan."""
