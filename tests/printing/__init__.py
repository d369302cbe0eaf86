"""Paper, read back as people and phones read it."""
