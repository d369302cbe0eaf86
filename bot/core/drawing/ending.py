"""Draws an outcome and an information: what to do now, what may fit, who helps. And the copy of an outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.core import event as events
from bot.core.conversation import Another, Copying, More, MyAnswers
from bot.core.dates import in_digits
from bot.core.drawing.helping import Helping, emergencies_first, helpers_of, helping
from bot.core.drawing.parts import contact
from bot.core.drawing.pointing import Pointing, pointed, pointed_to, pointing_of, topic_button
from bot.core.drawing.scene import Scene, in_screens, size_of
from bot.core.drawing.steps import (
    Part,
    asked_once,
    lines_of,
    named_by,
    steps_of,
    urgent_of,
    without_answers,
    wording,
)
from bot.core.flow import Information, Outcome
from bot.core.lines import Line, Organisation
from bot.core.screen import Block, Bullets, Button, Contact, Heading, Paragraph, Screen
from bot.core.words import Said, Voice

LONG_OUTCOME = 3350
"""Letters of an outcome above which less is shown, step by step: helpers that no line names go first, for "More" has
them all; then statements, or the second line of each of several outcomes; then what can not be shown in the reader's
language is in English alone, for Dutch is one tap away; at last other lines, and where that is not enough the reasons,
which "My answers" has. Marks add about 250, what is said of one
turn up to 300; no channel takes more than 4096 (Telegram, checked 23-11-2026)."""

MARKS = 6
"""Letters that a channel puts around a line of a contact: a sign, and marks for the direction."""


@dataclass(frozen=True, slots=True)
class _Steps:
    """The next steps as they are shown: their blocks, the parts that are told there, and whether that is all."""

    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    complete: bool


def draw_information(scene: Scene, information: Information) -> Screen:
    """Who helps at once, before the next question."""
    interface, say = scene.interface, scene.voice.say
    part = Part(information.title, tuple(line for line in information.lines if scene.journey.says(line)))
    blocks: list[Block] = [Paragraph(say(interface.information_first_line)), Heading(say(part.title))]
    called = emergencies_first((*information.helpers, *named_by(part.lines)))
    blocks += (contact(scene, organisation) for organisation in called)
    blocks += _told(scene.voice, (part,), urgent_of((part,)))[1:]
    buttons = [Button(say(information.go_on.label), events.Chose(information.go_on))]
    if information.topic:
        buttons.append(topic_button(scene, information.topic))
    return scene.text(information.name, blocks, buttons)


def draw_outcome(scene: Scene, outcome: Outcome) -> Screen:
    """The end of a path. Several outcomes add up: the safest come first, of each its title and what to do first."""
    interface, say = scene.interface, scene.voice.say
    pointing, steps = pointing_of(scene), _next_steps(scene)
    buttons = [topic_button(scene, topic) for topic in pointing.first]
    if not steps.complete:
        buttons.append(Button(say(interface.outcome_more), events.Opened(More())))
    buttons.append(Button(say(interface.menu_answers), events.Opened(MyAnswers())))
    buttons.append(Button(say(interface.outcome_another), events.Opened(Another())))
    buttons.append(Button(say(interface.outcome_copy), events.Opened(Copying())))
    return scene.text(outcome.name, steps.blocks, buttons)


def draw_copying(scene: Scene) -> Screen:
    """What a copy leaves behind, before it is made."""
    interface, say = scene.interface, scene.voice.say
    buttons = [
        Button(say(interface.copy_make), events.KeptCopy()),
        Button(say(interface.outcome_go_on), events.Closed()),
    ]
    blocks = [Paragraph(said) for said in scene.voice.say_each(interface.copy_what)]
    return scene.screen("copying", (Heading(say(interface.outcome_copy)), *blocks), buttons)


def draw_copy(scene: Scene) -> Screen:
    """The same next steps to keep or to show: nothing in them follows from an answer.

    The one button takes this copy away.
    """
    scene = replace(scene, notices=(), journey=without_answers(scene.journey))
    button = Button(scene.voice.say(scene.interface.copy_delete), events.DroppedCopy())
    screen = scene.screen("copy", scene.with_remarks(_next_steps(scene).blocks))
    return replace(screen, buttons=(button,), controls=())


def draw_more(scene: Scene, part: int) -> Screen:
    """What the outcome had no room for: every outcome in full, the other topics, all helpers."""
    interface, say = scene.interface, scene.voice.say
    pointing = pointing_of(scene)
    screens = in_screens(_more(scene, pointing))
    part = min(part, len(screens) - 1)
    buttons = [topic_button(scene, topic) for topic in pointing.others]
    if part + 1 < len(screens):
        buttons.insert(0, Button(say(interface.topic_next), events.Opened(More(part + 1))))
    buttons.append(Button(say(interface.outcome_go_on), events.Closed()))
    return scene.text(f"more:{part}", (Paragraph(say(interface.outcome_first_line)), *screens[part]), buttons)


def _more(scene: Scene, pointing: Pointing) -> Iterator[Block]:
    """What is urgent is what the outcome's own screen says is. Whom a line names stands below it."""
    steps, shown = steps_of(scene.flow, scene.journey), _next_steps(scene).parts
    parts, called = asked_once(steps.endings), dict[Organisation, None]()
    urgent = urgent_of((*shown, *parts))
    in_full = len(parts) > 1 or len(shown[0].lines) < len(steps.layouts[0][0].lines)
    for part in parts:
        yield from _told(scene.voice, (part,), urgent) if in_full else _stated(scene.voice, (part,), urgent)
        names = named_by(lines_of((part if in_full else replace(part, lines=()),)))
        yield from (contact(scene, each) for each in names if each not in called)
        called |= dict.fromkeys(names)
    yield from pointed_to(scene, pointing.others, pointing)
    if others := [each for each in helpers_of(scene.flow, scene.journey) if each not in called]:
        yield Heading(scene.voice.say(scene.interface.outcome_helpers))
        yield from (contact(scene, each) for each in others)


