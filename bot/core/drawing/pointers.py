"""The pointers of an outcome: the topics that may fit, why, and the one that everybody should read first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.core import event as events
from bot.core.blocks import Block, Bullets, Heading, Way
from bot.core.button import Button
from bot.core.content import Topic
from bot.core.drawing.scene import Scene
from bot.core.flow import Choice
from bot.core.overlay import ReadingTopic
from bot.core.replay import Ending

MOST_SHOWN, SHOWN_OF_MANY = 3, 2
SHOWN_REASONS = 1
"""The most topics that an outcome shows, where there are more than these the number that it does, and the most reasons
for each; "More" has the other topics."""


@dataclass(frozen=True, slots=True)
class Pointers:
    """The topics of all outcomes.

    ``ways`` lead to a permit, in safety order, each with the answers that are the reason for it; ``general`` is what
    everybody should read, where an outcome points to it.
    """

    ways: Mapping[Topic, tuple[Choice, ...]]
    general: Topic | None

    @property
    def topics(self) -> tuple[Topic, ...]:
        """All of them."""
        return (*self.ways, *((self.general,) if self.general else ()))

    @property
    def shown(self) -> tuple[Topic, ...]:
        """Those of the ways that stand in sight."""
        return tuple(self.ways)[: MOST_SHOWN if len(self.ways) <= MOST_SHOWN else SHOWN_OF_MANY]

    @property
    def others(self) -> tuple[Topic, ...]:
        """Those that "More" has."""
        return tuple(self.ways)[len(self.shown) :]


def collect_pointers(scene: Scene) -> Pointers:
    """The topics that the outcomes of a scene point to."""
    found = dict[Topic, list[Choice]]()
    for ending in scene.journey.endings:
        for pointer in ending.outcome.pointers:
            reasons = found.setdefault(pointer.topic, [])
            for question in pointer.because:
                answer = _answer(scene, ending, question)
                if answer and answer.said and answer not in reasons:
                    reasons.append(answer)
    order = list(scene.flow.topics)
    ways = sorted(
        (topic for topic in found if topic is not scene.flow.general), key=lambda each: order.index(each.name)
    )
    general = scene.flow.general if scene.flow.general in found else None
    return Pointers({topic: tuple(found[topic]) for topic in ways}, general)


def draw_pointers(scene: Scene, pointers: Pointers) -> list[Block]:
    """The topics that may fit; where none does, those that are good to read. Nothing else is said to fit."""
    interface, say = scene.interface, scene.voice.say
    if not pointers.ways:
        return [Heading(say(interface.outcome_read)), *draw_topics(scene, pointers.topics, pointers)]
    return [Heading(say(interface.outcome_may_fit)), *draw_topics(scene, pointers.shown, pointers)]


def draw_topics(scene: Scene, topics: Iterable[Topic], pointers: Pointers) -> list[Way]:
    """Topics, each a way on where its title stands, with one reason for it."""
    say = scene.voice.say
    return [
        Way(
            draw_topic_button(scene, topic),
            tuple(
                say(scene.interface.outcome_because, answer=say(choice.said))
                for choice in pointers.ways.get(topic, ())
                if choice.said and scene.reasons
            )[:SHOWN_REASONS],
        )
        for topic in topics
    ]


def draw_passports(scene: Scene, pointers: Pointers) -> list[Block]:
    """What the topics say of a passport, each once."""
    texts = [topic.passport for topic in pointers.topics if topic.passport]
    said = tuple(dict.fromkeys(said for text in texts for said in scene.voice.say_safely(text)))
    return [Bullets(said)] if said else []


def draw_topic_button(scene: Scene, topic: Topic, *, primary: bool = False) -> Button:
    """The button that opens a topic."""
    return Button(scene.voice.say(topic.title), events.Opened(ReadingTopic(topic)), primary=primary)


def _answer(scene: Scene, ending: Ending, question: str) -> Choice | None:
    """The person's own answer. Where another answer told the situation, it is that one: it was said in its words."""
    steps, situation = scene.journey.steps, ending.situation
    if question != scene.flow.situation.name:
        return next((choice for choice in steps if choice.question == question), None)
    if situation is None or situation in scene.conversation.situations:
        return situation
    return next(choice for choice in steps if choice.counts_as is situation)
