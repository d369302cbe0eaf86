"""Reads ``translations/languages.yaml``: what the guide, its catalogs and its channels know of each language."""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from bot.authoring.english.checks import languages as checks
from bot.authoring.source import file_checks
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields
from bot.authoring.source.names import check_language_code
from bot.authoring.source.problems import Place
from bot.authoring.source.yaml_nodes import Mapping, Scalar
from bot.core.dates import Weekday
from bot.core.language import Language

TIERS = ("A", "B", "C", "D")
RISKY_TIERS = ("C", "D")

_PLURAL = re.compile(r"nplurals=([1-9]); plural=([^;]+);")
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_SLOT = re.compile("[a-z]{2}")
_ALSO_NAMED = {"ar": ("ar_SY",)}
"""Locales whose names of months stand beside a language's own: the Levant has others than Sudan and Yemen."""

_COUNTED = 1000
"""The numbers below this are tried with a plural rule."""


@dataclass(frozen=True, slots=True)
class Plural:
    """The ``Plural-Forms`` of a catalog: ``header`` as gettext wants it, and how many forms it has."""

    header: str
    forms: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``telegram`` are the two letters of the bot's profile; None: it has none in this language.

    ``plural`` is None only where what stands there is no plural rule, which is a problem.
    """

    language: Language
    plural: Plural | None
    tier: str
    telegram: str | None
    place: Place

    @property
    def english(self) -> str:
        """What the language is called in English."""
        return self.language.english


@dataclass(frozen=True, slots=True)
class _Tags:
    """The tags that are taken, each by one language: tag -> code."""

    taken: dict[str, str]

    def give(self, tag: Scalar, code: Scalar, file_context: FileContext) -> None:
        if not _TAG.fullmatch(tag.text):
            file_context.findings.add(checks.wrong_tag(tag.place, tag.text, "Write it as 'kmr' or 'ku-latn'."))
        elif tag.text in self.taken:
            file_context.findings.add(checks.taken_tag(tag.place, tag.text, self.taken[tag.text]))
        self.taken.setdefault(tag.text, code.text)


def read_languages(root: Mapping, file_context: FileContext) -> dict[str, Row]:
    """The rows by code. A language falls back only to earlier ones, so a chain ends."""
    own = {code.text.replace("_", "-").casefold(): code.text for code, _ in root}
    tags = _Tags(own)
    found = dict[str, Row]()
    for code, node in root:
        check_language_code(code, file_context.findings)
        fields = Fields(node, f"the language '{code.text}'", file_context, code.place)
        found[code.text] = _read_row(code, fields, found, tags)
        fields.close()
    return found


def _read_row(code: Scalar, fields: Fields, earlier: dict[str, Row], tags: _Tags) -> Row:
    autonym, english, dutch = (fields.scalar(key) for key in ("autonym", "english", "dutch"))
    direction, tier = fields.one_of("direction", ("ltr", "rtl")), fields.one_of("tier", TIERS)
    plural, slot = _read_plural(fields), fields.scalar("telegram", may_be_empty=True)
    if slot and not _SLOT.fullmatch(slot.text):
        fields.findings.add(checks.wrong_tag(slot.place, slot.text, "Telegram takes two small letters."))
    aliases = fields.names("aliases", optional=True)
    for alias in aliases:
        tags.give(alias, code, fields.file_context)
    chain = list[Language]()
    for name in fields.names("fallback", optional=True):
        if name.text in earlier:
            chain.append(earlier[name.text].language)
        else:
            fields.findings.add(file_checks.unknown_name(name.place, "earlier language", name.text, earlier))
    language = Language(
        code.text, _text(autonym), direction == "rtl", fields.flag("offered", optional=False), tuple(chain),
        tuple(alias.text for alias in aliases), tier in RISKY_TIERS, _text(english), _text(dutch),
        name_months(code.text), name_weekdays(code.text),
    )  # fmt: skip
    return Row(language, plural, tier or "", slot.text if slot else None, code.place)


@cache
def name_months(code: str) -> tuple[str, ...]:
    """The names of the months as they stand in a date (CLDR, by Babel); none for a language that CLDR does not know.

    Where its speakers have two names for a month, both stand there.
    """
    try:
        every = [Locale.parse(each).months["format"]["wide"] for each in (code, *_ALSO_NAMED.get(code, ()))]
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple("/".join(dict.fromkeys(names[number] for names in every)) for number in range(1, 13))


@cache
def name_weekdays(code: str) -> tuple[str, ...]:
    """The names of the days, Monday first (CLDR, by Babel); those of English for a language that CLDR does not know."""
    try:
        # Not "stand-alone": where a language has none of its own, Babel 2.18 gives those of the language read before.
        names = Locale.parse(code).days["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        return name_weekdays("en")
    return tuple(names[day.value] for day in Weekday)


def _text(scalar: Scalar | None) -> str:
    return scalar.text if scalar else ""


def _read_plural(fields: Fields) -> Plural | None:
    """The plural rule, where it names one of its forms for every number."""
    scalar = fields.scalar("plural")
    if scalar is None:
        return None
    found = _PLURAL.fullmatch(scalar.text)
    if found and _names_every_form(found[2], int(found[1])):
        return Plural(scalar.text, int(found[1]))
    fields.findings.add(checks.wrong_plural(scalar.place, scalar.text))
    return None


@cache
def _names_every_form(rule: str, forms: int) -> bool:
    try:
        form = gettext.c2py(rule)
        return {form(number) for number in range(_COUNTED)} == set(range(forms))
    except (ValueError, ZeroDivisionError):  # It is no rule, or it divides by a number that is zero for some.
        return False