def _next_steps(scene: Scene) -> _Steps:
    """What an outcome says, as much of it as there is room for."""
    steps, pointing = steps_of(scene.flow, scene.journey), pointing_of(scene)
    own, layouts = helpers_of(scene.flow, scene.journey), steps.layouts
    alone = replace(scene, voice=replace(scene.voice, alone=True))
    for told_by, tried in ((scene, layouts[:2]), (alone, layouts)):
        for parts in tried:
            whom = helping(own, named_by(lines_of(parts)))
            for number in range(len(whom.spare), -1, -1):
                shown = Helping(whom.needed, whom.spare[:number])
                blocks = _blocks(told_by, parts, pointing, shown)
                if _letters(scene, blocks) <= LONG_OUTCOME:
                    is_all = parts is layouts[0] and len(steps.endings) == 1 and not pointing.others
                    everybody = {*own} <= {*shown.needed, *shown.spare}
                    return _Steps(blocks, parts, is_all and everybody)
    blocks = _blocks(alone, parts, replace(pointing, ways=dict.fromkeys(pointing.ways, ())), shown)
    return _Steps(blocks, parts, complete=False)


def _blocks(scene: Scene, parts: tuple[Part, ...], pointing: Pointing, whom: Helping) -> tuple[Block, ...]:
    interface, say = scene.interface, scene.voice.say
    return (
        Paragraph(say(interface.outcome_first_line)),
        *_told(scene.voice, parts, urgent_of(parts)),
        *pointed(scene, pointing),
        Heading(say(interface.outcome_helpers)),
        *(contact(scene, organisation, short=True) for organisation in (*whom.needed, *whom.spare)),
        Paragraph(say(interface.outcome_general)),
        Paragraph(say(interface.outcome_age, date=in_digits(max(topic.updated for topic in pointing.topics)))),
    )


def _told(voice: Voice, parts: Iterable[Part], urgent: Line | None) -> list[Block]:
    """Titles, each with its lines as a list and its statements as paragraphs. Nothing is said twice."""
    blocks, said = list[Block](), set[str]()
    for part in parts:
        blocks.append(Heading(voice.say(part.title)))
        if items := tuple(_said(voice, part.lines, urgent, said)):
            blocks.append(Bullets(items))
        blocks += (Paragraph(each) for each in _said(voice, part.stated, urgent, said))
    return blocks


def _stated(voice: Voice, parts: Iterable[Part], urgent: Line | None) -> list[Block]:
    """The statements alone."""
    said = set[str]()
    return [Paragraph(each) for part in parts for each in _said(voice, part.stated, urgent, said)]


def _said(voice: Voice, lines: Iterable[Line], urgent: Line | None, above: set[str]) -> Iterator[Said]:
    """Lines in a language, without what was said ``above``, which grows by them."""
    for line in lines:
        text = wording(line, urgent)
        if text.english not in above:
            above.add(text.english)
            yield from voice.say_safely(text)


def _letters(scene: Scene, blocks: Iterable[Block]) -> int:
    """Letters of a screen of these blocks, with what is said of their translation, and with all of each contact."""
    shown = replace(scene, notices=()).text("", blocks, ()).blocks  # What is said of this turn changes nothing.
    return sum(size_of(block) + (_addresses(block) if isinstance(block, Contact) else 0) for block in shown)


def _addresses(shown: Contact) -> int:
    lines = (shown.title.text, *(phone.number for phone in shown.phones), shown.visit, shown.site, shown.email)
    return sum(len(line) + MARKS for line in lines if line)
