"""What a person reads stands in flows/ and content/, never in Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.authoring.tree import REPOSITORY

MODULES = sorted(path for folder in ("core", "channels") for path in (REPOSITORY / "bot" / folder).rglob("*.py"))
FOR_OTHERS = {"checks.py", "labels.py", "transcript.py", "failures.py", "profile_calls.py"}
"""Modules whose words are for authors and operators (``wegwijs check``, ``profile``), or those of the platform."""

NO_SENTENCES = {"add another situation", "not modified", "img-src data:", "<blockquote expandable><b>"}
"""The name of a trigger of the machine, what Telegram says in an error, a rule for browsers, and Telegram's tag."""

SENTENCE = re.compile(r"[A-Za-z']{2,} [a-z]{2,}")
"""Two words with a space between: "Go on", "of the"."""

NOT_SENT = {"compile", "debug", "info", "warning", "error", "critical", "exception"}
"""What is called with strings that no person is sent: patterns and logs."""


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The strings that a person could be sent: no docstrings, nothing that is logged or raised."""
    aside = {id(node) for parent in ast.walk(tree) for node in _aside(parent)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in aside:
            continue
        if SENTENCE.search(node.value) and node.value not in NO_SENTENCES:
            yield node.lineno, node.value


def _aside(parent: ast.AST) -> Iterator[ast.AST]:
    match parent:
        case ast.Expr(value=ast.Constant() as docstring):
            yield docstring
        case ast.Raise() | ast.Assign(targets=[ast.Name(id="message" | "what")]):
            yield from ast.walk(parent)
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in NOT_SENT:
            yield from ast.walk(parent)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(REPOSITORY / "bot").as_posix())
def test_no_english_sentence_stands_in_python(module: Path) -> None:
    if module.name not in FOR_OTHERS:
        assert list(sentences(ast.parse(module.read_text(encoding="utf-8")))) == []


def test_a_sentence_would_be_found() -> None:
    tree = ast.parse('"""A docstring."""\nx = "Press the button"\nraise ValueError("no such button")\n')
    assert list(sentences(tree)) == [(2, "Press the button")]
