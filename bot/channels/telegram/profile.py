"""The bot's profile on Telegram, from the catalogs: its name, what it says of itself, and its commands. Pure.

Telegram keeps these for two-letter languages and once for everybody else (Bot API 10.1, setMyDescription; "ckb" and
"prs" are refused: td ``BotInfoManager.cpp``, read 23-11-2026). It shows them by the language of the *app*, and most
people here have an app in another language than their own. So English has no place of its own: who has an English app
gets what is for everybody, which speaks in all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.authoring.english.languages_file import Row
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.text import Text

NAME, SHORT, DESCRIPTION, COMMAND = "name", "short_description", "description", "commands"
COMMANDS = ("start", "menu", "help", "language", "privacy", "clear")
"""What can be typed with a slash, in the order in which Telegram lists it. Their words are in ``interface.yaml``."""

EVERYBODY = ""
"""The place of those whose app is in a language that has none of its own."""

LONGEST = {NAME: 64, SHORT: 120, DESCRIPTION: 512, COMMAND: 256}
"""UTF-16 units; of commands, what stands beside one of them (Bot API 10.1, checked 25-11-2026)."""

_MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """One thing of the profile for one of Telegram's languages. Commands are lines, ``menu: Menu``; empty: none."""

    what: str
    place: str
    text: str

    @property
    def length(self) -> int:
        """UTF-16 units that count; of commands those of the longest."""
        parts = (line.partition(": ")[2] for line in self.text.splitlines()) if self.what == COMMAND else (self.text,)
        return max((len(part.encode("utf-16-le")) // 2 for part in parts), default=0)

    def is_like(self, other: ProfileEntry) -> bool:
        """Whether a person sees no difference: Telegram changes marks of direction and spaces."""
        return _seen(self.text) == _seen(other.text)


def wanted(guide: Guide, rows: Mapping[str, Row]) -> Iterator[ProfileEntry]:
    """The whole profile. What a language does not have is empty, so that what is for everybody is shown."""
    interface, english, offered = guide.interface, guide.words.english, guide.words.offered
    welcome = [_said(guide, interface.profile_line, language) for language in offered if language is not english]
    yield ProfileEntry(NAME, EVERYBODY, _said(guide, interface.profile_name, english))
    yield ProfileEntry(SHORT, EVERYBODY, _said(guide, interface.profile_short, english))
    description = [_said(guide, interface.profile_description, english), "\n".join(each for each in welcome if each)]
    yield ProfileEntry(DESCRIPTION, EVERYBODY, "\n\n".join(each for each in description if each))
    yield ProfileEntry(COMMAND, EVERYBODY, _commands(guide, [english]))
    autonyms = " \u00b7 ".join(language.autonym for language in offered)
    for place in dict.fromkeys(row.telegram for row in rows.values()):
        if place and place != rows[english.code].telegram:
            here = [each for each in offered if each.code in rows and rows[each.code].telegram == place]
            described = [said for language in here if (said := _described(guide, language))]
            yield ProfileEntry(NAME, place, "")
            yield ProfileEntry(
                SHORT, place, _joined(_said(guide, interface.profile_short, language) for language in here)
            )
            yield ProfileEntry(DESCRIPTION, place, "\n\n".join((*described, autonyms)) if described else "")
            yield ProfileEntry(COMMAND, place, _commands(guide, here))


def _said(guide: Guide, text: Text, language: Language) -> str:
    """The text, if it is there in this very language."""
    said = guide.words.voice(language).say(text)
    return said.text if said.language is language else ""


def _described(guide: Guide, language: Language) -> str:
    """What the bot says of itself, and that nobody has checked these words where that is so."""
    said = _said(guide, guide.interface.profile_description, language)
    unchecked = guide.words.voice(language).say(guide.interface.profile_description).caveats
    return f"{said} {_said(guide, guide.interface.profile_unchecked, language)}" if said and unchecked else said


def _commands(guide: Guide, languages: Iterable[Language]) -> str:
    """A line for each command; none at all where one of them has no words in these languages."""
    lines = []
    for command in COMMANDS:
        text: Text = getattr(guide.interface, f"command_{command}")
        lines.append((command, _joined(_said(guide, text, language) for language in languages)))
    return "\n".join(f"{command}: {said}" for command, said in lines) if all(said for _, said in lines) else ""


def _joined(texts: Iterable[str]) -> str:
    return " / ".join(text for text in texts if text)


def _seen(text: str) -> str:
    return " ".join(_MARKS.sub("", text).split())
