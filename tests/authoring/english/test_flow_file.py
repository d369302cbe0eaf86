"""What is read of the flow's file where the same thing can be written below several keys."""

from __future__ import annotations

from bot.core.flow import Information, Outcome
from tests.authoring.tree import PERMIT, Tree


def told(tree: Tree, state: str) -> dict[str, str]:
    """Permanent id -> key, of each line of a state."""
    guide = tree.read().guide
    assert guide
    found = guide.flow.states[state]
    assert isinstance(found, Information | Outcome)
    return {line.text.context: line.importance.value for line in found.lines}


def screens(tree: Tree) -> list[list[str]]:
    """The choices on each screen of the situations, without those that stand on all of them."""
    guide = tree.read().guide
    assert guide
    return [
        [choice.name for choice in group if choice.name not in {"dont_know", "dont_say"}]
        for group in guide.flow.situation.groups
    ]


def test_the_permanent_id_of_a_line_does_not_say_below_which_key_it_stands(tree: Tree) -> None:
    assert told(tree, "safe_place")["permit.safe_place.do_now.later"] == "also"
    line = "      later: A lawyer can tell you more later.\n"
    tree.change(PERMIT, f"    also:\n{line}", "")
    tree.change(PERMIT, "    only_if:\n      open:", f"{line}    only_if:\n      open:")
    assert told(tree, "safe_place")["permit.safe_place.do_now.later"] == "do_now"


def test_the_lines_of_an_information_keep_the_id_of_their_first_key_too(tree: Tree) -> None:
    assert told(tree, "call_now") == {
        "permit.call_now.lines.call": "do_now",
        "permit.call_now.lines.talk": "do_now",
        "permit.call_now.lines.child": "only_if",
        "permit.call_now.lines.write": "also",
    }


def test_lines_stand_in_the_order_of_their_importance_whatever_the_order_of_the_keys(tree: Tree) -> None:
    before = told(tree, "call_now")
    only_if = "    only_if:\n      child: Are you a child? Call the desk too.\n"
    tree.change(PERMIT, only_if, "").change(PERMIT, "    lines:\n", f"{only_if}    lines:\n")
    assert [*told(tree, "call_now").items()] == [*before.items()]


def test_the_choices_of_the_second_key_stand_beside_those_of_the_first(tree: Tree) -> None:
    assert screens(tree) == [["not_safe", "child", "work", "other"], ["study", "papers"]]


def test_without_the_second_key_nothing_is_set_apart_and_the_third_is_the_second_screen(tree: Tree) -> None:
    tree.change(PERMIT, "    more_choices:\n", "")
    assert screens(tree) == [["not_safe", "child", "work", "other"], ["study", "papers"]]
    guide = tree.read().guide
    assert guide
    assert not guide.flow.situation.apart
    assert tree.says() == []
