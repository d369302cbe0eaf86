"""What can be wrong with a topic or a page: its sections, its facts, its sources and its helpers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from statistics import mean

from bot.authoring.english.checks.states import names_a_helper
from bot.authoring.english.draft_flow import DraftStatement
from bot.authoring.english.draft_page import DraftPage, DraftSection
from bot.authoring.source.nodes import Scalar
from bot.authoring.source.problems import Place, Problem, check, did_you_mean
from bot.authoring.source.sentences import sentences_of, words
from bot.core.organisation import Organisation

_HELPER = "Add an organisation of the kind 'helper' to 'helpers'."


@check
def wrong_markdown(place: Place, what: str) -> Problem:
    """A form of Markdown that a chat on a small phone cannot show, or a text that is in no section.

    Fails: a table, a numbered list, a quote, a list inside a list. Passes: paragraphs and ``- `` lists under ``##
    name``.
    """
    fix = "Use paragraphs and lists with '- ' below a '## ' heading."
    return Problem(place, f"{what} cannot be shown in a chat.", fix, "wrong-markdown")


@check
def brace_in_text(place: Place) -> Problem:
    """A brace in the text of a page. Nothing is filled in there; a statement is included on a line of its own.

    Fails: ``Read this: {statement: police}``, ``{date}``. Passes: a paragraph that is ``{statement: police}`` alone.
    """
    return Problem(
        place, "a brace means nothing inside a text.", "Put '{statement: name}' on a line of its own.", "brace-in-text"
    )


@check
def sections_of(place: Place, sections: Mapping[str, DraftSection], expected: Iterable[str]) -> Iterator[Problem]:
    """A file does not have exactly the sections it must have.

    Fails: a topic without ``## careful``, or with ``## dangers``. Passes: all six of them, by their ids.
    """
    wanted = tuple(expected)
    for name in wanted:
        if name not in sections:
            yield Problem(place, f"there is no section '{name}'.", f"Add '## {name}' with its text.", "sections-of")
    for name, section in sections.items():
        if name not in wanted:
            what = f"'{name}' is not a section here."
            yield Problem(section.name.place, what, did_you_mean(name, wanted), "sections-of")


@check
def unknown_fact(page: DraftPage, facts: Iterable[Scalar]) -> Iterator[Problem]:
    """A page claims to cover a fact that does not exist.

    Fails: ``covers: {short: [CHA-99]}``. Passes: a fact of ``content/facts.yaml``.
    """
    known = tuple(fact.text for fact in facts)
    for name in (name for names in page.covers.values() for name in names):
        if name.text not in known:
            what = f"there is no fact '{name.text}'."
            yield Problem(name.place, what, did_you_mean(name.text, known), "unknown-fact")


@check
def uncovered_fact(facts: Iterable[Scalar], pages: Iterable[DraftPage]) -> Iterator[Problem]:
    """A fact that no page covers, so that nobody can ever read it.

    Fails: a fact that stands in no ``covers``. Passes: every fact in at least one.
    """
    covered = {name.text for page in pages for names in page.covers.values() for name in names}
    for fact in facts:
        if fact.text not in covered:
            what = f"no page covers the fact '{fact.text}'."
            yield Problem(fact.place, what, "Write it on a page, and name it there in 'covers'.", "uncovered-fact")


@check
def no_source(page: DraftPage) -> Iterator[Problem]:
    """A topic that does not say where its facts were read.

    Fails: ``sources: []``. Passes: at least one source with its address, and its date if it shows one.
    """
    if not page.sources:
        what = f"the topic '{page.name}' has no source."
        yield Problem(page.sources_place, what, "Add one to 'sources'.", "no-source")


@check
def no_page_helper(page: DraftPage, organisations: Mapping[str, Organisation]) -> Iterator[Problem]:
    """A topic that names nobody to go to. Emergency numbers and authorities do not count.

    Fails: ``helpers: [ind]``. Passes: at least one organisation of the kind ``helper`` with a number (``phone`` or
    ``phones``) or a site.
    """
    if not names_a_helper(page.helpers, organisations):
        yield Problem(page.helpers_place, f"the topic '{page.name}' names no helper.", _HELPER, "no-page-helper")


@check
def missing_page(page: DraftPage | None, organisations: Mapping[str, Organisation], place: Place) -> Iterator[Problem]:
    """The page "help" is not there, or has no number to call. The guide opens it by itself, in every language.

    Fails: no ``content/help/en.md``, or one without a helper that has a ``phone`` or
    ``phones``. Passes: one that has it.
    """
    if page is None:
        yield Problem(place, "the page 'help' is missing.", "Write it, with 'kind: page'.", "missing-page")
    elif not any(name.text not in organisations or organisations[name.text].phones for name in page.helpers):
        what = "the page 'help' has no number to call."
        yield Problem(page.helpers_place, what, "Add an organisation with a phone to 'helpers'.", "missing-page")


@check
def unused_statement(statements: Mapping[str, DraftStatement], used: Container[str]) -> Iterator[Problem]:
    """A statement that stands nowhere, so that nobody ever reads it.

    Fails: a text in ``flows/statements.yaml`` alone. Passes: one that an outcome or a page includes.
    """
    for name, statement in statements.items():
        if name not in used:
            what = f"the statement '{name}' is not shown anywhere."
            fix = "Name it in an outcome or on a page, or take it away."
            yield Problem(statement.name.place, what, fix, "unused-statement")


@check
def too_many_screens(place: Place, what: str, screens: int) -> Problem:
    """A text that goes on over more screens than a button can count.

    Fails: a section of a page of more than about 8,000 letters. Passes: a shorter one, or two topics.
    """
    return Problem(place, f"{what} has more than {screens} screens in some language.", "Say less.", "too-many-screens")


LONGEST_MEAN = 12
"""Words, at the most, of a sentence, and of a section's sentences on average (the rules of writing, 2026-11-23)."""


@check
def long_section(page: DraftPage) -> Iterator[Problem]:
    """A section whose sentences are long on the whole, though none is too long by itself.

    Fails: 13 words to a sentence on average. Passes: at most 12.
    """
    for name, section in page.sections.items():
        lengths = [len(words(sentence)) for sentence in sentences_of(section.pieces)]
        if lengths and mean(lengths) > LONGEST_MEAN:
            what = f"the sentences of '{name}' have {mean(lengths):.1f} words on average."
            yield Problem(section.name.place, what, f"Make some shorter: at most {LONGEST_MEAN}.", "long-section")
