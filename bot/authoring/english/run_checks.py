"""Runs every check that compares values: after these, every name names something and every path ends well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.authoring.english.cards_file import check_calls
from bot.authoring.english.checks import every_way as path_checks
from bot.authoring.english.checks import graph as graph_checks
from bot.authoring.english.checks import ledger as ledger_checks
from bot.authoring.english.checks import lines as line_checks
from bot.authoring.english.checks import matters as matter_checks
from bot.authoring.english.checks import pages as page_checks
from bot.authoring.english.checks import states as state_checks
from bot.authoring.english.draft_flow import DraftLine, DraftOutcome, every_draft_line
from bot.authoring.english.folder import LANGUAGES, Drafts
from bot.authoring.english.note_file import check_note_names
from bot.authoring.english.resolve import HELP
from bot.authoring.english.search_file import check_names
from bot.authoring.source import file_checks
from bot.authoring.source.problems import Place, Problem
from bot.authoring.sweep.longest_button import find_longest_button
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.event import Opened
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.ledger import LONG, PARTS
from bot.core.lines import Guard
from bot.core.overlay import Overlay, ReadingPage, ReadingTopic
from bot.core.subject import part_of


def check_drafts(drafts: Drafts, guards: Mapping[str, Guard]) -> Iterator[Problem]:
    """The problems of a complete set of drafts."""
    yield from _check_flow(drafts, guards)
    yield from _check_pages(drafts)
    yield from check_calls(drafts.cards.values(), drafts.organisations)
    yield from check_names(drafts.search, drafts.topics, drafts.other_pages, drafts.organisations)
    yield from check_note_names(drafts.note, drafts.topics)
    if "en" not in drafts.languages:
        yield file_checks.unknown_name(Place(LANGUAGES, 1, 1), "language", "en", drafts.languages)
    if not any(language.offered for language in drafts.languages.values()):
        yield file_checks.nothing_offered(Place(LANGUAGES, 1, 1))
    yield from ledger_checks.missing_code(drafts.flow, drafts.ledger, drafts.things_with_codes)
    yield from ledger_checks.check_slots(drafts.flow, drafts.ledger)
    yield from ledger_checks.check_note(drafts.note_lines, drafts.ledger)


def _check_flow(drafts: Drafts, guards: Mapping[str, Guard]) -> Iterator[Problem]:
    flow, statements = drafts.flow, drafts.statement_drafts.values()
    known: dict[str, Iterable[str]] = {
        "topic": drafts.topics, "guard": guards, "organisation": drafts.organisations, "statement": drafts.statements,
    }  # fmt: skip
    yield from graph_checks.check_state_names(flow)
    yield from graph_checks.check_other_names(flow, statements, known)
    for check in (
        graph_checks.dead_end, graph_checks.circle, state_checks.no_dont_know, state_checks.no_dont_say,
        state_checks.number_of_choices, state_checks.no_next_step, state_checks.too_many_steps,
        state_checks.no_topic,
    ):  # fmt: skip
        yield from check(flow)
    yield from state_checks.no_helper(flow, drafts.organisations)
    yield from state_checks.unlisted_topic(flow, drafts.topics)
    yield from _check_lines(drafts, tuple(every_draft_line(flow, statements)))
    if not graph_checks.is_whole(flow):
        return
    yield from state_checks.same_way(flow, statements, guards)
    yield from state_checks.wrong_guard(flow, statements, guards)
    for check in (
        graph_checks.unreachable, graph_checks.wrong_situation, graph_checks.late_situation, state_checks.no_reason,
        matter_checks.wrong_denial,
    ):  # fmt: skip
        yield from check(flow)


def _check_lines(drafts: Drafts, lines: Sequence[DraftLine]) -> Iterator[Problem]:
    yield from matter_checks.unmarked_question(lines, drafts.flow.matters)
    yield from matter_checks.unused_matter(drafts.flow, lines)
    yield from line_checks.not_alone(lines, drafts.referring)
    yield from line_checks.no_calm_line(lines)
    yield from line_checks.several_to_call(lines, drafts.organisations)


def _check_pages(drafts: Drafts) -> Iterator[Problem]:
    organisations = drafts.organisations
    for page in drafts.pages.values():
        for name in page.helpers:
            if name.text not in organisations:
                yield file_checks.unknown_name(name.place, "organisation", name.text, organisations)
    for page in drafts.topics.values():
        yield from page_checks.unknown_fact(page, drafts.facts)
        if page.kind:
            yield from page_checks.no_source(page)
            yield from page_checks.no_page_helper(page, organisations)
        yield from page_checks.long_section(page)
    yield from page_checks.uncovered_fact(drafts.facts, drafts.topics.values())
    place = Place(f"content/{HELP}/en.md", 1, 1)
    yield from page_checks.missing_page(drafts.other_pages.get(HELP), organisations, place)
    if all(section.sound for page in drafts.pages.values() for section in page.sections.values()):
        yield from page_checks.unused_statement(drafts.statement_drafts, set(_statements_used(drafts)))


def _statements_used(drafts: Drafts) -> Iterator[str]:
    for state in drafts.flow.states.values():
        if isinstance(state, DraftOutcome):
            yield from (included.statement.text for included in state.statements)
    yield from _statements_on_pages(drafts)


def _statements_on_pages(drafts: Drafts) -> Iterator[str]:
    for page in drafts.pages.values():
        for section in page.sections.values():
            yield from section.statements


def check_size(guide: Guide, drafts: Drafts, room: int) -> Iterator[Problem]:
    """The problems of a sound guide's size: a button of more than ``room`` bytes, English text of too many screens."""
    longest = len(find_longest_button(guide))
    if longest > room:
        asked = (field.slot for field in reversed(drafts.ledger.fields) if field.slot in drafts.flow.states)
        last = next(asked, guide.flow.situation.name)
        place = drafts.flow.states[last].name.place
        yield ledger_checks.too_long_code(place, last, longest, room)
    yield from check_length(guide, guide.words.english)


def check_length(guide: Guide, language: Language) -> Iterator[Problem]:
    """The texts that have too many screens in a language."""
    for file, what, overlay, most in _long_texts(guide):
        turn = guide.step(Conversation(language), Opened(overlay))
        if part_of(turn.screen.subject) == most:
            yield page_checks.too_many_screens(Place(file, 1, 1), what, most, language.code)


def _long_texts(guide: Guide) -> Iterator[tuple[str, str, Overlay, int]]:
    """Each text that can go on over several screens: its file, its name, one screen more than it can have, how many."""
    for topic in guide.flow.topics.values():
        for section in Section:
            yield f"content/{topic.name}/en.md", f"the section '{section}'", ReadingTopic(topic, section, PARTS), PARTS
    for page in guide.flow.pages.values():
        yield f"content/{page.name}/en.md", f"the page '{page.name}'", ReadingPage(page, LONG), LONG


def check_every_way(drafts: Drafts, guards: Mapping[str, Guard]) -> Iterator[Problem]:
    """The problems of what is said, over all ways through a sound flow. It takes about a second."""
    flow, statements = drafts.flow, drafts.statement_drafts.values()
    lines = path_checks.Lines(flow, statements, _statements_on_pages(drafts))
    yield from path_checks.never_said(flow, lines, guards)
    yield from path_checks.contradicted_title(flow, lines, guards)
