"""What every kind of paper is made with: the guide, who runs it, for whom, and on which day."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.web.public_page import Site
from bot.channels.web.texts import WebTexts
from bot.core.blocks import Call
from bot.core.content import Topic
from bot.core.dates import Day
from bot.core.drawing.contact import draw_call
from bot.core.drawing.scene import Speaker
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.organisation import Kind
from bot.core.text import Said
from bot.printing.door import Door, open_door
from bot.printing.texts import PrintTexts


@dataclass(frozen=True, slots=True)
class Printer:
    """``today`` is the ISO date that stands on paper that grows old; ``partner`` is who hands it out."""

    guide: Guide
    site: Site
    today: str
    partner: str | None = None

    @property
    def texts(self) -> PrintTexts:
        """The words that only paper says."""
        return self.guide.texts(PrintTexts)

    def speaker(self, language: Language) -> Speaker:
        """Who says it."""
        return Speaker(self.guide.interface, self.guide.words.voice(language))

    def door(self, language: Language, topic: Topic | None = None) -> Door:
        """The door into the guide. Raises ``NoLinkError``."""
        return open_door(self.guide, self.site, language, topic, self.partner)

    def promises(self, language: Language) -> tuple[Said, ...]:
        """What everybody should know before they begin."""
        say, texts = self.speaker(language).voice.say, self.texts
        return say(texts.print_free), say(texts.print_no_name), say(texts.print_no_money)

    def made(self, language: Language) -> Said:
        """The day on which it was printed."""
        return self.speaker(language).voice.say(self.texts.print_made, date=Day(self.today))

    def run_by(self, language: Language) -> Said | None:
        """Who runs the guide, where they have said so."""
        name, texts = self.site.operator, self.guide.texts(WebTexts)
        return self.speaker(language).voice.say(texts.web_operator, name=name) if name else None

    def first_call(self, language: Language) -> Call | None:
        """Whom to call first: of those who help with everything, the first with a number."""
        helpers = (each for each in self.guide.flow.general.helpers if each.phones and each.kind is Kind.HELPER)
        return next((draw_call(self.speaker(language), each) for each in helpers), None)

    def emergency(self, language: Language) -> Call | None:
        """Whom to call in danger."""
        helpers = (each for each in self.guide.flow.help.helpers if each.phones and each.kind is Kind.EMERGENCY)
        return next((draw_call(self.speaker(language), each) for each in helpers), None)
