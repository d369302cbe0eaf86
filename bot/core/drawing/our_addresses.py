"""Draws how people can tell this guide from somebody who only uses its name: what it never asks, and where it is."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import event as events
from bot.core.blocks import Block, Bullets, Contact, Heading, Notice, Paragraph, Way
from bot.core.button import Button
from bot.core.content import Page
from bot.core.drawing.contact import draw_contacts
from bot.core.drawing.scene import Speaker
from bot.core.drawing.section_body import draw_body
from bot.core.flow import Flow
from bot.core.overlay import ReadingPage
from bot.core.site import Site
from bot.core.text import Said


def say_never(speaker: Speaker) -> tuple[Said, ...]:
    """What it never asks, a line each."""
    return tuple(speaker.voice.say(text) for text in speaker.interface.never_asks)


def draw_page_blocks(speaker: Speaker, flow: Flow, page: Page, site: Site) -> list[Block]:
    """All that stands on a page that is no topic, below its title.

    Whom to call comes first: nobody in danger should have to read on for a number. But of the page of our own
    addresses these come first; and the one about the guide leads there as soon as it has said what it is.
    """
    contacts: tuple[Block, ...] = draw_contacts(speaker, page.helpers)
    text = draw_body(speaker, page.text)
    if page is flow.is_this_us:
        title = (Heading(speaker.voice.say(speaker.interface.outcome_helpers)),) if contacts else ()
        return [*_draw_addresses(speaker, site), Bullets(say_never(speaker)), *text, *title, *contacts]
    if page is flow.about and flow.is_this_us:
        more = Button(speaker.voice.say(flow.is_this_us.title), events.Opened(ReadingPage(flow.is_this_us)))
        return [*contacts, *text[:1], Bullets(say_never(speaker)), Way(more), *text[1:]]
    return [*contacts, *text]


def _draw_addresses(speaker: Speaker, site: Site) -> Iterator[Block]:
    """The exact addresses that are ours, and who runs it; where none is set, that there is none."""
    say, interface = speaker.voice.say, speaker.interface
    ours = (
        (interface.site_web, site.origin),
        (interface.site_telegram, site.telegram),
        (interface.site_whatsapp, site.whatsapp),
    )
    if any(address for _, address in ours):
        yield Paragraph(say(interface.site_ours))
    else:
        yield Notice(say(interface.site_unknown))
    yield from (Contact(say(where), (), site=address) for where, address in ours if address)
    if site.operator:
        yield Paragraph(say(interface.web_operator, name=site.operator))
