"""The checks of a topic or a page: its sections, its facts, its sources and its helpers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from statistics import mean

from bot.authoring.english.checks.states import names_a_helper
from bot.authoring.english.draft_flow import DraftStatement
from bot.authoring.english.draft_page import DraftPage, DraftSection
from bot.authoring.source.checks import Fault, finder, message
from bot.authoring.source.problems import Place, did_you_mean
from bot.authoring.source.sentences import beginning_of, sentences_of, words
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.organisation import Organisation

_HELPER = "Add an organisation of the kind 'helper' to 'helpers'."


@message
def wrong_markdown(place: Place, what: str) -> Fault:
    """A form of Markdown that a chat on a small phone cannot show, or a text that is in no section.

    Fails: a table, a numbered list, a quote, a list inside a list. Passes: paragraphs and ``- `` lists under ``##
    name``.
    """
    fix = "Use paragraphs and lists with '- ' below a '## ' heading."
    return Fault(place, f"{what} cannot be shown in a chat.", fix)


@message
def brace_in_text(place: Place) -> Fault:
    """A brace in the text of a page. Nothing is filled in there; a statement is included on a line of its own.

    Fails: ``Read this: {statement: police}``, ``{date}``. Passes: a paragraph that is ``{statement: police}`` alone.
    """
    return Fault(place, "a brace means nothing inside a text.", "Put '{statement: name}' on a line of its own.")


@finder
def sections_of(place: Place, sections: Mapping[str, DraftSection], expected: Iterable[str]) -> Iterator[Fault]:
    """A file does not have exactly the sections it must have.

    Fails: a topic without ``## careful``, or with ``## dangers``. Passes: all six of them, by their ids.
    """
    wanted = tuple(expected)
    for name in wanted:
        if name not in sections:
            yield Fault(place, f"there is no section '{name}'.", f"Add '## {name}' with its text.")
    for name, section in sections.items():
        if name not in wanted:
            what = f"'{name}' is not a section here."
            yield Fault(section.name.place, what, did_you_mean(name, wanted))


@finder
def unknown_fact(page: DraftPage, facts: Iterable[Scalar]) -> Iterator[Fault]:
    """A page claims to cover a fact that does not exist.

    Fails: ``covers: {short: [CHA-99]}``. Passes: a fact of ``content/facts.yaml``.
    """
    known = tuple(fact.text for fact in facts)
    for name in (name for names in page.covers.values() for name in names):
        if name.text not in known:
            what = f"there is no fact '{name.text}'."
            yield Fault(name.place, what, did_you_mean(name.text, known))


@finder
def uncovered_fact(facts: Iterable[Scalar], pages: Iterable[DraftPage]) -> Iterator[Fault]:
    """A fact that no page covers, so that nobody can ever read it.

    Fails: a fact that stands in no ``covers``. Passes: every fact in at least one.
    """
    covered = {name.text for page in pages for names in page.covers.values() for name in names}
    for fact in facts:
        if fact.text not in covered:
            what = f"no page covers the fact '{fact.text}'."
            yield Fault(fact.place, what, "Write it on a page, and name it there in 'covers'.")


@finder
def no_source(page: DraftPage) -> Iterator[Fault]:
    """A topic that does not say where its facts were read.

    Fails: ``sources: []``. Passes: at least one source with its address, and its date if it shows one.
    """
    if not page.sources:
        what = f"the topic '{page.name}' has no source."
        yield Fault(page.sources_place, what, "Add one to 'sources'.")


@finder
def no_page_helper(page: DraftPage, organisations: Mapping[str, Organisation]) -> Iterator[Fault]:
    """A topic that names nobody to go to. Emergency numbers and authorities do not count.

    Fails: ``helpers: [ind]``. Passes: at least one organisation of the kind ``helper`` with a number (``phone`` or
    ``phones``) or a site.
    """
    if not names_a_helper(page.helpers, organisations):
        yield Fault(page.helpers_place, f"the topic '{page.name}' names no helper.", _HELPER)


@finder
def missing_page(page: DraftPage | None, organisations: Mapping[str, Organisation], place: Place) -> Iterator[Fault]:
    """The page "help" is not there, or has no number to call. The guide opens it by itself, in every language.

    Fails: no ``content/help/en.md``, or one without a helper that has a ``phone`` or
    ``phones``. Passes: one that has it.
    """
    if page is None:
        yield Fault(place, "the page 'help' is missing.", "Write it, with 'kind: page'.")
    elif not any(name.text not in organisations or organisations[name.text].phones for name in page.helpers):
        what = "the page 'help' has no number to call."
        yield Fault(page.helpers_place, what, "Add an organisation with a phone to 'helpers'.")


@finder
def unused_statement(statements: Mapping[str, DraftStatement], used: Container[str]) -> Iterator[Fault]:
    """A statement that stands nowhere, so that nobody ever reads it.

    Fails: a text in ``flows/statements.yaml`` alone. Passes: one that an outcome or a page includes.
    """
    for name, statement in statements.items():
        if name not in used:
            what = f"the statement '{name}' is not shown anywhere."
            fix = "Name it in an outcome or on a page, or remove it."
            yield Fault(statement.name.place, what, fix)


@message
def too_many_screens(place: Place, what: str, screens: int, language: str) -> Fault:
    """A text that goes on over more screens than a button can count.

    Fails: a section of a page of more than about 8,000 letters. Passes: a shorter one, or two topics.
    """
    fix = "Move part of it to another section or page, or make two of it."
    return Fault(place, f"{what} has more than {screens} screens in '{language}'.", fix)


LONGEST_MEAN = 12
"""Words, at the most, of a sentence, and of a section's sentences on average (the rules of writing, 2026-11-23)."""


@finder
def long_section(page: DraftPage) -> Iterator[Fault]:
    """A section whose sentences are long on the whole, though none is too long by itself.

    Fails: 13 words to a sentence on average. Passes: at most 12.
    """
    for name, section in page.sections.items():
        sentences = sentences_of(section.pieces)
        lengths = [len(words(sentence)) for sentence in sentences]
        if lengths and mean(lengths) > LONGEST_MEAN:
            what = f"the sentences of '{name}' have {mean(lengths):.1f} words on average."
            longest = sentences[lengths.index(max(lengths))]
            fix = f"Make two of the longest, '{beginning_of(longest)}': at most {LONGEST_MEAN} on average."
            yield Fault(section.name.place, what, fix)
