"""Pure maths on plain numbers: the formulas of the method."""
