"""The plan: pydantic models of its sections, a file for each chapter of the method; `plan.py` joins them."""
