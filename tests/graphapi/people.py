"""People with WhatsApp: what they write and press, as Meta brings it; and what was sent to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.graphapi.refusals import Json

if TYPE_CHECKING:
    from tests.graphapi.server import GraphApi


@dataclass
class Person:
    """Somebody who writes to the number. ``wrote``: when last, in Unix seconds."""

    api: GraphApi
    number: str
    user_id: str
    by: str
    received: list[Json] = field(default_factory=list)
    wrote: int = 0
    _written: int = 0

    @property
    def address(self) -> tuple[str, str]:
        """By which field of a message they are reached, and how."""
        return ("recipient", self.user_id) if self.by == "user id" else ("to", self.number)

    @property
    def marks(self) -> tuple[str, ...]:
        """All that must be nowhere: the number, the other mark, and the name that they have there."""
        return self.number, self.user_id, "Ada Lovelace"

    def writes(self, text: str) -> Json:
        """A message with words."""
        return self._message("text", {"body": text})

    def presses(self, carries: str) -> Json:
        """A message that is the press of a row."""
        reply = {"id": carries, "title": "what the row said", "description": "and more"}
        return self._message("interactive", {"type": "list_reply", "list_reply": reply})

    def sends(self, kind: str, content: Json | None = None) -> Json:
        """A message of another kind: an image, a voice message, a place."""
        return self._message(kind, content or {"id": "1", "mime_type": "x/y"})

    def contact(self) -> Json:
        """What comes beside the messages of this person."""
        known = {"wa_id": self.number} if self.by != "user id" else {}
        known |= {"user_id": self.user_id} if self.by != "phone" else {}
        return {"profile": {"name": "Ada Lovelace"}} | known

    @property
    def rows(self) -> dict[str, str]:
        """Title -> what it carries, of every row of the last list."""
        for content in reversed(self.received):
            if content["type"] == "interactive" and content["interactive"]["type"] == "list":
                sections = content["interactive"]["action"]["sections"]
                return {row["title"]: row["id"] for section in sections for row in section["rows"]}
        return {}

    @property
    def texts(self) -> list[str]:
        """The words of everything that was received."""
        return [
            content["text"]["body"] if content["type"] == "text" else content["interactive"]["body"]["text"]
            for content in self.received
        ]

    @property
    def link(self) -> str:
        """The address behind the button of the last message."""
        address: str = self.received[-1]["interactive"]["action"]["parameters"]["url"]
        return address

    def _message(self, kind: str, content: Json) -> Json:
        self._written += 1
        self.wrote = self.api.clock
        known = {"from": self.number} if self.by != "user id" else {}
        known |= {"from_user_id": self.user_id} if self.by != "phone" else {}
        number = f"wamid.in.{self.number}.{self._written}"
        return known | {"id": number, "timestamp": str(self.api.clock), "type": kind, kind: content}
