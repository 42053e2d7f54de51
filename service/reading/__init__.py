"""Reading what the owner gives: the brief (YAML or JSON) and the delivery records (CSV)."""
