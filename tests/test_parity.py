"""Every channel says what a screen says: no answer, contact, number, warning or way on is lost in any of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from bot import cli
from bot.authoring.project import Project
from bot.authoring.sweep.every_screen import sweep_screens
from bot.channels.whatsapp.rendering import WhatsAppView
from bot.channels.whatsapp.texts import WhatsAppTexts
from bot.core import event as events
from bot.core.blocks import Fold
from bot.core.conversation import Conversation
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.overlay import ReadingPage
from bot.core.translation import Translation
from bot.parity.checks import check_channels
from bot.parity.losses import find_losses
from bot.parity.shown import Medium, ShownTurn, show
from bot.parity.table import DOORWAY, find_doorway_faults, find_faults, tally_screens
from tests.authored import OFFERED
from tests.nightly import at_night
from tests.retranslated import WithCatalogs
from tests.retranslated import with_catalogs as with_catalogs  # noqa: PLC0414  # a fixture


def turns_of(guide: Guide, language: Language) -> Iterable[Turn]:
    return sweep_screens(guide, language)


@pytest.mark.slow
@pytest.mark.parametrize("code", ["ar", *at_night(code for code in OFFERED if code != "ar")])
def test_nothing_is_lost_in_any_channel(guide: Guide, code: str) -> None:
    """In the others ``wegwijs check`` sees to it, which is tested too (``tests/test_check.py``)."""
    language = guide.words.languages[code]
    assert [*find_faults(guide, turns_of(guide, language))] == []


@pytest.mark.slow
def test_the_doorway_has_every_number_in_every_language(guide: Guide) -> None:
    for language in guide.words.offered:
        assert [*find_doorway_faults(guide, language)] == []


@pytest.fixture
def outcome(guide: Guide) -> Turn:
    """An outcome, with all that one can have."""
    return next(turn for turn in turns_of(guide, guide.words.english) if turn.screen.shows == "no_fault_steps")


@pytest.mark.parametrize("medium", Medium)
def test_a_text_or_a_press_that_is_missing_is_found(guide: Guide, outcome: Turn, medium: Medium) -> None:
    shown = show(medium, guide, outcome)
    assert [*find_losses(medium, guide, outcome, shown)] == []
    without = replace(shown, text=shown.text.replace("0800-8020", ""))
    assert any("0800-8020" in text for text in find_losses(medium, guide, outcome, without))
    if shown.carried is not None:
        button = outcome.screen.buttons[-1]
        carried = guide.coder.button(outcome.conversation, button.event)
        less = replace(shown, carried=shown.carried - {carried})
        assert f"what '{button.label.text}' does" in [*find_losses(medium, guide, outcome, less)]


def test_what_is_behind_a_row_is_not_lost(guide: Guide, outcome: Turn) -> None:
    shown = show(Medium.WHATSAPP, guide, outcome)
    folds = [block for block in outcome.screen.blocks if isinstance(block, Fold)]
    assert (shown.messages, shown.behind) == (1, len(folds))
    first = ShownTurn(" ".join(message.body for message in WhatsAppView(guide).show(outcome)), shown.carried)
    assert [*find_losses(Medium.WHATSAPP, guide, outcome, first)] != []


@pytest.mark.parametrize("medium", Medium)
def test_help_without_a_language_has_every_number_everywhere(guide: Guide, medium: Medium) -> None:
    turn = guide.step(Conversation(), events.Opened(ReadingPage(guide.flow.help)))
    shown = show(medium, guide, turn)
    for helper in guide.flow.help.helpers:
        assert all(phone.number in shown.text for phone in helper.phones)


def test_a_label_with_no_room_and_a_button_too_long_are_told_with_their_place(
    guide: Guide, with_catalogs: WithCatalogs
) -> None:
    dutch = guide.words.languages["nl"]
    texts, catalog = guide.texts(WhatsAppTexts), dict(guide.words.catalogs["nl"])
    label = next(choice.label for choice in guide.flow.choices_of(guide.flow.start))
    for text, long in ((texts.whatsapp_choose, "x" * 21), (texts.whatsapp_open, "x" * 21), (label, "y" * 100)):
        catalog[text.context] = Translation(long, catalog[text.context].trust)
    spoilt = with_catalogs({"nl": catalog})
    begins = spoilt.step(Conversation(dutch), events.Closed())
    told = [str(problem) for problem in check_channels(spoilt, dutch, [begins])]
    assert all(line.startswith("translations/nl/LC_MESSAGES/messages.po:1:1: ") for line in told)
    assert any("loses 'yyyy" in line and "on WhatsApp. Shorten it. [lost-in-a-channel]" in line for line in told)
    assert any(
        "has 21 letters, where 1 to 20 are possible" in line and "[too-long-for-whatsapp]" in line for line in told
    )
    assert any("'door' in nl does not fit WhatsApp" in line for line in told)


def test_the_table_counts_every_screen_in_every_channel(guide: Guide) -> None:
    few = [turn for number, turn in enumerate(turns_of(guide, guide.words.english)) if not number % 100]
    tallies = tally_screens(guide, guide.words.english, few)
    assert {*tallies} == {medium.value for medium in Medium} | {DOORWAY}
    assert {tallies[medium.value].screens for medium in Medium} == {len(few)}
    assert all(tally.cells[-1] == 0 for tally in tallies.values())


@pytest.mark.slow
def test_the_command_shows_the_table(authored: Project) -> None:
    ran = CliRunner().invoke(cli.app, ["parity", "--lang", "en", "--cuts"])
    assert ran.exit_code == 0, ran.output
    for name in (*(medium.value for medium in Medium), DOORWAY):
        assert name in ran.output
    cut = [
        line for line in ran.output.splitlines() if "is cut in its row on WhatsApp, and stands whole below it." in line
    ]
    assert any(line.startswith("flows/permit.yaml:") for line in cut)
    assert authored.guide
