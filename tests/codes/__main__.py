"""Writes the codes of a release: ``python -m tests.codes 0.1.0``. What is there already is never written over."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bot.authoring.sweep.longest_button import find_longest_button
from bot.core.guide import Guide
from bot.core.transcript import read_transcript
from bot.loading import load
from bot.wiring import read
from tests.codes import FOLDER, as_data, meaning
from tests.talk import Talk
from tests.transcripts import transcripts

EACH = 4
"""Every so many turns of a transcript a button is kept, besides the last."""


def buttons(guide: Guide) -> list[str]:
    """Telling buttons: of every kind once, some from each transcript, and the longest."""
    found, kinds = dict[str, None](), set[tuple[str, str]]()
    for text in transcripts().values():
        talk, lines = Talk(guide), [*read_transcript(text)]
        for number, line in enumerate(lines, 1):
            shown = [button.event for button in talk.screen.buttons] + [
                control.event for control in talk.screen.controls
            ]
            for event in shown:
                overlay = type(talk.conversation.overlay).__name__
                kind = (overlay, type(getattr(event, "overlay", event)).__name__)
                if kind not in kinds:
                    kinds.add(kind)
                    found[guide.coder.button(talk.conversation, event)] = None
            if line.did.startswith(("choose", "take", "change")) and (number == len(lines) or number % EACH == 0):
                found[talk.button(line.did)] = None
            talk.does(line.did)
    return [*found, find_longest_button(guide)]


def main(version: str, root: Path) -> None:
    """Writes ``<version>.json``."""
    guide, path = load(root), FOLDER / f"{version}.json"
    rows = (f"{json.dumps(button)}: {json.dumps(meaning(guide, button))}" for button in buttons(guide))
    ledger = json.dumps(as_data(read(root).drafts.ledger), indent=1)
    every = ",\n".join(rows)
    with path.open("x", encoding="utf-8") as file:
        file.write(f'{{"ledger": {ledger},\n"buttons": {{\n{every}\n}}}}\n')


if __name__ == "__main__":
    main(sys.argv[1], FOLDER.parent.parent)
