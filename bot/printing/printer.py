"""What every kind of paper is made with: the guide, whoever publishes it, and the day."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.blocks import Call, Paragraph
from bot.core.dates import Day
from bot.core.drawing.contact import draw_call
from bot.core.drawing.full_page import draw_part
from bot.core.drawing.scene import Speaker
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.organisation import Kind
from bot.core.text import Said
from bot.printing.printed_link import Publisher
from bot.printing.texts import PrintTexts


@dataclass(frozen=True, slots=True)
class Printer:
    """``today`` is the ISO date that stands on paper that grows old."""

    guide: Guide
    publisher: Publisher
    today: str

    @property
    def texts(self) -> PrintTexts:
        """The words that only paper says."""
        return self.guide.texts(PrintTexts)

    def speaker(self, language: Language) -> Speaker:
        """Who says it."""
        return Speaker(self.guide.interface, self.guide.words.voice(language))

    def promises(self, language: Language) -> tuple[Said, ...]:
        """What everybody should know before they begin: it is free, and what nobody will ask of them."""
        say, interface = self.speaker(language).voice.say, self.guide.interface
        return say(self.texts.print_no_name), say(interface.never_money), say(interface.never_papers)

    def made(self, language: Language) -> Said:
        """The day on which it was printed."""
        return self.speaker(language).voice.say(self.texts.print_made, date=Day(self.today))

    def mark(self, language: Language, *texts: Said) -> Said | None:
        """What has to be said of the translation of these texts, in short, where nobody has checked it."""
        return draw_part(self.speaker(language), "", None, map(Paragraph, texts)).mark

    def first_call(self, language: Language) -> Call | None:
        """Whom to call first: of those who help with everything, the first with a number."""
        helpers = (each for each in self.guide.flow.general.helpers if each.phones and each.kind is Kind.HELPER)
        return next((draw_call(self.speaker(language), each) for each in helpers), None)

    def emergency(self, language: Language) -> Call | None:
        """Whom to call in danger."""
        helpers = (each for each in self.guide.flow.help.helpers if each.phones and each.kind is Kind.EMERGENCY)
        return next((draw_call(self.speaker(language), each) for each in helpers), None)
