"""Pages as HTML: one request, with style and script inside, and both named in the policy by their hashes.

Nothing is loaded from anywhere else. Browsers that do not know the policy's hashes show a page without style; those
that know no script work without it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import assert_never

import segno
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from bot.channels.web.addresses import DESK, NOTE, PageAddress, StaffAddress
from bot.channels.web.chat_keys import KeyLook
from bot.channels.web.chat_page import LONGEST_WORDS, ChatPage, PageLook
from bot.channels.web.desk_page import SECONDS, WARNING, DeskPage
from bot.channels.web.public_page import PublicKind, PublicPage
from bot.channels.web.staff_page import StaffPage
from bot.core.bidi import read_from_left, strip_marks
from bot.core.blocks import (
    Answered,
    Bullets,
    Call,
    CardFace,
    Contact,
    Fold,
    Heading,
    Notice,
    Origin,
    Paragraph,
    Steps,
    Way,
)
from bot.core.language import Language
from bot.core.text import STRONG, Said, strip_strong

NEUTRAL = "https://www.knmi.nl/"
"""The page that takes the place of ours at once: the Dutch weather institute. It needs no consent and shows no ads."""

HEAVIEST, HEAVIEST_PUBLIC, HEAVIEST_BESIDE = 33_000, 60 * 1024, 72_000
HEAVIEST_DESK, HEAVIEST_STAFF = 90_000, 115_000
"""Bytes at the most, before they are compressed: of a page of the chat, a public page, one with another language beside
it, the desk, and a page for staff, which has a link to every page in every language and is sent as a tenth of that."""

MOST_CODES = 400
"""Codes to scan that are kept in memory as they were drawn, about 5 KB each. None of their addresses has an answer."""

_FOLDER = Path(__file__).parent
_TESTS: dict[str, type] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "notice": Notice,
    "bullets": Bullets,
    "contact": Contact,
    "origin": Origin,
    "steps": Steps,
    "calls": Call,
    "way": Way,
    "face": CardFace,
    "answered": Answered,
    "fold": Fold,
}


@dataclass(frozen=True, slots=True)
class Form:
    """The look of one kind of page: a template, the styles and scripts inside, and what else they may do."""

    template: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    allowed: tuple[str, ...]

    def policy(self, frame_ancestors: str) -> str:
        """The Content-Security-Policy: our own style and script, and nothing from anywhere else."""
        return "; ".join(
            (
                "default-src 'none'",
                f"style-src '{_digest(_minify_style(*self.styles))}'",
                f"script-src {' '.join(repr(_digest(_minify(each))) for each in self.scripts)}",
                "connect-src 'self'",
                "base-uri 'none'",
                *self.allowed,
                f"frame-ancestors {frame_ancestors}",
            )
        )

    def render(self, **values: object) -> str:
        """The whole document."""
        css, scripts = Markup(_minify_style(*self.styles)), [Markup(_minify(each)) for each in self.scripts]  # noqa: S704  # our own files
        return _environment().get_template(self.template).render(css=css, scripts=scripts, **values)


CHAT = Form("chat.html", ("base.css", "shapes.css", "chat.css"), ("chat.js",), ("img-src data:", "form-action 'self'"))
PUBLIC = Form(
    "public.html",
    ("base.css", "public.css"),
    ("public.js", "saving.js"),
    ("img-src 'self'", "manifest-src 'self'", "worker-src 'self'", "form-action 'self'"),
)
OUTCOME = replace(PUBLIC, styles=("base.css", "shapes.css", "public.css", "outcome.css"))
"""A public page with the shapes of the chat: the others have none of these, and do not carry their style."""

STAFF = Form(
    "staff.html",
    ("base.css", "staff.css"),
    ("public.js", "staff.js"),
    ("img-src 'self'", "form-action 'self'"),
)

DESK_FORM = Form(
    "desk.html", ("base.css", "shapes.css", "desk.css"), ("desk.js",), ("img-src data:", "form-action 'self'")
)


def to_html(page: ChatPage) -> str:
    """A page of the chat."""
    return CHAT.render(page=page)


def to_public_html(page: PublicPage) -> str:
    """A public page."""
    return (OUTCOME if page.kind is PublicKind.OUTCOME else PUBLIC).render(page=page)


def to_desk_html(page: DeskPage) -> str:
    """A screen of the desk."""
    return DESK_FORM.render(page=page, seconds=SECONDS, warning=WARNING)


def to_staff_html(page: StaffPage) -> str:
    """The page for staff."""
    return STAFF.render(page=page)


def to_sitemap(origin: str, pages: Iterable[tuple[Sequence[PageAddress | StaffAddress], str | None]]) -> str:
    """The map of the site for search engines (sitemaps.org, with links between languages, read 2026-11-25).

    ``pages`` has, of each page, its address in each language, and the ISO date on which its words changed.
    """
    return _environment().get_template("sitemap.xml").render(origin=origin, pages=pages)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.tests.update({name: _is(kind) for name, kind in _TESTS.items()})
    environment.filters.update(
        words=_words,
        shown=_shown,
        from_left=_from_left,
        plain=plain,
        direction=_direction,
        dialled=_digits,
        bare=_strip_scheme,
        qr=_qr,
    )
    environment.globals.update(
        desk=DESK,
        neutral=NEUTRAL,
        note_address=NOTE,
        longest=LONGEST_WORDS,
        look=KeyLook,
        looks=PageLook,
        kinds=PublicKind,
        assert_never=assert_never,
    )
    return environment


def _is(kind: type) -> Callable[[object], bool]:
    return lambda block: isinstance(block, kind)


def _words(said: Said) -> Markup:
    """Said words with ``**`` as strong, and each date on one line: broken at its hyphens, it can be read as another.

    Authors' marks are balanced: the loader refuses others.
    """
    parts = _DATE.sub(r"<bdi>\g<0></bdi>", str(escape(said.text))).split(STRONG)
    bold = (f"<strong>{part}</strong>" if number % 2 and part else part for number, part in enumerate(parts))
    return Markup("".join(bold).replace("\n", "<br>"))  # noqa: S704  # escaped above


def _shown(said: Said) -> Markup:
    """Said words of a card, with each telephone number on one line too: browsers break it at its hyphen."""
    return Markup(_PHONE.sub(r"<bdi>\g<0></bdi>", str(_words(said))))  # noqa: S704  # escaped above


def _from_left(said: Said) -> Said:
    """The same words for a line that runs left to right."""
    return replace(said, text=read_from_left(said.text))


_DATE = re.compile(r"(?<![0-9-])(?:[0-9]{1,2}-){1,2}[0-9]{4}(?![0-9-])")
"""A date in digits, as ``bot.core.dates`` writes it, also one without a day."""


_PHONE = re.compile(r"(?<![0-9-])0[0-9]{2,3}-[0-9]{4,8}(?![0-9-])")
"""A telephone number with a hyphen; one with spaces has none at which it is broken (``draw_face``)."""


def plain(text: str) -> str:
    """Words without marks, for a title or a name: there nothing is strong, and the device sets the direction."""
    return strip_strong(strip_marks(text))


def _direction(language: Language) -> str:
    return "rtl" if language.right_to_left else "ltr"


def _digits(phone: str) -> str:
    """A number as a phone dials it: digits, and the plus of a country in front."""
    return "".join(character for character in phone if character.isdigit() or character == "+")


def _strip_scheme(address: str) -> str:
    """An address as people read it."""
    return address.removeprefix("https://").removeprefix("www.").removesuffix("/")


@lru_cache(MOST_CODES)
def _qr(address: str) -> Markup:
    """The address as a QR code: a picture without size, which the style gives it. To draw one takes 15 ms."""
    return Markup(segno.make_qr(address, error="m").svg_inline(omitsize=True, border=2))  # noqa: S704  # of a library


@cache
def _read(*names: str) -> str:
    return "".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)


@cache
def _minify_style(*names: str) -> str:
    """Styles without the ends of their lines, and without what stands in front of a brace for nothing."""
    return _read(*names).replace("\n", "").replace(";}", "}")


@cache
def _minify(name: str) -> str:
    """A script without what is for its readers: lines that are comments, and spaces at the beginning of a line."""
    lines = (line.strip() for line in _read(name).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
