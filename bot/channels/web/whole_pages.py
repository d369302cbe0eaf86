"""The public pages as they are drawn whole, by the names that addresses have for them. Pure: it knows no HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile

from bot.channels.web.addresses import HELPERS, OUTCOMES
from bot.channels.web.texts import WebTexts
from bot.core.bidi import strip_marks
from bot.core.content import Page
from bot.core.drawing.full_outcome import draw_full_outcome
from bot.core.drawing.full_page import FullPage, draw_full_helpers, draw_full_page, draw_full_topic, draw_full_words
from bot.core.drawing.scene import Speaker
from bot.core.flow import Outcome
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.organisation import Kind
from bot.core.text import Said, strip_strong

LONGEST_DESCRIPTION = 160
"""Letters of what a search engine or a chat app shows of a page; they cut off the rest."""

CUT = "\u2026"
"""Stands where words were cut off."""

LEADING = 2
"""Rows of a topic that stand above the ways on: its short part, and whom to call."""


class WholePages:
    """Every page of one guide, drawn whole in a language."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        flow = guide.flow
        self.outcomes: Mapping[str, Outcome] = {
            f"{OUTCOMES}{name}": state for name, state in flow.states.items() if isinstance(state, Outcome)
        }
        self.names = (
            "",
            flow.help.name,
            HELPERS,
            *flow.topics,
            *(each.name for each in flow.pages.values() if each is not flow.help),
        )
        self._groups = (tuple(flow.topics), tuple(self.outcomes))
        self._first_words = dict[Language, Mapping[str, tuple[Said, ...]]]()

    def draw(self, language: Language, name: str) -> FullPage:
        """A page in a language; for a name that there is not, the one of all topics."""
        flow, interface = self._guide.flow, self._guide.interface
        speaker = Speaker(interface, self._guide.words.voice(language))
        if name in flow.topics:
            return draw_full_topic(speaker, flow.topics[name])
        if name in self.outcomes:
            return draw_full_outcome(speaker, flow, self.outcomes[name])
        if name == HELPERS:
            return draw_full_helpers(
                speaker, [each for each in flow.organisations.values() if each.kind is not Kind.AUTHORITY]
            )
        if page := flow.pages.get(name):
            return self._privacy(speaker, page) if page is flow.privacy else self._page(speaker, page)
        return draw_full_words(speaker, interface.first_line, "guide", (interface.menu,))

    def count_leading(self, name: str, whole: FullPage) -> int:
        """How many rows of a page stand above its ways on: of an outcome, all that lie open."""
        if name in self.outcomes:
            return len(tuple(takewhile(lambda part: not part.folded, whole.parts)))
        return LEADING if name in self._guide.flow.topics else 1

    def own_words(self, language: Language, name: str) -> tuple[Said, ...]:
        """The first words of a topic or an outcome that are no other's; where all are, all of them."""
        described = self._describing(language)
        group = next(each for each in self._groups if name in each)
        all_words = Counter(said.text for each in group for said in described[each])
        return tuple(said for said in described[name] if all_words[said.text] == 1) or described[name]

    def describe(self, language: Language, name: str, whole: FullPage) -> str:
        """The first words of a page that are its own, without marks; no word is cut."""
        is_grouped = any(name in each for each in self._groups)
        about = self.own_words(language, name) if is_grouped else whole.about
        words = strip_strong(strip_marks(" ".join(said.text for said in about)))
        return words if len(words) <= LONGEST_DESCRIPTION else f"{words[:LONGEST_DESCRIPTION].rpartition(' ')[0]} {CUT}"

    def _describing(self, language: Language) -> Mapping[str, tuple[Said, ...]]:
        if language not in self._first_words:
            self._first_words[language] = {
                name: self.draw(language, name).about for group in self._groups for name in group
            }
        return self._first_words[language]

    def _page(self, speaker: Speaker, page: Page) -> FullPage:
        return draw_full_page(speaker, self._guide.flow, page, self._guide.site)

    def _privacy(self, speaker: Speaker, page: Page) -> FullPage:
        """The page about privacy: first the web's own words, then the page itself, which speaks of the chat."""
        here = draw_full_words(speaker, page.title, "here", self._guide.texts(WebTexts).privacy)
        chat = self._page(speaker, page)
        told = (replace(part, title=speaker.voice.quote("Telegram")) for part in chat.parts)
        notices = tuple(dict.fromkeys((*here.notices, *chat.notices)))
        return replace(chat, notices=notices, parts=(*here.parts, *told))
