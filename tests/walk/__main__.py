"""Prints the fingerprint of a walk, to be compared with that of another process: ``python -m tests.walk 8 500``."""

from __future__ import annotations

import sys

from tests.authored import with_pseudo_ready
from tests.walk.walker import Walker
from tests.walk.whole import digest

if __name__ == "__main__":
    walker = Walker(with_pseudo_ready(), int(sys.argv[1]))
    walker.walks(int(sys.argv[2]))
    sys.stdout.write(digest(walker.trail))
