"""Keeps the translations ready as the guide needs them, where Python keeps its compiled code, for the next start.

Sixteen languages take three seconds to read and compare with the English. What comes out depends on the authored files
and on this code alone: so it is kept together with a fingerprint of both, and used for as long as that is the same. A
start with other files reads everything, and keeps it if it may write there. Nothing of a person is in it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, assert_never

import bot
from bot.core.content import Body, Include, Items, Piece, Prose
from bot.core.lines import Statement
from bot.core.text import Catalog
from bot.core.translation import Status, Translation, Trust

FOLDERS = ("flows", "content", "translations")


@dataclass(frozen=True, slots=True)
class Translations:
    """All that the guide says in other languages than English: by language, its strings and its sections."""

    catalogs: Mapping[str, Catalog]
    bodies: Mapping[str, Mapping[str, Body]]


def place_of(root: Path) -> Path | None:
    """The file for what is kept of the program's own files; None for any others, such as those of a test."""
    package = Path(bot.__file__).parent
    return package / "__pycache__" / "ready.json" if root in {package, package.parent} else None


def fingerprint_of(root: Path) -> str:
    """The fingerprint of all authored files below ``root``, and of the code that reads them."""
    package, found = Path(bot.__file__).parent, hashlib.sha256()
    code = ((package, file) for file in sorted(package.glob("**/*.py")))
    files = ((root, file) for folder in FOLDERS for file in sorted((root / folder).glob("**/*")) if file.is_file())
    for base, file in (*code, *files):
        data = file.read_bytes()
        found.update(f"{file.relative_to(base).as_posix()} {len(data)}\n".encode())
        found.update(data)
    return found.hexdigest()


def find_ready(file: Path, fingerprint: str) -> dict[str, Any] | None:
    """What was kept for these files; None where nothing was, or for others. See ``to_translations``."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) and kept.get("fingerprint") == fingerprint else None


def to_translations(kept: Mapping[str, Any], statements: Mapping[str, Statement]) -> Translations:
    """What was kept, with the statements that its sections include."""
    trusts = [Trust(Status(status), by_machine) for status, by_machine in kept["trusts"]]
    return Translations(
        {
            code: {name: Translation(text, trusts[trust]) for name, (text, trust) in catalog.items()}
            for code, catalog in kept["catalogs"].items()
        },
        {
            code: {
                name: Body(tuple(_to_piece(kind, said, statements) for kind, said in pieces), trusts[trust])
                for name, (pieces, trust) in bodies.items()
            }
            for code, bodies in kept["bodies"].items()
        },
    )


def keep_ready(file: Path, fingerprint: str, translations: Translations) -> None:
    """Keeps it, whole or not at all; where nothing can be written, nothing is kept."""
    trusts = dict.fromkeys(_trusts(translations))
    number = {trust: at for at, trust in enumerate(trusts)}
    kept = {
        "fingerprint": fingerprint,
        "trusts": [(trust.status.value, trust.by_machine) for trust in trusts],
        "catalogs": {
            code: {name: (each.text, number[each.trust]) for name, each in catalog.items()}
            for code, catalog in translations.catalogs.items()
        },
        "bodies": {
            code: {
                name: ([_from_piece(piece) for piece in body.pieces], number[body.trust])
                for name, body in bodies.items()
                if body.trust
            }
            for code, bodies in translations.bodies.items()
        },
    }
    beside = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        beside.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        beside.replace(file)


def _trusts(translations: Translations) -> Iterator[Trust]:
    yield from (each.trust for catalog in translations.catalogs.values() for each in catalog.values())
    yield from (body.trust for bodies in translations.bodies.values() for body in bodies.values() if body.trust)


def _from_piece(piece: Piece) -> tuple[str, str | tuple[str, ...]]:
    match piece:
        case Prose(text):
            return "prose", text
        case Items(texts):
            return "items", texts
        case Include(statement):
            return "include", statement.name
        case _ as never:
            assert_never(never)


def _to_piece(kind: str, said: str | list[str], statements: Mapping[str, Statement]) -> Piece:
    if isinstance(said, list):
        return Items(tuple(said))
    return Prose(said) if kind == "prose" else Include(statements[said])
