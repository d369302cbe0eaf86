"""What there is to read and to ask is come to by pressing alone: topics, facts, reasons, and the way back."""

from __future__ import annotations

import pytest

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.blocks import Paragraph, every_block
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.flow import Outcome, Question
from bot.core.guide import Guide
from tests.authored import authored
from tests.core.paths import NOWHERE, Way, conversation_of, end_of, onward, shortest_ways, ways
from tests.talk import Talk

pytestmark = pytest.mark.slow


def sections_read(talk: Talk, topic: str) -> set[str]:
    """Presses from the first screen of a topic to each of its sections, and reads each to its end."""
    found = {"short"}
    for section in tuple(Section)[1:]:
        talk.does(f"open topic {topic} {section} 0").sees(f"topic:{topic}:{section}:0")
        found.add(section)
        part = 1
        while (following := f"open topic {topic} {section} {part}") in talk.offered:
            talk.does(following).sees(f"topic:{topic}:{section}:{part}")
            part += 1
        talk.does(f"open topic {topic} short 0")
    return found


def test_every_fact_is_come_to_by_pressing(guide: Guide) -> None:
    drafts, reached = authored().drafts, set[str]()
    talk = Talk(guide).start().does("open menu")
    for topic in guide.flow.topics:
        talk.does("open menu").does("open topics").does(f"open topic {topic} short 0").sees(f"topic:{topic}:short:0")
        covers = drafts.topics[topic].covers
        reached |= {fact.text for section in sections_read(talk, topic) for fact in covers.get(section, ())}
    assert reached == {fact.text for fact in drafts.facts}


def test_every_topic_is_pointed_to_by_an_outcome_and_opens_from_it(guide: Guide) -> None:
    opened = set[str]()
    for way in shortest_ways(guide.flow).values():
        outcome = end_of(guide.flow, way)
        assert isinstance(outcome, Outcome)
        talk = at(guide, way).sees(outcome.name)
        for pointer in outcome.pointers:
            spelt, name = f"open topic {pointer.topic.name} short 0", pointer.topic.name
            if spelt in talk.offered:
                talk.does(spelt).sees(f"topic:{name}:short:0").goes_on().sees(outcome.name)
                opened.add(name)
    assert opened == set(guide.flow.topics)


def test_every_question_says_why_and_takes_no_knowledge_for_granted(guide: Guide) -> None:
    asked = set[str]()
    for way in every_place(guide):
        question = end_of(guide.flow, way)
        if isinstance(question, Question) and question.name not in asked:
            asked.add(question.name)
            assert "choose dont_know" in at(guide, way).is_asked(question.name).finds("choose dont_know").offered
            assert Paragraph(guide.words.voice(None).say(question.why)) in every_block(at(guide, way).screen.blocks)
    assert asked == {state.name for state in guide.flow.states.values() if isinstance(state, Question)}


def test_every_choice_of_every_question_can_be_pressed(guide: Guide) -> None:
    pressed = set[object]()
    for way in every_place(guide):
        for longer in onward(guide.flow, way):
            choice = longer.choices[-1]
            if choice not in pressed:
                at(guide, way).chooses(choice.name).sees(end_of(guide.flow, longer).name)
                pressed.add(choice)
    assert pressed == {choice for state in guide.flow.states.values() for choice in guide.flow.choices_of(state)}


@pytest.mark.parametrize(
    "opened", [None, overlays.Menu(), overlays.MyAnswers(), overlays.Helpers(), overlays.Languages(overlays.Why())]
)
def test_back_from_anywhere_ends_at_the_languages(guide: Guide, opened: overlays.Overlay | None) -> None:
    for way in every_place(guide):
        talk = at(guide, way, opened)
        for _ in range(len(way.steps) + 3):
            talk.goes_back()
            if talk.screen.shows == "languages" and not (talk.answers or talk.situations):
                break
        assert talk.screen.shows == "languages"
        assert talk.conversation == Conversation(guide.words.english, overlay=overlays.Languages())


def every_place(guide: Guide) -> list[Way]:
    """The shortest way to each state."""
    found = dict[str, Way]()
    for way in (NOWHERE, *ways(guide.flow)):
        found.setdefault(end_of(guide.flow, way).name, way)
    assert set(found) == set(guide.flow.states)
    return [*found.values()]


def at(guide: Guide, way: Way, opened: overlays.Overlay | None = None) -> Talk:
    """A talk that has come this way."""
    talk = Talk(guide)
    talk.conversation = conversation_of(guide, way)
    return talk.happens(events.Opened(opened) if opened else events.Closed())
