"""Evals: cases, and claims about plans that code can judge."""
