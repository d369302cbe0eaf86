"""The sweep over every screen: all of them, or each in one form."""

from __future__ import annotations

from bot.authoring.sweep.every_screen import sweep_screens
from bot.core.flow import Outcome
from bot.core.guide import Guide
from bot.core.overlay import ChangingAnswer
from bot.loading import load
from tests.authoring.tree import Tree


def shown(guide: Guide, *, each_once: bool) -> list[str]:
    turns = sweep_screens(guide, guide.words.english, each_once=each_once)
    return [turn.screen.shows for turn in turns if not isinstance(turn.conversation.overlay, ChangingAnswer)]


def test_each_once_shows_everything_and_of_what_looks_alike_one(tree: Tree) -> None:
    guide = load(tree.root)
    once, every = shown(guide, each_once=True), shown(guide, each_once=False)
    assert set(once) == set(every)
    outcome = next(state.name for state in guide.flow.states.values() if isinstance(state, Outcome))
    assert (once.count(outcome), every.count(outcome)) == (1, 2)
    assert len(once) < len(every)


def test_each_once_asks_no_question_again(tree: Tree) -> None:
    guide = load(tree.root)
    turns = list(sweep_screens(guide, guide.words.english, each_once=True))
    assert not any(isinstance(turn.conversation.overlay, ChangingAnswer) for turn in turns)
