"""The rules of the method as code."""
