"""What one would use instead, each in the way that it is known to be best used, doing the same over the same words.

Each is started as a process of its own with the environment variables ``TALK`` (the file of ``benchmarks.rush.talk``),
``API`` (the origin of the Bot API) and ``PORT``, and says ``ready`` when it serves.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

TOKEN = "5000000001:" + "A" * 35
SECRET = "s" * 32

Step = dict[str, Any]


def read_talk() -> list[Step]:
    """The steps of the talk: what is pressed, and the message that follows."""
    steps: list[Step] = json.loads(Path(os.environ["TALK"]).read_text(encoding="utf-8"))
    return steps


def api() -> str:
    """The origin of the Bot API."""
    return os.environ["API"]


def port() -> int:
    """The port to serve at."""
    return int(os.environ["PORT"])
