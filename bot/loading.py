"""The guide for the program: as it was kept at an earlier start, else read from the authored files.

What reads and checks those files takes more time and memory to load than all that serves people. So it is imported
where they have to be read, and not before.
"""

from __future__ import annotations

from pathlib import Path

from bot.authoring import ready
from bot.core.guide import Guide


def load(root: Path | None = None) -> Guide:
    """The guide. Raises ``AuthoringError`` with all problems where any authored file is wrong.

    Of the program's own files its search is ready, and its words are without the lists that this was made of.
    """
    folder = root or ready.authored_root()
    file = ready.place_of(folder)
    if file is None:
        return _read(folder)
    fingerprint = ready.fingerprint_of(folder)
    if kept := ready.find_ready(file, fingerprint):
        return kept
    guide = _read(folder)
    guide.search.prepare()
    guide.words.forget(guide.findable.lists)
    ready.keep_ready(file, fingerprint, guide)
    return guide


def _read(root: Path) -> Guide:
    from bot.wiring import read  # noqa: PLC0415  # as said above

    return read(root).require_guide()
