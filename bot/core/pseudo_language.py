"""A right-to-left pseudo-language made from the English, to test with before there are translations.

It is never offered to a person. It shows what a real one would break: direction, length, a text that was not extracted.
"""

from __future__ import annotations

import re
from unicodedata import normalize

from bot.core.bidi import first_strong

PSEUDO = "ar_XB"
"""CLDR's and Android's name of the right-to-left pseudo-locale (Android developer guide, checked 2026-11-23)."""

FILLER = "\u0640"
"""The stroke that lengthens Arabic words. No letter becomes one, so that it marks what was added."""

_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ,;?",
    "\u0627\u0628\u0635\u062f\u0647\u0641\u06af\u062d\u06cc\u062c\u06a9\u0644\u0645"
    "\u0646\u0648\u067e\u0642\u0631\u0633\u062a\u0639\u06a4\u06c6\u062e\u06d0\u0632"
    "\u0623\u067b\u0685\u0688\u06d5\u06a2\u06ad\u06be\u064a\u0681\u0643\u06b5\u0765"
    "\u06bc\u0624\u0680\u06a8\u0695\u0634\u0637\u06c7\u06cb\u06ca\u0636\u0626\u0638\u060c\u061b\u061f",
)
"""Letter -> a letter that sounds or looks a little like it, no two the same; punctuation -> its Arabic form."""

_KEPT = re.compile(
    r"""
    (\{[^{}]*\}                                # {placeholder}
    | \(\**[A-Za-z'-]+(?:\ [A-Za-z'-]+)?\**\)  # (mvv), (buiten schuld)
    | https?://\S*[\w/] | [\w.+-]+@[\w.-]+\w   # an address
    | (?<!\S)/[a-z]+                           # /help
    | [0-9][0-9.,:/-]*[0-9])                   # 1,000
    """,
    re.VERBOSE,
)
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_LINE = re.compile(r"([^\n]+)(\n*)|\n+")
_ENDING = ".!:*\u2026\u061f\u061b \r"
_LONGER = 0.4
_WORD_LENGTH = 6


def make_pseudo(text: str) -> str:
    """English as pseudo-Arabic, about 40 % longer; the same for the same text, different for a different one. NFC.

    Placeholders, numbers, ``**``, line ends, addresses, commands and one or two Latin words in round brackets stay as
    they are. A line begins right to left, unless its placeholder does not.
    """
    made, seen, added = list[str](), 0, 0
    for line in _LINE.finditer(normalize("NFC", text)):
        seen += len(line[0])
        if line[1] and line[1].strip():
            longer = _lengthened(_translated(line[1]), round(_LONGER * seen) - added)
            added += len(longer) - len(line[1])
            made += longer, line[2]
        else:
            made.append(line[0])
    return normalize("NFC", "".join(made))


def _translated(line: str) -> str:
    parts = _KEPT.split(line)
    return "".join(part if kept % 2 else part.translate(_LETTERS) for kept, part in enumerate(parts))


def _lengthened(line: str, by: int) -> str:
    """Line with filler words: before the first Latin word if the line begins with one, else before its end mark."""
    own = _PLACEHOLDER.sub(lambda found: " " * len(found[0]), line)
    if first_strong(own) != "R":
        latin = re.search(r"\S*\w", own)
        at = latin.start() if latin else 0
        return f"{line[:at]}{_filler(max(by, 2))[::-1]}{line[at:]}"
    at = len(line.rstrip(_ENDING))
    return f"{line[:at]}{_filler(by)}{line[at:]}"


def _filler(length: int) -> str:
    """Words of ``FILLER`` with a space before each, ``length`` characters together."""
    words = f" {FILLER * _WORD_LENGTH}" * length
    return words[: length - 1] + FILLER if length > 0 else ""
