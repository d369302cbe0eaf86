"""Telegram's HTML, parsed byte by byte as Telegram does it, with its errors. Pure.

Source: tdlib/td MessageEntity.cpp (parse_html, decode_html_entity) at 022d602, read on 2026-11-23. Offsets in errors
count bytes of the text as it was sent. ``tg-emoji`` and ``tg-time`` are not modelled and are refused here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from .links import InvalidLinkError, check_link, is_user_link
from .refusals import RefusedError, cannot_parse_entities
from .text import Entity, FormattedText, utf16_length

_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_REFERENCE = re.compile(rb"&(?:#x(?P<hex>[0-9A-Fa-f]*)|#(?P<decimal>[0-9]*)|(?P<name>[A-Za-z]*))")
_ENDS_TOKEN = frozenset({b" ", b"\t", b"\r", b"\n", b"\v", b"\0", b">"})
_SPACES = re.compile(rb"[ \t\r\n\v]*")
_TAG_NAME = re.compile(rb"[^ \t\r\n\v\0>]*")
_ATTRIBUTE_NAME = re.compile(rb"[^ \t\r\n\v\0=>/\"']*")
_TOKEN = re.compile(rb"[A-Za-z0-9.\-]*")
_PLAIN = re.compile(rb"[^<&]+")


@dataclass(frozen=True, slots=True)
class _Tag:
    """A start tag that waits for its end tag. ``begins`` counts characters of the result, ``offset`` UTF-16 units."""

    name: str
    argument: str
    offset: int
    begins: int


def parse_html(source: str) -> FormattedText:
    """Give the text without its tags, and its entities. Links that Telegram would drop in silence are in ``lost``."""
    return _Parser(source).parse()


def _fail(message: str) -> NoReturn:
    raise RefusedError(cannot_parse_entities(message))


def _decode(raw: bytes, at: int) -> tuple[str, int]:
    """Give the character of a reference and the position after it; an unknown one is a plain "&"."""
    match = _REFERENCE.match(raw, at)
    if match is None:
        return "&", at + 1
    if match["name"] is not None:
        character = _NAMED.get(match["name"], "")
    else:
        code = int(match["hex"] or b"0", 16) if match["hex"] is not None else int(match["decimal"] or b"0")
        is_known = 0 < code < 0x10FFFF and match.end() - at < len("&#x10ffff;")
        character = chr(code) if is_known else ""
    if not character:
        return "&", at + 1
    return character, match.end() + (raw[match.end() : match.end() + 1] == b";")


class _Parser:
    def __init__(self, source: str) -> None:
        self.raw = source.encode() + b"\0"
        self.size = len(self.raw) - 1
        self.at = 0
        self.text = ""
        self.units = 0
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []
        self.lost: list[str] = []

    def parse(self) -> FormattedText:
        while self.at < self.size:
            if self.raw[self.at : self.at + 2] == b"</":
                self._end_tag(self.at)
            elif self.raw[self.at : self.at + 1] == b"<":
                self._start_tag(self.at)
            else:
                self._characters()
        if self.open:
            _fail(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        try:
            text = self.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError:
            message = (
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate "
                "code units"
            )
            _fail(message)
        # A language is kept for pre only.
        kept = [Entity("code", each.offset, each.length) if each.type == "code" else each for each in self.entities]
        return FormattedText(text, tuple(kept), tuple(self.lost))

    def _characters(self) -> None:
        plain = _PLAIN.match(self.raw, self.at, self.size)
        if plain:
            found, self.at = plain.group().decode(), plain.end()
        else:
            found, self.at = _decode(self.raw, self.at)
        self.text += found
        self.units += utf16_length(found)

    def _take(self, pattern: re.Pattern[bytes]) -> bytes:
        match = pattern.match(self.raw, self.at)
        found = match.group() if match else b""
        self.at += len(found)
        return found

    def _next(self) -> bytes:
        return self.raw[self.at : self.at + 1]

    def _start_tag(self, begin: int) -> None:
        self.at += 1
        name = self._take(_TAG_NAME).decode().lower()
        if self._next() == b"\0":
            _fail(f"Unclosed start tag at byte offset {begin}")
        if name not in _TYPES:
            _fail(f'Unsupported start tag "{name}" at byte offset {begin}')
        argument = ""
        while self._next() != b">":
            self._take(_SPACES)
            if self._next() != b">":
                argument = self._attribute(name, begin) or argument
        self.at += 1
        if name == "span" and argument != "spoiler":
            _fail(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(_Tag(name, argument, self.units, len(self.text)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Give the argument that one attribute has for its tag; empty for one that means nothing here."""
        name = self._take(_ATTRIBUTE_NAME).decode()
        if not name:
            _fail(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._take(_SPACES)
        value = None
        if self._next() == b"=":
            self.at += 1
            self._take(_SPACES)
            value = self._value(tag, begin)
        elif self._next() == b"\0":
            _fail(f'Unclosed start tag "{tag}" at byte offset {begin}')
        return _argument(tag, name, value)

    def _value(self, tag: str, begin: int) -> str:
        quote, start = self._next(), self.at
        if quote == b"\0":
            _fail(f'Unclosed start tag "{tag}" at byte offset {begin}')
        if quote not in {b"'", b'"'}:
            token = self._take(_TOKEN).decode().lower()
            if self._next() not in _ENDS_TOKEN:
                _fail(f"Unexpected end of name token at byte offset {start}")
        else:
            token = self._literal(quote)
        if self._next() == b"\0":
            _fail(f"Unclosed start tag at byte offset {begin}")
        return token

    def _literal(self, quote: bytes) -> str:
        self.at += 1
        value = b""
        while self._next() not in {quote, b"\0"}:
            if self._next() == b"&":
                character, self.at = _decode(self.raw, self.at)
                value += character.encode("utf-8", "surrogatepass")
            else:
                value += self._next()
                self.at += 1
        self.at += self._next() == quote
        return value.decode("utf-8", "replace")

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            _fail(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        name = self._take(_TAG_NAME).decode().lower()
        self._take(_SPACES)
        if self._next() != b">":
            _fail(f"Unclosed end tag at byte offset {begin}")
        tag = self.open[-1]
        if name and name != tag.name:
            message = f'Unmatched end tag at byte offset {begin}, expected "</{tag.name}>", found "</{name}>"'
            _fail(message)
        self.at += 1
        self.open.pop()
        if self.units > tag.offset:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        """Keep the entity of a tag; pre directly around code with a language becomes one pre, in either order."""
        entity = Entity(_TYPES[tag.name], tag.offset, self.units - tag.offset)
        inner = self.entities[-1] if self.entities else None
        is_same = inner is not None and (inner.offset, inner.length) == (entity.offset, entity.length)
        if tag.name == "a":
            self._link(tag, entity)
        elif tag.name == "pre" and inner and is_same and inner.type == "code" and inner.language:
            self.entities[-1] = Entity("pre", inner.offset, inner.length, language=inner.language)
        elif tag.name == "code" and inner and is_same and inner.type == "pre" and tag.argument:
            self.entities[-1] = Entity("pre", inner.offset, inner.length, language=tag.argument)
        elif tag.name == "code":
            self.entities.append(Entity("code", entity.offset, entity.length, language=tag.argument or None))
        elif tag.name == "blockquote" and tag.argument:
            self.entities.append(Entity("expandable_blockquote", entity.offset, entity.length))
        else:
            self.entities.append(entity)

    def _link(self, tag: _Tag, entity: Entity) -> None:
        """Keep a link when its address is one; else its words stay and Telegram says nothing."""
        address = tag.argument or self.text[tag.begins :]
        if is_user_link(address):
            self.entities.append(Entity("text_mention", entity.offset, entity.length))
            return
        try:
            self.entities.append(Entity("text_link", entity.offset, entity.length, url=check_link(address)))
        except InvalidLinkError as error:
            self.lost.append(f"link to {address!r}: {error}")


def _argument(tag: str, name: str, value: str | None) -> str:
    found = ""
    if (tag, name) == ("blockquote", "expandable"):
        found = "1"
    elif value is None:
        found = ""
    elif (tag, name) == ("a", "href"):
        found = value
    elif (tag, name) == ("code", "class"):
        found = value.removeprefix("language-") if value.startswith("language-") else ""
    elif (tag, name) == ("span", "class"):
        found = value.removeprefix("tg-") if value.startswith("tg-") else ""
    return found
