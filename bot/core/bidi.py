"""Direction: makes text safe to show in a right-to-left language.

Phones set every line by the Unicode Bidirectional Algorithm (UAX 9). Plainly written, a phone number in an Arabic line
is shown with its groups turned round (``7000 715 088``) and so is a date. So every left-to-right run is put into an
isolate, and a line that does not begin right to left gets a mark in front. Nothing here knows a language, a channel or
markup; ``**`` is punctuation like any other.

What Telegram does to marks was read in its sources (2026-11-23): the server deletes U+2028-U+202E and breaks runs of
U+200E/U+200F (tdlib, ``misc.cpp``); Telegram Desktop takes the direction of a line from its first strong character,
also one inside an isolate (lib_ui, ``text.cpp``). UAX 9, as phones and browsers do it, skips isolates (P2). A line
set here is right to left for both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import bidirectional, category

LRI = "\u2066"
RLI = "\u2067"
FSI = "\u2068"
PDI = "\u2069"
RLM = "\u200f"

_INITIATORS = {LRI, RLI, FSI}
LRM = "\u200e"
_MARKS = str.maketrans("", "", f"{LRI}{RLI}{FSI}{PDI}{LRM}{RLM}")
_DROPPED = {RLM, LRM, "\u061c", *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e"}
"""Marks that are set anew (RLM), not needed beside isolates, or deleted by Telegram."""

_WORD, _PAIRED, _QUOTED, _NEUTRAL, _BARRIER = "w(q x"
"""The kinds of a character in a run: makes one, brackets or quotes inside one, may stand inside one, ends it."""

_CLOSING = {"(": ")", "[": "]", "{": "}", '"': '"', "\u201c": "\u201d", "\u201e": "\u201c\u201d", "\u00ab": "\u00bb"}
_BRACKETS = "([{"
_UNOPENED = {*")]}\u201d\u00bb"}
_BULLETS = {*"\u2022\u00b7|\u2139"}
"""A bullet, a middle dot, a bar, and an emoji that Unicode calls a letter. What they part keeps the line's order."""

_BELONGS = re.compile(
    r"""
    \+(?=\(?[0-9]) | [#@](?=[A-Za-z0-9]) | [€$£§](?=\s?[0-9])    # +31, #1, @name, € 100
    | (?<!\S)/(?=[a-z]) | (?<!\S)-(?=[0-9])                       # /help, -5
    | (?<!\w)['\u2019](?=[st][\s-])                               # 's-Hertogenbosch
    | (?<=[0-9])(?:\s?[%€°] | ,-)                                 # 50 %, 100,-
    | (?<=[A-Za-z0-9])[/+]+(?=[\s.,;:!?)\]*]|$)                   # https://ind.nl/, 18+
    """,
    re.VERBOSE,
)
"""Signs that would stay outside by themselves, yet belong to the number or word they touch."""

_SENTENCE_END = re.compile(
    r"""
    (?: (?<=[0-9)\]]) | (?<=[A-Z]{2}) | (?<=[a-z]{5}) ) [.\u2026]+ (?=[*"\u201d\u00bb)\]]*\s)
    | (?<![!?])[!?]+ (?=[*"\u201d\u00bb)\]]*\s)
    """,
    re.VERBOSE,
)
"""A full stop ends a run after a number, capitals or a long word (``1. COA``), not after ``Art.`` or ``mr.``."""

_REMEMBERED = 4096
"""Texts whose setting is remembered; all are authored, none was typed. Without it a screen of contacts takes 10 ms."""

_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")
_LAST_BRACKETS = re.compile(r"\([^()]*\)$")
_RUN = re.compile("[w(q](?:[^x]*[w(q])?")
_ALL_IN_QUOTES = re.compile("q[^xq]*q")


def first_strong(text: str) -> str | None:
    """Direction of the first strong character, ``"L"`` or ``"R"``, isolates not skipped; None: there is none."""
    strong = (bidirectional(character) for character in text)
    return next(("L" if kind == "L" else "R" for kind in strong if kind in {"L", "R", "AL"}), None)


def strip_marks(text: str) -> str:
    """Text without marks of direction, where a device sets the direction itself, or where words are compared."""
    return text.translate(_MARKS)


def read_from_left(text: str) -> str:
    """Text for a line that runs left to right: without the mark by which a line begins right to left.

    What stands in brackets at the end stays on one line, for parted it would be read in another order.
    """
    return _LAST_BRACKETS.sub(lambda found: found[0].replace(" ", "\u00a0"), text.removeprefix(RLM))


