"""What Telegram does to a text before it keeps it: cleaning, trimming and putting its entities in order. Pure.

Offsets and lengths of entities are in UTF-16 code units, as the Bot API has them. Source: tdlib/td misc.cpp
(clean_input_string, replace_offending_characters, is_empty_string) and MessageEntity.cpp (fix_formatted_text,
fix_entities, split_entities) at 022d602, read on 2026-11-23.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from .refusals import TEXT_IS_BLANK, RefusedError

# td MessageEntity.cpp get_type_priority: the order of entities with the same bounds.
_PRIORITY = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 10, "code": 20, "text_link": 49, "text_mention": 49,
    "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94,
    "bot_command": 50,
}  # fmt: skip
# Those that a bot can give; Telegram ignores the kinds that it finds by itself.
ENTITY_TYPES = frozenset(_PRIORITY) - {"bot_command"}
_SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_PRE = frozenset({"pre", "code"})

# Telegram's servers keep the first hundred entities and drop the others in silence (rubenlagus/TelegramBots issue 854).
MAX_ENTITIES = 100

_SPACES = {chr(code): " " for code in range(0x21) if chr(code) not in "\n\r"}
_DROPPED = {chr(code): "" for code in (0x0D, 0x0333, 0x033F, 0x030A, *range(0x2028, 0x202F))}
_CLEANED = _SPACES | _DROPPED
_BLANK = re.compile(
    r"[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0020-\U000e007f]*\Z"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A MessageEntity: ``offset`` and ``length`` in UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None

    @property
    def end(self) -> int:
        """The offset just after it."""
        return self.offset + self.length

    def as_json(self) -> dict[str, Any]:
        """Give the fields in the order of telegram-bot-api."""
        extra = {"url": self.url, "language": self.language}
        body = {"offset": self.offset, "length": self.length, "type": self.type}
        return body | {name: value for name, value in extra.items() if value}


@dataclass(frozen=True, slots=True)
class FormattedText:
    """A text and its entities. ``lost`` says what Telegram left out of it without an error."""

    text: str
    entities: tuple[Entity, ...] = ()
    lost: tuple[str, ...] = ()


def utf16_length(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text) + sum(character > "\uffff" for character in text)


def clean(text: str) -> str:
    """Give a text without the characters that Telegram does not keep.

    Control characters become spaces; CR, U+2028-202E and three combining lines go; of a run of direction marks all but
    the last become U+200C. U+2066-2069 stay.
    """
    return _join_marks("".join(_CLEANED.get(character, character) for character in text))


def _join_marks(text: str) -> str:
    return re.sub("[\u200e\u200f](?=[\u200e\u200f])", "\u200c", text)


def fix_formatted_text(formatted: FormattedText) -> FormattedText:
    """Give what Telegram keeps of a text: cleaned, trimmed, its entities moved with it and put in order.

    Refused when nothing but spaces and invisible characters is left.
    """
    moved: dict[int, int] = {}
    before = after = 0
    for character in formatted.text:
        moved[before] = after
        before += utf16_length(character)
        after += utf16_length(_CLEANED.get(character, character))
    moved[before] = after
    text = clean(formatted.text)
    if _BLANK.match(text):
        raise RefusedError(TEXT_IS_BLANK)
    entities = [
        replace(entity, offset=moved[entity.offset], length=moved[entity.end] - moved[entity.offset])
        for entity in formatted.entities
        if entity.length > 0
    ]
    given = [entity for entity in entities if entity.length > 0]
    kept, entities = _trim(text, ordered := _in_order(given))
    lost = tuple(f"entity {entity} is beyond the first {MAX_ENTITIES}" for entity in entities[MAX_ENTITIES:])
    if nested := _count_quotes(given) - _count_quotes(ordered):  # They cannot be nested (MessageEntity).
        lost += (f"{nested} of the quotations lie in others",)
    return FormattedText(kept, tuple(entities[:MAX_ENTITIES]), formatted.lost + lost)


def _count_quotes(entities: list[Entity]) -> int:
    return sum(entity.type in _QUOTES for entity in entities)


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without spaces at the end, and without those at the beginning that stand before the first entity."""
    text = text.rstrip(" \n")
    end = utf16_length(text)
    cut = [replace(entity, length=min(entity.end, end) - entity.offset) for entity in entities]
    cut = [entity for entity in cut if entity.length > 0]
    first = min((entity.offset for entity in cut), default=end)
    skipped = min(len(text) - len(text.lstrip(" \n")), first)
    return text[skipped:], [replace(entity, offset=entity.offset - skipped) for entity in sorted(cut, key=_order)]


def _order(entity: Entity) -> tuple[int, int, int]:
    return entity.offset, -entity.length, _PRIORITY[entity.type]


def _in_order(entities: list[Entity]) -> list[Entity]:
    entities = sorted(entities, key=_order)
    quotes = _without_overlaps([entity for entity in entities if entity.type in _QUOTES])
    links = _without_overlaps([entity for entity in entities if entity.type not in _QUOTES | set(_SPLITTABLE)])
    links = [link for link in links if not any(_crosses(link, quote) for quote in quotes)]
    fixed = sorted(quotes + links, key=_order)
    split = _split([entity for entity in entities if entity.type in _SPLITTABLE], fixed)
    return sorted(fixed + split, key=_order)


def _without_overlaps(entities: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _crosses(link: Entity, quote: Entity) -> bool:
    """Whether a link or code overlaps a quote without lying inside it."""
    overlaps = link.offset < quote.end and quote.offset < link.end
    return overlaps and not (quote.offset <= link.offset and link.end <= quote.end)


def _split(styles: list[Entity], fixed: list[Entity]) -> list[Entity]:
    """Merge styles of a type, cut them where another begins and at bounds of links and quotes, drop those in code."""
    merged: list[Entity] = []
    for style in _SPLITTABLE:
        run: list[Entity] = []
        for entity in (each for each in styles if each.type == style):
            if run and entity.offset <= run[-1].end:
                run[-1] = replace(run[-1], length=max(run[-1].end, entity.end) - run[-1].offset)
            else:
                run.append(entity)
        merged += run
    cuts = {entity.offset for entity in merged} | {bound for entity in fixed for bound in (entity.offset, entity.end)}
    pieces: list[Entity] = []
    for entity in merged:
        bounds = [entity.offset, *sorted(cut for cut in cuts if entity.offset < cut < entity.end), entity.end]
        pieces += [replace(entity, offset=start, length=end - start) for start, end in pairwise(bounds)]
    pre = [entity for entity in fixed if entity.type in _PRE]
    return [piece for piece in pieces if not any(code.offset <= piece.offset < code.end for code in pre)]
