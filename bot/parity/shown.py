"""What each channel shows of a turn: all that can be read there, also behind a row, and all that can be pressed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from html import unescape
from typing import assert_never

from bot.channels.telegram.checks import find_fault as find_telegram_fault
from bot.channels.telegram.keys import DataKey
from bot.channels.telegram.rendering import to_message
from bot.channels.terminal import to_text
from bot.channels.web.chat_page import to_page
from bot.channels.web.html import to_html
from bot.channels.whatsapp.checks import find_fault
from bot.channels.whatsapp.limits import NARROW
from bot.channels.whatsapp.messages import ListMessage, Message
from bot.channels.whatsapp.rendering import WhatsAppView
from bot.channels.whatsapp.rows import MORE, Behind, RowKind, read_row
from bot.core.bidi import strip_marks
from bot.core.guide import Guide, Turn
from bot.core.text import strip_strong

_TAG = re.compile("<[^<>]*>")
_VALUE = re.compile('name="press" value="([^"]+)"')
_HIDDEN = re.compile("<(style|script)[^>]*>.*?</(style|script)>", re.DOTALL)


class Medium(Enum):
    """The channels, as they are called in the table."""

    TELEGRAM = "Telegram"
    WHATSAPP = "WhatsApp"
    NARROW = "WhatsApp, 1,024 letters"
    """Where a number takes no more of them above a list."""
    WEB = "web"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """One turn in one channel. ``text`` is all that can be read, as ``plain`` spells it.

    ``carried`` is what can be pressed; None: there things have numbers. So many ``messages`` are needed for it, so many
    folds stand ``behind`` a row, ``paged`` says that its rows are on several lists, and ``cut`` are labels that stand
    whole elsewhere. ``fault`` is why the channel would refuse it.
    """

    text: str
    carried: frozenset[str] | None
    messages: int = 1
    behind: int = 0
    paged: bool = False
    cut: tuple[str, ...] = ()
    fault: str | None = None


def show(medium: Medium, guide: Guide, turn: Turn) -> ShownTurn:
    """What a channel shows of a turn."""
    match medium:
        case Medium.TELEGRAM:
            message = to_message(turn.screen, turn.conversation, guide.coder)
            keys = [key for row in message.keys for key in row]
            carried = frozenset(key.carries for key in keys if isinstance(key, DataKey))
            text = plain((unescape(_TAG.sub("", message.html)), *(key.label for key in keys)))
            return ShownTurn(text, carried, fault=find_telegram_fault(message))
        case Medium.WHATSAPP:
            return _on_whatsapp(WhatsAppView(guide), turn)
        case Medium.NARROW:
            return _on_whatsapp(WhatsAppView(guide, NARROW), turn)
        case Medium.WEB:
            html = to_html(to_page(guide, turn))
            return ShownTurn(plain([unescape(_TAG.sub("", _HIDDEN.sub("", html)))]), frozenset(_VALUE.findall(html)))
        case Medium.TERMINAL:
            return ShownTurn(plain([to_text(turn.screen)]), None)
        case _ as never:
            assert_never(never)


def plain(texts: Iterable[str]) -> str:
    """Texts without marks for direction and for bold, with single spaces."""
    return " ".join(strip_strong(strip_marks(" ".join(texts))).replace("*", "").split())


def _on_whatsapp(view: WhatsAppView, turn: Turn) -> ShownTurn:
    """All that is sent, and all that comes when rows of the channel's own are pressed, to the last of them."""
    sent = view.show(turn)
    messages, behind, waiting = [*sent], set[Behind](), _behind(sent)
    while waiting:
        row = waiting.pop()
        if row not in behind:
            behind.add(row)
            came = view.show_behind(turn, row)
            messages += came
            waiting |= _behind(came)
    rows = [row for each in messages if isinstance(each, ListMessage) for row in each.rows]
    return ShownTurn(
        plain((*(each.body for each in messages), *(f"{row.title} {row.description}" for row in rows))),
        frozenset(row.carries for row in rows),
        len(sent),
        sum(row.kind is RowKind.FOLD for row in behind),
        any(row.kind is RowKind.MORE for row in behind),
        tuple(dict.fromkeys(row.description for row in rows if row.title.endswith(MORE) and not read_row(row.carries))),
        find_fault(messages, view.limits),
    )


def _behind(messages: Iterable[Message]) -> set[Behind]:
    rows = (row for each in messages if isinstance(each, ListMessage) for row in each.rows)
    return {found for row in rows if (found := read_row(row.carries))}
