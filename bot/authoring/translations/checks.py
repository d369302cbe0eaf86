"""Checks of translations. None of them stops the guide: the text falls back, and ``check`` says it."""

from __future__ import annotations

from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place

_FIX = "Fix it; until then it is shown in another language."


@message
def broken_catalog(place: Place, what: str, fix: str = "Look at its quotes; Poedit writes them well.") -> Fault:
    """An entry of a catalog that cannot be read, so that its text falls back; or a catalog of another language.

    Fails: a line without its closing quote; a copy of another language's catalog, with its head. Passes: what Poedit or
    Weblate save.
    """
    return Fault(place, what, fix)


@message
def wrong_translation(place: Place, context: str, fault: str) -> Fault:
    """A translation that would not be shown as it should; this one text falls back.

    Fails: ``Question {nr}`` for ``Question {number}``; ``**112`` without its end; "days" for "28 days"; two entries for
    one text. Passes: the same marks, values and numbers as in English, the numbers in digits 0-9.
    """
    return Fault(place, f"the translation of '{context}' is not used: {fault}", _FIX)


@message
def wrong_section(place: Place, name: str, fault: str) -> Fault:
    """A section of a translated file that would not be shown as it should; this section falls back.

    Fails: ``## careful`` without the ``{statement: police}`` that the English has, or without its "28"; the English
    text itself. Passes: the same statements in the same order, and every number, in digits 0-9.
    """
    return Fault(place, f"the section '{name}' is not used: {fault}", _FIX)


@message
def wrong_review(place: Place, fault: str) -> Fault:
    """A check by a person that does not say what was checked, when and by whom. It does not count.

    Fails: ``1a2b3c4d 2026-11-25``; a day that is still to come. Passes: ``1a2b3c4d 2026-11-25 Anna B.``
    """
    fix = "Let 'wegwijs mark' or 'wegwijs take-back' write it."
    return Fault(place, f"this check does not count: {fault}", fix)
