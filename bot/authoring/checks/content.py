"""What can be wrong with a topic or a page: its sections, its facts, its sources and its helpers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from bot.authoring.problems import Place, Problem, check, did_you_mean
from bot.core.flow import Kind, Organisation

if TYPE_CHECKING:
    from bot.authoring.content import DraftPage
    from bot.authoring.nodes import Scalar


@check
def wrong_markdown(place: Place, what: str) -> Problem:
    """A form of Markdown that a chat on a small phone can not show.

    Fails: a table, a numbered list, a quote, a list inside a list. Passes: paragraphs and ``- `` lists under ``## name``.
    """
    return Problem(place, f"{what} can not be shown in a chat.", "Use paragraphs and lists with '- '.", "wrong-markdown")


@check
def sections_of(place: Place, sections: Mapping[str, object], expected: Iterable[str]) -> Iterator[Problem]:
    """A file does not have exactly the sections it must have.

    Fails: a topic without ``## careful``, or with ``## dangers``. Passes: all six of them, by their ids.
    """
    wanted = tuple(expected)
    for name in wanted:
        if name not in sections:
            yield Problem(place, f"there is no section '{name}'.", f"Add '## {name}' with its text.", "sections-of")
    for name in sections:
        if name not in wanted:
            yield Problem(place, f"'{name}' is not a section here.", did_you_mean(name, wanted), "sections-of")


@check
def unknown_fact(page: DraftPage, facts: Iterable[str]) -> Iterator[Problem]:
    """A page claims to cover a fact, or to do so in a section, that does not exist.

    Fails: ``covers: {short: [CHA-99]}``. Passes: a fact of ``content/facts.yaml`` in a section of the page.
    """
    known = tuple(facts)
    for section, names in page.covers.items():
        for name in names:
            if section not in page.sections:
                yield Problem(
                    name.place, f"'{section}' is not a section here.", did_you_mean(section, page.sections), "unknown-fact"
                )
            if name.text not in known:
                yield Problem(
                    name.place, f"there is no fact '{name.text}'.", did_you_mean(name.text, known), "unknown-fact"
                )


@check
def uncovered_fact(facts: Iterable[Scalar], pages: Iterable[DraftPage]) -> Iterator[Problem]:
    """A fact that no page covers, so that nobody can ever read it.

    Fails: a fact that stands in no ``covers``. Passes: every fact in at least one.
    """
    covered = {name.text for page in pages for names in page.covers.values() for name in names}
    for fact in facts:
        if fact.text not in covered:
            yield Problem(
                fact.place, f"no page covers the fact '{fact.text}'.", "Write it, and name it in 'covers'.", "uncovered-fact"
            )


@check
def no_source(page: DraftPage) -> Iterator[Problem]:
    """A topic that does not say where its facts were read.

    Fails: ``sources: []``. Passes: at least one source with its address, and its date if it shows one.
    """
    if not page.sources:
        yield Problem(page.place, f"the topic '{page.name}' has no source.", "Add one to 'sources'.", "no-source")


@check
def no_risk(page: DraftPage) -> Iterator[Problem]:
    """A section without a risk: nobody knows whether an old translation of it may still be shown.

    Fails: ``risk`` without ``careful``. Passes: "low" or "high" for every section that is written.
    """
    for name, section in page.sections.items():
        if name not in page.risk:
            yield Problem(
                section.name.place, f"the section '{name}' has no risk.", f"Add '{name}: high' to 'risk'.", "no-risk"
            )


@check
def no_page_helper(page: DraftPage, organisations: Mapping[str, Organisation]) -> Iterator[Problem]:
    """A topic that names nobody to go to. Emergency numbers and authorities do not count.

    Fails: ``helpers: [ind]``. Passes: at least one organisation of the kind ``helper`` with a phone or a site.
    """
    named = [organisations[name.text] for name in page.helpers if name.text in organisations]
    if not any(helper.kind is Kind.HELPER and (helper.phone or helper.site) for helper in named):
        yield Problem(
            page.place, f"the topic '{page.name}' names no helper.", "Add one to 'helpers'.", "no-page-helper"
        )


@check
def missing_page(place: Place, name: str) -> Problem:
    """A page that the guide opens by itself is not there: "help", the numbers to call.

    Fails: no ``content/help/en.md``, or one without a helper that has a phone. Passes: one that has it.
    """
    return Problem(place, f"the page '{name}' is missing, or names no phone.", "Write it.", "missing-page")
