"""``wegwijs check --links``, against real servers on this machine."""
