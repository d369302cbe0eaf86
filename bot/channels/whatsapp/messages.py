"""The messages that go out, and what the Cloud API wants for each. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, assert_never

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ListRow:
    """One choice of a list: ``carries`` comes back when it is pressed."""

    carries: str
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class ListSection:
    """Some rows; a list with one section needs no title for it."""

    title: str
    rows: tuple[ListRow, ...]


@dataclass(frozen=True, slots=True)
class TextMessage:
    """Words and nothing to press."""

    body: str


@dataclass(frozen=True, slots=True)
class ListMessage:
    """Words, and a button that opens a list."""

    body: str
    button: str
    sections: tuple[ListSection, ...]

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """All rows, in their order."""
        return tuple(row for section in self.sections for row in section.rows)


@dataclass(frozen=True, slots=True)
class LinkMessage:
    """Words, and a button that opens an address in the phone's browser."""

    body: str
    label: str
    address: str


Message = TextMessage | ListMessage | LinkMessage


def to_json(message: Message) -> Json:
    """A message as the Cloud API takes it, but for whom it is to (messages endpoint, v23.0)."""
    match message:
        case TextMessage(body):
            return {"type": "text", "text": {"body": body, "preview_url": False}}
        case ListMessage(body, button, sections):
            lists = {"button": button, "sections": [_section(each, alone=len(sections) == 1) for each in sections]}
            return _interactive({"type": "list", "body": {"text": body}, "action": lists})
        case LinkMessage(body, label, address):
            action: Json = {"name": "cta_url", "parameters": {"display_text": label, "url": address}}
            return _interactive({"type": "cta_url", "body": {"text": body}, "action": action})
        case _ as never:
            assert_never(never)


def _interactive(content: Json) -> Json:
    return {"type": "interactive", "interactive": content}


def _section(section: ListSection, *, alone: bool) -> Json:
    return {"rows": [_row(row) for row in section.rows]} | ({} if alone else {"title": section.title})


def _row(row: ListRow) -> Json:
    return {"id": row.carries, "title": row.title} | ({"description": row.description} if row.description else {})
