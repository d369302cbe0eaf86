"""``wegwijs check``: what it says is wrong, what it asks to look at, and how it ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import check_report, cli, wiring
from bot.authoring.project import Project
from bot.authoring.source.problems import Place, Problem
from bot.cli.check import HARDEST
from bot.core.guide import Guide
from bot.core.translation import Status
from tests.authored import OFFERED
from tests.commands import breaks, offers
from tests.commands import copy as copy  # noqa: PLC0414  # a fixture
from tests.commands import run as run  # noqa: PLC0414  # a fixture
from tests.nightly import LOOKED_AT, each_language


@pytest.mark.slow
def test_check_says_how_much_is_well(run: CliRunner) -> None:
    result = run.invoke(cli.app, ["check", "--no-screens"])
    assert result.exit_code == 0
    well, readability, *hardest = (line for line in result.output.splitlines() if not line.startswith("For a look: "))
    assert re.fullmatch(r"All is well: \d+ states, \d+ pages, \d+ facts, \d+ organisations, \d+ short texts\.", well)
    assert re.match(r"Readability of \d+ sections: \d+\.\d words to a sentence, reading ease \d+ ", readability)
    assert len(hardest) == HARDEST
    assert all(re.match(r"  [a-z-]+#[a-z-]+: \d+\.\d words, ease \d+\. \w", line) for line in hardest)


@pytest.mark.slow
@pytest.mark.parametrize("code", each_language(OFFERED))
def test_every_screen_is_well_in_every_language_that_is_offered(authored: Project, guide: Guide, code: str) -> None:
    assert list(check_report.check_screens_in(authored, guide, guide.words.languages[code])) == []


OF_ALL = {"long-outcomes", "usually-too-high"}
"""What is said of all outcomes together, and cannot be known of some."""


@pytest.mark.slow
@pytest.mark.parametrize("code", [code for code in OFFERED if code not in LOOKED_AT])
def test_each_screen_is_well_in_one_of_the_others_by_day(authored: Project, guide: Guide, code: str) -> None:
    others = [each for each in OFFERED if each not in LOOKED_AT]
    among = slice(others.index(code), None, len(others))
    found = check_report.check_screens_in(authored, guide, guide.words.languages[code], among)
    assert [problem for problem in found if problem.check not in OF_ALL] == []


def test_it_draws_no_screen_where_that_is_not_wanted(
    run: CliRunner, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = Problem(Place(f"{copy.name}.yaml", 1, 1), "a screen is wrong.", "Mend it.", "some-screen")
    monkeypatch.setattr(check_report, "check_screens", lambda *_: [problem])
    assert "some-screen" in run.invoke(cli.app, ["check"]).stdout
    quick = run.invoke(cli.app, ["check", "--no-screens"])
    assert (quick.exit_code, "some-screen" in quick.stdout) == (0, False)


def test_check_names_every_mistake_sorted_and_fails(run: CliRunner, copy: Path) -> None:
    breaks(copy, "flows/interface.yaml", "control_back: Control back", "control_bakc: Back")
    breaks(copy, "flows/permit.yaml", "start:", "strat:")
    result = run.invoke(cli.app, ["check"])
    assert result.exit_code == 1
    assert all(
        re.match(r"(flows|content|translations)/\S+:\d+:\d+: .+ \[[a-z-]+\]$", line)
        for line in result.stdout.splitlines()
    )
    assert result.stdout.splitlines() == sorted(result.stdout.splitlines())
    assert re.fullmatch(r"\d+ problems\.\n", result.stderr)


def test_check_asks_for_a_look_and_does_not_fail_for_that(run: CliRunner, copy: Path) -> None:
    file = "translations/nl/LC_MESSAGES/messages.po"
    english = r'(msgctxt "permit\.safe\.question"\nmsgid "(.*)"\nmsgstr ").*"'
    catalog = (copy / file).read_text(encoding="utf-8")
    (copy / file).write_text(re.sub(english, r'\1\2"', catalog), encoding="utf-8")
    result = run.invoke(cli.app, ["check"])
    assert result.exit_code == 0
    assert "[same-as-english]" in next(line for line in result.output.splitlines() if line.startswith("For a look: "))
    result = run.invoke(cli.app, ["check", "--format", "github"])
    assert result.exit_code == 0
    assert f"::notice file={file}," in result.output


def test_dutch_that_is_offered_with_a_gap_fails_and_another_language_does_not(run: CliRunner, copy: Path) -> None:
    offers(copy, "arb", "yes")
    result = run.invoke(cli.app, ["check"])
    assert result.exit_code == 0
    assert "For a look: translations/languages.yaml:" in result.output
    assert "Arabic is offered, and texts are missing or stale in it: " in result.output
    offers(copy, "nld", "yes")
    gaps = [item.id for item in wiring.read(copy).items["nl"] if item.state in {Status.MISSING, Status.STALE}]
    result = run.invoke(cli.app, ["check"])
    assert result.exit_code == 1
    assert result.stderr == "1 problem.\n"
    assert (
        f"Dutch is offered, and texts are missing or stale in it: {len(gaps)}, the first '{gaps[0]}'." in result.output
    )


def test_one_mistake_is_one_problem(run: CliRunner, copy: Path) -> None:
    breaks(copy, "flows/interface.yaml", "control_back: Control back", "control_back: Control back\ncontrol_bakc: Back")
    result = run.invoke(cli.app, ["check"])
    assert result.exit_code == 1
    assert result.stderr == "1 problem.\n"
    assert "control_bakc" in result.stdout


def test_check_finds_what_does_not_fit_telegram(run: CliRunner, copy: Path) -> None:
    breaks(copy, "content/help/en.md", "In danger now?", "**Go**. " * 120)
    result = run.invoke(cli.app, ["check"])
    assert result.exit_code == 1
    assert {line.rpartition("[")[2] for line in result.stdout.splitlines() if "For a look" not in line} == {
        "does-not-fit]"
    }


def test_for_github_mistakes_are_annotations(run: CliRunner, copy: Path) -> None:
    breaks(copy, "flows/interface.yaml", "control_back: Control back", "control_bakc: Back")
    result = run.invoke(cli.app, ["check", "--format", "github"])
    assert result.exit_code == 1
    assert all(
        re.match(r"::error file=flows/\S+,line=\d+,col=\d+,title=[a-z-]+::.+", line)
        for line in result.stdout.splitlines()
    )
