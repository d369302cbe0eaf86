"""Draws an outcome and an information: what to do now, what may fit, who helps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.core import event as events
from bot.core.conversation import Another, More, MyAnswers, Reading
from bot.core.drawing.parts import contact, lines, statements
from bot.core.drawing.scene import Scene, in_screens
from bot.core.flow import Choice, Information, Kind, Organisation, Outcome, Topic
from bot.core.replay import Ending
from bot.core.screen import Block, Bullets, Button, Heading, Paragraph, Screen
from bot.core.words import Said

SHOWN_TOPICS = 3
SHOWN_HELPERS = 4
SHOWN_REASONS = 2
SHOWN_FIRST_LINES = 2
"""How much an outcome shows at the most of what adds up; "More" has the rest. It must fit in a longer language too."""


def draw_information(scene: Scene, information: Information) -> Screen:
    """Who helps at once, before the next question."""
    interface, say = scene.interface, scene.voice.say
    blocks: list[Block] = [Paragraph(say(interface.information_first_line)), Heading(say(information.title))]
    blocks += (contact(scene, organisation) for organisation in information.helpers)
    blocks.append(Bullets(lines(scene, information.lines)))
    buttons = [Button(say(information.go_on.label), events.Chose(information.go_on))]
    if information.topic:
        buttons.append(_topic_button(scene, information.topic))
    return scene.screen(information.name, blocks, buttons)


def draw_outcome(scene: Scene, outcome: Outcome) -> Screen:
    """The end of a path. Several outcomes add up: the last one is told in full, of all the safest topics come first."""
    interface, say = scene.interface, scene.voice.say
    advice = (say(choice.advice) for choice in scene.journey.steps if choice.advice)
    urgent = dict.fromkeys((*_first_lines(scene, outcome), *advice))
    blocks: list[Block] = [Paragraph(say(interface.outcome_first_line)), *_told(scene, outcome, urgent)]
    blocks += statements(scene, outcome.statements)
    topics, helpers = _topics(scene), _helpers(scene)
    blocks.append(Heading(say(interface.outcome_may_fit)))
    for topic, reasons in list(topics.items())[:SHOWN_TOPICS]:
        blocks += _pointed(scene, topic, reasons)
    blocks.append(Heading(say(interface.outcome_helpers)))
    blocks += (contact(scene, organisation, short=True) for organisation in helpers[:SHOWN_HELPERS])
    buttons = [_topic_button(scene, topic) for topic in list(topics)[:SHOWN_TOPICS]]
    if len(topics) > SHOWN_TOPICS or len(helpers) > SHOWN_HELPERS or len(scene.journey.endings) > 1:
        buttons.append(Button(say(interface.outcome_more), events.Opened(More())))
    buttons.append(Button(say(interface.menu_answers), events.Opened(MyAnswers())))
    buttons.append(Button(say(interface.outcome_another), events.Opened(Another())))
    return scene.screen(outcome.name, blocks, buttons)


def draw_more(scene: Scene, part: int) -> Screen:
    """What the outcome had no room for: earlier outcomes, the other topics, all helpers."""
    interface, say = scene.interface, scene.voice.say
    topics = _topics(scene)
    blocks: list[Block] = []
    earlier = [ending.outcome for ending in scene.journey.endings if ending.outcome is not scene.journey.place]
    for outcome in earlier:
        blocks += _told(scene, outcome, ())
    blocks += statements(scene, dict.fromkeys(each for outcome in earlier for each in outcome.statements))
    for topic, reasons in list(topics.items())[SHOWN_TOPICS:]:
        blocks += _pointed(scene, topic, reasons)
    blocks.append(Heading(say(interface.outcome_helpers)))
    blocks += (contact(scene, organisation) for organisation in _helpers(scene))
    screens = in_screens(blocks)
    part = min(part, len(screens) - 1)
    buttons = [_topic_button(scene, topic) for topic in list(topics)[SHOWN_TOPICS:]]
    if part + 1 < len(screens):
        buttons.insert(0, Button(say(interface.topic_next), events.Opened(More(part + 1))))
    buttons.append(Button(say(interface.outcome_go_on), events.Closed()))
    return scene.screen(f"more:{part}", (Paragraph(say(interface.outcome_first_line)), *screens[part]), buttons)


def _told(scene: Scene, outcome: Outcome, urgent: Iterable[Said]) -> list[Block]:
    """An outcome's title and what to do now. What is ``urgent`` comes before its other lines."""
    first, *others = lines(scene, outcome.lines)
    return [
        Heading(scene.voice.say(outcome.title)),
        Bullets(tuple(dict.fromkeys((*(urgent or (first,)), *others)))),
    ]


def _first_lines(scene: Scene, outcome: Outcome) -> Iterable[Said]:
    """What matters most in each outcome, such as a safe place: their first lines in safety order.

    That of ``outcome``, which is told in full, is always among them.
    """
    firsts = dict.fromkeys(lines(scene, ending.outcome.lines)[0] for ending in _endings(scene))
    here = lines(scene, outcome.lines)[0]
    most_urgent = [*firsts][:SHOWN_FIRST_LINES]
    return most_urgent if here in most_urgent else (*most_urgent[:-1], here)


def _endings(scene: Scene) -> list[Ending]:
    """All that was reached, in the safety order of the most urgent topic of each."""
    order = list(scene.flow.topics)

    def urgency(ending: Ending) -> int:
        return min(order.index(pointer.topic.name) for pointer in ending.outcome.pointers)

    return sorted(scene.journey.endings, key=urgency)


def _topics(scene: Scene) -> Mapping[Topic, list[Choice]]:
    """The topics of all outcomes in safety order, each with the answers that are the reason for it."""
    found = dict[Topic, list[Choice]]()
    for ending in scene.journey.endings:
        for pointer in ending.outcome.pointers:
            reasons = found.setdefault(pointer.topic, [])
            for question in pointer.because:
                answer = _answer(scene, ending, question)
                if answer and answer.said and answer not in reasons:
                    reasons.append(answer)
    order = list(scene.flow.topics)
    return dict(sorted(found.items(), key=lambda item: order.index(item[0].name)))


def _answer(scene: Scene, ending: Ending, question: str) -> Choice | None:
    """The person's own answer. Where another answer told the situation, it is that one: it was said in its words."""
    steps, situation = scene.journey.steps, ending.situation
    if question != scene.flow.situation.name:
        return next((choice for choice in steps if choice.question == question), None)
    if situation is None or situation in scene.conversation.situations:
        return situation
    return next(choice for choice in steps if choice.counts_as is situation)


def _pointed(scene: Scene, topic: Topic, reasons: Iterable[Choice]) -> list[Block]:
    say = scene.voice.say
    title = say(topic.title)
    quoted = [say(choice.said) for choice in reasons if choice.said][:SHOWN_REASONS]
    because = [say(scene.interface.outcome_because, answer=answer) for answer in quoted]
    passport = [say(topic.passport)] if topic.passport else []
    blocks: list[Block] = [Paragraph(replace(title, text=f"**{title.text}**"))]
    return [*blocks, Bullets((*because, *passport))] if because or passport else blocks


def _helpers(scene: Scene) -> list[Organisation]:
    """The helpers of all outcomes in safety order, each once, numbers for an emergency first."""
    found = dict.fromkeys(helper for ending in _endings(scene) for helper in ending.outcome.helpers)
    return sorted(found, key=lambda helper: helper.kind is not Kind.EMERGENCY)


def _topic_button(scene: Scene, topic: Topic) -> Button:
    return Button(scene.voice.say(topic.title), events.Opened(Reading(topic)))
