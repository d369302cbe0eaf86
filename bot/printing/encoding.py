"""Paper as data: what typst reads. Nothing in it is markup, so a ``#`` or ``*`` in a text is only a letter."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum

from bot.core.bidi import isolate, read_from_left, strip_marks
from bot.core.blocks import Answered, Call, Contact, Dial, Origin, Way
from bot.core.drawing.full_page import FullSection
from bot.core.language import Language
from bot.core.text import STRONG, Said, strip_strong
from bot.printing.printed_link import PrintedLink, bare

Data = str | float | bool | None | list["Data"] | dict[str, "Data"]


def encode(paper: object) -> str:
    """A poster, card, leaflet or booklet as JSON."""
    return json.dumps(to_data(paper), ensure_ascii=False)


def to_data(value: object) -> Data:  # noqa: C901, PLR0911, PLR0912  # one case for each kind of thing
    """A frozen value as data: what was said as runs of words, anything else by its fields, with the kind it is.

    Whatever is dialled, written or typed is isolated left to right. Raises TypeError for what no paper has.
    """
    match value:
        case None | str() | int() | float():
            return value
        case Enum():
            return to_data(value.value)
        case Said():
            return _said(value)
        case Language():
            return {"lang": _tag(value), "rtl": value.right_to_left}
        case PrintedLink():
            return {"url": value.url, "address": _ltr(value.address), "qr": to_data(value.qr), "digits": value.digits}
        case Origin(said, address):
            return {"kind": "origin", "said": _said(said) | {"rtl": False, "runs": _runs(read_from_left(said.text))},
                    "address": address}  # fmt: skip
        case Way(button, about):
            return {"kind": "way", "label": _said(button.label), "about": to_data(about)}
        case Answered(question, answer, _):
            return {"kind": "answered", "question": _said(question), "answer": _said(answer)}
        case Call():
            return _fields(value) | {"number": _ltr(value.number)}
        case Dial(number, whom):
            return {"number": _ltr(number), "whom": to_data(whom)}
        case Contact():
            typed = {"visit": value.visit, "site": value.site and bare(value.site), "email": value.email}
            return _fields(value) | {name: text and _ltr(text) for name, text in typed.items()}
        case FullSection():
            return _section(value)
        case tuple() | list() | frozenset():
            return [to_data(each) for each in value]
        case _ if is_dataclass(value):
            return _fields(value)
        case _:
            raise TypeError(type(value).__name__)


def _fields(value: object) -> dict[str, Data]:
    kept = {each.name: to_data(getattr(value, each.name)) for each in fields(value)}  # type: ignore[arg-type]  # whoever calls has asked
    return {"kind": type(value).__name__.lower(), **kept}


def _section(section: FullSection) -> dict[str, Data]:
    """A part of a page, without what an earlier part says already: all of them lie before the reader."""
    return {
        "title": to_data(section.title),
        "mark": to_data(section.mark),
        "known": to_data(section.known),
        "blocks": [to_data(block) for block in section.blocks if block not in section.again],
    }


def _said(said: Said) -> dict[str, Data]:
    return {
        "runs": _runs(said.text),
        "plain": strip_strong(strip_marks(said.text)),
        "lang": _tag(said.language),
        "rtl": said.language.right_to_left,
    }


def _runs(text: str) -> list[Data]:
    """The words in runs; every other one is strong, the first is not. Authors' marks are balanced."""
    return list(text.split(STRONG))


def _ltr(text: str) -> str:
    return isolate(text)


def _tag(language: Language) -> str:
    """The language as typst knows it: without its region."""
    return language.code.partition("_")[0]
