"""Draws an outcome and an information: what to do now, what may fit, who helps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.core import event as events
from bot.core.conversation import Another, More, MyAnswers, Reading
from bot.core.dates import in_digits
from bot.core.drawing.parts import contact, lines, statements
from bot.core.drawing.scene import Scene, in_screens, size_of
from bot.core.flow import Choice, Information, Kind, Organisation, Outcome, Statement, Topic
from bot.core.replay import Ending
from bot.core.screen import Block, Bullets, Button, Heading, Paragraph, Screen
from bot.core.words import Said

SHOWN_TOPICS = 3
SHOWN_HELPERS = 4
SHOWN_REASONS = 2
SHOWN_FIRST_LINES = 2
"""How much an outcome shows at the most of what adds up; "More" has the rest."""

LONG_OUTCOME = 3400
"""Letters of an outcome above which less is shown, step by step: its statements stand in "More" alone; what can not be
shown in the reader's language is in English alone, for Dutch is one tap away; there are fewer helpers, for "More" has
them all. Contacts and marks add about 350, what is said of one turn up to 300; no channel takes more than 4096
(Telegram, checked 23-11-2026)."""


def draw_information(scene: Scene, information: Information) -> Screen:
    """Who helps at once, before the next question."""
    interface, say = scene.interface, scene.voice.say
    blocks: list[Block] = [Paragraph(say(interface.information_first_line)), Heading(say(information.title))]
    blocks += (contact(scene, organisation) for organisation in information.helpers)
    blocks.append(_bullets(lines(scene, information.lines)))
    buttons = [Button(say(information.go_on.label), events.Chose(information.go_on))]
    if information.topic:
        buttons.append(_topic_button(scene, information.topic))
    return scene.text(information.name, blocks, buttons)


def draw_outcome(scene: Scene, outcome: Outcome) -> Screen:
    """The end of a path. Several outcomes add up: the last is told in full, the safest topics of all come first."""
    interface, say = scene.interface, scene.voice.say
    blocks, complete = _next_steps(scene, outcome, _topics(scene))
    buttons = [_topic_button(scene, topic) for topic in list(_topics(scene))[:SHOWN_TOPICS]]
    if not complete:
        buttons.append(Button(say(interface.outcome_more), events.Opened(More())))
    buttons.append(Button(say(interface.menu_answers), events.Opened(MyAnswers())))
    buttons.append(Button(say(interface.outcome_another), events.Opened(Another())))
    buttons.append(Button(say(interface.outcome_copy), events.KeptCopy()))
    return scene.text(outcome.name, blocks, buttons)


def draw_copy(scene: Scene, outcome: Outcome) -> Screen:
    """The same next steps to keep or to show: no answer is quoted, and the one button takes this copy away."""
    without_reasons: dict[Topic, list[Choice]] = {topic: [] for topic in _topics(scene)}
    blocks, _ = _next_steps(scene, outcome, without_reasons)
    button = Button(scene.voice.say(scene.interface.copy_delete), events.DroppedCopy())
    screen = replace(scene, notices=()).screen("copy", scene.with_remarks(blocks))
    return replace(screen, buttons=(button,), controls=())


def _next_steps(scene: Scene, outcome: Outcome, topics: Mapping[Topic, list[Choice]]) -> tuple[tuple[Block, ...], bool]:
    """What an outcome says, and whether that is all there is to say."""
    interface, say = scene.interface, scene.voice.say
    helpers, several = _helpers(scene), len(scene.journey.endings) > 1
    head = [Paragraph(say(interface.outcome_first_line)), *_told(scene, outcome, _urgent(scene, outcome))]
    may_fit: list[Block] = [Heading(say(interface.outcome_may_fit))]
    for topic, reasons in list(topics.items())[:SHOWN_TOPICS]:
        may_fit += _pointed(scene, topic, reasons)
    age = Paragraph(say(interface.outcome_age, date=in_digits(max(topic.updated for topic in topics))))

    silent = replace(scene, notices=())  # What is said of this turn changes nothing of the rest.

    def blocks(stated: Iterable[Block], shown: int) -> tuple[Block, ...]:
        contacts = (contact(scene, organisation, short=True) for organisation in helpers[:shown])
        return (*head, *stated, *may_fit, Heading(say(interface.outcome_helpers)), *contacts, age)

    def size(stated: Iterable[Block], shown: int) -> int:
        return sum(map(size_of, silent.text("", blocks(stated, shown), ()).blocks))

    included = _statements(scene)
    stated, shown = statements(scene.voice, included[:1] if several else included), SHOWN_HELPERS
    fits = size(stated, shown) <= LONG_OUTCOME
    if not fits and not scene.voice.alone and size([], shown) > LONG_OUTCOME:
        return _next_steps(replace(scene, voice=replace(scene.voice, alone=True)), outcome, topics)
    if not fits:
        stated, fewest = [], next(number for number, each in enumerate(helpers, 1) if each.kind is Kind.HELPER)
        while shown > fewest and size(stated, shown) > LONG_OUTCOME:
            shown -= 1
    complete = fits and not several and len(topics) <= SHOWN_TOPICS and len(helpers) <= shown
    return blocks(stated, shown), complete


def draw_more(scene: Scene, part: int) -> Screen:
    """What the outcome had no room for: earlier outcomes, the other topics, all helpers."""
    interface, say = scene.interface, scene.voice.say
    topics = _topics(scene)
    blocks: list[Block] = []
    for ending in scene.journey.endings:
        if ending.outcome is not scene.journey.place:
            blocks += _told(scene, ending.outcome, ())
    blocks += statements(scene.voice, _statements(scene))
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
    return scene.text(f"more:{part}", (Paragraph(say(interface.outcome_first_line)), *screens[part]), buttons)


def _told(scene: Scene, outcome: Outcome, urgent: Iterable[tuple[Said, ...]]) -> list[Block]:
    """An outcome's title and what to do now. What is ``urgent`` comes before its other lines."""
    first, *others = lines(scene, outcome.lines)
    return [Heading(scene.voice.say(outcome.title)), _bullets((*(urgent or (first,)), *others))]


