"""What an outcome may take on Telegram before anything is opened: letters in sight, and rows of keys."""

from __future__ import annotations

import pytest

from bot.authoring.project import Project
from bot.channels.telegram.checks import find_long_outcomes
from bot.channels.telegram.keys import DataKey
from bot.channels.telegram.rendering import Message
from bot.core.conversation import Conversation
from bot.core.flow import Outcome
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.replay import Ending, Replay
from bot.core.screen import Screen
from tests.screens import screens_in

ARABIC = Language("ar", "العربية", right_to_left=True)
ROW = (DataKey("x", "1"),)


def outcomes_of(guide: Guide) -> list[Outcome]:
    """Every outcome, in its order."""
    return [state for state in guide.flow.states.values() if isinstance(state, Outcome)]


def replay(guide: Guide, turn: Turn) -> tuple[Ending, ...]:
    """The ends that a conversation has come to."""
    return Replay(guide.flow).journey(turn.conversation).endings


def shown(outcome: Outcome, html: str, rows: int = 0) -> tuple[Turn, Message]:
    """An outcome as such a message, with so many rows besides the controls."""
    return Turn(Conversation(ARABIC), Screen(outcome, ARABIC, ())), Message(html, (ROW,) * (rows + 1))


def told(project: Project, *outcomes: tuple[Turn, Message]) -> list[str]:
    return [str(problem) for problem in find_long_outcomes(project, ARABIC, outcomes)]


def test_what_is_in_sight_is_counted_and_not_what_is_folded(authored: Project, guide: Guide) -> None:
    outcome, *_ = outcomes_of(guide)
    place = authored.drafts.flow.states[outcome.name].name.place
    fold = f"<blockquote expandable><b>More</b>\n{'y' * 38}\nz\n{'hidden ' * 400}</blockquote>"
    least = shown(outcome, "x" * 1100)
    assert told(authored, least, shown(outcome, "x" * 1455 + fold)) == []
    (said,) = told(authored, least, shown(outcome, "x" * 1456 + fold))
    assert said == (
        f"{place}: '{outcome.name}' in ar has 1501 letters in sight on Telegram, where 1500 are read. Shorten the "
        "title and the steps, or move a step to 'only_if' or 'also'. [long-outcome]"
    )


def test_the_median_is_that_of_the_first_form_of_each_outcome(authored: Project, guide: Guide) -> None:
    first, second, third, *_ = outcomes_of(guide)
    longer = "x" * 1500
    usual = [shown(first, "x"), shown(first, longer), shown(second, "x" * 1100), shown(third, longer)]
    assert told(authored, *usual) == []
    usual[2] = shown(second, "x" * 1101)
    (said,) = told(authored, *usual)
    assert said == (
        "flows/permit.yaml:1:1: an outcome in ar has 1101 letters in sight on Telegram at the median, where 1100 are "
        "read. Shorten what many outcomes say, or fold it. [long-outcomes]"
    )
    assert told(authored) == []


def test_six_rows_fit_above_the_controls(authored: Project, guide: Guide) -> None:
    outcome, *_ = outcomes_of(guide)
    place = authored.drafts.flow.states[outcome.name].name.place
    assert told(authored, shown(outcome, "x", 6)) == []
    (said,) = told(authored, shown(outcome, "x", 7))
    assert said == (
        f"{place}: '{outcome.name}' in ar has 7 rows of keys on Telegram besides the controls, where 6 fit. Shorten "
        "the labels that stand alone in a row, or point to fewer topics. [many-rows]"
    )


@pytest.mark.slow
def test_every_outcome_is_swept_after_one_situation_and_after_many(guide: Guide) -> None:
    """That is what the median is taken of. That all keep to it is what ``test_check_says_how_much_is_well`` sees."""
    situations = dict[Outcome, list[int]]()
    for turn in screens_in(guide, guide.words.english):
        if isinstance(turn.screen.subject, Outcome):
            told_before = {ending.situation for ending in replay(guide, turn)}
            situations.setdefault(turn.screen.subject, []).append(len(told_before))
    assert {*situations} == {*outcomes_of(guide)}
    assert {found[0] for found in situations.values()} == {1}
    assert all(len(found) > 1 for found in situations.values())
    assert max(situations.values(), key=max)[1] > 1
