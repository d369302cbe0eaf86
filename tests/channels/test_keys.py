"""The keys below a message on Telegram: which there are, in which rows, and what they are called. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from bot.channels.telegram.keys import (
    APART,
    CHANGE,
    CHOSEN,
    CopyKey,
    DataKey,
    Key,
    Style,
    in_rows,
    pack,
    strip_signs,
    to_keys,
)
from bot.channels.telegram.limits import LABEL_PIXELS
from bot.channels.text_width import width
from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.bidi import LRI, PDI, first_strong
from bot.core.blocks import Answered, Block, Contact, Dial, Fold, Paragraph, Way
from bot.core.button import Button
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.event import Closed, Opened
from bot.core.flow import Information, Outcome, Question
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.overlay import Menu
from bot.core.screen import Control, ControlKind, Screen
from bot.core.subject import Subject
from bot.core.text import Said
from tests.screens import screens_in

ENGLISH = Language("en", "English")
LONG = "x" * 30
"""A label that needs a row of its own."""


def said(text: str) -> Said:
    return Said(text, ENGLISH)


def button(label: str) -> Button:
    return Button(said(label), Closed())


CONTROLS = tuple(Control(kind, said(kind.value), events.WentBack()) for kind in ControlKind)


def shape(rows: Iterable[Iterable[Key]]) -> list[list[str]]:
    """The labels, row by row."""
    return [[key.label for key in row] for row in rows]


def keys(guide: Guide, screen: Screen) -> list[list[str]]:
    return shape(to_keys(screen, guide.coder.writer(Conversation())))


def test_rows_stand_in_the_order_in_which_they_are_needed(guide: Guide) -> None:
    """What is among the text, what is below it, what matters less, numbers to copy, and last the controls."""
    house = Contact(said("House"), (), (Dial("088 715 7000"), Dial("112")))
    folded = Fold(said("Fold"), (Way(button("folded way")), replace(house, phones=(Dial("033 448 11 86"),))))
    blocks: tuple[Block, ...] = (Way(button("way")), house, folded)
    screen = Screen(Menu(), ENGLISH, blocks, (button("below"),), CONTROLS, asides=(button("aside"),))
    assert keys(guide, screen) == [
        ["way"],
        ["folded way"],
        ["below"],
        ["clear", "language", "aside"],
        [f"\U0001f4de {LRI}088 715 7000{PDI}"],
        ["back", "help", "menu"],
    ]


def test_a_number_in_sight_has_a_key_that_copies_it_once_and_112_has_none(guide: Guide) -> None:
    house = Contact(said("House"), (), (Dial("088 715 7000"), Dial("033 448 11 86", said("For children"))))
    police = replace(house, phones=(Dial("112"),))
    screen = Screen(Menu(), ENGLISH, (house, house, police))
    numbers = ("088 715 7000", "033 448 11 86")
    assert to_keys(screen, guide.coder.writer(Conversation())) == (
        tuple(CopyKey(f"\U0001f4de {LRI}{number}{PDI}", number) for number in numbers),
    )


@pytest.mark.parametrize(("columns", "rows"), [(1, [1, 1, 1]), (2, [2, 1]), (3, [3])])
def test_answers_stand_in_columns(guide: Guide, columns: int, rows: list[int]) -> None:
    screen = Screen(Menu(), ENGLISH, (), (button("Yes"),) * 3, columns=columns)
    assert [len(row) for row in keys(guide, screen)] == rows
    assert [len(row) for row in in_rows((DataKey("x", "1"),) * 3, columns)] == rows


def test_signs_say_what_was_chosen_what_is_set_apart_and_what_is_changed(guide: Guide) -> None:
    chosen, apart = replace(button("Yes"), marked=True), replace(button("Forced"), apart=True)
    change = button("Change")
    screen = Screen(
        Menu(),
        ENGLISH,
        (Answered(said("First question"), said("Yes"), change),),
        (chosen, apart, replace(apart, marked=True)),
    )
    assert keys(guide, screen) == [
        [f"{CHANGE}First question"],
        [f"{CHOSEN}Yes"],
        [f"{APART}Forced"],
        [f"{CHOSEN}Forced"],
    ]
    plain = ["First question", "Yes", "Forced", "Forced"]
    assert [strip_signs(label) for (label,) in keys(guide, screen)] == plain
    assert [first_strong(sign) for sign in (CHANGE, CHOSEN, APART)] == [None] * 3


def test_only_the_one_way_on_help_and_clear_have_a_colour(guide: Guide) -> None:
    screen = Screen(Menu(), ENGLISH, (), (replace(button("on"), primary=True), button("else")), CONTROLS)
    found = to_keys(screen, guide.coder.writer(Conversation()))
    styles = {key.label: key.style for row in found for key in row if isinstance(key, DataKey)}
    assert styles == {
        "on": Style.PRIMARY, "else": None, "language": None, "clear": Style.DANGER,
        "back": None, "help": Style.DANGER, "menu": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        (["a", "b", "c"], [["a", "b", "c"]]),
        (["a", "b", "c", "d"], [["a", "b", "c"], ["d"]]),
        (["a", LONG, "b", "c"], [["a", "b", "c"], [LONG]]),
        ([LONG, "a", "b"], [[LONG], ["a", "b"]]),
        (["a", "x" * 14, "b"], [["a", "x" * 14], ["b"]]),
        ([], []),
    ],
)
def test_as_many_stand_in_a_row_as_a_phone_shows_whole(labels: list[str], rows: list[list[str]]) -> None:
    assert shape(pack(DataKey(label, "1") for label in labels)) == rows


def here(guide: Guide, subject: Subject) -> set[str]:
    """The controls that a screen of this subject has as keys."""
    return {label for row in keys(guide, Screen(subject, ENGLISH, (), (), CONTROLS)) for label in row}


ALWAYS = {"back", "help", "menu"}


def test_the_menu_has_every_control(guide: Guide) -> None:
    assert here(guide, Menu()) == {kind.value for kind in ControlKind}


def test_clear_is_at_hand_where_somebody_else_should_not_look(guide: Guide) -> None:
    flow = guide.flow
    found = {state.name: here(guide, state) for state in flow.states.values()}
    assert found == {
        state.name: ALWAYS | ({"clear"} if isinstance(state, Outcome | Information) else set())
        for state in flow.states.values()
    }
    assert any(isinstance(state, Question) for state in flow.states.values())
    for topic in flow.topics.values():
        for section in Section:
            expected = ALWAYS | ({"clear"} if topic.is_about_danger else set())
            assert here(guide, overlays.ReadingTopic(topic, section)) == expected
    assert {topic.is_about_danger for topic in flow.topics.values()} == {True, False}
    for page in flow.pages.values():
        expected = ALWAYS | ({"clear"} if page is flow.help else set())
        assert here(guide, overlays.ReadingPage(page)) == expected
    for subject in (
        overlays.AllTopics(),
        overlays.AllCards(),
        overlays.Helpers(),
        overlays.MyAnswers(),
        overlays.Languages(),
    ):
        assert here(guide, subject) == ALWAYS
    for card in flow.cards.values():
        assert here(guide, overlays.OneCard(card)) == ALWAYS | {"clear"}


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_screen_ends_with_one_row_of_controls_and_has_a_key_for_all_else(guide: Guide, code: str) -> None:
    """Language and Clear are one press further where they have no key: in the menu, which every screen has."""
    for turn in screens_in(guide, guide.words.languages[code]):
        found = to_keys(turn.screen, guide.coder.writer(turn.conversation))
        pressed = [read(guide, turn, key) for row in found for key in row if isinstance(key, DataKey)]
        assert {*pressed} >= {each.event for each in turn.screen.buttons}, turn.screen.shows
        if turn.screen.controls:
            row = [read(guide, turn, key) for key in found[-1] if isinstance(key, DataKey)]
            by_kind = {each.kind: each.event for each in turn.screen.controls}
            assert row == [by_kind[kind] for kind in (ControlKind.BACK, ControlKind.HELP, ControlKind.MENU)]
            assert sum(event == events.Cleared() for event in pressed) <= 1


def read(guide: Guide, turn: Turn, key: DataKey) -> events.Pressed:
    press = guide.coder.read_button(key.carries)
    assert press
    assert press.conversation == turn.conversation
    return press.event


@pytest.mark.parametrize("code", ["en", "ar"])
def test_what_stands_side_by_side_is_shown_whole(guide: Guide, code: str) -> None:
    language = guide.words.languages[code]
    for overlay in (overlays.Menu(), overlays.Helpers()):
        turn = guide.step(Conversation(language), Opened(overlay))
        rows = to_keys(turn.screen, guide.coder.writer(turn.conversation))
        assert max(map(len, rows)) > 1
        assert all(width(key.label) <= LABEL_PIXELS[len(row)] for row in rows for key in row)


def test_a_screen_without_buttons_has_no_keys(guide: Guide) -> None:
    assert keys(guide, Screen(Menu(), ENGLISH, (Paragraph(said("x")),))) == []
