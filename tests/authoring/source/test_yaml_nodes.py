"""YAML as authors wrote it."""

from __future__ import annotations

import pytest

from bot.authoring.source.problems import Findings, Place
from bot.authoring.source.yaml_nodes import Mapping, Scalar, Sequence, compose


def read(text: str, first_line: int = 1) -> tuple[Mapping | None, list[str]]:
    findings = Findings()
    return compose(text, "a.yaml", findings, first_line), [str(problem) for problem in findings]


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "null", "~", "010", "1e3", "2026-11-23", "0800-2000", "=", "12:30:45"]
)
def test_every_value_is_the_text_that_was_written(word: str) -> None:
    node, _ = read(f"key: {word}\n")
    assert node
    assert [value.text for _, value in node if isinstance(value, Scalar)] == [word]


def test_a_place_counts_lines_and_columns_from_1_and_letters_not_bytes() -> None:
    node, _ = read("# é\nкey: [é, b]\n", first_line=5)
    assert node
    ((key, items),) = node
    assert key.place == Place("a.yaml", 6, 1)
    assert isinstance(items, Sequence)
    assert [item.place for item in items.items] == [Place("a.yaml", 6, 7), Place("a.yaml", 6, 10)]


def test_of_a_repeated_key_the_first_stays_and_it_is_told() -> None:
    node, said = read("a: 1\nb: 2\na: 3\n")
    assert node
    assert [value.text for _, value in node if isinstance(value, Scalar)] == ["1", "2"]
    assert said == ["a.yaml:3:1: 'a' already stands on line 1. Remove one of them, or rename it. [duplicate-key]"]


def test_a_key_that_is_a_list_is_told() -> None:
    _, said = read("? [a]\n: b\n")
    assert said == ["a.yaml:1:3: a key must be a word. See the other entries of this file. [wrong-shape]"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a: b # c", True),
        ("a: b", False),
        ('a: "b" # c', False),
        ("a: b#c", False),
        ("a: # c", False),
        ("a: b\n# c", False),
    ],
)
def test_a_plain_text_with_a_remark_behind_it_may_have_been_cut(text: str, cut: bool) -> None:  # noqa: FBT001  # a column of the table
    node, _ = read(text)
    assert node
    ((_, value),) = node
    assert isinstance(value, Scalar)
    assert value.cut is cut


@pytest.mark.parametrize("text", ["&a b: c", "a: !!str b", "a: *b", "a: &b {c: d}", "a: !x [b]"])
def test_anchors_aliases_and_tags_are_not_used(text: str) -> None:
    node, (said,) = read(text)
    assert node is None
    assert "[yaml-feature]" in said


@pytest.mark.parametrize(
    "text", ["%YAML 9", "a: >x\n b", 'a: "\\q"', "a: b\n...\nc: d: e", "[a", "{a", "a: |\n\tb\n c: d", "\x7f"]
)
def test_what_is_no_yaml_is_told_once_and_at_a_place(text: str) -> None:
    node, (said,) = read(text, first_line=3)
    assert node is None
    assert said.startswith(("a.yaml:3:", "a.yaml:4:", "a.yaml:5:", "a.yaml:6:"))
    assert said.endswith("[yaml-syntax]")
