"""Runs every check that looks at more than one value: after these, names name something and every path ends well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.authoring.english.checks import every_path as said
from bot.authoring.english.checks import graph as flow_checks
from bot.authoring.english.checks import ledger as codes
from bot.authoring.english.checks import lines as line_checks
from bot.authoring.english.checks import matters, states
from bot.authoring.english.checks import pages as content_checks
from bot.authoring.english.draft_flow import DraftLine, DraftOutcome, lines_of
from bot.authoring.english.folder import LANGUAGES, Drafts
from bot.authoring.source import file_checks as reading
from bot.authoring.source.problems import Place, Problem
from bot.authoring.sweep.longest_button import longest_button
from bot.core.content import SECTIONS
from bot.core.conversation import Conversation
from bot.core.event import Opened
from bot.core.guide import Guide
from bot.core.ledger import LONG, PARTS
from bot.core.lines import Guard
from bot.core.overlay import Overlay, ReadingPage, ReadingTopic

HELP = "help"


def proved(drafts: Drafts, guards: Mapping[str, Guard]) -> Iterator[Problem]:
    """What is wrong with a complete set of drafts."""
    yield from _flow(drafts, guards)
    yield from _content(drafts)
    if "en" not in drafts.languages:
        yield reading.unknown_name(Place(LANGUAGES, 1, 1), "language", "en", drafts.languages)
    if not any(language.offered for language in drafts.languages.values()):
        yield reading.nothing_offered(Place(LANGUAGES, 1, 1))
    yield from codes.missing_code(drafts.flow, drafts.ledger, drafts.things_with_codes)


def _flow(drafts: Drafts, guards: Mapping[str, Guard]) -> Iterator[Problem]:
    flow, statements = drafts.flow, drafts.statement_drafts.values()
    known: dict[str, Iterable[str]] = {
        "topic": drafts.topics, "guard": guards, "organisation": drafts.organisations, "statement": drafts.statements,
    }  # fmt: skip
    yield from flow_checks.unknown_states(flow)
    yield from flow_checks.unknown_names(flow, statements, known)
    for check in (
        flow_checks.dead_end, flow_checks.circle, states.no_dont_know, states.no_dont_say, states.number_of_choices,
        states.no_next_step, states.no_topic,
    ):  # fmt: skip
        yield from check(flow)
    yield from states.no_helper(flow, drafts.organisations)
    yield from states.unlisted_topic(flow, drafts.topics)
    yield from _lines(drafts, tuple(lines_of(flow, statements)))
    if not flow_checks.is_whole(flow):
        return
    yield from states.same_way(flow, statements, guards)
    yield from states.wrong_guard(flow, statements, guards)
    for check in (
        flow_checks.unreachable, flow_checks.wrong_situation, flow_checks.late_situation, states.no_reason,
        matters.wrong_denial,
    ):  # fmt: skip
        yield from check(flow)


def _lines(drafts: Drafts, lines: Sequence[DraftLine]) -> Iterator[Problem]:
    yield from matters.unmarked_question(lines, drafts.flow.matters)
    yield from matters.unused_matter(drafts.flow, lines)
    yield from line_checks.not_alone(lines, drafts.referring)
    yield from line_checks.no_calm_line(lines)
    yield from line_checks.several_to_call(lines, drafts.organisations)


def _content(drafts: Drafts) -> Iterator[Problem]:
    organisations = drafts.organisations
    for page in drafts.pages.values():
        for name in page.helpers:
            if name.text not in organisations:
                yield reading.unknown_name(name.place, "organisation", name.text, organisations)
    for page in drafts.topics.values():
        yield from content_checks.unknown_fact(page, drafts.facts)
        if page.kind:
            yield from content_checks.no_source(page)
            yield from content_checks.no_page_helper(page, organisations)
        yield from content_checks.long_section(page)
    yield from content_checks.uncovered_fact(drafts.facts, drafts.topics.values())
    place = Place(f"content/{HELP}/en.md", 1, 1)
    yield from content_checks.missing_page(drafts.other_pages.get(HELP), organisations, place)
    if all(section.sound for page in drafts.pages.values() for section in page.sections.values()):
        yield from content_checks.unused_statement(drafts.statement_drafts, set(_statements_used(drafts)))


def _statements_used(drafts: Drafts) -> Iterator[str]:
    for state in drafts.flow.states.values():
        if isinstance(state, DraftOutcome):
            yield from (included.statement.text for included in state.statements)
    yield from _statements_on_pages(drafts)


def _statements_on_pages(drafts: Drafts) -> Iterator[str]:
    for page in drafts.pages.values():
        for section in page.sections.values():
            yield from section.statements


def too_large(guide: Guide, drafts: Drafts, room: int) -> Iterator[Problem]:
    """A sound guide has too much for its buttons: more than ``room`` bytes, or too many screens of one text."""
    longest = len(longest_button(guide))
    if longest > room:
        asked = (field.slot for field in reversed(drafts.ledger.fields) if field.slot in drafts.flow.states)
        last = next(asked, guide.flow.situation.name)
        place = drafts.flow.states[last].name.place
        yield codes.too_long_code(place, last, longest, room)
    for file, what, overlay, most in _long_texts(guide):
        turns = (guide.step(Conversation(language), Opened(overlay)) for language in guide.words.spoken)
        if any(turn.screen.shows.endswith(f":{most}") for turn in turns):
            yield content_checks.too_many_screens(Place(file, 1, 1), what, most)


def _long_texts(guide: Guide) -> Iterator[tuple[str, str, Overlay, int]]:
    """Everything that can go on over several screens, opened at one more than there can be, and how many that is."""
    for topic in guide.flow.topics.values():
        for section in SECTIONS:
            yield f"content/{topic.name}/en.md", f"the section '{section}'", ReadingTopic(topic, section, PARTS), PARTS
    for page in guide.flow.pages.values():
        yield f"content/{page.name}/en.md", f"the page '{page.name}'", ReadingPage(page, LONG), LONG


def over_all_ways(drafts: Drafts, guards: Mapping[str, Guard]) -> Iterator[Problem]:
    """What is wrong with what is said, over all ways through a sound flow. It takes seconds: only ``check`` looks."""
    flow, statements = drafts.flow, drafts.statement_drafts.values()
    lines = said.Lines(flow, statements, _statements_on_pages(drafts))
    yield from said.never_said(flow, lines, guards)
    yield from said.contradicted_title(flow, lines, guards)
