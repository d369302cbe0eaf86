"""Answers requests for the page for staff: the same for everybody, kept nowhere, and open to all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot import logs
from bot.channels.web.addresses import ALL, StaffAddress, read_partner
from bot.channels.web.cacheable import cacheable_headers, respond_cacheable
from bot.channels.web.chat_routes import ChatRoutes
from bot.channels.web.html import STAFF, to_staff_html
from bot.channels.web.paper_queue import PaperQueue, TooMuchPaperError
from bot.channels.web.pictures import draw_code
from bot.channels.web.public_page import PublicPages
from bot.channels.web.publishing import WebPublisher
from bot.channels.web.staff_page import PictureFormat, StaffPages
from bot.channels.web.staff_papers import offer_papers
from bot.core.guide import Guide
from bot.core.language import Language, match_language
from bot.core.site import Site
from bot.core.start_payload import is_partner, mend_partner
from bot.printing.order import draw_paper
from bot.printing.printer import Printer
from bot.printing.typesetting import PrintError

RETRY_AFTER = "60"
"""Seconds after which what could not be printed can be asked for again."""

_FORMATS = {each.value: each for each in PictureFormat}
_TYPES = {PictureFormat.SVG: "image/svg+xml", PictureFormat.PNG: "image/png"}


class StaffRoutes:
    """The pages for staff of one guide. ``chat`` answers what is none of them.

    ``papers`` makes what can be printed; None: nothing can.
    """

    def __init__(
        self,
        guide: Guide,
        site: Site,
        chat: ChatRoutes,
        *,
        papers: PaperQueue | None = None,
        frame_ancestors: str = "'none'",
    ) -> None:
        self._guide = guide
        self._site = site
        self._papers = papers
        self._pages = StaffPages(guide, PublicPages(guide, site), prints=papers is not None)
        self._chat = chat
        self._headers = cacheable_headers(STAFF.policy(frame_ancestors))

    @property
    def routes(self) -> list[Route]:
        """The addresses at which it answers: the list, the card of each page, and its codes to scan."""
        pages = {"": self._page, "/": self._page, "/{to}/": self._page, "/{to}/{name}": self._page}
        answers = pages | {"/{to}/{name}/{file}": self._picture}
        return [
            Route(f"{address.path}{rest}", answer, methods=["GET"], name=address.language.tag)
            for address in self._pages.alternates
            for rest, answer in answers.items()
        ]

    @property
    def paper_routes(self) -> list[Route]:
        """The addresses at which it answers with what can be printed. They come before the others."""
        return [
            Route(f"{address.path}/{{to}}/{{name}}/{{paper}}.pdf", self._paper, methods=["GET"])
            for address in self._pages.alternates
        ]

    async def _page(self, request: Request) -> Response:
        address = self._read(request)
        if address is None:
            return await self._chat.not_found(request)
        if request.scope["path"] != address.path:
            return RedirectResponse(str(address), 307)
        query = request.query_params
        page = self._pages.page(address, chosen=query.get("name"), mended=_mend(query))
        return respond_cacheable(request, to_staff_html(page).encode(), "text/html; charset=utf-8", self._headers)

    async def _picture(self, request: Request) -> Response:
        """A code to scan, as a file to keep; what is none leads to the languages."""
        address, site = self._read(request), self._site
        place, _, kind = request.path_params["file"].partition(".")
        if address is None or address.to is None or site.origin is None or kind not in _FORMATS:
            return await self._chat.not_found(request)
        links = dict(self._pages.invitation(address.to, address.name or "", address.partner).links)
        to = next((link for each, link in links.items() if each.value == place), None)
        if to is None:
            return await self._chat.not_found(request)
        name = "-".join(("wegwijs", address.to.tag, address.name or "all", place))
        kept = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
        return respond_cacheable(request, draw_code(to, _FORMATS[kind]), _TYPES[_FORMATS[kind]], self._headers | kept)

    async def _paper(self, request: Request) -> Response:
        """A PDF to print; where it cannot be made now, its card, which says so."""
        address, papers, site = self._read(request), self._papers, self._site
        offered = {each.value: order for each, order in offer_papers(self._guide, address)} if address else {}
        order = offered.get(request.path_params["paper"])
        if address is None or papers is None or site.origin is None or order is None:
            return await self._chat.not_found(request)
        today = datetime.now(UTC).date().isoformat()
        printer = Printer(self._guide, WebPublisher(self._guide, site, address.partner), today)
        key = f"{order.file_name} {address.partner or ''} {today}"
        try:
            pdf = await papers.get(key, lambda: draw_paper(printer, order))
        except (TooMuchPaperError, PrintError) as error:
            if isinstance(error, PrintError):
                logs.log().warning("a paper could not be printed", exc_info=error)
            page = to_staff_html(self._pages.page(address, is_busy=True))
            return HTMLResponse(page, 503, self._headers | {"Cache-Control": "no-store", "Retry-After": RETRY_AFTER})
        kept = {"Content-Disposition": f'attachment; filename="{order.file_name}"', "X-Robots-Tag": "noindex"}
        return respond_cacheable(request, pdf, "application/pdf", self._headers | kept)

    def _read(self, request: Request) -> StaffAddress | None:
        """The address of a request; None where there is no such card. What it carries and means nothing is left out."""
        path, query = request.path_params, request.query_params
        language = self._own(request)
        if "to" not in path:
            to, name = self._match(query.get("to")), query.get("name")
            chosen = name if to and not _mend(query) and name in self._pages.names else None
            return StaffAddress(language, to, chosen, read_partner(query))
        to, name = self._match(path["to"]), path.get("name", "")
        if name == ALL:
            name = ""
        if to is None or name not in self._pages.names:
            return None
        return StaffAddress(language, to, name, read_partner(query))

    def _own(self, request: Request) -> Language:
        """The language of the page itself: the first part of its path says it."""
        first = request.scope["path"].split("/")[1]
        return next(each.language for each in self._pages.alternates if each.path == f"/{first}")

    def _match(self, tag: str | None) -> Language | None:
        return match_language(self._guide.words.offered, tag)


def _mend(query: Mapping[str, str]) -> str | None:
    """A name that can be a partner's, where somebody has given another; None where there is nothing to mend."""
    given = query.get("partner", "").strip()
    return mend_partner(given) if given and not is_partner(given) else None
