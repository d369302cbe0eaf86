"""The talk that everybody has: the same presses and the same words for us and for the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from bot.channels.telegram.calls import to_body
from bot.channels.telegram.rendering import to_message
from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.flow import Outcome
from bot.core.guide import Guide, Turn

LONGEST = 40
"""Presses of one talk."""


def write_talk(guide: Guide, language: str, file: Path) -> list[dict[str, Any]]:
    """Writes the talk as JSON, and returns it: for each press what is pressed, and the message that follows."""
    steps = [_step(guide, pressed, turn) for pressed, turn in _walk(guide, language)]
    file.write_text(json.dumps(steps), encoding="utf-8")
    return steps


def _walk(guide: Guide, language: str) -> Iterator[tuple[str, Turn]]:
    """From the languages by the first answer that is new to an outcome, with a look at the menu, and to the menu."""
    turn = guide.step(Conversation(), events.Started())
    event: Any = events.ChangedLanguage(guide.words.languages[language])
    looked = set[object]()
    for _ in range(LONGEST):
        pressed = guide.coder.button(turn.conversation, event)
        turn = guide.press(pressed)
        yield pressed, turn
        if isinstance(turn.screen.subject, Outcome):
            yield (menu := guide.coder.button(turn.conversation, events.Restarted())), guide.press(menu)
            return
        ways = [button.event for button in turn.screen.buttons]
        chosen = [way for way in ways if isinstance(way, events.Chose | events.Closed)]
        event = next((way for way in chosen if way not in looked), chosen[0] if chosen else events.Closed())
        looked.add(event)


def _step(guide: Guide, pressed: str, turn: Turn) -> dict[str, Any]:
    body = msgspec.json.decode(b"{" + to_body(to_message(turn.screen, turn.conversation, guide.coder)))
    return {"press": pressed, "text": body["text"], "keyboard": body["reply_markup"]["inline_keyboard"]}
