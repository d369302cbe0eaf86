"""YAML as authors wrote it: every scalar is text, every node knows its place, and no key vanishes.

PyYAML's loaders turn ``no`` into False and ``010`` into 8 and keep the last of two equal keys; so nodes are composed, and
nothing is constructed from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from bot.authoring.checks import reading
from bot.authoring.problems import Findings, Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text and where it stands."""

    text: str
    place: Place


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


def compose(text: str, file: str, findings: Findings, first_line: int = 1) -> Mapping:
    """The mapping that ``text`` is, of a file or of a part that begins on ``first_line``; an empty one where it is not."""
    start = Place(file, first_line, 1)
    try:
        composed = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(file, first_line + mark.line, mark.column + 1) if mark else start
        findings.add(reading.yaml_syntax(place, error.problem or "this is not YAML"))
        return Mapping({}, start)
    if composed is None:
        return Mapping({}, start)
    node = _node(composed, file, findings, first_line)
    if isinstance(node, Mapping):
        return node
    findings.add(reading.wrong_shape(node.place, "the file", "keys with values"))
    return Mapping({}, start)


def _node(node: yaml.Node, file: str, findings: Findings, first_line: int) -> Node:
    place = Place(file, first_line + node.start_mark.line, node.start_mark.column + 1)
    match node:
        case yaml.ScalarNode():
            return Scalar(node.value, place)
        case yaml.SequenceNode():
            return Sequence(tuple(_node(item, file, findings, first_line) for item in node.value), place)
        case yaml.MappingNode():
            entries = dict[str, tuple[Scalar, Node]]()
            for key_node, value_node in node.value:
                key = _node(key_node, file, findings, first_line)
                value = _node(value_node, file, findings, first_line)
                if not isinstance(key, Scalar):
                    findings.add(reading.wrong_shape(key.place, "a key", "a word"))
                elif key.text in entries:
                    findings.add(reading.duplicate_key(key.place, key.text, entries[key.text][0].place))
                else:
                    entries[key.text] = (key, value)
            return Mapping(entries, place)
        case _:
            message = f"an unknown kind of YAML node: {type(node).__name__}"
            raise TypeError(message)
