"""Measures the numbers that the docs give (``python -m benchmarks``), and walks far (``python -m benchmarks.walk``)."""
