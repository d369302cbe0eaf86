"""Measures the numbers that the docs give: ``python -m benchmarks``."""
