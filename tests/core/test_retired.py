"""Old buttons that name what the flow no longer has: what still means something is kept, and the person is told."""

from __future__ import annotations

import re

import pytest

from bot.core.guide import Guide
from bot.core.ledger import ALPHABET, Field, Ledger
from tests.core.old_code import (
    BACK,
    CHILD,
    NOTHING,
    card,
    change_of,
    languages,
    old_button,
    page,
    topic,
    topic_in_other_words,
)
from tests.core.old_code import NO_DANGER_WAITING_UNDER_18 as TOLD
from tests.core.small import States, ledger_of, small_guide
from tests.talk import Talk
from tests.versions import in_version_2

KEPT = {"danger": "no_danger", "asylum": "waiting", "child_age": "under_18"}

GONE, NEVER = "Z", "Y"
"""What the ledger of a later guide keeps and its flow no longer has; and what was in neither."""

# In the buttons below, ? is the character of the slot whose question is gone, and .. are the slots before it.


class Later(Talk):
    """A talk with a later guide, whose last slot is the one of a question that is gone, over buttons of a version."""

    def __init__(self, guide: Guide, ledger: Ledger, version: str) -> None:
        super().__init__(guide)
        self.ledger = ledger
        self.slots = len(ledger.slots) - 1
        self.version = version

    def presses(self, button: str) -> Talk:
        written, dots, rest = button.replace("?", ALPHABET[self.slots]).partition("..")
        between = "-" * (self.slots - len(written.rpartition("_")[2])) if dots else ""
        return super().presses(self.encode(written + between + rest))

    def encode(self, button: str) -> str:
        """A button of version 1 in the version of this talk; what was read is always told in the second."""
        if self.version == "1":
            return button
        return in_version_2(self.ledger, re.sub(r"t([A-Z])A", r"r\1Azz", button))


@pytest.fixture(params=["1", "2"])
def later(guide: Guide, ledger: Ledger, request: pytest.FixtureRequest) -> Later:
    """A talk with a later guide, from whose flow one thing of each kind is gone. Its ledger keeps them, as Z or L."""
    choices = {name: dict(characters) for name, characters in ledger.choices.items()}
    choices["asylum"]["gone"] = choices["situation"]["gone"] = "Z"
    grown = Ledger(
        (*ledger.slots, "gone"),
        {**choices, "gone": {"yes": "A", "no": "B"}},
        {**ledger.languages, "xx": "Z"},
        {**ledger.topics, "gone": "Z"},
        {**ledger.pages, "gone": "Z"},
        {**ledger.targets, "gone": "Z"},
        {**ledger.dangers, "gone": "Z"},
        {**ledger.cards, "gone": "Z"},
        (*ledger.fields, Field("gone", 3), Field("asylum", 4), Field("asylum", 4)),
    )
    later = Guide(guide.flow, guide.interface, guide.words, grown, guide.channel_texts, guide.findable, guide.search)
    return Later(later, grown, request.param)


@pytest.mark.parametrize(
    "button",
    [
        old_button(answers=f"{TOLD}..A"),  # an answer to a question that is gone
        old_button(answers=f"{TOLD}..B"),
        old_button(situations=CHILD + GONE),  # a situation
        old_button(situations=GONE + CHILD),
        old_button(open=topic(GONE)),  # a topic that lies open
        old_button(open=page(GONE)),  # a page that lies open
        old_button(open=card(GONE)),  # a card that lies open
        old_button(open=languages(card(GONE))),
        old_button(open=change_of("?")),  # a question that is being changed
        old_button(open=topic_in_other_words(GONE)),
        old_button(open=languages(topic(GONE))),  # a topic below the languages
        old_button(open=languages(topic_in_other_words(GONE))),
        old_button(topic(GONE)),  # what the button opens
        old_button(topic_in_other_words(GONE)),
        old_button("Sg", open=topic_in_other_words(GONE)),  # another section of it
        old_button(page(GONE)),
        old_button(card(GONE)),
        old_button(change_of("?")),
        old_button("C?A"),  # what the button answers
        old_button(f"CF{GONE}"),
        old_button(f"CG{GONE}"),
        old_button(f"T{GONE}"),  # what the button takes back
        old_button("A?"),  # what the button changes
    ],
)
def test_what_is_gone_is_told_and_the_rest_is_kept(later: Talk, button: str) -> None:
    later.presses(button).is_asked("child_nationality")
    assert later.answers == KEPT
    assert later.situations == ["child"]
    assert later.is_told("notice_flow_changed")


def test_it_is_told_once(later: Talk) -> None:
    later.presses(old_button(answers=f"{TOLD}..A")).chooses("dutch")
    assert later.is_told_nothing


def test_a_choice_that_is_gone_is_asked_again_and_no_other_is_put_in_its_place(later: Talk) -> None:
    later.presses(old_button(answers=TOLD.replace("----A", f"----{GONE}"))).is_asked("asylum")
    assert later.answers == {"danger": "no_danger", "child_age": "under_18"}
    assert later.is_told("notice_flow_changed")
    later.chooses("another_country").is_asked("child_nationality")


