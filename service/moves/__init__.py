"""Strategic moves: what the figures call for, with objectives, tasks, routines and indicators."""
