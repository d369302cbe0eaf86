"""What can be wrong with a translation. None of this stops the guide: the text falls back, and ``check`` says it."""

from __future__ import annotations

from bot.authoring.problems import Place, Problem, check

_MEND = "Mend it; until then it falls back."


@check
def broken_catalog(place: Place, what: str, mend: str = "Look at its quotes; Poedit writes them well.") -> Problem:
    """An entry of a catalog that can not be read, so that its text falls back; or a catalog of another language.

    Fails: a line without its closing quote; a copy of another language's catalog, with its head. Passes: what Poedit or
    Weblate save.
    """
    return Problem(place, what, mend, "broken-catalog")


@check
def wrong_translation(place: Place, context: str, fault: str) -> Problem:
    """A translation that would not be shown as it should; this one text falls back.

    Fails: ``Question {nr}`` for ``Question {number}``; ``**112`` without its end; two entries for one text. Passes: the
    same marks and values as in English.
    """
    return Problem(place, f"the translation of '{context}' is not used: {fault}", _MEND, "wrong-translation")


@check
def wrong_section(place: Place, name: str, fault: str) -> Problem:
    """A section of a translated file that would not be shown as it should; this section falls back.

    Fails: ``## careful`` without the ``{statement: police}`` that the English has. Passes: the same statements in the
    same order.
    """
    return Problem(place, f"the section '{name}' is not used: {fault}", _MEND, "wrong-section")
