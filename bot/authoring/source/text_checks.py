"""The checks of a single text that people will read. Each is told at the very word."""

from __future__ import annotations

from collections.abc import Iterable

from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place


@message
def empty_text(place: Place, what: str) -> Fault:
    """A text with nothing in it.

    Fails: ``label: ""``. Passes: a label that says something.
    """
    return Fault(place, f"{what} is empty.", "Write it.")


@message
def missing_label(place: Place, choice: str, longest: int) -> Fault:
    """A choice has no label, so there is nothing to press.

    Fails: ``yes: {to: asylum}``. Passes: ``yes: {label: "Yes", to: asylum}``.
    """
    fix = f"Add 'label:' with at most {longest} letters."
    return Fault(place, f"the choice '{choice}' has no label.", fix)


@message
def cut_text(place: Place, what: str) -> Fault:
    """A text that ends before a ``#``: YAML takes the rest of the line for a remark.

    Fails: ``label: Letter #1``. Passes: ``label: "Letter #1"``, with a remark on a line of its own above it.
    """
    return Fault(place, f"{what} ends before this '#'.", "Put the text in quotes; put a remark on the line above.")


@message
def broken_line(place: Place, what: str) -> Fault:
    """A line that ends in the middle of a paragraph: it would end there on every phone too.

    Fails: a text below ``menu: |`` that goes on on the next line. Passes: each paragraph on one line, however long,
    and an empty line between two, below a ``|``.
    """
    fix = "Write each paragraph on one line, with an empty line between two, below '|'."
    return Fault(place, f"a line of {what} ends in the middle of a paragraph.", fix)


@message
def too_long(place: Place, what: str, length: int, longest: int, fix: str) -> Fault:
    """A text that is longer than its place: phones cut off long labels, and nobody reads a long paragraph.

    Fails: a label of 30 letters. Passes: one of at most 24 (32 for a situation).
    """
    return Fault(place, f"{what} has {length} letters; there is room for {longest}.", fix)


@message
def wrong_placeholders(place: Place, what: str, found: Iterable[str] | None, wanted: Iterable[str]) -> Fault:
    """A text names other ``{values}`` than those that are filled in.

    Fails: ``progress: Question {nr} of {total}``. Passes: ``progress: Question {number} of {total}``.
    """
    if found is None:
        fault = f"{what} has a brace that is not part of a value."
    else:
        fault = f"{what} fills in {_list_names(found)}."
    return Fault(place, fault, f"Fill in {_list_names(wanted)}; write {{{{ for a brace.")


def _list_names(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "nothing"


@message
def wrong_marks(place: Place, what: str, fix: str) -> Fault:
    """A text with marks that are not allowed: ``**`` that is not closed, a tag, a link, an invisible mark.

    Fails: ``**112``, ``<b>112</b>``, ``[112](tel:112)``, ``call 0800-2000``. Passes: ``**112**``. Contacts
    are data, in organisations.yaml, so that they can be fixed in one place.
    """
    return Fault(place, what, fix)


@message
def typed_twice(place: Place, word: str, first: str) -> Fault:
    """A word that a person can type stands for two things, or there is no word between two commas.

    Fails: ``typed_back: back, stop`` beside ``typed_clear: clear, stop``. Passes: every word in one list.
    """
    fault = f"'{word}' is already in '{first}'." if word else "there is no word between two commas."
    return Fault(place, fault, "Remove it from one of the two." if word else "Remove a comma.")
