"""Meta's errors, each told from the others: by its code, by its status, and as another library knows them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pywa import errors

from bot.channels.whatsapp.failures import KNOWN, Failure, Outage, Rejection, SlowedDown, classify_failure
from bot.channels.whatsapp.incoming import RowChosen, Sender, WordsSent, read_batch
from tests.graphapi.server import NUMBER_ID
from tests.graphapi.webhooks import body_of, change_of


@pytest.mark.parametrize(
    ("status", "code", "failure"),
    [
        (400, 131047, Rejection.WINDOW_CLOSED),
        (400, 131026, Rejection.UNDELIVERABLE),
        (400, 131062, Rejection.UNDELIVERABLE),
        (400, 131009, Rejection.INVALID),
        (400, 100, Rejection.INVALID),
        (400, 424242, Rejection.INVALID),
        (401, 190, Outage.TOKEN_REFUSED),
        (403, 299, Outage.TOKEN_REFUSED),
        (403, None, Outage.TOKEN_REFUSED),
        (403, 131031, Outage.ACCOUNT_STOPPED),
        (500, 131000, Outage.UNAVAILABLE),
        (503, 424242, Outage.IN_DOUBT),
        (502, None, Outage.IN_DOUBT),
        (200, None, Outage.IN_DOUBT),
        (429, None, SlowedDown(pause=2.0)),
        (429, 130429, SlowedDown(pause=2.0)),
        (400, 131056, SlowedDown(pair=True, pause=2.0)),
    ],
)
def test_a_failure_is_known_by_its_code_else_by_its_status(status: int, code: int | None, failure: Failure) -> None:
    assert classify_failure(status, code, 2.0) == failure


def test_every_code_that_another_library_calls_throttling_or_a_refused_token_is_that_here() -> None:
    for code in _codes(errors.ThrottlingError):
        assert isinstance(classify_failure(400, code), SlowedDown), code
    for code in _codes(errors.AuthorizationError):
        assert classify_failure(400, code) is Outage.TOKEN_REFUSED, code


def test_every_code_that_is_told_apart_is_known_elsewhere_or_only_here() -> None:
    assert KNOWN - _codes(errors.WhatsAppError) == ONLY_HERE


ONLY_HERE = {1, 2, 33, 100, 130403, 133004, 133010}
"""Of Meta's page of error codes and of the Graph API itself."""


def _codes(kind: type[Any]) -> set[int]:
    """The codes of all errors of a kind."""
    below: list[type[Any]] = kind.__subclasses__()
    return {*(kind.__error_codes__ or ())}.union(*map(_codes, below))


MESSAGE = {"id": "wamid.1", "timestamp": "1795000000", "type": "text", "text": {"body": "hello"}}


@pytest.mark.parametrize(
    ("message", "contact", "sender"),
    [
        ({"from": "31600000001"}, {}, Sender("to", "31600000001")),
        ({"from": "31600000001", "from_user_id": "NL.1"}, {}, Sender("to", "31600000001")),
        ({"from_user_id": "NL.1"}, {}, Sender("recipient", "NL.1")),
        ({}, {"wa_id": "31600000002"}, Sender("to", "31600000002")),
        ({}, {"user_id": "NL.2"}, Sender("recipient", "NL.2")),
        ({"from": ""}, {"user_id": "NL.2"}, Sender("recipient", "NL.2")),
    ],
)
def test_the_sender_is_whichever_mark_came(message: dict[str, str], contact: dict[str, str], sender: Sender) -> None:
    body = body_of(change_of([MESSAGE | message], [contact]))
    (found,) = read_batch(json.dumps(body).encode(), NUMBER_ID).messages
    assert found.sender == sender
    assert sender.name not in repr(found)
    assert "hello" not in repr(found)


def test_a_contact_that_may_be_anothers_says_nothing() -> None:
    body = body_of(change_of([MESSAGE, MESSAGE], [{"wa_id": "1"}, {"wa_id": "2"}]))
    batch = read_batch(json.dumps(body).encode(), NUMBER_ID)
    assert (batch.messages, batch.unreadable) == ((), 2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"interactive": {"type": "list_reply", "list_reply": {"id": "2-X"}}}, RowChosen("2-X")),
        ({"interactive": {"type": "button_reply", "button_reply": {"id": "2-X"}}}, RowChosen("2-X")),
        ({"button": {"payload": "2-X", "text": "Yes"}}, RowChosen("2-X")),
        ({"text": {"body": "hulp"}}, WordsSent("hulp")),
        ({"text": None, "image": {"caption": "x"}}, WordsSent("")),
        ({"interactive": {"type": "nfm_reply"}, "text": None}, WordsSent("")),
    ],
)
def test_what_is_said_is_words_or_a_row(content: dict[str, object], said: WordsSent | RowChosen) -> None:
    body = body_of(change_of([MESSAGE | {"from": "1"} | content], []))
    (found,) = read_batch(json.dumps(body).encode(), NUMBER_ID).messages
    assert found.said == said
