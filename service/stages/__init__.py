"""The chapters of a plan: one file a stage; graph.py shows what each waits for."""
