"""What can be wrong with a file as it is read: its shape, its keys, its names and its texts."""

from __future__ import annotations

from collections.abc import Iterable

from bot.authoring.problems import Place, Problem, check, did_you_mean


@check
def yaml_syntax(place: Place, said: str) -> Problem:
    """The file is not YAML.

    Fails: ``question: Is it: a child?`` (a colon and a space inside a text). Passes: the same text in quotes.
    """
    return Problem(place, f"this can not be read: {said}.", "Put texts with ': ' or ' #' in quotes.", "yaml-syntax")


@check
def duplicate_key(place: Place, key: str, first: Place) -> Problem:
    """A key stands twice in the same place; YAML would keep one of them silently.

    Fails: two states with the same name. Passes: every name once.
    """
    return Problem(
        place, f"'{key}' already stands on line {first.line}.", "Take one away or rename it.", "duplicate-key"
    )


@check
def unknown_key(place: Place, key: str, known: Iterable[str]) -> Problem:
    """A key that means nothing here.

    Fails: ``quesion:``. Passes: ``question:``. The format is closed: what it has no key for, a guard does.
    """
    return Problem(place, f"the key '{key}' means nothing here.", did_you_mean(key, known), "unknown-key")


@check
def missing_key(place: Place, key: str, where: str) -> Problem:
    """Something that has to be said is not.

    Fails: a question without ``why``. Passes: a question that says why it is asked.
    """
    return Problem(place, f"{where} has no '{key}'.", f"Add '{key}:'.", "missing-key")


@check
def missing_label(place: Place, choice: str) -> Problem:
    """A choice has no label, so there is nothing to press.

    Fails: ``yes: {to: asylum}``. Passes: ``yes: {label: "Yes", to: asylum}``.
    """
    return Problem(place, f"the choice '{choice}' has no label.", "Add 'label:' with at most 24 letters.", "missing-label")


@check
def wrong_shape(place: Place, what: str, wanted: str) -> Problem:
    """A value has another shape than it must: a text where a list belongs, or the reverse.

    Fails: ``helpers: veilig-thuis``. Passes: ``helpers: [veilig-thuis]``.
    """
    return Problem(place, f"{what} must be {wanted}.", "See the other entries of this file.", "wrong-shape")


@check
def wrong_value(place: Place, what: str, value: str, allowed: Iterable[str]) -> Problem:
    """A value that is none of the few that are possible.

    Fails: ``kind: friend`` for an organisation. Passes: ``kind: helper``.
    """
    return Problem(place, f"{what} can not be '{value}'.", did_you_mean(value, allowed), "wrong-value")


@check
def wrong_date(place: Place, value: str, wanted: str) -> Problem:
    """A date that is not one.

    Fails: ``updated: 23-11-2026``. Passes: ``updated: "2026-11-23"``.
    """
    return Problem(place, f"'{value}' is not a date.", f"Write {wanted}.", "wrong-date")


@check
def wrong_address(place: Place, value: str) -> Problem:
    """An address of a site that is not a web address.

    Fails: ``site: askv.nl``. Passes: ``site: https://askv.nl``.
    """
    return Problem(
        place, f"'{value}' is not a web address.", "Begin with 'https://' (or 'http://').", "wrong-address"
    )


@check
def empty_text(place: Place, what: str) -> Problem:
    """A text with nothing in it.

    Fails: ``label: ""``. Passes: a label that says something.
    """
    return Problem(place, f"{what} is empty.", "Write the text.", "empty-text")


@check
def too_long(place: Place, what: str, length: int, longest: int) -> Problem:
    """A text that is longer than its place: phones cut off long labels.

    Fails: a label of 30 letters. Passes: one of at most 24 (32 for a situation).
    """
    return Problem(
        place, f"{what} has {length} letters; there is room for {longest}.", "Say it shorter.", "too-long"
    )


@check
def wrong_placeholders(place: Place, found: Iterable[str], wanted: Iterable[str]) -> Problem:
    """A text names other ``{values}`` than those that are filled in.

    Fails: ``progress: Question {nr} of {total}``. Passes: ``progress: Question {number} of {total}``.
    """
    has = ", ".join(f"{{{name}}}" for name in sorted(found)) or "none"
    wants = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
    return Problem(
        place, f"the text fills in {has}.", f"It must fill in {wants}; write {{{{ for a brace.", "wrong-placeholders"
    )


@check
def wrong_marks(place: Place, what: str) -> Problem:
    """A text with marks that are not allowed: ``**`` that is not closed, a tag, a link, an invisible mark.

    Fails: ``**112``, ``<b>112</b>``, ``[112](tel:112)``. Passes: ``**112**``. Contacts are data, in organisations.yaml.
    """
    return Problem(place, what, "Only **strong** is allowed, and it must be closed.", "wrong-marks")


@check
def unknown_name(place: Place, what: str, name: str, known: Iterable[str]) -> Problem:
    """A topic, organisation, statement, fact, guard, question, choice or language that does not exist.

    Fails: ``helpers: [veilig_thuis]``. Passes: ``helpers: [veilig-thuis]``.
    """
    return Problem(place, f"there is no {what} '{name}'.", did_you_mean(name, known), "unknown-name")


@check
def unknown_state(place: Place, name: str, known: Iterable[str]) -> Problem:
    """A ``to`` that leads to a state which the flow does not have.

    Fails: ``to: asylm``. Passes: ``to: asylum``.
    """
    return Problem(place, f"there is no state '{name}'.", did_you_mean(name, known), "unknown-state")


@check
def missing_file(place: Place) -> Problem:
    """A file that the guide can not do without.

    Fails: a project without ``flows/interface.yaml``. Passes: one that has it.
    """
    return Problem(place, "this file is missing.", "Put it back, or take it from the last release.", "missing-file")
