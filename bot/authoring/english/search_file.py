"""Reads ``flows/search.yaml``: what people type, where it leads, and what is said to a cry for help."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass

from bot.authoring.english.checks import phrases as phrase_checks
from bot.authoring.english.draft_flow import DraftLine
from bot.authoring.english.lines import read_lines, resolve_lines
from bot.authoring.source import file_checks
from bot.authoring.source.context import ExtractedText, FileContext
from bot.authoring.source.fields import TITLE, Fields
from bot.authoring.source.names import check_outer_name
from bot.authoring.source.problems import Place, Problem
from bot.authoring.source.risk import is_high
from bot.authoring.source.yaml_nodes import Mapping, Scalar
from bot.core.content import Page, Topic
from bot.core.danger import Danger
from bot.core.finding import Findable
from bot.core.guards import GUARDS
from bot.core.organisation import Organisation
from bot.core.overlay import Helpers, ReadingPage, ReadingTopic, Target
from bot.core.text import Text

HELPERS = "helpers"
"""The target that is the list of everybody who can help; the others have the name of a topic or a page."""

MOST_LINES = 3
"""What is said to a cry for help, besides whom to call."""


@dataclass(frozen=True, slots=True)
class DraftDanger:
    """A kind of danger, its names not yet resolved."""

    name: Scalar
    title: Text
    calls: tuple[Scalar, ...]
    lines: tuple[DraftLine, ...]
    topic: Scalar | None
    words: Text


@dataclass(frozen=True, slots=True)
class DraftSearch:
    """The file, its names not yet resolved: the phrases for each target, by its name."""

    targets: ReadOnly[str, Scalar]
    phrases: ReadOnly[str, Text]
    dangers: ReadOnly[str, DraftDanger]
    before_names: Text
    elsewhere: Text
    place: Place


def read_search(root: Mapping, file_context: FileContext) -> DraftSearch:
    """What people type, in English; the other languages have lists of their own in their catalogs."""
    fields = Fields(root, "the search", file_context)
    before_names, elsewhere = (_list(fields, key, f"search.{key}") for key in ("before_names", "elsewhere"))
    targets, phrases = dict[str, Scalar](), dict[str, Text]()
    for name, node in fields.entries("targets"):
        check_outer_name(name, fields.findings)
        targets[name.text] = name
        phrases[name.text] = _as_list(fields, node, name.text, f"search.targets.{name.text}")
    dangers = {
        name.text: _read_danger(name, Fields(node, f"the danger '{name.text}'", file_context, name.place))
        for name, node in fields.entries("dangers")
    }
    fields.close()
    return DraftSearch(targets, phrases, dangers, before_names, elsewhere, fields.place_of("targets"))


def _read_danger(name: Scalar, fields: Fields) -> DraftDanger:
    check_outer_name(name, fields.findings)
    context = f"search.dangers.{name.text}"
    title = fields.need("title", f"{context}.title", longest=TITLE)
    calls, topic = fields.names("calls"), fields.scalar("topic", optional=True)
    lines = tuple(read_lines(fields, "lines", f"{context}.lines"))
    if len(lines) > MOST_LINES:
        fields.findings.add(
            phrase_checks.many_danger_lines(fields.place_of("lines"), name.text, len(lines), MOST_LINES)
        )
    words = _list(fields, "words", f"{context}.words")
    fields.close()
    return DraftDanger(name, title, calls, lines, topic, words)


def _list(fields: Fields, key: str, context: str) -> Text:
    node = fields.node(key)
    return _as_list(fields, node, key, context) if node else Text(context, "")


def _as_list(fields: Fields, node: object, key: str, context: str) -> Text:
    """A list of words, one to a line, as the text that the catalogs have their own of."""
    if not isinstance(node, Scalar):
        place = getattr(node, "place", fields.place)
        fields.findings.add(file_checks.wrong_shape(place, f"'{key}'", "lines below '|'"))
        return Text(context, "")
    english = unicodedata.normalize("NFC", node.text.strip())
    text = Text(context, english, is_high(context))
    comments = fields.file_context.comments_above(node.place)
    fields.file_context.texts.append(ExtractedText(text, node.place, comments))
    return text


def check_names(
    draft: DraftSearch, topics: Collection[str], pages: Collection[str], organisations: Collection[str]
) -> Iterator[Problem]:
    """The problems of the names in it: each topic and page is found by its own phrases, and nothing else is."""
    known = (*topics, *pages, HELPERS)
    for name, scalar in draft.targets.items():
        if name not in known:
            yield file_checks.unknown_name(scalar.place, "topic or page", name, known)
    yield from phrase_checks.unfindable(draft.targets, known, draft.place)
    for danger in draft.dangers.values():
        for call in danger.calls:
            if call.text not in organisations:
                yield file_checks.unknown_name(call.place, "organisation", call.text, organisations)
        if danger.topic and danger.topic.text not in topics:
            yield file_checks.unknown_name(danger.topic.place, "topic", danger.topic.text, topics)


def resolve_search(
    draft: DraftSearch,
    topics: ReadOnly[str, Topic],
    pages: ReadOnly[str, Page],
    organisations: ReadOnly[str, Organisation],
) -> Findable:
    """What can be found, every name resolved."""

    def target(name: str) -> Target:
        if name in topics:
            return ReadingTopic(topics[name])
        return ReadingPage(pages[name]) if name in pages else Helpers()

    return Findable(
        {name: target(name) for name in draft.targets},
        draft.phrases,
        {
            name: Danger(
                name, each.title, tuple(organisations[call.text] for call in each.calls),
                resolve_lines(each.lines, GUARDS, organisations),
                topics[each.topic.text] if each.topic else None, each.words,
            )
            for name, each in draft.dangers.items()
        },
        draft.before_names,
        draft.elsewhere,
    )  # fmt: skip
