"""Sweeps through a sound guide: every screen, the fullest path to each state, the longest button."""
