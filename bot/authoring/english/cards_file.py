"""Reads ``flows/cards.yaml``: the sentences that can be shown to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass

from bot.authoring.english.checks.cards import uncallable
from bot.authoring.source import file_checks
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import LABEL, Fields
from bot.authoring.source.markup import placeholders
from bot.authoring.source.names import check_outer_name
from bot.authoring.source.problems import Problem
from bot.authoring.source.yaml_nodes import Mapping, Scalar
from bot.core.organisation import Kind, Organisation
from bot.core.show_card import LANGUAGE, NUMBER, ORGANISATION, ShowCard
from bot.core.text import Text

LONGEST_SHOWN = 90
"""Letters of a sentence that is shown: in large letters a phone has no room for more."""


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A card whose organisation may name nothing: ``call`` is its name; None where nobody is to be called."""

    name: Scalar
    label: Text
    says: Text
    asks_language: bool
    call: Scalar | None


def read_cards(root: Mapping, file_context: FileContext) -> dict[str, DraftCard]:
    """The cards by name, in the order in which they are shown."""
    return {name.text: _read_card(name, Fields(node, f"the card '{name.text}'", file_context, name.place))
            for name, node in root}  # fmt: skip


def _read_card(name: Scalar, fields: Fields) -> DraftCard:
    check_outer_name(name, fields.findings)
    call, says = fields.scalar("call", optional=True), fields.scalar("says")
    asks_language = LANGUAGE in (placeholders(says.text) or ()) if says else False
    takes = (*((LANGUAGE,) if asks_language else ()), *((ORGANISATION, NUMBER) if call else ()))
    card = DraftCard(
        name,
        fields.need("label", f"cards.{name.text}.label", longest=LABEL),
        fields.need("says", f"cards.{name.text}.says", longest=LONGEST_SHOWN, takes=takes),
        asks_language,
        call,
    )
    fields.close()
    return card


def check_calls(drafts: Iterable[DraftCard], organisations: MappingType[str, Organisation]) -> Iterator[Problem]:
    """The problems of whom the cards ask to call: nobody of that name, nobody to go to, or nobody with a number."""
    for call in (draft.call for draft in drafts if draft.call):
        found = organisations.get(call.text)
        if found is None:
            yield file_checks.unknown_name(call.place, "organisation", call.text, organisations)
        elif found.kind is not Kind.HELPER or not found.phones:
            yield uncallable(call.place, call.text)


def resolve_cards(drafts: Iterable[DraftCard], organisations: MappingType[str, Organisation]) -> dict[str, ShowCard]:
    """The cards, once whom they ask to call was found."""
    return {
        draft.name.text: ShowCard(
            draft.name.text,
            draft.label,
            draft.says,
            draft.asks_language,
            organisations[draft.call.text] if draft.call else None,
        )
        for draft in drafts
    }