@lru_cache(maxsize=_REMEMBERED)
def isolate(value: str) -> str:
    """Value to be put into a right-to-left sentence; every line of it in one isolate of its own direction.

    An empty line stays empty. What is one isolate already stays as it is.
    """
    return "\n".join(_isolated(line) for line in value.split("\n"))


@lru_cache(maxsize=_REMEMBERED)
def set_right_to_left(text: str) -> str:
    """Text, every line of which displays in reading order where the language runs right to left. Idempotent.

    Besides marks nothing is changed. Only marks are dropped: those that Telegram deletes, LRM, and unbalanced isolates.
    """
    return "\n".join(_set_line(_cleaned(line)) for line in text.split("\n"))


def _isolated(line: str) -> str:
    cleaned = _cleaned(line)
    depths = _depths(cleaned)
    if (
        all(depths)
        and sum(mark in _INITIATORS and depth == 1 for mark, depth in zip(cleaned, depths, strict=True)) <= 1
    ):
        return cleaned
    if any(bidirectional(character) in {"R", "AL"} for character in line):
        return f"{RLI}{_with_runs_isolated(cleaned)}{PDI}"
    return f"{LRI}{cleaned}{PDI}"


def _set_line(line: str) -> str:
    line = _with_runs_isolated(line)
    outside = "".join(character for character, depth in zip(line, _depths(line), strict=True) if not depth)
    starts_right = first_strong(line) == first_strong(outside) == "R"
    return line if starts_right or not line.strip() else RLM + line


def _cleaned(line: str) -> str:
    kept, depth = list[str](), 0
    for character in line:
        if character not in _DROPPED and (depth or character != PDI):
            depth += (character in _INITIATORS) - (character == PDI)
            kept.append(character)
    return "".join(kept) + PDI * depth


def _depths(line: str) -> list[int]:
    """The number of isolates that each character of a balanced line lies in; the marks themselves count as inside."""
    depths, depth = list[int](), 0
    for character in line:
        depth += character in _INITIATORS
        depths.append(depth)
        depth -= character == PDI
    return depths


def _with_runs_isolated(line: str) -> str:
    parts, done = list[str](), 0
    for start, end in _runs("".join(_kinds(line))):
        parts += line[done:start], LRI, line[start:end], PDI
        done = end
    return "".join(parts) + line[done:]


def _runs(kinds: str) -> list[tuple[int, int]]:
    spans = list[tuple[int, int]]()
    for found in _RUN.finditer(kinds):
        run: re.Match[str] | None = found
        while run and _ALL_IN_QUOTES.fullmatch(run[0]):
            run = _RUN.search(kinds, run.start() + 1, run.end() - 1)
        if run and _WORD in run[0]:
            spans.append(run.span())
    return spans


def _kinds(line: str) -> list[str]:
    """Kind of each character. Brackets and quotes that are left are balanced, with no barrier between."""
    kinds = [_BARRIER if depth else "" for depth in _depths(line)]
    for at, character in enumerate(line):
        combines = bidirectional(character) == "NSM" and at and kinds[at - 1] == _WORD
        kinds[at] = kinds[at] or (_WORD if combines else _kind(character))
    for pattern, kind in ((_BELONGS, _WORD), (_KEYCAP, _BARRIER), (_SENTENCE_END, _BARRIER)):
        for found in pattern.finditer(line):
            for at in range(*found.span()):
                kinds[at] = kind if kinds[at] != _BARRIER else _BARRIER
    _pair(line, kinds)
    return kinds


def _kind(character: str) -> str:
    match bidirectional(character):
        case "L" | "EN" if category(character) != "So" and character not in _BULLETS:
            return _WORD
        case "R" | "AL" | "AN" | "B" | "S":
            return _BARRIER
        case _:
            arabic = "\u0590" <= character < "\u0900"
            emoji = character >= "\u2190" and category(character) == "So"
            return _BARRIER if arabic or emoji or character in _BULLETS else _NEUTRAL


def _pair(line: str, kinds: list[str]) -> None:
    """Mark the brackets and quotes that hold no barrier; the others become barriers themselves."""
    barriers, opened = 0, list[tuple[int, int]]()
    for at, character in enumerate(line):
        if kinds[at] == _BARRIER:
            barriers += 1
        elif opened and character in _CLOSING[line[opened[-1][0]]]:
            opener, before = opened.pop()
            whole = _PAIRED if line[opener] in _BRACKETS else _QUOTED
            kinds[opener] = kinds[at] = whole if before == barriers else _BARRIER
        elif character in _CLOSING:
            opened.append((at, barriers))
        elif character in _UNOPENED:
            kinds[at] = _BARRIER
            barriers += 1
    for opener, _ in opened:
        kinds[opener] = _BARRIER
