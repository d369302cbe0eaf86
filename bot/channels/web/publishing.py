"""The ways into the guide that stand on paper: at the operator's own addresses, for a partner that hands it out."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.web.addresses import GUIDE
from bot.channels.web.invitations import Destination, invite
from bot.core.content import Topic
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.site import Site
from bot.core.text import Said
from bot.printing.printed_link import PrintedLink, draw_link


class NoAddressError(Exception):
    """Nothing is set that a code could lead to. Its text says what to set."""


@dataclass(frozen=True, slots=True)
class WebPublisher:
    """A ``bot.printing.printed_link.Publisher``.

    ``to`` is where codes into the guide lead: the guide on the web, which every phone can open, or on Telegram.
    Whatever cannot be linked to raises ``NoAddressError``.
    """

    guide: Guide
    site: Site
    partner: str | None = None
    to: Destination = Destination.GUIDE

    def link_to_guide(self, language: Language, topic: Topic | None) -> PrintedLink:
        """The way into the guide, at a topic or at its beginning; its address is short, for the digits stand below."""
        invitation = invite(self.guide, self.site, language, topic.name if topic else GUIDE, self.partner)
        if self.to is Destination.TELEGRAM:
            if self.site.bot is None:
                message = "TELEGRAM_BOT_USERNAME is not set. Set it to the name of your bot, as wegwijs_bot."
                raise NoAddressError(message)
            return draw_link(dict(invitation.links)[self.to], f"t.me/{self.site.bot}", invitation.code)
        return draw_link(dict(invitation.links)[Destination.GUIDE], self._require_origin(), invitation.code)

    def link_to_page(self, language: Language, topic: Topic) -> PrintedLink:
        """The way to the page of a topic."""
        origin = self._require_origin()
        links = dict(invite(self.guide, self.site, language, topic.name, self.partner).links)
        return draw_link(links[Destination.PAGE], f"{origin}/{language.tag}/{topic.name}")

    def run_by(self, language: Language) -> Said | None:
        """Who runs the guide: ``OPERATOR_NAME``."""
        name, voice = self.site.operator, self.guide.words.voice(language)
        return voice.say(self.guide.interface.web_operator, name=name) if name else None

    def _require_origin(self) -> str:
        if self.site.origin is None:
            message = "PUBLIC_URL is not set. Set it to the address of your guide, as https://wegwijs.example."
            raise NoAddressError(message)
        return self.site.origin
