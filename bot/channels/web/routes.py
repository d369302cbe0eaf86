"""The guide on the web: the chat at ``/``, the desk, the page for staff, the public pages; else a first page."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from bot.channels.web.chat_routes import ChatRoutes
from bot.channels.web.desk_routes import DeskRoutes
from bot.channels.web.note_routes import NoteRoutes
from bot.channels.web.paper_queue import PaperQueue
from bot.channels.web.public_routes import PublicRoutes
from bot.channels.web.staff_routes import StaffRoutes
from bot.core.guide import Guide
from bot.core.site import Site


class Web:
    """One guide on the web. ``site`` is what the operator has set; None: what the guide knows of it already.

    ``papers`` makes what is printed, if anything.
    """

    def __init__(
        self,
        guide: Guide,
        site: Site | None = None,
        *,
        papers: PaperQueue | None = None,
        frame_ancestors: str = "'none'",
    ) -> None:
        site = site or guide.site
        guide = guide.at(site)
        prints = papers is not None
        self._chat = ChatRoutes(guide, operator=site.operator, prints=prints, frame_ancestors=frame_ancestors)
        self._note = NoteRoutes(guide, self._chat, papers) if papers else None
        self._desk = DeskRoutes(guide, site, frame_ancestors=frame_ancestors)
        self._staff = StaffRoutes(guide, site, self._chat, papers=papers, frame_ancestors=frame_ancestors)
        self._pages = PublicRoutes(guide, site, self._chat, frame_ancestors=frame_ancestors)

    @property
    def routes(self) -> list[Route]:
        """All addresses: where there is nothing, it says so and shows the first page."""
        others = Route("/{path:path}", self._chat.not_found, methods=["GET"])
        return [*self._chat.routes, *self._desk.routes, *self._staff.routes, *self._pages.routes, others]

    @property
    def paper_routes(self) -> list[Route]:
        """The addresses of what can be printed, which costs more than a page. They come before the others."""
        return [*self._staff.paper_routes, *(self._note.routes if self._note else ())]

    def refusal(self, status: int) -> Response:
        """The first page, for a request that is not served: nobody ends where there is no way on."""
        return self._chat.refusal(status)