def _bullets(some: Iterable[tuple[Said, ...]]) -> Bullets:
    """Lines, each once."""
    return Bullets(tuple(dict.fromkeys(said for line in some for said in line)))


def _urgent(scene: Scene, outcome: Outcome) -> Iterable[tuple[Said, ...]]:
    """What comes before the other lines of ``outcome``: about danger, of the most urgent outcome, then its own first.

    What the answer about danger advises is the very first, what other answers advise the last of these.
    """
    safest = _endings(scene)[0].outcome
    first_lines = lines(scene, safest.lines)[: 1 if safest is outcome else SHOWN_FIRST_LINES]
    advised = [choice for choice in scene.journey.steps if choice.advice]
    danger = [choice for choice in advised if choice.question == scene.flow.start.name]
    others = [choice for choice in advised if choice not in danger]
    said = [[scene.voice.say_safely(choice.advice) for choice in some if choice.advice] for some in (danger, others)]
    return dict.fromkeys((*said[0], *first_lines, lines(scene, outcome.lines)[0], *said[1]))


def _statements(scene: Scene) -> list[Statement]:
    """The statements of all outcomes in safety order, each once."""
    return list(dict.fromkeys(each for ending in _endings(scene) for each in ending.outcome.statements))


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
    passport = scene.voice.say_safely(topic.passport) if topic.passport else ()
    blocks: list[Block] = [Paragraph(replace(title, text=f"**{title.text}**"))]
    return [*blocks, Bullets((*because, *passport))] if because or passport else blocks


def _helpers(scene: Scene) -> list[Organisation]:
    """Whoever was named on the way and the helpers of all outcomes in safety order, numbers for an emergency first."""
    told = (scene.flow.states[choice.question] for choice in scene.journey.steps)
    named = [state.helpers for state in told if isinstance(state, Information)]
    named += [ending.outcome.helpers for ending in _endings(scene)]
    found = dict.fromkeys(helper for helpers in named for helper in helpers)
    return sorted(found, key=lambda helper: helper.kind is not Kind.EMERGENCY)


def _topic_button(scene: Scene, topic: Topic) -> Button:
    return Button(scene.voice.say(topic.title), events.Opened(Reading(topic)))
