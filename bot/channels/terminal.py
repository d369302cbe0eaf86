"""The guide in a terminal: numbers press buttons, letters press controls, words are typed words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from bot.channels import clock
from bot.core import event as events
from bot.core.bidi import strip_marks
from bot.core.blocks import (
    Answered,
    Block,
    Bullets,
    Call,
    CardFace,
    Contact,
    Fold,
    Heading,
    Notice,
    Origin,
    Paragraph,
    Steps,
    Way,
)
from bot.core.button import Button
from bot.core.conversation import Conversation
from bot.core.event import Event
from bot.core.guide import Effect, Guide
from bot.core.screen import ControlKind, Screen
from bot.core.text import Said, strip_strong
from bot.core.transcript import TranscriptLine, spell_event

KEYS = {
    "b": ControlKind.BACK,
    "m": ControlKind.MENU,
    "l": ControlKind.LANGUAGE,
    "h": ControlKind.HELP,
    "c": ControlKind.CLEAR,
}
"""The letter for each control; the words of the control stand beside it on the screen."""

LONGEST_NUMBER = 3
"""Digits. No screen has a thousand buttons, and Python refuses to read a number of thousands of digits."""

WIPE = "\033[H\033[2J\033[3J"
"""Clears the terminal and what it scrolled away (ECMA-48; the last is xterm's)."""


def to_text(screen: Screen) -> str:
    """A screen as plain text, with the number or letter that presses each thing."""
    questions = {block.change: block.question for block in screen.blocks if isinstance(block, Answered)}
    parts = ["\n".join(_lines(block)) for block in screen.blocks]
    parts.append(
        "\n".join(
            f"  {number}  {'* ' if button.marked else ''}{_label(button, questions)}"
            for number, button in enumerate(screen.buttons, 1)
        )
    )
    letters = {kind: letter for letter, kind in KEYS.items()}
    parts.append("   ".join(f"{letters[control.kind]} {control.label.text}" for control in screen.controls))
    return strip_strong("\n\n".join(part for part in parts if part)) + "\n"


def _label(button: Button, questions: Mapping[Button, Said]) -> str:
    """The words of a button, with what it is about: a button that changes an answer names the question."""
    about = questions.get(button) or button.about
    return button.label.text + (f" ({about.text})" if about else "")


def to_event(line: str, screen: Screen) -> Event:
    """The event of a typed line on this screen."""
    said = line.strip()
    if said.isdecimal() and len(said) <= LONGEST_NUMBER and 0 < int(said) <= len(screen.buttons):
        return screen.buttons[int(said) - 1].event
    for control in screen.controls:
        if control.kind is KEYS.get(said.lower()):
            return control.event
    return events.Typed(said)


def _lines(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912  # one case for each kind of block
    match block:
        case Heading(said):
            yield said.text
            yield "-" * min(len(said.text), 60)
        case Paragraph(said):
            yield said.text
        case Notice(said):
            yield f"! {said.text}"
        case Bullets(items):
            yield from (f"- {item.text}" for item in items)
        case Contact(title, details, phones, visit, site, email, verified):
            one = phones[0].number if len(phones) == 1 and not phones[0].whom else None
            yield title.text + (f": {one}" if one and one != strip_marks(title.text) else "")
            yield from (f"  {detail.text}" for detail in details)
            if not one:
                yield from (f"  {phone.whom.text + ' ' if phone.whom else ''}{phone.number}" for phone in phones)
            yield from (f"  {address}" for address in (visit, site, email) if address)
            yield from (f"  {said.text}" for said in (verified,) if said)
        case Origin(said, address):
            yield said.text
            yield f"  {address}"
        case Steps(steps):
            for number, (first, *more) in enumerate(steps, 1):
                yield f"{number}. {first.text}"
                yield from (f"   {said.text}" for said in more)
        case Call(title, number, _, facts):
            named = f" {title.text}." if title else ""
            yield f"{number}{named} {' '.join(fact.text for fact in facts)}".rstrip()
        case Way(button, about):
            yield f"* {button.label.text}"
            yield from (f"  {said.text}" for said in about)
        case CardFace(large, own):
            yield from (f"  {said.text}" for said in (large, own) if said)
        case Answered(question, answer, _):
            yield f"{question.text}: {answer.text}"
        case Fold(title, inside):
            yield title.text
            yield from (f"  {line}" for folded in inside for line in _lines(folded))
        case _ as never:
            assert_never(never)


@dataclass(frozen=True, slots=True)
class Terminal:
    """A talk with one person. ``record`` is told each turn as a line of a transcript."""

    ask: Callable[[], str]
    show: Callable[[str], None]
    record: Callable[[TranscriptLine], None]

    def talk(self, guide: Guide, payload: str = "") -> None:
        """One talk, until the end of what is typed. The conversation goes through its code between all turns."""
        event: Event = events.Started(payload)
        code = guide.coder.code(Conversation())
        while True:
            turn = guide.step(guide.coder.read(code) or Conversation(), event, clock.now())
            self.record(TranscriptLine(spell_event(event), turn.screen.shows))
            if turn.effect is Effect.CLEARED:
                self.show(WIPE)
            for copy in turn.copies:
                self.show(to_text(replace(copy.screen, below=())))
            self.show(to_text(turn.screen))
            code = guide.coder.code(turn.conversation)
            try:
                line = self.ask()
            except EOFError:
                return
            event = to_event(line, turn.screen) if turn.effect is not Effect.CLEARED else events.Started()