@pytest.mark.parametrize(
    "button",
    [
        old_button(BACK, open=topic(GONE)),
        old_button(BACK, open=topic_in_other_words(GONE)),
        old_button(BACK, answers=f"{TOLD}..A"),
        old_button(BACK, open=languages(page(GONE))),
    ],
)
def test_back_from_what_is_gone_takes_no_answer_back(later: Talk, button: str) -> None:
    later.presses(button).is_asked("child_nationality")
    assert later.answers == KEPT
    assert later.is_told("notice_flow_changed")
    later.goes_back().is_asked("child_age")


def test_who_read_in_a_language_that_is_gone_chooses_another_and_goes_on(later: Talk) -> None:
    later.presses(old_button(language=GONE, open="hA")).sees("languages")
    assert later.answers == KEPT
    later.does("language en").is_asked("child_nationality")


def test_a_language_that_is_gone_leaves_what_lay_open(later: Talk) -> None:
    later.presses(old_button(f"L{GONE}", open=languages(topic("A")))).sees("languages")
    later.goes_back().sees("topic:domestic-violence:short:0")


def test_a_topic_that_a_link_asked_for_is_kept_when_a_language_is_gone(later: Talk) -> None:
    later.presses(old_button(f"L{GONE}", language=NOTHING, open=languages(topic("A")), situations="", answers="")).sees(
        "languages"
    ).does("language en").sees("topic:domestic-violence:short:0")


@pytest.mark.parametrize(
    "button",
    [
        old_button(situations=NEVER),
        old_button(answers=TOLD.replace("----A", f"----{NEVER}")),
        old_button(open=topic(NEVER)),
        old_button(open=topic_in_other_words(NEVER)),
        old_button(f"r{GONE}gzz", open=topic_in_other_words(GONE)),
        old_button(open=page(NEVER)),
        old_button(language=NEVER),
        old_button(open=change_of("9")),
    ],
)
def test_what_never_was_in_the_ledger_is_no_code(later: Later, button: str) -> None:
    assert later.guide.coder.read_button(later.encode(button)) is None


OLD: States = {
    "first": {"yes": "second", "no": "second"},
    "second": {"yes": "situation", "no": "situation"},
    "situation": {"a": "about_a", "b": "end"},
    "about_a": {"yes": "more_about_a", "no": "end"},
    "more_about_a": {"yes": "end", "no": "other_end"},
    "end": (None,),
    "other_end": (None,),
}


def changed(guide: Guide, states: States) -> tuple[Talk, Talk]:
    """A talk with the old flow at its end, and one with the new flow, with the same ledger."""
    ledger = ledger_of(guide, OLD, states)
    old = Talk(small_guide(guide, OLD, ledger=ledger)).start().chooses("yes", "yes", "a", "yes", "yes").sees("end")
    return old, Talk(small_guide(guide, states, ledger=ledger))


def test_a_question_that_was_taken_out_is_passed_over(guide: Guide) -> None:
    states = {name: state for name, state in OLD.items() if name != "second"}
    old, new = changed(guide, {**states, "first": {"yes": "situation", "no": "situation"}})
    new.presses(old.button("open answers")).sees("answers")
    assert new.answers == {"first": "yes", "about_a": "yes", "more_about_a": "yes"}
    assert new.is_told("notice_flow_changed")


def test_a_question_that_was_put_in_is_asked_and_the_answers_after_it_stay(guide: Guide) -> None:
    old, new = changed(
        guide, {**OLD, "first": {"yes": "put_in", "no": "put_in"}, "put_in": {"yes": "second", "no": "end"}}
    )
    old.does("open answers")
    new.presses(old.button("go on")).is_asked("put_in")
    assert new.is_told_nothing
    new.chooses("yes").sees("end")


def test_answers_that_the_new_flow_does_not_ask_for_are_dropped_and_it_is_said(guide: Guide) -> None:
    old, new = changed(guide, {**OLD, "about_a": {"yes": "end", "no": "more_about_a"}})
    old.does("open answers")
    new.presses(old.button("go on")).sees("end")
    assert new.answers == {"first": "yes", "second": "yes", "about_a": "yes"}
    assert new.is_told("notice_flow_changed")


def test_a_question_that_became_an_outcome_ends_there(guide: Guide) -> None:
    states = {name: state for name, state in OLD.items() if name != "other_end"}
    old, new = changed(guide, {**states, "more_about_a": (None,)})
    old.does("open answers")
    new.presses(old.button("go on")).sees("more_about_a")
    assert new.is_told("notice_flow_changed")
    assert "more_about_a" not in new.answers


def test_a_situation_that_was_taken_out_is_asked_again(guide: Guide) -> None:
    old, new = changed(guide, {**OLD, "situation": {"b": "about_a", "c": "end"}})
    old.does("open answers")
    new.presses(old.button("go on")).is_asked("situation")
    assert new.situations == []
    assert new.is_told("notice_flow_changed")
