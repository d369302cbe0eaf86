"""Whom a line names can be reached from the same screen: a check over every end, in every language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from bot.authoring.english.checks.screens import no_contact
from bot.authoring.project import Project
from bot.core.blocks import Block, Call, Contact, Fold
from bot.core.event import Closed, KeptCopy
from bot.core.guide import Guide, Turn
from bot.core.overlay import Menu
from tests.talk import Talk

CENTRE = "Centrum Seksueel Geweld"
"""Whom one line for somebody who is hurt names, and nothing else there."""

EITHER = (Call, Contact)


def after(guide: Guide, language: str, *answers: str) -> Turn:
    """The screen after these answers."""
    talk = Talk(guide, language).start().chooses(*answers)
    return guide.step(talk.conversation, Closed())


def told(project: Project, guide: Guide, *turns: Turn) -> list[str]:
    return [str(problem) for problem in no_contact(guide.flow, project.texts, turns)]


def without(turn: Turn, title: str, kinds: tuple[type, ...] = EITHER) -> Turn:
    """A turn whose screen has no such contact of anybody with ``title`` in the name."""
    return replace(turn, screen=replace(turn.screen, blocks=tuple(_kept(turn.screen.blocks, title, kinds))))


def _is_of(block: Call | Contact, title: str) -> bool:
    return title in (block.title.text if block.title else block.number if isinstance(block, Call) else "")


def _kept(blocks: Iterable[Block], title: str, kinds: tuple[type, ...]) -> Iterable[Block]:
    for block in blocks:
        if isinstance(block, Fold):
            yield replace(block, blocks=tuple(_kept(block.blocks, title, kinds)))
        elif not (isinstance(block, kinds) and isinstance(block, Call | Contact) and _is_of(block, title)):
            yield block


@pytest.mark.parametrize("language", ["en", "nl", "ar"])
def test_whom_a_line_names_and_nobody_can_reach_is_told_where_the_line_stands(
    authored: Project, guide: Guide, language: str
) -> None:
    turn = after(guide, language, "hurt")
    assert told(authored, guide, turn) == []
    (found,) = [
        each
        for each in authored.texts
        if each.text.context.startswith("permit.hurt_now.") and CENTRE in each.text.english
    ]
    (said,) = told(authored, guide, without(turn, CENTRE))
    assert said == (
        f"{found.place}: 'hurt_now' in {language} says it without a contact of {CENTRE}. Show the contact there, or do "
        "not name it. [no-contact]"
    )


def test_whom_to_call_is_as_good_as_a_contact_that_is_folded(authored: Project, guide: Guide) -> None:
    turn = after(guide, "en", "hurt")
    for kind in EITHER:
        assert told(authored, guide, without(turn, "Veilig Thuis", (kind,))) == []
    assert told(authored, guide, without(turn, "Veilig Thuis")) != []


def test_a_copy_is_looked_at_too_and_what_only_leads_on_is_not(authored: Project, guide: Guide) -> None:
    outcome = after(guide, "en", "no_danger", "never_asked", "has_now", "child", "under_18", "dont_know")
    (copy,) = guide.step(outcome.conversation, KeptCopy()).copies
    for turn in (outcome, copy):
        assert told(authored, guide, turn) == []
        assert told(authored, guide, without(turn, "")) != []
    of_menu = without(outcome, "")
    assert told(authored, guide, replace(of_menu, screen=replace(of_menu.screen, subject=Menu()))) == []
