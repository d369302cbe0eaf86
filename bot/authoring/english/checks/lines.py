"""The checks of the words of a line: lines of several places stand together on one screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.authoring.english.checks.matters import texts_of
from bot.authoring.english.draft_flow import DraftLine
from bot.authoring.english.lines import find_organisations
from bot.authoring.source.checks import Fault, finder
from bot.authoring.source.plain_language import stands_in
from bot.authoring.source.sentences import first_sentence, urgent_sentences
from bot.core.organisation import Organisation

FIRST_ADVICE = "juridisch-loket"
"""The one organisation that may stand beside a lawyer where something is urgent: it finds one for whoever has none."""

_LAWYER = re.compile(r"\blawyers?\b", re.IGNORECASE)


@finder
def not_alone(lines: Iterable[DraftLine], referring: Mapping[str, str]) -> Iterator[Fault]:
    """A line that begins with what only another line explains. Every line stands alone, for others may be left out.

    Fails: ``Tell them that first.``, ``Does that person see your phone?`` Passes: ``Does the person who hurts you see
    your phone? Then hide it.``: only the first sentence may not refer back. The words that do stand in
    ``content/referring-words.yaml``, with what to write instead; what stands in quotes there may be written.
    """
    for line in lines:
        for text in texts_of(line):
            first = first_sentence(text)
            for word, instead in referring.items():
                if stands_in(word, first, instead):
                    what = f"'{word}' in '{first}' refers to something outside '{line.name.text}'."
                    yield Fault(line.name.place, what, instead)


@finder
def no_calm_line(lines: Iterable[DraftLine]) -> Iterator[Fault]:
    """An urgent line without the words to show instead, below another urgent one. A screen has one urgent sentence.

    Fails: ``Call a lawyer today.`` without ``after``; ``after`` that has "today" or "this week" itself, or stands at a
    line that is not urgent; two sentences of one line that are urgent. Passes: ``text: Call a lawyer today.`` with
    ``after: Tell the lawyer this too.``; ``You do not have to decide today.``, for a "not" makes it calm.
    """
    for line in lines:
        count, name = len(urgent_sentences(line.text.english)), f"'{line.name.text}'"
        if count > 1:
            what, fix = (
                f"{count} sentences of {name} are urgent.",
                "Say by when in one of them, or make a line of each.",
            )
            yield Fault(line.name.place, what, fix)
        if count and not line.after:
            what = f"{name} is urgent, and has no words for below something urgent."
            yield Fault(line.name.place, what, "Add 'after:' without 'today' or 'this week'.")
        if line.after and not count:
            what = f"{name} has 'after', and is not urgent."
            yield Fault(line.name.place, what, "Remove 'after', or say by when: today, this week.")
        if line.after and urgent_sentences(line.after.english):
            what, fix = f"'after' of {name} is urgent itself.", "Write it without 'today' or 'this week'."
            yield Fault(line.name.place, what, fix)


@finder
def several_to_call(lines: Iterable[DraftLine], organisations: Mapping[str, Organisation]) -> Iterator[Fault]:
    """An urgent sentence that sends a person to more than one: who has one day needs one number.

    Fails: ``Call Veilig Thuis or CoMensha today.``, ``Call a lawyer or VluchtelingenWerk today.`` Passes: ``Call Veilig
    Thuis today.``, ``Ask a lawyer or the Juridisch Loket this week.``, for the Juridisch Loket finds a lawyer.
    """
    for line in lines:
        for sentence in urgent_sentences(line.text.english):
            named = find_organisations(sentence, organisations.values())
            beside = [each for each in named if each.name != FIRST_ADVICE] if _LAWYER.search(sentence) else named[1:]
            if beside:
                whom = [*(["a lawyer"] if _LAWYER.search(sentence) else []), *(each.title for each in named)]
                what = f"an urgent sentence of '{line.name.text}' names {' and '.join(whom)}."
                yield Fault(line.name.place, what, "Name one, or say the others in another line.")
