"""The rows of the table: what is started, how it is reached, and what people do there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from benchmarks.rush.browsers import APP_SECRET, NUMBER
from benchmarks.rush.peers import SECRET, TOKEN


class Doing(Enum):
    """What people do."""

    PRESSES = "presses"
    TYPES = "types"
    SENDS_FORMS = "sends forms"
    CHOOSES_ROWS = "chooses rows of lists on WhatsApp"


@dataclass(frozen=True)
class Row:
    """One way to serve people. ``command`` is started with ``settings``; ``webhook``: updates are brought there."""

    name: str
    what: str
    command: tuple[str, ...]
    doing: Doing = Doing.PRESSES
    webhook: bool = True
    settings: Mapping[str, str] = field(default_factory=dict)
    needs: str | None = None
    """A program of the system."""


OURS_ALONE, WITH_PEERS = "{python}", "{peers}"
"""Which Python runs a row: ours, or that of the environment with what one would use instead."""

SERVE = (OURS_ALONE, "-m", "bot", "serve")
OURS = {
    "TELEGRAM_BOT_TOKEN": TOKEN,
    "TELEGRAM_BOT_USERNAME": "wegwijs_bot",
    "OPERATOR_NAME": "Stichting De Brug",
    "PUBLIC_URL": "https://wegwijs.example",
    "HOST": "127.0.0.1",
}
WEBHOOK = {**OURS, "TELEGRAM_WEBHOOK_URL": "https://wegwijs.example/telegram", "TELEGRAM_WEBHOOK_SECRET": SECRET}
WHATSAPP = {
    "HOST": "127.0.0.1",
    "PUBLIC_URL": "https://wegwijs.example",
    "OPERATOR_NAME": "Stichting De Brug",
    "WHATSAPP_TOKEN": "EAA" + "a" * 60,
    "WHATSAPP_PHONE_NUMBER_ID": NUMBER,
    "WHATSAPP_NUMBER": "31201112233",
    "WHATSAPP_VERIFY_TOKEN": "a-word-that-only-meta-knows",
    "WHATSAPP_APP_SECRET": APP_SECRET,
    "WHATSAPP_MODE": "talk",
    "WHATSAPP_MONTHLY_CEILING": "1000000000",
}
BEHIND_A_PROXY = {"HOST": "127.0.0.1", "TRUSTED_PROXY": "127.0.0.1"}
"""So that not all browsers are one address."""

PTB = (WITH_PEERS, "-m", "benchmarks.rush.peers.ptb")
AIOGRAM = (WITH_PEERS, "-m", "benchmarks.rush.peers.aiogram_bot")
FLOORS = (OURS_ALONE, "-m", "benchmarks.rush.peers.floors")
PAGE = (OURS_ALONE, "-m", "benchmarks.rush.peers.bare_page")

ROWS = (
    Row("ours", "Wegwijs by webhook", SERVE, settings=WEBHOOK),
    Row("ours-polling", "Wegwijs by long polling", SERVE, webhook=False, settings=OURS),
    Row("ptb", "python-telegram-bot, webhook, ConversationHandler, httpx", PTB),
    Row("ptb-pickle", "the same with PicklePersistence", PTB, settings={"STORE": "{folder}/kept.pickle"}),
    Row("ptb-polling", "python-telegram-bot by long polling", PTB, webhook=False, settings={"POLLS": "1"}),
    Row("aiogram", "aiogram 3, webhook, states in memory, uvloop", AIOGRAM),
    Row("aiogram-redis", "the same with states in Redis", AIOGRAM, settings={"STORE": "{redis}"}, needs="redis-server"),
    Row("asgi", "bare ASGI floor: uvicorn, two ready calls", FLOORS, settings={"FLOOR": "asgi"}),
    Row("raw", "raw floor: a protocol and httptools, two ready calls", FLOORS, settings={"FLOOR": "bare"}),
    Row("ours-typed", "Wegwijs by webhook, typed words and commands", SERVE, Doing.TYPES, settings=WEBHOOK),
    Row("ptb-typed", "python-telegram-bot, the same typed", PTB, Doing.TYPES),
    Row("aiogram-typed", "aiogram 3, the same typed", AIOGRAM, Doing.TYPES),
    Row("ours-web", "Wegwijs' web chat, a form to a page", SERVE, Doing.SENDS_FORMS, settings=BEHIND_A_PROXY),
    Row("ours-whatsapp", "Wegwijs on WhatsApp, a row of a list", SERVE, Doing.CHOOSES_ROWS, settings=WHATSAPP),
    Row("page", "bare Starlette and Jinja2, a form to a page of that size", PAGE, Doing.SENDS_FORMS),
)  # fmt: skip

RATIOS = (
    ("ptb", "ours", 30.0, "at least"),
    ("ptb-polling", "ours-polling", 30.0, "at least"),
    ("aiogram", "ours", 15.0, "at least"),
    ("ours", "asgi", 3.0, "at most"),
    ("ptb-typed", "ours-typed", 4.0, "at least"),
    ("aiogram-typed", "ours-typed", 4.0, "at least"),
    ("ours-web", "page", 1.5, "at most"),
)
"""Processor time of the one row by that of the other, and what was aimed at."""
