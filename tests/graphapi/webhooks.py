"""Brings what people do to the guide as Meta does: several messages in one body, signed with the secret of the app."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bot.channels.whatsapp.service import SIGNATURE_HEADER, sign
from tests.asgi import Asking
from tests.graphapi.people import Person
from tests.graphapi.refusals import Json
from tests.graphapi.server import NUMBER_ID

APP_SECRET, VERIFY_TOKEN = "0123456789abcdef" * 2, "a-word-that-only-meta-knows"


def body_of(*changes: Json) -> Json:
    """A body with these changes, each in an entry of its own."""
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": "2000", "changes": [change]} for change in changes],
    }


def change_of(messages: Iterable[Json], contacts: Iterable[Json], number_id: str = NUMBER_ID) -> Json:
    """A change with these messages."""
    metadata = {"display_phone_number": "31201112233", "phone_number_id": number_id}
    value = {"messaging_product": "whatsapp", "metadata": metadata}
    return {"field": "messages", "value": value | {"contacts": [*contacts], "messages": [*messages]}}


class Webhooks:
    """The way from Meta to the server that ``asking`` asks."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self.brought: list[bytes] = []

    async def brings(self, person: Person, *messages: Json) -> int:
        """Bring messages of one person in one change; the status of the answer."""
        return await self.brings_body(body_of(change_of(messages, [person.contact()])))

    async def brings_body(self, body: Json | bytes, signature: str | None = None) -> int:
        """Bring a body, signed if no other signature is given; the status of the answer."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.brought.append(raw)
        headers = {SIGNATURE_HEADER: sign(APP_SECRET, raw) if signature is None else signature}
        answer = await self._asking.ask("POST", "/whatsapp", raw, headers)
        return answer.status_code
