"""The page itself: one HTML file with style, script and data in it, that needs nothing from anywhere."""

from __future__ import annotations

import json
from os.path import relpath
from pathlib import Path

from bot.preview.screens import Data

_FOLDER = Path(__file__).parent


def page(data: Data) -> str:
    """The page. In the data no ``<`` is left, so that nothing in it can end the script that it stands in."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    head, rest = _read("preview.html").split("{css}")
    body, rest = rest.split("{data}")
    middle, end = rest.split("{js}")
    return "".join((head, _read("preview.css"), body, written, middle, _read("preview.js"), end))


def path_to(root: Path, output: Path) -> str | None:
    """The way from a page at ``output`` to the authored files, for its links; None where it does not lie beside them.

    Then it is a file to send, and nobody else has these files.
    """
    folder = output.resolve().parent
    if not folder.is_relative_to(root.resolve()):
        return None
    way = Path(relpath(root.resolve(), folder)).as_posix()
    return "" if way == "." else f"{way}/"


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
