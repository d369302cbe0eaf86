"""Every channel tells the guide when somebody presses or types; what is read at another time says nothing of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from starlette.applications import Starlette

from bot.channels import clock
from bot.channels.clock import now as real_clock
from bot.channels.terminal import Terminal
from bot.channels.web.routes import Web
from bot.core.guide import Guide
from tests.asgi import Asking
from tests.at_moment import BY_DAY, BY_NIGHT, AtMoment
from tests.channels.browser import Browser
from tests.channels.phone import Phone
from tests.talk import Talk

OPENS_LATER, OPEN_NOW = "Opens Wednesday 09:00.", "Open now, until 17:00 on Tuesday."


@pytest.fixture
def by_night(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> AtMoment:
    """The guide at night, and all channels' clocks at the same moment."""
    at_night = AtMoment(guide, BY_NIGHT)
    monkeypatch.setattr(clock, "now", lambda: at_night.moment)
    return at_night


def test_the_clock_says_the_moment_with_its_time_zone() -> None:
    said = real_clock()
    assert said.utcoffset() == timedelta()
    assert abs(datetime.now(UTC) - said) < timedelta(days=1)


async def test_on_telegram_a_press_and_typed_words_are_answered_at_their_moment(
    phone: Phone, by_night: AtMoment
) -> None:
    phone.talk = Talk(by_night)
    await phone.begins()
    await phone.does("choose controlled")
    phone.sees("controlled_now")
    await phone.does("open menu")
    await phone.does("open helpers 0")
    phone.sees("helpers:0")
    await phone.does("type I am not allowed to leave the house")
    phone.sees("danger:locked-in")


def test_on_the_web_a_page_is_of_its_moment(guide: Guide, by_night: AtMoment) -> None:
    web = Asking(Starlette(routes=Web(guide).routes))

    def fetch(method: str, path: str, body: str) -> str:
        return web.request(method, path, content=body).text

    tab = Browser(guide, fetch)
    tab.talk = Talk(by_night)
    tab.does("start l-en").does("open helpers 0").sees("helpers:0")
    while OPENS_LATER not in tab.page.text:
        tab.does(next(each for each in tab.pressable if each.startswith("open helpers ")))
    tab.does("open menu").does("type I am not allowed to leave the house")
    tab.sees("danger:locked-in")


def test_in_a_terminal_a_screen_is_of_its_moment(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, typed = list[str](), ["who can help"]

    def ask() -> str:
        if not typed:
            raise EOFError
        return typed.pop()

    monkeypatch.setattr(clock, "now", lambda: AtMoment(guide, BY_DAY).moment)
    Terminal(ask, shown.append, lambda _: None).talk(guide, "l-en_t-trafficking")
    assert OPEN_NOW in shown[0]


@pytest.mark.parametrize("path", ["/en/trafficking", "/en/help", "/en/next/forced_or_controlled"])
def test_a_page_to_read_says_the_hours_and_nothing_of_now(guide: Guide, by_night: AtMoment, path: str) -> None:
    web = Asking(Starlette(routes=Web(guide).routes))
    answer = web.get(path)
    assert answer.status_code == 200
    assert "Monday to Friday, 09:00 to 17:00." in answer.text
    assert "Opens " not in answer.text
    assert by_night.moment
