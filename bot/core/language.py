"""Languages: what the guide knows of each, in which order it falls back, and which one a language tag means.

Tags are compared with the table of ``translations/languages.yaml`` and not with CLDR's: its negotiation has no answer
for ``prs`` and ``kmr``, and would send a reader of Sorani to Kurmanji, which is another script (Babel 2.18, checked
2026-11-23). Nobody is ever put into a language without a choice or a link that names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ENGLISH, DUTCH = "en", "nl"
"""The source language; and the language of the letters and of staff."""


@dataclass(frozen=True, slots=True)
class Language:
    """One row of ``translations/languages.yaml``.

    ``code`` is the name of the catalog's folder (``fa_AF``), ``autonym`` what its speakers call it. ``fallback`` names
    the languages to try, in order, where a text is missing; English, the source, comes after them and is not named.
    ``aliases`` are other tags for it, in small letters. ``risky_drafts``: a machine's translation into it is often
    wrong, so its notice is stronger. ``english`` and ``dutch`` are what staff call it. ``months`` are its names of the
    twelve months, as they stand in a date; none where they are not known. ``weekdays`` are its names of the seven days,
    Monday first; those of English where they are not known.
    """

    code: str
    autonym: str
    right_to_left: bool = False
    offered: bool = True
    fallback: tuple[Language, ...] = ()
    aliases: tuple[str, ...] = ()
    risky_drafts: bool = False
    english: str = ""
    dutch: str = ""
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """The BCP 47 tag, as HTML wants it: ``fa-AF``."""
        return self.code.replace("_", "-")


def match_language(languages: Iterable[Language], tag: str | None) -> Language | None:
    """The language that a tag means (``nl-BE``, ``prs``, ``ckb_IQ``); None where it means none of these.

    What stands last in a tag is left away until the rest is a language's own tag or an alias.
    """
    known = {name: each for each in languages for name in (*each.aliases, each.tag.casefold())}
    parts = _parts(tag)
    tried = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known[each] for each in tried if each in known), None)


def order_by_suggestion(
    languages: tuple[Language, ...], every: Iterable[Language], tags: Sequence[str]
) -> tuple[Language, ...]:
    """The same languages, those first that these language tags suggest, the first tag before the next.

    The language that a tag means comes first, then those of the same main language: ``ku`` is Kurmanji before Sorani,
    ``fa`` Persian before Dari. ``every`` are also those that are not offered: ``prs`` is Dari, so Persian is near it.
    """
    known = tuple(every)
    for tag in reversed(tags):
        languages = _order_by_tag(languages, known, tag)
    return languages


def _order_by_tag(languages: tuple[Language, ...], every: Iterable[Language], tag: str) -> tuple[Language, ...]:
    language = match_language(every, tag)
    near = {*_parts(tag)[:1], *(_parts(language.tag)[:1] if language else ())}

    def distance(each: Language) -> int:
        if each is language:
            return 0
        return 1 if any(_parts(name)[0] in near for name in (each.tag, *each.aliases)) else 2

    return tuple(sorted(languages, key=distance))


def _parts(tag: str | None) -> list[str]:
    return [part for part in (tag or "").strip().replace("_", "-").casefold().split("-") if part]
