"""A button of every release still means what it meant: nobody's answers may turn into others."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.telegram.limits import LONGEST_BUTTON
from bot.core.code import VERSION, VERSION_OF_OLD
from bot.core.guide import Guide
from bot.core.ledger import Ledger
from tests.codes import as_data, meaning, released
from tests.versions import in_version_2

RELEASED = released()


def test_there_are_codes_of_a_release() -> None:
    assert len(RELEASED["0.1.0"]["buttons"]) >= 30
    assert max(len(button) for button in RELEASED["0.1.0"]["buttons"]) >= 28
    assert max(len(button) for button in RELEASED["2026-11-25"]["buttons"]) <= LONGEST_BUTTON


@pytest.mark.parametrize("version", RELEASED)
def test_every_release_has_buttons_of_its_version_of_the_code(version: str) -> None:
    written = VERSION_OF_OLD if version in {"0.1.0", "2026-11-25"} else VERSION
    assert {button[0] for button in RELEASED[version]["buttons"]} == {written}


@pytest.mark.parametrize("version", RELEASED)
def test_an_old_button_means_what_it_meant(guide: Guide, version: str) -> None:
    for button, told in RELEASED[version]["buttons"].items():
        means = meaning(guide, button)
        assert means["language"] == told["language"], button
        assert means["answers"] == still(guide, told["answers"]), button
        assert means["situations"] == [name for name in told["situations"] if name in situations(guide)], button
        if not is_gone(guide, button):
            assert (means["open"], means["press"]) == (told["open"], told["press"]), button


@pytest.mark.parametrize("version", RELEASED)
def test_an_old_button_comes_to_its_place_or_to_what_has_to_be_asked(guide: Guide, version: str) -> None:
    """Only a question that is new, or one whose answer the flow has no more, is asked before the place of then."""
    known = [name for name, _ in RELEASED[version]["ledger"]["questions"]]
    for button, then in RELEASED[version]["buttons"].items():
        place = meaning(guide, button)["place"]
        new = place in guide.flow.states and place not in known
        asked_again = place in lost(guide, then["answers"]) or (
            place == guide.flow.situation.name and not {*then["situations"]} <= situations(guide)
        )
        assert place == then["place"] or new or asked_again, button


@pytest.mark.parametrize("version", [version for version in RELEASED if version != "0.1.0"])
def test_a_button_that_tells_the_words_is_written_as_it_is_read(guide: Guide, ledger: Ledger, version: str) -> None:
    """In the version of today; also after these words have changed."""
    for button in RELEASED[version]["buttons"]:
        press = guide.coder.read_button(button)
        assert press, button
        if not is_gone(guide, button):
            assert guide.coder.button(press.conversation, press.event) == in_version_2(ledger, button), button


@pytest.mark.parametrize("version", RELEASED)
def test_an_old_button_that_is_cut_off_or_spoilt_is_read_or_rejected(guide: Guide, version: str) -> None:
    for button in RELEASED[version]["buttons"]:
        for at in range(len(button)):
            for spoilt in (button[:at], button[:at] + button[at + 1 :], f"{button[:at]}9{button[at + 1 :]}"):
                press = guide.coder.read_button(spoilt)
                assert press is None or guide.coder.button(press.conversation, press.event), spoilt


@pytest.mark.parametrize("version", RELEASED)
def test_the_ledger_only_grew(ledger: Ledger, version: str) -> None:
    then, now = RELEASED[version]["ledger"], as_data(ledger)
    for (name, choices), (name_now, choices_now) in zip(then["questions"], now["questions"], strict=False):
        assert name == name_now
        assert choices.items() <= choices_now.items()
    assert len(then["questions"]) <= len(now["questions"])
    for sort in ("languages", "topics", "pages", "cards"):
        assert then.get(sort, {}).items() <= now[sort].items()
    fields = then.get("fields", [])
    assert now["fields"][: len(fields)] == fields


def still(guide: Guide, answers: dict[str, Any]) -> dict[str, Any]:
    """The answers that the flow still has."""
    states = guide.flow.states
    return {
        question: name
        for question, name in answers.items()
        if question in states and name in {choice.name for choice in guide.flow.choices_of(states[question])}
    }


def lost(guide: Guide, answers: dict[str, Any]) -> set[str]:
    """The questions that the flow still has, and of whose answers it does not."""
    return {question for question in answers if question in guide.flow.states} - {*still(guide, answers)}


def situations(guide: Guide) -> set[str]:
    return {choice.name for choice in guide.flow.situation.choices}


def is_gone(guide: Guide, button: str) -> bool:
    """Whether the flow lacks something that a button names; then what lay open is closed, and it is said."""
    press = guide.coder.read_button(button)
    return press is not None and press.conversation.outdated
