"""Reads the files themselves: as UTF-8, whatever line ends and marks an editor put there, and none overlooked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from bot.authoring.source import file_checks
from bot.authoring.source.problems import Findings, Place, Problem

CATALOG = "messages.po"


def read_text(root: Path, file: str, findings: Findings) -> str | None:
    """The text of ``file``, a path below ``root``; None, and a problem, where it is missing or cannot be read."""
    path = root / file
    if not path.is_file():
        findings.add(file_checks.missing_file(Place(file, 1, 1)))
        return None
    return decode(path.read_bytes(), file, findings)


def decode(data: bytes, file: str, findings: Findings) -> str | None:
    """A file's bytes as text with plain line ends and without a byte order mark; None where they are not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        findings.add(file_checks.not_utf8(place))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def find_unread_english(root: Path, known: Collection[str]) -> Iterator[Problem]:
    """Files of ``flows/`` that nothing reads. ``known`` are paths."""
    for path in sorted((root / "flows").glob("*.y*ml")):
        file = path.relative_to(root).as_posix()
        if file not in known:
            yield file_checks.unused_file(Place(file, 1, 1), "Put what it says into one of the others, or delete it.")


def find_missing_english(root: Path) -> Iterator[Problem]:
    """Folders of ``content/`` without English."""
    for folder in sorted({path.parent for path in (root / "content").glob("*/*.md")}):
        if not (folder / "en.md").exists():
            yield file_checks.missing_file(Place((folder / "en.md").relative_to(root).as_posix(), 1, 1))


def find_unread_translations(root: Path, languages: Collection[str]) -> Iterator[Problem]:
    """Catalogs and content of a language that does not exist, or that lie where nobody looks for them."""
    for path in sorted((root / "translations").rglob("*.po")):
        file = path.relative_to(root).as_posix()
        code, place = path.relative_to(root / "translations").parts[0], Place(file, 1, 1)
        if file != catalog_of(code):
            yield file_checks.unused_file(place, f"A catalog is read as {catalog_of('<language>')}.")
        elif code not in languages:
            yield file_checks.unknown_name(place, "language", code, languages)
        elif code == "en":
            yield file_checks.unused_file(place, "English stands in flows/ and content/; change it there.")
    for path in sorted((root / "content").glob("*/*.md")):
        if path.stem not in languages:
            place = Place(path.relative_to(root).as_posix(), 1, 1)
            yield file_checks.unknown_name(place, "language", path.stem, languages)


def catalog_of(code: str) -> str:
    """The path of a language's catalog below the project's folder."""
    return f"translations/{code}/LC_MESSAGES/{CATALOG}"
