"""What WhatsApp brings and answers when things go wrong: nothing is lost, nothing is served twice, nothing is told."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot import logs, metrics
from bot.channels.whatsapp.limits import LARGEST_NOTICE
from bot.channels.whatsapp.service import sign
from bot.core.guide import Guide
from tests.asgi import Asking
from tests.channels.whatsapp_phone import Served, WhatsAppPhone, serving
from tests.graphapi import Drop, GraphApi, Page, Refusal, refusals
from tests.graphapi.server import Fault
from tests.graphapi.webhooks import APP_SECRET, VERIFY_TOKEN, body_of, change_of
from tests.transcripts import transcripts

LONG_AGO = 100_000


@pytest.fixture
async def api() -> AsyncIterator[GraphApi]:
    async with GraphApi() as made:
        yield made


@pytest.fixture
async def served(guide: Guide, api: GraphApi) -> AsyncIterator[Served]:
    async with serving(guide, api) as running:
        yield running


@pytest.fixture
async def phone(served: Served, guide: Guide, api: GraphApi) -> WhatsAppPhone:
    """Somebody at the first question."""
    return await WhatsAppPhone(served, guide, api.person()).begins()


async def test_meta_is_answered_when_it_knows_the_word(served: Served) -> None:
    asked = f"/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={VERIFY_TOKEN}"
    answer = await Asking(served.app).ask("GET", asked)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    assert answer.headers["content-type"].startswith("text/plain")
    for wrong in (asked[:-1], asked.replace("subscribe", "other"), "/whatsapp", asked.replace(VERIFY_TOKEN, "%C3%A9")):
        assert (await Asking(served.app).ask("GET", wrong)).status_code == 403


async def test_several_entries_changes_and_messages_are_all_served(served: Served, api: GraphApi) -> None:
    people = [api.person() for _ in range(4)]
    first, second, third, fourth = people
    two = change_of([first.writes("hello"), second.writes("hello")], [first.contact(), second.contact()])
    one = change_of([third.writes("hello")], [third.contact()])
    body = body_of(two, one)
    body["entry"][1]["changes"].append(change_of([fourth.writes("hello")], [fourth.contact()]))
    assert await served.webhooks.brings_body(body) == 200
    assert [len(person.received) for person in people] == [1, 1, 1, 1]


async def test_the_messages_of_one_person_come_in_their_order(phone: WhatsAppPhone, api: GraphApi) -> None:
    messages = []
    for text in ("hulp", "menu"):
        api.clock += 1
        messages.append(phone.person.writes(text))
    assert await phone.served.webhooks.brings(phone.person, *reversed(messages)) == 200
    first, second = phone.person.texts[-2:]
    assert "0800-2000" in first
    assert "0800-2000" not in second


@pytest.mark.parametrize(
    "unreadable",
    [None, 3, "text", [], {}, {"id": "x"}, {"from": 3, "id": "x"}, {"type": "text", "text": {"body": "hello"}}],
)
async def test_one_unreadable_message_in_the_middle_stops_no_other(
    served: Served, api: GraphApi, unreadable: object
) -> None:
    one, other = api.person(), api.person()
    messages: list[Any] = [one.writes("hello"), unreadable, other.writes("hello")]
    change = change_of(messages, [one.contact(), other.contact()])
    assert await served.webhooks.brings_body(body_of(change)) == 200
    assert len(one.received) == len(other.received) == 1


@pytest.mark.parametrize("wrong", [{"timestamp": "soon"}, {"text": None}, {"text": {"body": 3}}, {"type": None}])
async def test_a_message_with_something_wrong_in_it_gets_a_screen(
    phone: WhatsAppPhone, api: GraphApi, wrong: dict[str, Any]
) -> None:
    before = len(phone.person.received)
    status = await phone.served.webhooks.brings(phone.person, phone.person.writes("help") | wrong)
    answered = len(phone.person.received) - before
    assert (status, answered) == (200, 0 if "timestamp" in wrong else 1)  # When it was sent is not known: too late.
    assert api.refused == []


async def test_what_is_brought_again_is_not_served_again(phone: WhatsAppPhone, api: GraphApi) -> None:
    before = len(phone.person.received)
    raw = phone.served.webhooks.brought[-1]
    for _ in range(3):
        assert await phone.served.webhooks.brings_body(raw) == 200
    api.clock += LONG_AGO
    assert await phone.served.webhooks.brings_body(raw) == 200
    assert len(phone.person.received) == before
    assert api.refused == []


async def test_what_is_for_another_number_or_is_a_status_is_left_alone(served: Served, api: GraphApi) -> None:
    person = api.person()
    other = change_of([person.writes("hello")], [person.contact()], number_id="999")
    status = change_of([], [])
    status["value"]["statuses"] = [{"id": "wamid.out", "status": "read", "recipient_id": person.number}]
    echo = change_of([person.writes("hello")], [person.contact()]) | {"field": "message_echoes"}
    assert await served.webhooks.brings_body(body_of(other, status, echo)) == 200
    assert person.received == []


@pytest.mark.parametrize(
    "signature", ["", "sha256=", "sha256=" + "0" * 64, "sha1=" + "0" * 40, sign("f" * 32, b"{}"), "sha256=\u00e9"]
)
async def test_a_forged_signature_is_never_accepted(served: Served, api: GraphApi, signature: str) -> None:
    person = api.person()
    body = body_of(change_of([person.writes("hello")], [person.contact()]))
    raw = json.dumps(body).encode()
    for given in (signature, sign(APP_SECRET, raw + b" "), sign(APP_SECRET, raw).upper()):
        headers: Any = {"X-Hub-Signature-256": given.encode()}
        assert (await Asking(served.app).ask("POST", "/whatsapp", raw, headers)).status_code == 403
    assert (await Asking(served.app).ask("POST", "/whatsapp", raw)).status_code == 403
    assert person.received == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"entry":' * 50_000, b"NaN{"])
async def test_a_signed_body_that_is_none_is_refused(served: Served, body: bytes) -> None:
    assert await served.webhooks.brings_body(body) == 400


@pytest.mark.parametrize("body", [b"null", b"[]", b"3", b'{"entry": [[[{}]]]}', b'{"entry": {"changes": 1}}'])
async def test_a_body_with_nothing_in_it_is_fine(served: Served, body: bytes) -> None:
    assert await served.webhooks.brings_body(body) == 200


async def test_ten_megabytes_are_refused_unread(served: Served) -> None:
    assert await served.webhooks.brings_body(b"x" * 10_000_000) == 413
    assert await served.webhooks.brings_body(b'"' + b"x" * (LARGEST_NOTICE - 2) + b'"') == 200


TRANSIENT: list[Fault] = [
    Refusal(429, 130429, "Rate limit hit"),
    Refusal(429, 80007, "Rate limit issues", retry_after=0),
    refusals.PAIR_RATE,
    refusals.UNAVAILABLE,
    Refusal(503, 131016, "Service unavailable"),
    Page(502),
    Page(200),
    Drop(done=False),
]


@pytest.mark.parametrize("fault", TRANSIENT, ids=str)
async def test_what_passes_is_tried_again(phone: WhatsAppPhone, api: GraphApi, fault: Fault) -> None:
    api.breaks_next(fault, fault)
    before = len(phone.person.received)
    await phone.does("choose no_danger")
    assert len(phone.person.received) == before + 1


async def test_a_call_that_was_cut_off_after_it_was_done_is_sent_again(phone: WhatsAppPhone, api: GraphApi) -> None:
    api.breaks_next(Drop(done=True))
    before = len(phone.person.received)
    await phone.does("choose no_danger")
    assert len(phone.person.received) == before + 2  # Better twice than not at all: it cannot be asked which it was.


@pytest.mark.parametrize("fault", [refusals.UNAVAILABLE, refusals.PAIR_RATE, Page(), Drop(done=False)], ids=str)
async def test_what_does_not_pass_is_left_for_meta_to_bring_again(
    phone: WhatsAppPhone, api: GraphApi, fault: Fault
) -> None:
    api.breaks_next(*[fault] * 4)
    before = len(phone.person.received)
    message = phone.person.writes("help")
    assert await phone.served.webhooks.brings(phone.person, message) == 503
    assert len(phone.person.received) == before
    assert await phone.served.webhooks.brings(phone.person, message) == 200
    assert len(phone.person.received) == before + 1


async def test_a_long_pause_is_left_to_the_next_delivery(phone: WhatsAppPhone, api: GraphApi) -> None:
    api.breaks_next(Refusal(429, 130429, "Rate limit hit", retry_after=3600))
    assert await phone.served.webhooks.brings(phone.person, phone.person.writes("help")) == 503
    assert len(api.refused) == 1


async def test_of_several_messages_only_those_that_failed_are_sent_when_it_is_brought_again(
    served: Served, guide: Guide, api: GraphApi
) -> None:
    phone = WhatsAppPhone(served, guide, api.person())
    await phone.plays(transcripts()["keeps-a-copy"].partition("keep a copy")[0])
    message = phone.person.presses(await phone.finds("keep a copy"))
    before = len(phone.person.received)
    api.breaks_next(None, *[refusals.UNAVAILABLE] * 4)
    assert await phone.served.webhooks.brings(phone.person, message) == 503
    assert len(phone.person.received) == before + 1
    assert await phone.served.webhooks.brings(phone.person, message) == 200
    kinds = [content["type"] for content in phone.person.received[before:]]
    assert kinds == ["text", "interactive"]


@pytest.mark.parametrize("fault", [refusals.UNDELIVERABLE, refusals.WINDOW_CLOSED], ids=str)
async def test_what_is_refused_for_good_is_not_brought_again(
    phone: WhatsAppPhone, api: GraphApi, fault: Refusal
) -> None:
    api.breaks_next(fault)
    message = phone.person.writes("help")
    assert await phone.served.webhooks.brings(phone.person, message) == 200
    assert await phone.served.webhooks.brings(phone.person, message) == 200
    assert api.refused == [fault]


@pytest.mark.parametrize("fault", [refusals.WRONG_TOKEN, refusals.LOCKED], ids=str)
async def test_a_token_or_an_account_that_is_stopped_loses_nothing(
    phone: WhatsAppPhone, api: GraphApi, fault: Refusal
) -> None:
    api.breaks_next(fault)
    message = phone.person.writes("help")
    assert await phone.served.webhooks.brings(phone.person, message) == 503
    assert api.refused == [fault]
    assert await phone.served.webhooks.brings(phone.person, message) == 200


async def test_one_persons_trouble_stops_nobody_else(served: Served, api: GraphApi) -> None:
    one, other = api.person(), api.person()
    del api.people[one.address[1]]
    change = change_of([one.writes("hello"), other.writes("hello")], [one.contact(), other.contact()])
    assert await served.webhooks.brings_body(body_of(change)) == 200
    assert len(other.received) == 1


async def test_nothing_of_a_person_is_in_the_logs_or_counts(
    phone: WhatsAppPhone, api: GraphApi, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    formatter = logs.RedactingFormatter()
    typed = "my secret is 4711"
    api.breaks_next(refusals.UNDELIVERABLE, *[refusals.UNAVAILABLE] * 4, refusals.WRONG_TOKEN)
    for _ in range(3):
        await phone.served.webhooks.brings(phone.person, phone.person.writes(typed))
    await phone.served.webhooks.brings_body(b"{")
    told = "\n".join(formatter.format(record) for record in caplog.records) + metrics.exposition().decode()
    assert "could not be served" in told
    for secret in (*phone.person.marks, typed, api.token, APP_SECRET, "wamid"):
        assert secret not in told
    held = repr(vars(phone.served.channel.memory)) + repr(vars(phone.served.channel))
    assert not any(mark in held for mark in (*phone.person.marks, typed, api.token))


async def test_billed_messages_are_counted(phone: WhatsAppPhone) -> None:
    counted = _count("wegwijs_whatsapp_messages_total")
    sent = len(phone.person.received)
    await phone.does("choose no_danger")
    assert _count("wegwijs_whatsapp_messages_total") - counted == len(phone.person.received) - sent
    assert _count("wegwijs_whatsapp_month") == phone.sent


def _count(name: str) -> float:
    lines = metrics.exposition().decode().splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith(f"{name} "))
