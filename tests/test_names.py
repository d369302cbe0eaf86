"""The names in the code: the glossary tells the truth, one class is one thing, modules are short and in no circle."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

import pytest

from tests.conftest import ROOT

GLOSSARY = "docs/glossary.md"
LONGEST, MEDIAN = 300, 100
"""Lines of the longest module, and of the one in the middle."""

EVERYTHING = {"common_utils", "helper", "helper_functions", "manager", "managers", "misc", "tools", "util", "utils"}
"""Names of modules into which everything would go."""

MODULES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "bot").rglob("*.py"))}

ROWS = re.findall(
    r"^\| ([^|]+) \| ([^|]+) \| \[`([\w.]+)`\]\(\.\./([\w/]+\.py)\) \|$",
    (ROOT / GLOSSARY).read_text("utf-8"),
    re.MULTILINE,
)


def test_the_glossary_has_a_line_for_each_word() -> None:
    assert len(ROWS) >= 40
    assert len({word for word, *_ in ROWS}) == len(ROWS)
    written = [line for line in (ROOT / GLOSSARY).read_text("utf-8").splitlines() if line.startswith("|")]
    heads = sum(line.startswith("|---") for line in written)
    assert len(written) == len(ROWS) + 2 * heads


@pytest.mark.parametrize(("word", "name", "file"), [(word, name, file) for word, _, name, file in ROWS])
def test_each_word_is_defined_where_the_glossary_says(word: str, name: str, file: str) -> None:
    assert name in set(_defined(ast.parse((ROOT / file).read_text("utf-8")))), f"'{word}' is not in {file} as {name}"


def test_no_two_classes_have_the_same_name() -> None:
    places = defaultdict[str, list[str]](list)
    for path, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(_module(path))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_modules_are_short() -> None:
    lengths = sorted((len(path.read_text(encoding="utf-8").splitlines()), _module(path)) for path in MODULES)
    middle = median(length for length, _ in lengths)
    said = f"the median is {middle}, the longest are {lengths[-5:]}"
    assert lengths[-1][0] <= LONGEST, said
    assert middle <= MEDIAN, said


def test_no_module_is_for_everything() -> None:
    assert [_module(path) for path in MODULES if path.stem in EVERYTHING] == []


def test_no_imports_go_in_a_circle() -> None:
    """Also those that are only for types, or stand inside a function."""
    names = {_module(path) for path in MODULES}
    graph = {_module(path): set(_imported(tree, names)) - {_module(path)} for path, tree in MODULES.items()}
    assert list(circles(graph)) == []


def test_a_circle_would_be_found() -> None:
    graph = {"a": {"b"}, "b": {"c", "d"}, "c": {"a"}, "d": {"e"}, "e": set[str](), "f": {"g"}, "g": {"f"}}
    assert sorted(circles(graph)) == [("a", "b", "c"), ("f", "g")]


def circles(graph: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """The sets of modules that reach each other, sorted: Tarjan's strongly connected components of more than one."""
    index, low, stack = dict[str, int](), dict[str, int](), list[str]()

    def visit(node: str) -> Iterator[tuple[str, ...]]:
        index[node] = low[node] = len(index)
        stack.append(node)
        for after in sorted(graph[node]):
            if after not in index:
                yield from visit(after)
                low[node] = min(low[node], low[after])
            elif after in stack:
                low[node] = min(low[node], index[after])
        if low[node] == index[node]:
            found = stack[stack.index(node) :]
            del stack[stack.index(node) :]
            if len(found) > 1:
                yield tuple(sorted(found))

    for node in sorted(graph):
        if node not in index:
            yield from visit(node)


def _imported(tree: ast.Module, modules: set[str]) -> Iterator[str]:
    """The modules of ``bot`` that a module imports; of ``from package import module`` the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module in modules:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules else node.module


def _defined(tree: ast.Module) -> Iterator[str]:
    """The names that a module defines, and ``Class.name`` of those in its classes."""
    for name, node in _names(tree.body):
        yield name
        if isinstance(node, ast.ClassDef):
            yield from (f"{name}.{inner}" for inner, _ in _names(node.body))


def _names(body: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt]]:
    for node in body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name, node
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, node
            case ast.Assign(targets=targets):
                yield from ((target.id, node) for target in targets if isinstance(target, ast.Name))
            case _:
                pass


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
