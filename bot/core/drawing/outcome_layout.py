"""Fits an outcome to its screen: the fullest form that there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.core.blocks import Block, Contact, Heading, Paragraph
from bot.core.dates import format_digits
from bot.core.drawing.contact import draw_contact
from bot.core.drawing.next_steps import (
    OutcomePart,
    collect_steps,
    every_line,
    find_urgent,
    organisations_named,
)
from bot.core.drawing.outcome_helpers import ChosenHelpers, choose_helpers, collect_helpers
from bot.core.drawing.paginate import count_letters
from bot.core.drawing.pointers import Pointers, collect_pointers, draw_pointers
from bot.core.drawing.said_lines import say_parts
from bot.core.drawing.scene import Scene
from bot.core.subject import Apart

LONG_OUTCOME = 3350
"""Letters of an outcome above which less is shown, step by step: helpers that no line names go first, for "More" has
them all; then statements, or the second line of each of several outcomes; then what cannot be shown in the reader's
language is in English alone, for Dutch is one tap away; at last other lines, and where that is not enough the reasons,
which "My answers" has. Marks add about 250, what is said of one
turn up to 300; no channel takes more than 4096 (Telegram, checked 23-11-2026)."""


MARKS = 6
"""Letters that a channel puts around a line of a contact: a sign, and marks for the direction."""


@dataclass(frozen=True, slots=True)
class FittedOutcome:
    """The next steps as they are shown: their blocks, the parts that are told there, and whether that is all."""

    blocks: tuple[Block, ...]
    parts: tuple[OutcomePart, ...]
    complete: bool


def fit_outcome(scene: Scene) -> FittedOutcome:
    """The fullest form of an outcome that its screen has room for; where none fits, the last without its reasons."""
    for form in _forms(scene):
        if _letters(scene, form.blocks) <= LONG_OUTCOME:
            return form
    pointers, alone = collect_pointers(scene), _in_english_alone(scene)
    without_reasons = replace(pointers, ways=dict.fromkeys(pointers.ways, ()))
    fewest = choose_helpers(collect_helpers(scene.flow, scene.journey), organisations_named(every_line(form.parts)))
    return FittedOutcome(
        _blocks(alone, form.parts, without_reasons, ChosenHelpers(fewest.needed, ())), form.parts, complete=False
    )


def _forms(scene: Scene) -> Iterator[FittedOutcome]:
    """Every form of an outcome, the fullest first: fewer spare helpers, then fewer lines, then English alone."""
    steps, pointers = collect_steps(scene.flow, scene.journey), collect_pointers(scene)
    own, layouts = collect_helpers(scene.flow, scene.journey), steps.layouts
    alone = _in_english_alone(scene)
    for told_by, parts in (*((scene, each) for each in layouts[:2]), *((alone, each) for each in layouts)):
        whom = choose_helpers(own, organisations_named(every_line(parts)))
        for number in range(len(whom.spare), -1, -1):
            shown = ChosenHelpers(whom.needed, whom.spare[:number])
            is_all = parts is layouts[0] and len(steps.endings) == 1 and not pointers.others
            complete = is_all and {*own} <= {*shown.needed, *shown.spare}
            yield FittedOutcome(_blocks(told_by, parts, pointers, shown), parts, complete)


def _in_english_alone(scene: Scene) -> Scene:
    """The scene in which what cannot be shown in the reader's language stands in English alone, without the Dutch."""
    return replace(scene, voice=replace(scene.voice, alone=True))


def _blocks(scene: Scene, parts: tuple[OutcomePart, ...], pointers: Pointers, whom: ChosenHelpers) -> tuple[Block, ...]:
    interface, say = scene.interface, scene.voice.say
    return (
        Paragraph(say(interface.outcome_first_line)),
        *say_parts(scene.voice, parts, find_urgent(parts)),
        *draw_pointers(scene, pointers),
        Heading(say(interface.outcome_helpers)),
        *(draw_contact(scene, organisation, short=True) for organisation in (*whom.needed, *whom.spare)),
        Paragraph(say(interface.outcome_general)),
        Paragraph(say(interface.outcome_age, date=format_digits(max(topic.updated for topic in pointers.topics)))),
    )


def _letters(scene: Scene, blocks: Iterable[Block]) -> int:
    """Letters of a screen of these blocks, with what is said of their translation, and with all of each contact."""
    shown = replace(scene, notices=()).text(Apart.COPY, blocks, ()).blocks  # What is said of this turn changes nothing.
    return sum(count_letters(block) + (_addresses(block) if isinstance(block, Contact) else 0) for block in shown)


def _addresses(shown: Contact) -> int:
    lines = (shown.title.text, *(phone.number for phone in shown.phones), shown.visit, shown.site, shown.email)
    return sum(len(line) + MARKS for line in lines if line)
