"""How good are the readers of translations? Faults are planted in a copy of a page, and counted when they come back.

Whoever says that a translation was read back has to know what the reading would have missed. ``benchmarks/readings/
<language>.yaml`` names a page, the faults for it, and the paragraphs in which a reader said that something differs:

    page: study
    faults:
      - {kind: lost-not, was: words of the page, planted: what stands there instead, at: short.3}
    found: [short.3, conditions.2]

``python -m benchmarks.readers plant so copy.md`` writes the copy and, into the file, where each fault stands (``at``:
section and number of the paragraph or entry). Give the copy to a reader who does not know the page, write what
was found below ``found``, and ``python -m benchmarks.readers`` counts.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
import yaml

from bot.authoring.ready import authored_root
from bot.authoring.reviewing.paragraphs import paragraph_items
from bot.wiring import read

FOLDER = Path(__file__).parent / "readings"


class PlantingError(Exception):
    """A fault cannot be planted. The words are a sentence for whoever wrote it."""


@dataclass(frozen=True, slots=True)
class Score:
    """One reading: how many faults were planted and found, by kind, and where a reader saw one that is none."""

    planted: Counter[str]
    found: Counter[str]
    false_alarms: int


def plant(text: str, reading: dict[str, Any], paragraphs: dict[str, str]) -> str:
    """The page with its faults; each gets its place (``at``) among the paragraphs, by ``section.number``.

    Raises ``PlantingError`` where the words of a fault do not stand exactly once, or stand in two paragraphs.
    """
    taken = set[str]()
    for fault in reading["faults"]:
        at = [name for name, words in paragraphs.items() if fault["was"] in words]
        if text.count(fault["was"]) != 1 or len(at) != 1:
            what = f"'{fault['was']}' must stand once on the page, in one paragraph."
            raise PlantingError(what)
        if at[0] in taken:
            what = f"'{fault['was']}' is the second fault in {at[0]}: one a paragraph, or nobody knows which was found."
            raise PlantingError(what)
        taken.add(at[0])
        text, fault["at"] = text.replace(fault["was"], fault["planted"]), at[0]
    return text


def score(reading: dict[str, Any]) -> Score:
    """What a reader found of the faults of a reading."""
    faults, found = reading["faults"], {*map(str, reading.get("found", ()))}
    planted = Counter(fault["kind"] for fault in faults)
    seen = Counter(fault["kind"] for fault in faults if fault["at"] in found)
    return Score(planted, seen, len(found - {fault["at"] for fault in faults}))


def format_table(scores: Iterable[tuple[str, Score]]) -> str:
    """The readings as a table for the docs."""
    lines = ["| language | planted | found | false alarms | missed |", "|---|---|---|---|---|"]
    for code, each in scores:
        missed = each.planted - each.found
        names = ", ".join(f"{kind} {count}" for kind, count in sorted(missed.items())) or "none"
        lines.append(f"| {code} | {each.planted.total()} | {each.found.total()} | {each.false_alarms} | {names} |")
    return "\n".join(lines)


def _plant(code: str, target: Path) -> None:
    file, root = FOLDER / f"{code}.yaml", authored_root()
    reading = yaml.safe_load(file.read_text(encoding="utf-8"))
    page = reading["page"]
    sections = paragraph_items(read(root), code)
    items = [item for name, parts in sections.items() if name.partition("#")[0] == page for item in parts]
    paragraphs = {item.id.partition("#")[2]: item.words for item in items}
    text = (root / f"content/{page}/{code}.md").read_text(encoding="utf-8")
    target.write_text(plant(text, reading, paragraphs), encoding="utf-8")
    written = yaml.safe_dump(reading, allow_unicode=True, sort_keys=False, width=110)
    file.write_text(written, encoding="utf-8")


def main() -> None:
    """Plants faults, or prints what was found of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command")
    planting = commands.add_parser("plant", help="write a copy of a page with the faults of its file")
    planting.add_argument("language")
    planting.add_argument("copy", type=Path)
    given = parser.parse_args()
    if given.command == "plant":
        try:
            _plant(given.language, given.copy)
        except PlantingError as error:
            sys.exit(str(error))
        return
    readings = ((file.stem, yaml.safe_load(file.read_text(encoding="utf-8"))) for file in sorted(FOLDER.glob("*.yaml")))
    typer.echo(format_table((code, score(reading)) for code, reading in readings))


if __name__ == "__main__":
    main()
