"""Draws what an outcome's own screen had no room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.core import event as events
from bot.core.blocks import Block, Heading, Paragraph
from bot.core.button import Button
from bot.core.drawing.contact import draw_contacts
from bot.core.drawing.next_steps import collect_steps, drop_repeated_questions, most_urgent, organisations_named
from bot.core.drawing.outcome_helpers import collect_helpers
from bot.core.drawing.outcome_layout import fit_outcome
from bot.core.drawing.pointers import Pointers, collect_pointers, draw_topics
from bot.core.drawing.said_lines import say_list, say_steps
from bot.core.drawing.scene import Scene
from bot.core.lines import Line
from bot.core.overlay import MoreOnOutcome
from bot.core.screen import Screen


def draw_more(scene: Scene, part: int) -> Screen:
    """Everything that there is: every outcome in full, the other topics, all helpers."""
    say = scene.voice.say
    screens = scene.in_screens(_more(scene, collect_pointers(scene)))
    part = min(part, len(screens) - 1)
    buttons = []
    if part + 1 < len(screens):
        following = events.Opened(MoreOnOutcome(part + 1))
        buttons.append(Button(say(scene.interface.outcome_more), following, primary=True))
    buttons.append(scene.way_back)
    first = Paragraph(say(scene.interface.outcome_first_line))
    return scene.text(MoreOnOutcome(part), (first, *screens[part]), buttons)


def _more(scene: Scene, pointers: Pointers) -> Iterator[Block]:
    """The blocks of "More". Urgent is only what the outcome's own screen says is. Whom a line names stands below it."""
    steps = fit_outcome(scene).steps
    told = (*steps.lines, *(line for part in steps.endings for line in part.lines))
    urgent, left = most_urgent(told), _advice_left_out(scene, told)
    yield from say_list(scene.voice, left, urgent)
    yield from draw_contacts(scene, organisations_named(left))
    called, asked = dict.fromkeys(organisations_named(left)), frozenset[str]().union(*(line.asks for line in left))
    for part in steps.endings:
        now, rest = drop_repeated_questions(part.now, asked), (*part.only_if, *part.also)
        asked = asked.union(*(line.asks for line in part.now))
        lines = drop_repeated_questions(rest, asked)
        asked = asked.union(*(line.asks for line in rest))
        yield Heading(scene.voice.say(part.title))
        yield from say_steps(scene.voice, now, urgent)
        yield from say_list(scene.voice, lines, urgent)
        names = organisations_named((*now, *lines))
        yield from draw_contacts(scene, (each for each in names if each not in called))
        called |= dict.fromkeys(names)
    if pointers.others:
        yield Heading(scene.voice.say(scene.interface.outcome_may_fit))
        yield from draw_topics(scene, pointers.others, pointers)
    if pointers.ways and pointers.general:
        yield Heading(scene.voice.say(scene.interface.outcome_read))
        yield from draw_topics(scene, (pointers.general,), pointers)
    if others := [each for each in collect_helpers(scene.flow, scene.journey) if each not in called]:
        yield Heading(scene.voice.say(scene.interface.outcome_helpers))
        yield from draw_contacts(scene, others)


def _advice_left_out(scene: Scene, told: Iterable[Line]) -> list[Line]:
    """What the outcome's own screen had no room for and no outcome has: advice that follows from an answer."""
    texts = {line.text for line in told}
    return [line for line in collect_steps(scene.flow, scene.journey).lines if line.text not in texts]
