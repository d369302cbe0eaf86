"""The bot's profile on Telegram, from the catalogs: its name, what it says of itself, and its commands. Pure.

Telegram keeps these for two-letter languages and once for everybody else (Bot API 10.1, setMyDescription; "ckb" and
"prs" are refused: td ``BotInfoManager.cpp``, read 23-11-2026). It shows them by the language of the *app*, and most
people here have an app in another language than their own. So English has no place of its own: who has an English app
gets what is for everybody, which speaks in all languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from bot.authoring.english.languages_file import Row
from bot.channels.telegram.limits import (
    LONGEST_COMMAND,
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    LONGEST_SHORT_DESCRIPTION,
)
from bot.channels.telegram.texts import TelegramTexts
from bot.core.bidi import strip_marks
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.text import Text

EVERYBODY = ""
"""The place of those whose app is in a language that has none of its own."""


class ProfileKind(Enum):
    """The things that a profile is made of."""

    NAME = "name"
    SHORT_DESCRIPTION = "short_description"
    DESCRIPTION = "description"
    COMMANDS = "commands"


LONGEST = {
    ProfileKind.NAME: LONGEST_NAME,
    ProfileKind.SHORT_DESCRIPTION: LONGEST_SHORT_DESCRIPTION,
    ProfileKind.DESCRIPTION: LONGEST_DESCRIPTION,
    ProfileKind.COMMANDS: LONGEST_COMMAND,
}


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """One thing of the profile for one of Telegram's languages. Commands are lines, ``menu: Menu``; empty: none."""

    kind: ProfileKind
    place: str
    text: str

    @property
    def length(self) -> int:
        """UTF-16 units that count; of commands those of the longest."""
        is_list = self.kind is ProfileKind.COMMANDS
        parts = (line.partition(": ")[2] for line in self.text.splitlines()) if is_list else (self.text,)
        return max(map(_units, parts), default=0)

    def is_like(self, other: ProfileEntry) -> bool:
        """Whether a person sees no difference: Telegram changes marks of direction and spaces."""
        return _normalise(self.text) == _normalise(other.text)


def profile_entries(guide: Guide, rows: Mapping[str, Row]) -> Iterator[ProfileEntry]:
    """The whole profile. What a language does not have is empty, so that what is for everybody is shown."""
    texts, english, offered = guide.texts(TelegramTexts), guide.words.english, guide.words.offered
    welcome = [_say_in(guide, texts.profile_line, language) for language in offered if language is not english]
    yield ProfileEntry(ProfileKind.NAME, EVERYBODY, _say_in(guide, texts.profile_name, english))
    yield ProfileEntry(ProfileKind.SHORT_DESCRIPTION, EVERYBODY, _say_in(guide, texts.profile_short, english))
    autonyms = " \u00b7 ".join(language.autonym for language in offered)
    described = _say_in(guide, texts.profile_description, english)
    names = (_add(described, "\n".join(each for each in welcome if each)), _add(described, autonyms))
    yield ProfileEntry(ProfileKind.DESCRIPTION, EVERYBODY, next(filter(_fits, names), described))
    yield ProfileEntry(ProfileKind.COMMANDS, EVERYBODY, _commands(guide, [english]))
    for place in dict.fromkeys(row.telegram for row in rows.values()):
        if place and place != rows[english.code].telegram:
            here = [each for each in offered if each.code in rows and rows[each.code].telegram == place]
            described = "\n\n".join(said for language in here if (said := _describe(guide, language)))
            whole = _add(described, autonyms)
            yield ProfileEntry(ProfileKind.NAME, place, "")
            yield ProfileEntry(
                ProfileKind.SHORT_DESCRIPTION,
                place,
                _join(_say_in(guide, texts.profile_short, language) for language in here),
            )
            yield ProfileEntry(ProfileKind.DESCRIPTION, place, whole if _fits(whole) else described)
            yield ProfileEntry(ProfileKind.COMMANDS, place, _commands(guide, here))


def _add(described: str, more: str) -> str:
    """A description with something below it; nothing where there is no description."""
    return "\n\n".join(each for each in (described, more) if each) if described else ""


def _fits(described: str) -> bool:
    return _units(described) <= LONGEST_DESCRIPTION


def _units(text: str) -> int:
    """The UTF-16 units of a text, by which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _say_in(guide: Guide, text: Text, language: Language) -> str:
    """The text, if it is there in this very language."""
    said = guide.words.voice(language).say(text)
    return said.text if said.language is language else ""


def _describe(guide: Guide, language: Language) -> str:
    """The bot's words about itself, and that nobody has checked them where that is so."""
    texts = guide.texts(TelegramTexts)
    said = _say_in(guide, texts.profile_description, language)
    unchecked = guide.words.voice(language).say(texts.profile_description).caveats
    return f"{said} {_say_in(guide, texts.profile_unchecked, language)}" if said and unchecked else said


def _commands(guide: Guide, languages: Sequence[Language]) -> str:
    """A line for each command; none at all where one of them has no words in these languages."""
    lines = {
        command: _join(_say_in(guide, text, language) for language in languages)
        for command, text in guide.texts(TelegramTexts).commands.items()
    }
    return "\n".join(f"{command}: {said}" for command, said in lines.items()) if all(lines.values()) else ""


def _join(texts: Iterable[str]) -> str:
    return " / ".join(text for text in texts if text)


def _normalise(text: str) -> str:
    return " ".join(strip_marks(text).split())
