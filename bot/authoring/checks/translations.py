"""What can be wrong with a translation. None of these stops the guide; the text falls back, and ``check`` says where."""

from __future__ import annotations

from bot.authoring.problems import Place, Problem, check


@check
def broken_catalog(place: Place, said: str) -> Problem:
    """A catalog that can not be read at all; its language falls back as a whole.

    Fails: a line without its closing quote. Passes: what Poedit or Weblate save.
    """
    return Problem(place, f"this catalog can not be read: {said}.", "Open it in Poedit and save it.", "broken-catalog")


@check
def wrong_translation(place: Place, context: str, fault: str) -> Problem:
    """A translation that would not be shown as it should; this one text falls back.

    Fails: ``Question {nr}`` for ``Question {number}``; ``**112`` without its end. Passes: the same marks as in English.
    """
    return Problem(
        place, f"the translation of '{context}' is not used: {fault}", "Mend it; until then it falls back.", "wrong-translation"
    )
