"""Tests of what reads and checks the authored files."""
