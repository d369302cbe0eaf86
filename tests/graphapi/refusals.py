"""What Meta refuses, with the codes and texts of its page of errors, and the limits by which it does.

Read on 28-11-2026 in whatsapp-cloud-api-py 0.3.0 (``models.py``), pywa 4.5.0 (``errors.py``) and in copies of Meta's
pages of 21-05-2026. Lengths are characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Refusal:
    """One answer that is a refusal."""

    status: int
    code: int
    message: str
    retry_after: int | None = None

    def as_json(self) -> Json:
        return {"error": {"message": f"(#{self.code}) {self.message}", "type": "OAuthException", "code": self.code}}


WRONG_TOKEN = Refusal(401, 190, "Access token has expired")
NO_SUCH_NUMBER = Refusal(400, 100, "Unsupported post request. Object with this ID does not exist")
WINDOW_CLOSED = Refusal(400, 131047, "Re-engagement message")
PAIR_RATE = Refusal(400, 131056, "(Business Account, Consumer Account) pair rate limit hit")
THROUGHPUT = Refusal(429, 130429, "Rate limit hit")
UNAVAILABLE = Refusal(500, 131000, "Something went wrong")
UNDELIVERABLE = Refusal(400, 131026, "Message undeliverable")
LOCKED = Refusal(403, 131031, "Business Account locked")

TEXT, BODY, LINK_BODY, BUTTON, TITLE, ROW_TITLE, DESCRIPTION, CARRIED, ROWS, SECTIONS = (
    4096, 4096, 1024, 20, 24, 24, 72, 200, 10, 10,
)  # fmt: skip


def invalid(what: str) -> Refusal:
    return Refusal(400, 131009, f"Parameter value is not valid: {what}")


def find_refusal(content: Json, list_body: int = BODY) -> Refusal | None:
    """Why Meta would not take this message; None: it would."""
    faults = _faults(content, list_body)
    return next((invalid(fault) for fault in faults), None)


def _faults(content: Json, list_body: int) -> Iterator[str]:
    if content.get("messaging_product") != "whatsapp":
        yield "messaging_product"
    if sum(name in content for name in ("to", "recipient")) != 1:
        yield "to or recipient"
    match content.get("type"):
        case "text":
            yield from _length("text.body", content["text"]["body"], TEXT)
        case "interactive":
            yield from _of_interactive(content["interactive"], list_body)
        case other:
            yield f"type {other}"


def _of_interactive(content: Json, list_body: int) -> Iterator[str]:
    body, action = content["body"]["text"], content["action"]
    match content["type"]:
        case "cta_url":
            shown = action["parameters"]
            yield from _length("body", body, LINK_BODY)
            yield from _length("display_text", shown["display_text"], BUTTON)
            if not shown["url"].startswith("https://"):
                yield "url"
        case "list":
            yield from _length("body", body, list_body)
            yield from _length("button", action["button"], BUTTON)
            yield from _of_sections(action["sections"])
        case other:
            yield f"interactive type {other}"


def _of_sections(sections: list[Json]) -> Iterator[str]:
    rows = [row for section in sections for row in section["rows"]]
    if not 1 <= len(sections) <= SECTIONS or not all(section["rows"] for section in sections):
        yield "sections"
    if len(sections) > 1 and not all(section.get("title") for section in sections):
        yield "section title required"
    if len(rows) > ROWS:
        yield f"total row count exceeds {ROWS}"
    if len({row["id"] for row in rows}) < len(rows):
        yield "duplicated row id"
    for section in sections:
        if "title" in section:
            yield from _length("section title", section["title"], TITLE)
    for row in rows:
        yield from _length("row title", row["title"], ROW_TITLE)
        yield from _length("row id", row["id"], CARRIED)
        if "description" in row:
            yield from _length("row description", row["description"], DESCRIPTION)


def _length(name: str, text: str, longest: int) -> Iterator[str]:
    if not 1 <= len(text) <= longest or not text.strip():
        yield f"{name} has {len(text)} characters, and 1 to {longest} are possible"
