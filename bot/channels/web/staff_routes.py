"""Answers requests for the page for staff: the same for everybody, kept nowhere, and open to all."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.addresses import StaffAddress, read_partner
from bot.channels.web.cacheable import cacheable_headers, respond_cacheable
from bot.channels.web.chat_routes import ChatRoutes
from bot.channels.web.html import STAFF, to_staff_html
from bot.channels.web.public_page import PublicPages, Site
from bot.channels.web.staff_page import StaffPages
from bot.core.guide import Guide
from bot.core.language import Language, match_language


class StaffRoutes:
    """The pages for staff of one guide. ``chat`` answers what is none of them."""

    def __init__(self, guide: Guide, site: Site, chat: ChatRoutes, *, frame_ancestors: str = "'none'") -> None:
        self._guide = guide
        self._pages = StaffPages(guide, PublicPages(guide, site))
        self._chat = chat
        self._headers = cacheable_headers(STAFF.policy(frame_ancestors))

    @property
    def routes(self) -> list[Route]:
        """The addresses at which it answers: the list, and the card of each page."""
        return [
            Route(f"{address.path}{rest}", self._page, methods=["GET"], name=address.language.tag)
            for address in self._pages.alternates
            for rest in ("", "/", "/{to}/", "/{to}/{name}")
        ]

    async def _page(self, request: Request) -> Response:
        address = self._read(request)
        if address is None:
            return await self._chat.not_found(request)
        if request.scope["path"] != address.path:
            return RedirectResponse(str(address), 307)
        document = to_staff_html(self._pages.page(address)).encode()
        return respond_cacheable(request, document, "text/html; charset=utf-8", self._headers)

    def _read(self, request: Request) -> StaffAddress | None:
        """The address of a request; None where there is no such card. What it carries and means nothing is left out."""
        path, query = request.path_params, request.query_params
        language = self._own(request)
        if "to" not in path:
            return StaffAddress(language, self._match(query.get("to")), None, read_partner(query))
        to, name = self._match(path["to"]), path.get("name", "")
        if to is None or name not in self._pages.names:
            return None
        return StaffAddress(language, to, name, read_partner(query))

    def _own(self, request: Request) -> Language:
        """The language of the page itself: the first part of its path says it."""
        first = request.scope["path"].split("/")[1]
        return next(each.language for each in self._pages.alternates if each.path == f"/{first}")

    def _match(self, tag: str | None) -> Language | None:
        return match_language(self._guide.words.offered, tag)
