"""Answers requests for the desk: as for the chat, a link or a sent form comes in, a page goes out, nothing is kept."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot import metrics
from bot.channels import clock
from bot.channels.web.addresses import DESK
from bot.channels.web.chat_routes import parse_form
from bot.channels.web.desk_page import Desk
from bot.channels.web.desk_turn import DeskTurn
from bot.channels.web.html import DESK_FORM, to_desk_html
from bot.core.guide import Guide
from bot.core.site import Site
from bot.metrics import ChannelName


class DeskRoutes:
    """The desk of one guide. It holds nothing between two requests."""

    def __init__(self, guide: Guide, site: Site, *, frame_ancestors: str = "'none'") -> None:
        self._desk = Desk(guide, site)
        self._headers = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": DESK_FORM.policy(frame_ancestors),
            "X-Robots-Tag": "noindex",
        }

    @property
    def routes(self) -> list[Route]:
        """The addresses at which it answers."""
        return [
            Route(DESK, self._begin, methods=["GET"]),
            Route(DESK, self._go_on, methods=["POST"]),
            Route(f"{DESK}/", self._move, methods=["GET"]),
        ]

    async def _begin(self, request: Request) -> Response:
        with metrics.measure_turn(ChannelName.WEB):
            return self._page(self._desk.start(request.query_params.get("start", ""), clock.now()))

    async def _go_on(self, request: Request) -> Response:
        with metrics.measure_turn(ChannelName.WEB):
            return self._page(self._desk.turn(parse_form(await request.body()), clock.now()))

    async def _move(self, request: Request) -> Response:
        return RedirectResponse(str(request.url.replace(scheme="", netloc="", path=DESK)), 307)

    def _page(self, turn: DeskTurn) -> Response:
        return Response(to_desk_html(self._desk.page(turn)), 200, self._headers, "text/html")
