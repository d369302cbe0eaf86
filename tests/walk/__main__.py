"""Prints the fingerprint of a walk, to be compared with that of another process: ``python -m tests.walk 7 500``."""

from __future__ import annotations

import sys

from tests.walk.whole import walked

if __name__ == "__main__":
    sys.stdout.write(walked(int(sys.argv[1]), int(sys.argv[2])).digest)
