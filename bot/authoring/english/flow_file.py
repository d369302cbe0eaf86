"""Reads ``flows/permit.yaml`` into a draft: states, questions, choices, outcomes and where each leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.authoring.english.draft_flow import (
    DraftChoice,
    DraftFlow,
    DraftIncluded,
    DraftInformation,
    DraftLine,
    DraftMatter,
    DraftOpening,
    DraftOutcome,
    DraftPointer,
    DraftQuestion,
    DraftRoute,
    DraftState,
)
from bot.authoring.english.lines import line_in, read_all_lines, read_line
from bot.authoring.source import file_checks, text_checks
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import LABEL, TITLE, Fields
from bot.authoring.source.names import DONT_KNOW, DONT_SAY, check_choice_name, check_inner_name
from bot.authoring.source.yaml_nodes import Mapping, Node, Scalar, Sequence

SITUATION_LABEL = 32
_FIRST, _BESIDE = "choices", "more_choices"
_GROUPS = (_FIRST, _BESIDE, "further_choices")
"""The keys of groups of choices; only the situation question has more than the first. Where it has the second, that
stands on the first screen too, and the first key has the choices about danger. The third is another screen."""
_ASK = 140
_NOTE = 200
_KINDS = {"question": ("choices", "why"), "information": ("lines", "to"), "outcome": ("do_now", "topics")}
"""The key that makes a state what it is, and the keys that show what was meant where that one is missing."""


def read_flow(root: Mapping, file_context: FileContext) -> DraftFlow:
    """The draft of a flow; what is missing in it is kept as a problem."""
    fields = Fields(root, "the flow", file_context)
    start, situation, general = fields.scalar("start"), fields.scalar("situation"), fields.scalar("general")
    topics = fields.names("topics")
    matters = tuple(_read_matters(fields))
    openings = tuple(_read_openings(fields))
    states, broken = dict[str, DraftState](), list[str]()
    for name, node in fields.entries("states"):
        check_inner_name(name, file_context.findings)
        is_situation = situation is not None and name.text == situation.text
        if state := _read_state(name, node, file_context, is_situation=is_situation):
            states[name.text] = state
        else:
            broken.append(name.text)
    fields.close()
    return DraftFlow(
        start, situation, general, topics, fields.place_of("topics"), matters, openings, states, tuple(broken)
    )


def _read_matters(fields: Fields) -> Iterator[DraftMatter]:
    for name, node in fields.entries("matters", optional=True):
        check_inner_name(name, fields.findings)
        yield DraftMatter(name, fields.scalars(node, name.text))


def _read_openings(fields: Fields) -> Iterator[DraftOpening]:
    for name, node in fields.entries("openings", optional=True):
        check_inner_name(name, fields.findings)
        opening = Fields(node, f"the opening '{name.text}'", fields.file_context, name.place)
        line = line_in(opening, name, f"permit.openings.{name.text}")
        topics, sections = opening.names("topics", optional=True), opening.names("sections", optional=True)
        opening.close()
        if line:
            yield DraftOpening(line, topics, sections)


def _read_state(name: Scalar, node: Node, file_context: FileContext, *, is_situation: bool) -> DraftState | None:
    kind = _find_kind(node)
    fields = Fields(node, f"the {kind or 'state'} '{name.text}'", file_context, name.place)
    state: DraftState
    match kind:
        case "question":
            state = _read_question(name, fields, is_situation=is_situation)
        case "information":
            state = _read_information(name, fields)
        case "outcome":
            state = _read_outcome(name, fields)
        case _:
            if isinstance(node, Mapping):
                file_context.findings.add(file_checks.missing_key(name.place, fields.where, *_KINDS))
            return None
    fields.close()
    return state


def _find_kind(node: Node) -> str | None:
    """The kind of a state, one of the keys of ``_KINDS``; None where nothing tells."""
    keys = node.entries if isinstance(node, Mapping) else {}
    if own := next((kind for kind in _KINDS if kind in keys), None):
        return own
    return next((kind for kind, typical in _KINDS.items() if any(key in keys for key in typical)), None)


def _read_question(name: Scalar, fields: Fields, *, is_situation: bool) -> DraftQuestion:
    context = f"permit.{name.text}"
    longest = SITUATION_LABEL if is_situation else LABEL
    groups = dict(_read_groups(fields, context, longest, _GROUPS if is_situation else _GROUPS[:1]))
    own = tuple(_read_own_choice(key, fields) for key in (DONT_KNOW, DONT_SAY) if key in fields)
    first, beside = groups.pop(_FIRST, ()), groups.pop(_BESIDE, ())
    screens = ((*first, *beside), *groups.values()) if _FIRST in fields else ()
    return DraftQuestion(
        name,
        fields.need("question", f"{context}.question", longest=_ASK),
        fields.need("title", f"{context}.title", longest=LABEL),
        fields.need("why", f"{context}.why"),
        fields.flag("sensitive"),
        tuple((*group, *own) for group in screens),
        tuple(choice.name.text for choice in own),
        fields.text("note", f"{context}.note", longest=_NOTE, optional=True),
        first if beside else (),
    )


def _read_groups(
    fields: Fields, context: str, longest: int, keys: Iterable[str]
) -> Iterator[tuple[str, tuple[DraftChoice, ...]]]:
    """Each of the keys that are there, with the choices below it; a name stands once in all of them."""
    seen = dict[str, Scalar]()
    for key in keys:
        entries = list(fields.entries(key, optional=key != _FIRST))
        for name, _ in entries:
            check_choice_name(name, fields.findings)
            if name.text in seen:
                fields.findings.add(file_checks.duplicate_key(name.place, name.text, seen[name.text].place))
            seen[name.text] = name
        if key in fields:
            yield (
                key,
                tuple(_read_choice(name, node, context, longest, fields.file_context) for name, node in entries),
            )


def _read_own_choice(key: str, fields: Fields) -> DraftChoice:
    """A choice that is the same everywhere, so that only where it leads is written."""
    return DraftChoice(Scalar(key, fields.place_of(key)), None, _read_routes(fields, key))


def _read_choice(name: Scalar, node: Node, context: str, longest: int, file_context: FileContext) -> DraftChoice:
    fields = Fields(node, f"the choice '{name.text}'", file_context, name.place)
    context = f"{context}.choices.{name.text}"
    label = fields.text("label", f"{context}.label", longest=longest, optional=True)
    if "label" not in fields and isinstance(node, Mapping):
        file_context.findings.add(text_checks.missing_label(name.place, name.text, longest))
    choice = DraftChoice(
        name,
        label,
        _read_routes(fields, "to"),
        fields.text("said", f"{context}.said", optional=True),
        _read_advice(fields, f"{context}.advice"),
        fields.scalar("counts_as", optional=True),
        fields.names("denies", optional=True),
        fields.names("settles", optional=True),
        fields.text("note", f"{context}.note", longest=_NOTE, optional=True),
    )
    fields.close()
    return choice


def _read_advice(fields: Fields, context: str) -> DraftLine | None:
    node = fields.node("advice", optional=True)
    return read_line(fields, Scalar("advice", fields.place_of("advice")), node, context) if node else None


def _read_information(name: Scalar, fields: Fields) -> DraftInformation:
    context = f"permit.{name.text}"
    return DraftInformation(
        name,
        fields.need("information", f"{context}.information", longest=TITLE),
        read_all_lines(fields, "lines", context),
        fields.names("helpers"),
        fields.scalar("topic", optional=True),
        _read_routes(fields, "to"),
    )


def _read_outcome(name: Scalar, fields: Fields) -> DraftOutcome:
    context = f"permit.{name.text}"
    return DraftOutcome(
        name,
        fields.need("outcome", f"{context}.outcome", longest=TITLE),
        read_all_lines(fields, "do_now", context),
        tuple(_read_included(fields)),
        tuple(
            DraftPointer(topic, fields.scalars(node, topic.text))
            for topic, node in fields.entries("topics", optional=True)
        ),
        fields.names("helpers", optional=True),
    )


def _read_included(fields: Fields) -> Iterator[DraftIncluded]:
    """Statements by name; one with a guard is a mapping of ``when`` and ``statement``."""
    node = fields.node("statements", optional=True)
    if node and not isinstance(node, Sequence):
        fields.findings.add(file_checks.wrong_shape(node.place, "'statements'", "a list: [one, two]"))
    for item in node.items if isinstance(node, Sequence) else ():
        if isinstance(item, Scalar):
            yield DraftIncluded(item)
            continue
        included = Fields(item, "a statement", fields.file_context)
        when, statement = included.scalar("when"), included.scalar("statement")
        included.close()
        if statement:
            yield DraftIncluded(statement, when)


def _read_routes(fields: Fields, key: str) -> tuple[DraftRoute, ...]:
    """One state, or a list in which all but the last have a guard. What is missing or wrong is a route to nowhere."""
    node = fields.node(key)
    if isinstance(node, Sequence):
        return tuple(_read_route(item, fields.file_context) for item in node.items)
    if isinstance(node, Mapping):
        wanted = "a state, or a list of '- {when: ..., to: ...}'"
        fields.findings.add(file_checks.wrong_shape(node.place, f"'{key}'", wanted))
    return (DraftRoute(fields.scalar(key) if isinstance(node, Scalar) else None, None),)


def _read_route(item: Node, file_context: FileContext) -> DraftRoute:
    if isinstance(item, Scalar):
        if not item.text:
            file_context.findings.add(text_checks.empty_text(item.place, "this way out"))
        return DraftRoute(item if item.text else None, None)
    fields = Fields(item, "a way out", file_context)
    when, state = fields.scalar("when"), fields.scalar("to")
    fields.close()
    return DraftRoute(state, when)
