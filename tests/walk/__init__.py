"""A long walk."""
