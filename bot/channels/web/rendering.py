"""A page as HTML: one request, with its style and its script inside, and both named in the policy by their hashes.

Nothing is loaded from anywhere else and nothing is left in a cache. Browsers that do not know the policy's hashes show
the page without style; those that know no script work without it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from bot.channels.web.page import LONGEST_WORDS, Page
from bot.core.language import Language
from bot.core.screen import Bullets, Contact, Heading, Notice, Paragraph
from bot.core.words import Said

NEUTRAL = "https://www.knmi.nl/"
"""What takes the place of the page at once: the Dutch weather institute. It needs no consent and shows no ads."""

HEAVIEST = 30_000
"""Bytes of a page at the most, with everything, as it is before it is compressed."""

_FOLDER = Path(__file__).parent
_TESTS: dict[str, type] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "notice": Notice,
    "bullets": Bullets,
    "contact": Contact,
}


def to_html(page: Page) -> str:
    """The whole document."""
    return _environment().get_template("page.html").render(page=page)


@cache
def policy(frame_ancestors: str) -> str:
    """The Content-Security-Policy: our own style and script, our own forms, and nothing else from anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(_style())}'",
            f"script-src '{_digest(_script())}'",
            "connect-src 'self'",
            "img-src data:",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {frame_ancestors}",
        )
    )


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
    environment.filters.update(words=_words, direction=_direction, dialled=_dialled, bare=_bare)
    environment.globals.update(css=Markup(_style()), js=Markup(_script()), neutral=NEUTRAL, longest=LONGEST_WORDS)  # noqa: S704  # our own files
    return environment


def _is(kind: type) -> Callable[[object], bool]:
    return lambda block: isinstance(block, kind)


def _words(said: Said) -> Markup:
    """Said words with ``**`` as strong. Authors' marks are balanced: the loader refuses others."""
    parts = str(escape(said.text)).split("**")
    bold = (f"<strong>{part}</strong>" if number % 2 and part else part for number, part in enumerate(parts))
    return Markup("".join(bold).replace("\n", "<br>"))  # noqa: S704  # escaped above


def _direction(language: Language) -> str:
    return "rtl" if language.right_to_left else "ltr"


def _dialled(phone: str) -> str:
    """A number as a phone dials it: digits, and the plus of a country in front."""
    return "".join(character for character in phone if character.isdigit() or character == "+")


def _bare(address: str) -> str:
    """An address as people read it."""
    return address.removeprefix("https://").removeprefix("www.").removesuffix("/")


@cache
def _style() -> str:
    return (_FOLDER / "page.css").read_text(encoding="utf-8")


@cache
def _script() -> str:
    return (_FOLDER / "page.js").read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
