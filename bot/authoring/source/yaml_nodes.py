"""YAML as authors wrote it: every scalar is text, every node knows its place, and no key vanishes.

PyYAML's loaders turn ``no`` into False and ``010`` into 8 and keep the last of two equal keys; so the nodes are made
here, from the parser's events, and nothing is constructed from them. What YAML has beyond keys, lists and texts is
refused: an author who writes ``&``, ``*`` or ``!`` at the beginning of a text means just that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from bot.authoring.source import file_checks
from bot.authoring.source.problems import Findings, Place, Problem
from bot.authoring.source.yaml_errors import explain_yaml_error, place_at_mark, place_below

DEEPEST = 12
"""The deepest level at which keys and lists can lie in each other; an author needs 6."""

_KEYS = "keys with values"
_CONTROLS = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text, where it begins, and on which line it ends. ``cut``: a ``#`` follows it on its line."""

    text: str
    place: Place
    last_line: int = 0
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their nodes, in the order of the file; of a repeated key the first."""

    entries: dict[str, tuple[Scalar, Node]]
    place: Place

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.entries.values())


Node = Scalar | Sequence | Mapping


def compose(text: str, file: str, findings: Findings, first_line: int = 1) -> Mapping | None:
    """The mapping that ``text`` is, of a file or of a part of one; None where it cannot be read."""
    start = Place(file, first_line, 1)
    try:
        node = _Builder(text, start, findings).build()
    except _UnreadableError as error:
        findings.add(error.problem)
        return None
    except yaml.MarkedYAMLError as error:
        findings.add(explain_yaml_error(error, text, start))
        return None
    if isinstance(node, Mapping):
        return node
    findings.add(file_checks.wrong_shape(node.place, "the file", _KEYS, "Begin its lines with 'name:'."))
    return None


class _UnreadableError(Exception):
    """A problem that makes the whole file unreadable. It never leaves this module."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.check)
        self.problem = problem


class _Builder:
    """Makes the nodes of one text, which begins at ``start``, from the parser's events."""

    def __init__(self, text: str, start: Place, findings: Findings) -> None:
        self._text = text
        self._start = start
        self._findings = findings
        self._lines = text.split("\n")
        self._events: Iterator[yaml.Event] = iter(())

    def build(self) -> Node:
        if found := _CONTROLS.search(self._text):
            before = self._text[: found.start()]
            place = place_below(self._start, before.count("\n"), len(before) - before.rfind("\n") - 1)
            what = f"there is an invisible mark, U+{ord(found.group()):04X}."
            raise _UnreadableError(file_checks.yaml_syntax(place, what, "Remove it."))
        self._events = yaml.parse(self._text, Loader=yaml.CBaseLoader)
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise _UnreadableError(
                file_checks.wrong_shape(
                    self._start, "the file", _KEYS, "It is empty: write 'name: value', or {} for none."
                )
            )
        node = self._node(next(self._events), 0)
        next(self._events)
        following = next(self._events)
        if isinstance(following, yaml.DocumentStartEvent):
            place = place_at_mark(self._start, following.start_mark)
            raise _UnreadableError(file_checks.yaml_syntax(place, "a second text begins here.", "Remove this '---'."))
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = place_at_mark(self._start, event.start_mark)
        if depth > DEEPEST:
            raise _UnreadableError(
                file_checks.wrong_shape(place, "this", f"at most {DEEPEST} levels deep", "Look at the brackets.")
            )
        if said := _feature(event):
            raise _UnreadableError(file_checks.yaml_feature(place, said))
        if isinstance(event, yaml.ScalarEvent):
            end = place_at_mark(self._start, event.end_mark)
            return Scalar(event.value, place, end.line, self._is_cut(event, end))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._nodes(yaml.SequenceEndEvent, depth)), place)
        return self._mapping(place, depth)

    def _nodes(self, end: type[yaml.Event], depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), end):
            yield self._node(event, depth + 1)

    def _mapping(self, place: Place, depth: int) -> Mapping:
        entries = dict[str, tuple[Scalar, Node]]()
        nodes = self._nodes(yaml.MappingEndEvent, depth)
        for key, value in zip(nodes, nodes, strict=True):
            if not isinstance(key, Scalar):
                self._findings.add(file_checks.wrong_shape(key.place, "a key", "a word"))
            elif key.text in entries:
                self._findings.add(file_checks.duplicate_key(key.place, key.text, entries[key.text][0].place))
            else:
                entries[key.text] = (key, value)
        return Mapping(entries, place)

    def _is_cut(self, event: yaml.ScalarEvent, end: Place) -> bool:
        if event.style or not event.value:
            return False
        return self._lines[end.line - self._start.line][end.column - 1 :].lstrip().startswith("#")


def _feature(event: yaml.Event) -> str | None:
    """The anchor, alias or tag of an event, as it is written; none has a place in these files. None: it has none."""
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor}"
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    return f"&{anchor}" if anchor else tag
