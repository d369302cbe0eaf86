"""What a person reads stands in flows/ and content/, never in Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.authoring.tree import REPOSITORY

MODULES = sorted(path for folder in ("core", "channels") for path in (REPOSITORY / "bot" / folder).rglob("*.py"))

# Two words with a space between, the first of at least two letters: "Go on", "of the".
SENTENCE = re.compile(r"[A-Za-z']{2,} [a-z]{2,}")


def sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The strings that could be read by a person: no docstring, no remark below a name, none that is raised or checked."""
    aside = {id(node) for parent in ast.walk(tree) for node in _aside(parent)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            if SENTENCE.search(node.value):
                yield node.lineno, node.value


def _aside(parent: ast.AST) -> Iterator[ast.AST]:
    match parent:
        case ast.Expr(value=ast.Constant() as docstring):
            yield docstring
        case ast.Raise():
            yield from ast.walk(parent)
        case ast.Assign(targets=[ast.Name(id="message")]):
            yield from ast.walk(parent)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(REPOSITORY / "bot").as_posix())
def test_no_english_sentence_stands_in_python(module: Path) -> None:
    found = list(sentences(ast.parse(module.read_text(encoding="utf-8"))))
    assert found == []


def test_a_sentence_would_be_found() -> None:
    assert list(
        sentences(ast.parse('"""Doc string."""\nx = "Press the button"\nraise ValueError("Not a person")\n'))
    ) == [(2, "Press the button")]
