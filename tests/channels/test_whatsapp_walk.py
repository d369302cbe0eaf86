"""Somebody who presses any row there is on WhatsApp, over HTTP: nothing is refused, and there always is a row."""

from __future__ import annotations

from random import Random

import pytest

from bot.core.guide import Guide
from tests.channels.whatsapp_phone import serving
from tests.graphapi import GraphApi
from tests.nightly import at_night

TYPED = (
    "help",
    "menu",
    "back",
    "my child is ill",
    "0304 p-de-brug",
    "\u0645\u0633\u0627\u0639\u062f\u0629",
    "qwxzk",
    "",
)
OLD = 0.1
"""How often an older list is pressed: nothing that was sent goes away."""


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, *at_night(range(1, 20))])
@pytest.mark.parametrize("list_body", [4096, 1024])
async def test_every_row_leads_on(pseudo_guide: Guide, number: int, list_body: int) -> None:
    chance = Random(number)  # noqa: S311  # a walk that can be walked again
    async with GraphApi(list_body=list_body) as api, serving(pseudo_guide, api) as served:
        person, seen = api.person(), ["nothing yet"]
        for step in range(300):
            before = len(person.received)
            types = not person.rows or chance.random() < 0.05
            carries = chance.choice([*person.rows.values()] or seen)
            carries = chance.choice(seen) if chance.random() < OLD else carries
            seen.append(carries)
            message = person.writes(chance.choice(TYPED)) if types else person.presses(carries)
            assert await served.webhooks.brings(person, message) == 200, step
            assert len(person.received) > before, step
            assert person.rows, step
        assert len(set(seen)) > 100
        assert len(api.refused) == (list_body == 1024)
