"""Keeps the guide ready where Python keeps its compiled code, for the next start.

Sixteen languages take seconds to read, to compare with the English and to make searchable. What comes out depends on
the authored files and on this code alone: so the guide is kept together with a fingerprint of both, and used for as
long as that is the same. A start with other files reads everything, and keeps it if it may write there. Nothing of a
person is in it. It is a pickle: whoever may write there may put compiled code beside it, which Python runs as well.

Nothing that reads authored files is imported here, for a start that finds the guide needs nothing of it.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import BinaryIO

import bot
from bot.core.guide import Guide

FOLDERS = ("flows", "content", "translations")

READERS = ("babel", "markdown-it-py", "polib", "pyyaml")
"""The libraries that read the files: another version may read them differently."""


def authored_root() -> Path:
    """The folder of the authored files: inside the installed package, else beside it in the repository."""
    package = Path(bot.__file__).parent
    return package if (package / "flows").is_dir() else package.parent


def place_of(root: Path) -> Path | None:
    """The file for what is kept of the program's own files; None for any others, such as those of a test."""
    package = Path(bot.__file__).parent
    name = f"ready.{sys.implementation.cache_tag}.pickle"
    return package / "__pycache__" / name if root in {package, package.parent} else None


def fingerprint_of(root: Path) -> bytes:
    """The fingerprint of all authored files below ``root``, and of the code that reads them."""
    package, found = Path(bot.__file__).parent, hashlib.sha256()
    code = ((package, file) for file in sorted(package.glob("**/*.py")))
    files = ((root, file) for folder in FOLDERS for file in sorted((root / folder).glob("**/*")) if file.is_file())
    found.update(" ".join(_versions()).encode())
    for base, file in (*code, *files):
        data = file.read_bytes()
        found.update(f"{file.relative_to(base).as_posix()} {len(data)}\n".encode())
        found.update(data)
    return found.digest()


def _versions() -> Iterator[str]:
    for name in READERS:
        with suppress(PackageNotFoundError):
            yield f"{name} {version(name)}\n"


def find_ready(file: Path, fingerprint: bytes) -> Guide | None:
    """The guide that was kept for these files; None where none was, or for others, or where it is damaged."""
    with suppress(OSError), file.open("rb") as kept:
        if kept.read(len(fingerprint)) == fingerprint:
            seal = kept.read(len(fingerprint))
            begin = kept.tell()
            if hashlib.file_digest(kept, "sha256").digest() == seal:
                kept.seek(begin)
                return _load(kept)
    return None


def _load(kept: BinaryIO) -> Guide:
    """The guide in a pickle. No garbage is looked for meanwhile: there is none, and it takes half as long again."""
    gc.disable()
    try:
        guide: Guide = pickle.load(kept)  # noqa: S301  # see the head of this module
    finally:
        gc.enable()
    return guide


def keep_ready(file: Path, fingerprint: bytes, guide: Guide) -> None:
    """Keeps it, whole or not at all; where nothing can be written, nothing is kept."""
    kept = pickle.dumps(guide, pickle.HIGHEST_PROTOCOL)
    beside = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        beside.write_bytes(fingerprint + hashlib.sha256(kept).digest() + kept)
        beside.replace(file)
