"""Answers requests for the public pages, and for what search engines, chat apps and home screens ask of a site.

A page is the same for everybody, so it may be kept in caches for some minutes, and has an ETag. Only what the address
carries along makes a difference.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from cachetools import LRUCache
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.addresses import OUTCOMES, PageAddress, StaffAddress, read_address
from bot.channels.web.cacheable import cacheable_headers, respond_cacheable
from bot.channels.web.chat_routes import ChatRoutes
from bot.channels.web.html import OUTCOME, PUBLIC, plain, to_public_html, to_sitemap
from bot.channels.web.public_page import PublicPages
from bot.channels.web.staff_page import StaffPages
from bot.core.guide import Guide
from bot.core.language import Language, match_language
from bot.core.site import Site
from bot.core.start_payload import Payload, write_payload

MOST_REMEMBERED = 400
"""Pages kept in memory as they are sent, about 30 KB each; all of 16 languages are some 350, and outcomes as many more
as are asked for."""

PICTURES = {"icon-192.png": "image/png", "icon-512.png": "image/png", "picture.png": "image/png"}
"""The icons of a home screen, and the picture beside a link in a chat. There are no words in them."""

_FOLDER = Path(__file__).parent
_COLOUR, _PAPER = "#0b4f5c", "#f4f1ea"
_WORKER_POLICY = "default-src 'none'; connect-src 'self'"


class PublicRoutes:
    """The public pages of one guide. ``chat`` answers what is no page of any language."""

    def __init__(self, guide: Guide, site: Site, chat: ChatRoutes, *, frame_ancestors: str = "'none'") -> None:
        self._guide = guide
        self._public = PublicPages(guide, site)
        self._staff = StaffPages(guide, self._public)
        self._origin = site.origin
        self._chat = chat
        self._cacheable = cacheable_headers(PUBLIC.policy(frame_ancestors))
        self._cacheable_outcomes = cacheable_headers(OUTCOME.policy(frame_ancestors))
        self._documents: LRUCache[str, bytes] = LRUCache(MOST_REMEMBERED)
        self._megabytes = dict[Language, str]()

    @property
    def routes(self) -> list[Route]:
        """The addresses at which it answers; to be asked after everything that has a name of its own."""
        return [
            Route("/robots.txt", self._robots, methods=["GET"]),
            Route("/sitemap.xml", self._sitemap, methods=["GET"]),
            Route("/offline.js", self._worker, methods=["GET"]),
            Route("/forget", self._forget, methods=["GET"]),
            *(Route(f"/{name}", self._picture, methods=["GET"]) for name in PICTURES),
            Route("/{language}/manifest.webmanifest", self._manifest, methods=["GET"]),
            Route("/{language}/offline.json", self._offline, methods=["GET"]),
            Route("/{language}", self._page, methods=["GET"]),
            Route("/{language}/", self._page, methods=["GET"]),
            Route(f"/{{language}}/{OUTCOMES}{{outcome}}", self._page, methods=["GET"]),
            Route(f"/{{language}}/{OUTCOMES}{{outcome}}/", self._page, methods=["GET"]),
            Route("/{language}/{name}", self._page, methods=["GET"]),
            Route("/{language}/{name}/", self._page, methods=["GET"]),
        ]

    async def _page(self, request: Request) -> Response:
        language, name = self._language(request), request.path_params.get("name", "")
        if outcome := request.path_params.get("outcome"):
            name = f"{OUTCOMES}{outcome}"
        if language is None:
            partner = request.query_params.get("partner")
            topic = name if name in self._guide.flow.topics else None
            return await self._chat.not_found(request, write_payload(Payload(topic=topic, partner=partner)))
        known = {*self._public.names, *self._public.outcomes}
        if name not in known and name.lower() in known:
            name = name.lower()
        address = self._public.normalise(read_address(self._guide.words, language, name, request.query_params))
        if name not in known:
            missing = self._public.page(address.to(""), megabytes=self._size(language), missing=True)
            headers = self._cacheable | {"Cache-Control": "no-store"}
            return Response(to_public_html(missing), 404, headers, "text/html")
        if request.scope["path"] != address.path:
            return RedirectResponse(str(address), 307)
        headers = self._cacheable_outcomes if name in self._public.outcomes else self._cacheable
        return respond_cacheable(request, self._render(address), "text/html; charset=utf-8", headers)

    def _render(self, address: PageAddress) -> bytes:
        """A page as it is sent. What links carry along is without number, so those are drawn each time."""
        key = str(address)
        if key not in self._documents:
            drawn = self._public.page(address, megabytes=self._size(address.language))
            document = to_public_html(drawn).encode()
            if not address.is_plain:
                return document
            self._documents[key] = document
        return self._documents[key]

    def _size(self, language: Language) -> str:
        """Megabytes of all pages of a language, for whoever saves them; drawn once to know it."""
        if language not in self._megabytes:
            pages = (self._public.page(PageAddress(language, name), megabytes="0.0") for name in self._public.names)
            total = sum(len(to_public_html(page).encode()) for page in pages)
            self._megabytes[language] = f"{total / 1_000_000:.1f}"
        return self._megabytes[language]

    def _language(self, request: Request) -> Language | None:
        return match_language(self._guide.words.offered, request.path_params["language"])

    async def _offline(self, request: Request) -> Response:
        """The addresses of all pages of a language, for whoever saves them."""
        language = self._language(request)
        if language is None:
            return await self._chat.not_found(request)
        pages = [PageAddress(language, name).path for name in self._public.names]
        return JSONResponse({"pages": pages}, headers={"Cache-Control": "no-cache"})

    async def _manifest(self, request: Request) -> Response:
        """The page on a home screen: a name and a sign that tell nothing."""
        language = self._language(request)
        if language is None:
            return await self._chat.not_found(request)
        name = plain(self._guide.words.voice(language).say(self._guide.interface.first_line).text)
        start = PageAddress(language).path
        manifest = {
            "id": start,
            "name": name,
            "short_name": name,
            "lang": language.tag,
            "dir": "rtl" if language.right_to_left else "ltr",
            "start_url": start,
            "scope": "/",
            "display": "minimal-ui",
            "theme_color": _COLOUR,
            "background_color": _PAPER,
            "icons": [
                {"src": f"/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
                for size in (192, 512)
                for purpose in ("any", "maskable")
            ],
        }
        text = json.dumps(manifest, ensure_ascii=False)
        return respond_cacheable(request, text.encode(), "application/manifest+json", self._cacheable)

    async def _worker(self, request: Request) -> Response:
        """The script that serves saved pages. Browsers ask for it again by themselves."""
        headers = {"Cache-Control": "no-cache", "Content-Security-Policy": _WORKER_POLICY}
        return respond_cacheable(
            request, (_FOLDER / "offline.js").read_bytes(), "text/javascript; charset=utf-8", headers
        )

    async def _forget(self, _request: Request) -> Response:
        """Takes pages that were read out of the browser's own cache, where browsers know how to be asked."""
        return Response(status_code=204, headers={"Cache-Control": "no-store", "Clear-Site-Data": '"cache"'})

    async def _picture(self, request: Request) -> Response:
        name = request.scope["path"].removeprefix("/")
        headers = {"Cache-Control": "public, max-age=86400"}
        return respond_cacheable(request, (_FOLDER / name).read_bytes(), PICTURES[name], headers)

    async def _robots(self, _request: Request) -> Response:
        """Search engines may read all pages; a talk is nothing for them."""
        lines = ["User-agent: *", "Disallow: /leave", "Disallow: /?"]
        if self._origin:
            lines += ["", f"Sitemap: {self._origin}/sitemap.xml"]
        return PlainTextResponse("\n".join(lines) + "\n", headers={"Cache-Control": "public, max-age=86400"})

    async def _sitemap(self, request: Request) -> Response:
        """Every page that can be found, with the same in each language (sitemaps.org, hreflang, read 2026-11-25)."""
        if not self._origin:
            return await self._chat.not_found(request)
        languages = self._guide.words.offered
        pages: list[tuple[Sequence[PageAddress | StaffAddress], str | None]] = [
            ([PageAddress(each, name) for each in languages], self._public.last_updated(name))
            for name in self._public.names
        ]
        pages.append((self._staff.alternates, None))
        text = to_sitemap(self._origin, pages)
        return respond_cacheable(request, text.encode(), "application/xml; charset=utf-8", self._cacheable)
