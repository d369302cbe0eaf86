"""Fingerprints: eight letters that tell whether a text is still the one that was translated, or checked.

They stand in files that people keep, so how they are made never changes: sha256 over UTF-8 of the text in NFC, every
run of white space one space and none at its ends; the first eight hexadecimal digits.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import assert_never

from bot.core.content import Include, Items, Piece, Prose
from bot.core.ledger import ALPHABET

LENGTH = 8

_SHAPE = re.compile(rf"[0-9a-f]{{{LENGTH}}}")


def fingerprint(text: str) -> str:
    """The fingerprint of a text: a string's English (msgid), a translation, or a section by ``format_markdown``."""
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(normal.encode("utf-8")).hexdigest()[:LENGTH]


def pair_fingerprints(english: str, translation: str) -> str:
    """The fingerprint of a translation beside its English, both given by their fingerprints: what was checked."""
    return fingerprint(f"{english} {translation}")


def same_fingerprints(now: str, same: Collection[str]) -> frozenset[str]:
    """The fingerprints of all wordings that mean what the present one, ``now``, means; it is always one of them.

    ``same`` are those that a person called the same. It counts only while the present wording is among them: after a
    later edit that did change the meaning, none of the older ones means the same any more.
    """
    return frozenset({now, *(same if now in same else ())})


def first_fingerprint(now: str, same: Sequence[str]) -> str:
    """The fingerprint of the first wording that means what the present one, ``now``, means: ``same``, oldest first."""
    return same[0] if now in same else now


def hash_meaning(texts: Mapping[str, str]) -> str:
    """The meaning of words that were read, as a button tells it: two characters of the ledger's alphabet, 3,844 values.

    ``texts`` is permanent id -> ``first_fingerprint`` of each text of a topic. Old buttons carry it, so how it is made
    never changes: sha256 over UTF-8 of the lines "id fingerprint", in the order of the ids and with a line feed between
    two, as one number, most significant byte first; its rest after division by 62 * 62, written in base 62.
    """
    lines = "\n".join(f"{name} {each}" for name, each in sorted(texts.items()))
    number = int.from_bytes(hashlib.sha256(lines.encode("utf-8")).digest(), "big")
    first, second = divmod(number % len(ALPHABET) ** 2, len(ALPHABET))
    return ALPHABET[first] + ALPHABET[second]


def is_fingerprint(text: str) -> bool:
    """Whether a text can be one."""
    return bool(_SHAPE.fullmatch(text))


def format_markdown(pieces: Iterable[Piece]) -> str:
    """A section in one spelling: paragraphs and lists with an empty line between two, statements by their names.

    Statements are strings, with a state of their own, so what they say is not part of the section.
    """
    return "\n\n".join(_write_piece(piece) for piece in pieces)


def _write_piece(piece: Piece) -> str:
    match piece:
        case Prose(text):
            return text
        case Items(texts):
            return "\n".join(f"- {text}" for text in texts)
        case Include(statement):
            return f"{{statement: {statement.name}}}"
        case _ as never:
            assert_never(never)
