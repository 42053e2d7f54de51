"""The report of a run: a table in the terminal, a page with trends against the baseline, JSON."""
