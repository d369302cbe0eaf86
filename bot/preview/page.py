"""The page itself: one HTML file with its data in it, that needs nothing from anywhere."""

from __future__ import annotations

import json
from pathlib import Path

from bot.preview.screens import Data

TEMPLATE = Path(__file__).with_name("preview.html")

_PLACE = '<script type="application/json" id="data">{}</script>'


def page(data: Data) -> str:
    """The page. In the data no ``<`` is left, so that nothing in it can end the script that it stands in."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return TEMPLATE.read_text(encoding="utf-8").replace(_PLACE, _PLACE.replace("{}", written))
