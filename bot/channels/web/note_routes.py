"""Answers requests for the note for a lawyer as a PDF: it is made for one person, given once, and kept nowhere."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import logs
from bot.channels import clock
from bot.channels.web.addresses import NOTE
from bot.channels.web.chat_page import to_turn
from bot.channels.web.chat_routes import ChatRoutes, parse_form
from bot.channels.web.paper_queue import PaperQueue, TooMuchPaperError
from bot.core.guide import Guide
from bot.core.subject import Apart
from bot.printing.note_paper import draw_note_paper
from bot.printing.typesetting import PrintError

FILE_NAME = "page.pdf"
"""It says nothing of what is in it: others see the files on a phone."""


class NoteRoutes:
    """The note of one guide on paper. ``chat`` answers what is no note, and where none can be printed now."""

    def __init__(self, guide: Guide, chat: ChatRoutes, papers: PaperQueue) -> None:
        self._guide = guide
        self._chat = chat
        self._papers = papers

    @property
    def routes(self) -> list[Route]:
        """The address at which it answers. What somebody answered is in no address: it is sent as a form."""
        return [Route(NOTE, self._print, methods=["POST"])]

    async def _print(self, request: Request) -> Response:
        turn = to_turn(self._guide, parse_form(await request.body()), clock.now())
        note = [copy.screen for copy in turn.copies if copy.screen.subject is Apart.NOTE]
        if not note:
            return self._chat.refusal(HTTPStatus.BAD_REQUEST)
        try:
            pdf = await self._papers.make_once(lambda: draw_note_paper(note))
        except TooMuchPaperError:
            return self._chat.refusal(HTTPStatus.TOO_MANY_REQUESTS)
        except PrintError:
            logs.log().warning("a note could not be printed")  # No words of the fault: they could be somebody's.
            return self._chat.refusal(HTTPStatus.SERVICE_UNAVAILABLE)
        headers = {"Cache-Control": "no-store", "Content-Disposition": f'inline; filename="{FILE_NAME}"'}
        return Response(pdf, 200, headers, "application/pdf")
