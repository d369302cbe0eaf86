"""What the desk hands on: the place, never an answer; and the way to it."""

from __future__ import annotations

import segno

from bot.channels.web.addresses import DESK, GUIDE, PageAddress, StaffAddress
from bot.channels.web.desk_page import Desk
from bot.channels.web.html import to_desk_html, to_staff_html
from bot.channels.web.public_page import PublicPages
from bot.channels.web.staff_page import StaffPages
from bot.channels.web.texts import WebTexts
from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.event import show_again
from bot.core.guide import Guide
from bot.core.overlay import Helpers, ReadingPage, ReadingTopic
from bot.core.site import Site
from tests.channels.at_desk import begun, ends, said, shown
from tests.channels.at_desk import desk as desk  # noqa: PLC0414  # a fixture
from tests.channels.browser import plain, read
from tests.channels.public import SITE


def test_the_code_leads_to_the_place_and_never_to_an_answer(desk: Desk, pseudo_guide: Guide) -> None:
    flow, here = pseudo_guide.flow, f"{SITE.origin}/"
    family, chat = flow.topics["family"], f"https://t.me/{SITE.bot}?start=l-ti"
    now = begun(pseudo_guide)
    assert now.answers
    tigrinya, digits = pseudo_guide.words.languages["ti"], f"https://wa.me/{SITE.number}?text="
    begins, at_family = (f"{digits}{pseudo_guide.short_code(tigrinya, topic)}" for topic in (None, family))
    for event, *ways in (
        (events.Closed(), f"{here}?start=l-ti", chat, begins),
        (events.Opened(ReadingTopic(family)), f"{here}?start=l-ti_t-family", f"{chat}_t-family", at_family),
        (events.Opened(ReadingPage(flow.help)), f"{here}ti/help", chat, begins),
        (events.Opened(Helpers()), f"{here}ti/who-helps", chat, begins),
    ):
        turn, _ = shown(desk, now, event)
        drawn = desk.page(turn)
        assert [link.to for link in drawn.links] == ways
        for to in ways:
            assert segno.make_qr(to, error="m").svg_inline(omitsize=True, border=2) in to_desk_html(drawn)


def test_at_an_end_the_code_leads_to_the_same_steps_for_everybody(desk: Desk, pseudo_guide: Guide) -> None:
    texts = pseudo_guide.texts(WebTexts)
    for end in ends(pseudo_guide, "ti"):
        outcomes = pseudo_guide.outcomes(end.conversation)
        turn, _ = shown(desk, end.conversation, show_again(end.conversation))
        web, *_ = desk.page(turn).links
        assert web.to == f"{SITE.origin}{PageAddress(desk.guide.words.languages['ti'], f'next/{outcomes[0].name}')}"
        opens = texts.web_next_first if len(outcomes) > 1 else texts.web_next
        assert plain(web.opens[-1].text) == said(pseudo_guide, opens)


def test_where_our_own_address_is_not_known_there_is_no_code_of_it(pseudo_guide: Guide) -> None:
    for site, links in ((Site(), []), (Site(bot="x"), ["https://t.me/x?start=l-ti"])):
        desk = Desk(pseudo_guide, site)
        turn, page = shown(desk, Conversation(pseudo_guide.words.languages["ti"]), events.Closed())
        assert [link.to for link in desk.page(turn).links] == links
        assert bool(page.all("details", **{"class": "fold phone"})) == bool(links)


def test_staff_find_the_desk_at_the_page_that_they_chose(pseudo_guide: Guide) -> None:
    staff = StaffPages(pseudo_guide, PublicPages(pseudo_guide, SITE))
    dutch, tigrinya = pseudo_guide.words.languages["nl"], pseudo_guide.words.languages["ti"]
    for address, to in (
        (StaffAddress(dutch), DESK),
        (StaffAddress(dutch, tigrinya, "family", "my-ngo"), f"{DESK}?start=l-ti_t-family_p-my-ngo"),
        (StaffAddress(dutch, tigrinya, GUIDE), f"{DESK}?start=l-ti"),
    ):
        page = read(to_staff_html(staff.page(address)))
        assert to in {each.attributes["href"] for each in page.all("a")}
