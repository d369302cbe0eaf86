"""A rush of people, over us and over what one would use instead, in one run (``make bench``, docs/performance.md)."""
