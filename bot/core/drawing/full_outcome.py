"""Draws an outcome whole, for those who link, print or keep it: as if nothing had been answered.

It has the order of the outcome's own screen (``outcome_layout``), and no limit: every line that is behind no guard,
every topic and every helper. Nothing in it tells what anybody answered, or names a button of the talk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.core.blocks import Block, Paragraph
from bot.core.conversation import Conversation
from bot.core.drawing.contact import draw_calls, draw_contact
from bot.core.drawing.full_page import FullPage, FullSection, draw_part, join_parts
from bot.core.drawing.next_steps import collect_steps, forget_answers, most_urgent, organisations_named
from bot.core.drawing.outcome_helpers import choose_callable, choose_helpers, collect_helpers
from bot.core.drawing.outcome_layout import say_age
from bot.core.drawing.pointers import collect_pointers, draw_passports, draw_topics
from bot.core.drawing.said_lines import say_list, say_steps
from bot.core.drawing.scene import Scene, Speaker
from bot.core.drawing.translation_remarks import said_texts
from bot.core.flow import Flow, Outcome
from bot.core.lines import Line
from bot.core.replay import Ending, Journey
from bot.core.text import Text

CALL, DO_NOW, MAY_FIT, READ, ONLY_IF, ALSO, HELPERS, SURE = (
    "call", "do-now", "may-fit", "read", "only-if", "also", "who-helps", "sure",
)  # fmt: skip
"""The names of its parts, in their order. From ``ONLY_IF`` on they are folded."""


def draw_full_outcome(speaker: Speaker, flow: Flow, outcome: Outcome) -> FullPage:
    """An outcome: whom to call, what to do now, what may fit; and folded, what the outcome's own screen folds."""
    parts = tuple(_parts(_scene(speaker, flow, outcome)))
    whole = join_parts(speaker, speaker.voice.say(outcome.title), (), parts)
    lines = [block for part in parts if part.name in {DO_NOW, ONLY_IF, ALSO} for block in part.blocks]
    return replace(whole, about=tuple(said_texts(lines)), numbers_first=parts[0].name == CALL)


def _scene(speaker: Speaker, flow: Flow, outcome: Outcome) -> Scene:
    """The end of a path that nobody walked."""
    said = replace(
        outcome,
        lines=_without_buttons(outcome.lines),
        statements=tuple(
            replace(each, statement=replace(each.statement, lines=_without_buttons(each.statement.lines)))
            for each in outcome.statements
        ),
    )
    reached = Journey(said, (), (), (Ending(said, None),), {}, frozenset())
    nobody = Conversation(speaker.voice.language)
    return Scene(speaker.interface, speaker.voice, flow, nobody, forget_answers(reached), None)


def _without_buttons(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not line.presses)


def _parts(scene: Scene) -> Iterator[FullSection]:
    interface, say = scene.interface, scene.voice.say
    steps, pointers = collect_steps(scene.flow, scene.journey), collect_pointers(scene)
    urgent = most_urgent(steps.lines)
    (told,) = steps.shown
    own = collect_helpers(scene.flow, scene.journey)
    whom = choose_helpers(own, organisations_named(steps.lines))
    general = (pointers.general,) if pointers.general else ()

    def part(name: str, title: Text | None, blocks: Iterable[Block], *, once: bool = False) -> Iterator[FullSection]:
        """A part, where there is something in it."""
        if inside := tuple(blocks):
            drawn = draw_part(scene, name, say(title) if title else None, inside)
            yield replace(drawn, folded=name in {ONLY_IF, ALSO, HELPERS, SURE}, once=once)

    calls = draw_calls(scene, choose_callable(own, told.now, urgent))
    yield from part(CALL, None, calls, once=True)
    yield from part(DO_NOW, interface.outcome_do_now, say_steps(scene.voice, told.now, urgent))
    yield from part(MAY_FIT, interface.outcome_may_fit, draw_topics(scene, pointers.ways, pointers))
    yield from part(READ, interface.outcome_read, draw_topics(scene, general, pointers))
    yield from part(ONLY_IF, interface.outcome_only_if, say_list(scene.voice, steps.only_if, urgent))
    also = (*draw_passports(scene, pointers), *say_list(scene.voice, steps.also, urgent))
    yield from part(ALSO, interface.outcome_also, also)
    contacts = [draw_contact(scene, each) for each in (*whom.needed, *whom.spare)]
    yield from part(HELPERS, interface.outcome_helpers, contacts, once=True)
    yield from part(SURE, interface.sure, map(Paragraph, say_age(scene)))
