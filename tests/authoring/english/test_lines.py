"""The words of lines: what a screen says once, and whom it sends a person to."""

from __future__ import annotations

import pytest

from bot.authoring.english.checks.lines import no_calm_line, not_alone, several_to_call
from bot.authoring.english.draft_flow import DraftLine
from bot.authoring.project import Project
from bot.authoring.source.problems import Place
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.organisation import Kind, Organisation
from bot.core.text import Text
from bot.wiring import read
from tests.authoring.tree import SOUND

HERE = Place("flows/permit.yaml", 3, 1)


def line(text: str, after: str | None = None) -> DraftLine:
    return DraftLine(Scalar("line", HERE), Text("x", text), after=Text("x.after", after) if after else None)


def organisation(name: str, title: str) -> Organisation:
    return Organisation(
        name, Kind.HELPER, title, None, Text("x", ""), None, (), (), None, None, None, None, None, None, None, None, "",
        "", None,
    )  # fmt: skip


ORGANISATIONS = {
    each.name: each
    for each in (
        organisation("juridisch-loket", "Juridisch Loket"),
        organisation("veilig-thuis", "Veilig Thuis"),
        organisation("comensha", "CoMensha"),
    )
}


@pytest.mark.parametrize(
    "text",
    [
        "Ask a lawyer or the Juridisch Loket this week.",
        "Call Veilig Thuis today.",
        "Call the Juridisch Loket today.",
        "Call your lawyer this week.",
        "You do not have to call Veilig Thuis or CoMensha today.",
        "Call Veilig Thuis or CoMensha.",
        "Call Veilig Thuis today. Later CoMensha can help.",
    ],
)
def test_an_urgent_sentence_may_name_one(text: str) -> None:
    assert not [*several_to_call([line(text)], ORGANISATIONS)]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Call Veilig Thuis or CoMensha today.", "Veilig Thuis and CoMensha"),
        ("Call a lawyer or Veilig Thuis today.", "a lawyer and Veilig Thuis"),
        ("Ask lawyers, the Juridisch Loket or CoMensha this week.", "a lawyer and Juridisch Loket and CoMensha"),
        ("Call the Juridisch Loket and CoMensha today.", "Juridisch Loket and CoMensha"),
    ],
)
def test_an_urgent_sentence_that_names_several_is_told(text: str, whom: str) -> None:
    (problem,) = several_to_call([line(text)], ORGANISATIONS)
    assert problem.what == f"an urgent sentence of 'line' names {whom}."


@pytest.mark.parametrize("text", ["You do not decide today.", "Don't go today.", "Wait.", "We open todays shop."])
def test_what_is_not_urgent_needs_no_other_words(text: str) -> None:
    assert not [*no_calm_line([line(text)])]


def test_what_is_urgent_has_calm_words_for_below_another() -> None:
    assert not [*no_calm_line([line("Call a lawyer TODAY.", "Tell the lawyer too.")])]
    assert len([*no_calm_line([line("Call this week. Call today.", "Call today.")])]) == 2


@pytest.mark.parametrize(
    "text",
    ["Is it an emergency? Call 112.", "Did you get a letter? Keep it.", "**This guide** helps.", "Such as? Them."],
)
def test_a_line_that_stands_alone(authored: Project, text: str) -> None:
    assert not [*not_alone([line(text)], authored.drafts.referring)]


@pytest.mark.parametrize("text", ["Tell them.", "Is that person near? Wait.", "In it.", "Go there!", "THIS helps."])
def test_a_line_that_leans_on_another(authored: Project, text: str) -> None:
    assert [problem.check for problem in not_alone([line(text)], authored.drafts.referring)] == ["not-alone"]


def test_the_words_of_the_sound_tree_have_what_to_do_instead() -> None:
    assert all(read(SOUND).drafts.referring.values())
