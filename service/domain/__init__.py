"""The vocabulary: brief, plan and evidence."""
