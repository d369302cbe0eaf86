"""Answers requests for the web chat: a link or a sent form comes in, a page goes out, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot import metrics
from bot.channels import clock
from bot.channels.drawn_once import DrawnOnce
from bot.channels.web.chat_page import PRESS, WORDS, to_page, to_turn
from bot.channels.web.compressed import compress, respond_compressed
from bot.channels.web.html import CHAT, NEUTRAL, to_html
from bot.core.conversation import Conversation
from bot.core.event import Started
from bot.core.guide import Effect, Guide, Turn
from bot.metrics import ChannelName

MOST_DRAWN = 4 * 2**20
"""Bytes of compressed pages that are kept as they were drawn: about five hundred."""

LONGEST_KEY = 128
"""Letters of a button and a language together: no button of ours, and no browser, has so many."""

MOST_FIELDS = 8
"""Fields of a form; a page sends two at the most."""

_FORGETTING = {"Clear-Site-Data": '"cache", "storage"'}
"""Browsers that know it take away the pages that were read or saved for offline (W3C, Clear Site Data)."""


class ChatRoutes:
    """One guide on the web. Between two requests it holds nothing but pages that it has ``_drawn``.

    ``prints``: a note can be had as a PDF.
    """

    def __init__(
        self, guide: Guide, *, operator: str | None = None, prints: bool = False, frame_ancestors: str = "'none'"
    ) -> None:
        self._guide = guide
        self._prints = prints
        self._operator = operator
        self._drawn = DrawnOnce[bytes](MOST_DRAWN, len)
        self._headers = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": CHAT.policy(frame_ancestors),
        }

    @property
    def routes(self) -> list[Route]:
        """The addresses at which it answers."""
        return [
            Route("/", self._begin, methods=["GET"]),
            Route("/", self._go_on, methods=["POST"]),
            Route("/leave", self._leave, methods=["GET"]),
        ]

    def refusal(self, status: int) -> Response:
        """The first page, for a request that is not served: nobody ends where there is no way on."""
        headers = self._headers | ({"Retry-After": "2"} if status == HTTPStatus.TOO_MANY_REQUESTS else {})
        return Response(self._first_page, status, headers, "text/html")

    @cached_property
    def _first_page(self) -> str:
        return to_html(to_page(self._guide, self._guide.step(Conversation(), Started()), None, self._operator))

    async def _begin(self, request: Request) -> Response:
        with metrics.measure_turn(ChannelName.WEB):
            if request.query_params:  # A partner's name stands in it, or a topic: that is kept for nobody.
                return self._page(request, self._first(request))
            return self._drawn_once(request, None, lambda _moment: self._first(request))

    async def not_found(self, request: Request, payload: str = "") -> Response:
        """The first page, for an address where there is nothing; ``payload`` says what it was about."""
        return self._page(request, self._first(request, payload), 404)

    async def _go_on(self, request: Request) -> Response:
        with metrics.measure_turn(ChannelName.WEB):
            form = parse_form(await request.body())
            if WORDS in form:  # What somebody types is drawn for them alone, and never kept.
                return self._page(request, to_turn(self._guide, form, self._guide.as_of(clock.now())))
            return self._drawn_once(request, form.get(PRESS, ""), lambda moment: to_turn(self._guide, form, moment))

    def _drawn_once(self, request: Request, button: str | None, draw: Callable[[datetime | None], Turn]) -> Response:
        """The page of a press: it depends on the button, the moment, and the language that the browser names."""
        language, moment = _preferred_language(request), self._guide.as_of(clock.now())
        if drawn := self._drawn.find((button, language), moment):
            return respond_compressed(request, drawn, self._headers)
        turn = draw(moment)
        if turn.copies or turn.effect is not Effect.SHOWN or len(button or "") + len(language or "") > LONGEST_KEY:
            return self._page(request, turn)
        page = self._drawn.keep((button, language), compress(self._html(request, turn)))
        return respond_compressed(request, page, self._headers)

    async def _leave(self, _request: Request) -> Response:
        return RedirectResponse(NEUTRAL, 303, {"Cache-Control": "no-store"})

    def _first(self, request: Request, payload: str = "") -> Turn:
        start = request.query_params.get("start", payload)
        moment = self._guide.as_of(clock.now())
        return self._guide.step(Conversation(), Started(start, _preferred_language(request)), moment)

    def _page(self, request: Request, turn: Turn, status: int = 200) -> Response:
        headers = self._headers | (_FORGETTING if turn.effect is Effect.CLEARED else {})
        return Response(self._html(request, turn), status, headers, "text/html")

    def _html(self, request: Request, turn: Turn) -> str:
        suggests = _preferred_language(request)
        return to_html(to_page(self._guide, turn, suggests, self._operator, prints=self._prints))


def parse_form(body: bytes) -> dict[str, str]:
    """The fields of a form; none where it is no form."""
    try:
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return {}


def _preferred_language(request: Request) -> str | None:
    """The tag of the language that the browser names first."""
    first = request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()
    return first or None
