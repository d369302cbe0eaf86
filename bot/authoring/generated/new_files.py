"""Begins a question or a topic: the files to write, with no other byte of them changed, or why it cannot be begun."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.authoring.english.folder import CODES, FLOW, NOTE, SEARCH
from bot.authoring.english.ledger_file import read_ledger
from bot.authoring.generated.skeletons import checklist_block, question_block, target_block, topic_page
from bot.authoring.source import yaml_nodes as nodes
from bot.authoring.source.context import FileContext
from bot.authoring.source.files import read_text
from bot.authoring.source.names import LONGEST_TOPIC, check_inner_name, check_outer_name
from bot.authoring.source.problems import AuthoringError, Findings, Place, did_you_mean
from bot.authoring.source.yaml_nodes import Node, Scalar, compose
from bot.core.ledger import Ledger

LONGEST_LINE = 120
"""Letters of a line of ``topics``; a longer list goes on on the next line."""

_CR = "\r"
_TAKEN = "Change it there, or take another name."


class NotBegunError(Exception):
    """Something cannot be begun under this name. The words are the place, the fault and the fix."""


@dataclass(frozen=True, slots=True)
class NewFiles:
    """The files to write, by path below the root, and the place where the skeleton begins."""

    files: Mapping[str, bytes]
    place: Place


@dataclass(frozen=True, slots=True)
class _FlowFile:
    """``flows/permit.yaml``: its text with its own line ends, and the places of its states and topics."""

    text: str
    states: Mapping[str, tuple[Scalar, Node]]
    topics: tuple[Scalar, ...]
    general: str


def new_question(root: Path, name: str, after: str | None) -> NewFiles:
    """The flow with one more question, below the state ``after``, or below its last question.

    Raises ``NotBegunError`` where the name is taken or cannot be one, ``AuthoringError`` where the flow is unreadable.
    """
    flow = _read_flow(root)
    _look_at_name(name, check_inner_name)
    if name in flow.states:
        raise _refusal(
            flow.states[name][0].place, f"there is '{name}' already.", "Change it there, or take another name."
        )
    _look_at_past(root, name, lambda ledger: ledger.slots)
    if after is not None and after not in flow.states:
        raise _refusal(Place(FLOW, 1, 1), f"there is no state '{after}'.", did_you_mean(after, flow.states))
    above = flow.states[after or _last_question(flow)][0].place
    lines = flow.text.split("\n")
    end = _last_line(lines, above)
    lines[end:end] = _as_in(flow.text, ["", *question_block(name).splitlines()])
    return NewFiles({FLOW: "\n".join(lines).encode()}, Place(FLOW, end + 2, above.column))


def new_topic(root: Path, name: str, today: date) -> NewFiles:
    """The page of a topic, the flow with its name, the search with a list for it, and what a note can have of it.

    It stands in ``topics`` above the topic that everybody should read.

    Raises ``NotBegunError`` where the name is taken or cannot be one, ``AuthoringError`` where the flow is unreadable.
    """
    flow = _read_flow(root)
    _look_at_name(name, lambda scalar, findings: check_outer_name(scalar, findings, LONGEST_TOPIC))
    page = f"content/{name}/en.md"
    if (root / page).parent.exists():
        raise _refusal(Place(page, 1, 1), f"there is '{name}' already.", _TAKEN)
    if listed := next((topic for topic in flow.topics if topic.text == name), None):
        raise _refusal(listed.place, f"'{name}' is in 'topics' already.", "Remove it there, then run this again.")
    _look_at_past(root, name, lambda ledger: (*ledger.topics, *ledger.pages))
    lines = flow.text.split("\n")
    below = next((topic for topic in flow.topics if topic.text == flow.general), flow.topics[-1]).place
    lines[below.line - 1 : below.line] = _as_in(flow.text, _with_name(lines[below.line - 1], below.column - 1, name))
    files = {
        page: topic_page(today).encode(),
        FLOW: "\n".join(lines).encode(),
        SEARCH: _with_entry(root, SEARCH, "targets", target_block(name)),
        NOTE: _with_entry(root, NOTE, "topics", checklist_block(name)),
    }
    return NewFiles(files, Place(page, 1, 1))


def _with_entry(root: Path, file: str, key: str, block: str) -> bytes:
    """A file with one more entry below one of its keys, after the others."""
    read, text = _composed(root, file), (root / file).read_bytes().decode()
    match read.entries.get(key):
        case (_, nodes.Mapping(entries)) if entries:
            last, _ = [*entries.values()][-1]
            lines = text.split("\n")
            end = _last_line(lines, last.place)
            lines[end:end] = _as_in(text, block.splitlines())
            return "\n".join(lines).encode()
        case _:
            what = f"'{key}' is missing or has another form."
            raise _refusal(read.place, what, "Run 'wegwijs check' and fix what it says.")


def _read_flow(root: Path) -> _FlowFile:
    read = _composed(root, FLOW)
    found = {key: node for key, (_, node) in read.entries.items()}
    match found.get("states"), found.get("topics"), found.get("general"):
        case (nodes.Mapping(entries), nodes.Sequence(items), Scalar(general)) if entries and items:
            topics = tuple(topic for topic in items if isinstance(topic, Scalar))
            return _FlowFile((root / FLOW).read_bytes().decode(), entries, topics, general)
        case _:
            what = "'states', 'topics' or 'general' is missing or has another form."
            raise _refusal(read.place, what, "Run 'wegwijs check' and fix what it says.")


def _composed(root: Path, file: str) -> nodes.Mapping:
    findings = Findings()
    text = read_text(root, file, findings)
    read = compose(text, file, findings) if text is not None else None
    if read is None or findings:
        raise AuthoringError(findings)
    return read


def _look_at_name(name: str, look: Callable[[Scalar, Findings], None]) -> None:
    findings = Findings()
    look(Scalar(name, Place(FLOW, 1, 1)), findings)
    for problem in findings:
        raise _refusal(problem.place, problem.what, problem.fix)


def _look_at_past(root: Path, name: str, taken: Callable[[Ledger], Collection[str]]) -> None:
    """Refuses a name that has a code already: old buttons would mean the new thing."""
    if name in taken(read_ledger(_composed(root, CODES), FileContext(Findings()))):
        lines = (root / CODES).read_text(encoding="utf-8").splitlines()
        line = next(number for number, text in enumerate(lines, start=1) if re.search(rf"\b{name}\b", text))
        what = f"'{name}' was a name before, and old buttons still carry its code."
        raise _refusal(Place(CODES, line, 1), what, "Take another name.")


def _last_question(flow: _FlowFile) -> str:
    """The name of the last question; of the last state, where there is none."""
    mappings = {name: node for name, (_, node) in flow.states.items() if isinstance(node, nodes.Mapping)}
    asked = [name for name, node in mappings.items() if "question" in node.entries]
    return (asked or [*flow.states])[-1]


def _last_line(lines: Sequence[str], place: Place) -> int:
    """The number of the last line of what begins at a place. Comments above the next thing are not part of it."""
    end = place.line
    for number, line in enumerate(lines[place.line :], start=place.line + 1):
        if not line.strip():
            continue
        if len(line) - len(line.lstrip()) >= place.column:
            end = number
        elif not line.lstrip().startswith("#"):
            break
    return end


def _with_name(line: str, column: int, name: str) -> list[str]:
    """A line of a list with one more name, before the one at ``column``; two lines, where one would be too long."""
    before, after = line[:column], line[column:]
    if before.strip() == "-":
        return [f"{before}{name}", line]
    if len(before) + len(f"{name}, {after}") <= LONGEST_LINE or not before.strip():
        return [f"{before}{name}, {after}"]
    return [before.rstrip(), f"  {name}, {after}"]


def _as_in(text: str, lines: Sequence[str]) -> list[str]:
    """New lines with the line ends that a text has."""
    return [f"{line.removesuffix(_CR)}{_CR}" for line in lines] if f"{_CR}\n" in text else [*lines]


def _refusal(place: Place, what: str, fix: str) -> NotBegunError:
    return NotBegunError(f"{place}: {what} {fix}")
