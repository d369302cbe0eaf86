"""Reads ``flows/permit.yaml`` into a draft: states, questions, choices, outcomes and where each leads."""

from __future__ import annotations

from collections.abc import Iterator

from bot.authoring.checks import reading
from bot.authoring.drafts import (
    DONT_KNOW,
    DONT_SAY,
    DraftChoice,
    DraftFlow,
    DraftInformation,
    DraftLine,
    DraftOutcome,
    DraftPointer,
    DraftQuestion,
    DraftRoute,
    DraftState,
)
from bot.authoring.fields import LABEL, Desk, Fields
from bot.authoring.nodes import Mapping, Node, Scalar, Sequence
from bot.core.words import Text

SITUATION_LABEL = 32
_ASK = 140
_KINDS = ("question", "information", "outcome")


def read_flow(root: Mapping, desk: Desk) -> DraftFlow:
    """The draft of a flow; what is missing in it is a problem on the desk."""
    fields = Fields(root, "the flow", desk)
    nowhere = Scalar("", root.place)
    start = fields.scalar("start") or nowhere
    situation = fields.scalar("situation") or nowhere
    topics = fields.names("topics")
    states = dict[str, DraftState]()
    for name, node in fields.entries("states"):
        if state := _state(name, node, desk, is_situation=name.text == situation.text):
            states[name.text] = state
    fields.close()
    return DraftFlow(start, situation, topics, states, root.place)


def _state(name: Scalar, node: Node, desk: Desk, *, is_situation: bool) -> DraftState | None:
    kind = next((kind for kind in _KINDS if isinstance(node, Mapping) and kind in node.entries), None)
    fields = Fields(node, f"the {kind or 'state'} '{name.text}'", desk)
    state: DraftState | None = None
    match kind:
        case "question":
            state = _question(name, fields, is_situation=is_situation)
        case "information":
            state = _information(name, fields)
        case "outcome":
            state = _outcome(name, fields)
        case _:
            desk.findings.add(reading.missing_key(name.place, "' or '".join(_KINDS), f"the state '{name.text}'"))
            return None
    fields.close()
    return state


def _question(name: Scalar, fields: Fields, *, is_situation: bool) -> DraftQuestion:
    context = f"permit.{name.text}"
    longest = SITUATION_LABEL if is_situation else LABEL
    keys = ("choices", "more_choices") if is_situation else ("choices",)
    groups = []
    for key in keys:
        entries = fields.entries(key, optional=key != "choices")
        group = tuple(_choice(each, node, context, longest, fields.desk) for each, node in entries)
        groups += [group] if group else []
    own = tuple(
        DraftChoice(Scalar(key, node.place), None, tuple(_routes(node, fields.desk)))
        for key in (DONT_KNOW, DONT_SAY)
        if (node := fields.node(key, optional=True))
    )
    if groups:
        groups[-1] = (*groups[-1], *own)
    return DraftQuestion(
        name,
        _need(fields.text("question", f"{context}.question", longest=_ASK)),
        _need(fields.text("title", f"{context}.title", longest=LABEL)),
        _need(fields.text("why", f"{context}.why")),
        fields.flag("sensitive"),
        tuple(groups),
    )


def _choice(name: Scalar, node: Node, context: str, longest: int, desk: Desk) -> DraftChoice:
    fields = Fields(node, f"the choice '{name.text}'", desk)
    context = f"{context}.choices.{name.text}"
    label = None
    if "label" in fields:
        label = fields.text("label", f"{context}.label", longest=longest)
    else:
        fields.node("label", optional=True)
        desk.findings.add(reading.missing_label(name.place, name.text))
    to = fields.node("to")
    choice = DraftChoice(
        name,
        label,
        tuple(_routes(to, desk)) if to else (),
        fields.text("said", f"{context}.said", optional=True),
        fields.text("advice", f"{context}.advice", optional=True),
        fields.scalar("counts_as", optional=True),
    )
    fields.close()
    return choice


def _information(name: Scalar, fields: Fields) -> DraftInformation:
    context = f"permit.{name.text}"
    to = fields.node("to")
    return DraftInformation(
        name,
        _need(fields.text("information", f"{context}.information", longest=80)),
        tuple(_lines(fields, "lines", context)),
        fields.names("helpers"),
        fields.scalar("topic", optional=True),
        tuple(_routes(to, fields.desk)) if to else (),
    )


def _outcome(name: Scalar, fields: Fields) -> DraftOutcome:
    context = f"permit.{name.text}"
    pointers = []
    for topic, node in fields.entries("topics", optional=True):
        if isinstance(node, Sequence):
            pointers.append(DraftPointer(topic, fields.scalars(node, topic.text)))
        else:
            fields.desk.findings.add(reading.wrong_shape(node.place, f"'{topic.text}'", "a list of questions: []"))
    return DraftOutcome(
        name,
        _need(fields.text("outcome", f"{context}.outcome", longest=80)),
        tuple(_lines(fields, "do_now", context)),
        fields.names("statements", optional=True),
        tuple(pointers),
        fields.names("helpers", optional=True),
    )


def _lines(fields: Fields, key: str, context: str) -> Iterator[DraftLine]:
    """Lines by their permanent names; one with a guard is a mapping of ``when`` and ``text``."""
    for name, node in fields.entries(key, optional=True):
        its_context = f"{context}.{key}.{name.text}"
        if isinstance(node, Scalar):
            yield DraftLine(fields.as_text(node, its_context, f"'{name.text}'"), None)
            continue
        line = Fields(node, f"the line '{name.text}'", fields.desk)
        when, text = line.scalar("when"), line.text("text", its_context)
        line.close()
        if text:
            yield DraftLine(text, when)


def _routes(node: Node, desk: Desk) -> Iterator[DraftRoute]:
    """One state, or a list in which all but the last have a guard."""
    if isinstance(node, Scalar):
        yield DraftRoute(node, None)
        return
    if not isinstance(node, Sequence):
        desk.findings.add(reading.wrong_shape(node.place, "'to'", "a state, or a list of '{when: ..., to: ...}'"))
        return
    for item in node.items:
        if isinstance(item, Scalar):
            yield DraftRoute(item, None)
            continue
        fields = Fields(item, "a way out", desk)
        when, state = fields.scalar("when"), fields.scalar("to")
        fields.close()
        if state:
            yield DraftRoute(state, when)


def _need(text: Text | None) -> Text:
    """A text that must be there. Where it is not, that is a problem already, and no flow will be made of the draft."""
    return text or Text("", "")
