"""Checks of translations that are shown all the same, but should be looked at: in the words of volunteers.

Those that tell of a *mistake* make ``wegwijs check`` fail. A *remark* only asks for a look: it may well be right.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.authoring.reviewing.signal_words import LostSignal
from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place


@message
def wrong_head(place: Place, language: str, rule: str) -> Fault:
    """The head of a catalog has another plural rule than languages.yaml, so that tools put forms in another order.

    Fails: ``Plural-Forms`` as Babel writes it for Arabic. Passes: Weblate's, which languages.yaml has. A mistake.
    """
    fault = f"the head has 'Plural-Forms: {rule}', which is not the rule of '{language}' in languages.yaml."
    return Fault(place, fault, "Run 'wegwijs update': it writes the head.")


@message
def lost_term(place: Place, what: str, terms: Iterable[str]) -> Fault:
    """A name or Dutch word of the English that is not in the translation. People will see it on letters and signs.

    Fails: a translation without "IND" where the English says "(IND)". Passes: the same word in Latin letters, after the
    word of the language itself. Which words these are stands in the column ``keep`` of translations/glossary.csv. In
    Dutch only names count, because Dutch words are inflected. A mistake.
    """
    named = " and ".join(f"'{term}'" for term in terms)
    return Fault(place, f"{what} does not have {named}.", "Write it as it stands in English.")


@message
def wrong_letter(place: Place, what: str, letter: str, right: str) -> Fault:
    """A letter that looks right but belongs to another language, so that it is not found, read out or joined as meant.

    Fails: the Arabic ``ك`` and ``ي`` in a Persian word; ``٣`` for 3; a Cyrillic letter in a Latin word. Passes: letters
    of the language's own keyboard, digits 0-9. A mistake.
    """
    fault = f"{what} has '{letter}' (U+{ord(letter):04X})."
    return Fault(place, fault, f"Write {right}.")


@message
def wrong_direction(place: Place, what: str, letter: str) -> Fault:
    """A letter that is read from right to left, in a language that is not: phones would turn the line round.

    Fails: an Arabic word in a Dutch text. Passes: Arabic in Arabic; there the program sets the direction of all lines.
    A mistake.
    """
    fault = f"{what} has '{letter}', which is read from right to left."
    return Fault(place, fault, "Write it in the letters of the language.")


@message
def other_shape(place: Place, section: str, wanted: str, found: str) -> Fault:
    """A section with other paragraphs and lists than in English, so that something may be missing in it.

    Fails: two paragraphs and a list of 3 for two paragraphs and a list of 4. Passes: as many paragraphs, lists and
    entries of each, in the same order. A mistake.
    """
    fault = f"the section '{section}' has {found}; the English has {wanted}."
    return Fault(place, fault, "Write as many paragraphs and entries as in English.")


@message
def same_as_english(place: Place, what: str) -> Fault:
    """A translation that is the English text itself.

    Tells: "Go on" for "Go on". Passes: a name, a word that both languages have. A remark.

    Fails: never.
    """
    return Fault(place, f"{what} is the English text.", "Translate it, unless it is the same word.")


@message
def odd_length(place: Place, what: str, length: int, english: int) -> Fault:
    """A translation that is less than 0.4 or more than 2.5 times as long as the English: something is missing or added.

    Tells: 30 letters for 200. Passes: about as long, for the script. A remark.

    Fails: never.
    """
    fault = f"{what} has {length} letters, the English {english}."
    return Fault(place, fault, "See whether all of it is there, and nothing else.")


@message
def little_script(place: Place, what: str, share: int) -> Fault:
    """A text that is mostly in the letters of another language.

    Tells: an Arabic text that is half English. Passes: names and Dutch terms that stand in the English too. A remark.

    Fails: never.
    """
    fault = f"only {share} % of {what} is in the letters of the language."
    return Fault(place, fault, "Translate the rest; only names stay in Latin letters.")


@message
def added_number(place: Place, what: str, numbers: Iterable[int]) -> Fault:
    """A number that is not in the English.

    Tells: "6" where the English has none. Passes: a number for a number word ("two") or for the name of a month.

    Fails: never. A remark.
    """
    named = " and ".join(str(number) for number in numbers)
    return Fault(place, f"{what} has {named}, the English does not.", "See whether it is meant.")


@message
def lost_signal_word(place: Place, what: str, lost: LostSignal, code: str) -> Fault:
    """A small word on which a rule turns, which fewer sentences of a translation have: not, never, must, or, only ...

    Tells: two English sentences with "must", and one word of ``must`` of that language's ``signal-words.yaml``. Passes:
    as many; a word said in another way that a person found right, whose mark stands below ``right`` in that file.

    Fails: never. A remark.
    """
    fault = f"{what} has {lost.found} words for '{lost.signal}', the English {lost.wanted}."
    fix = f"Read both. It is right? Add '{lost.mark}' to 'right' in translations/{code}/signal-words.yaml."
    return Fault(place, fault, fix)
