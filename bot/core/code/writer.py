"""Writes codes: a conversation, and each event over it, in its one spelling. The grammar is in ``bot.core.code``."""

from __future__ import annotations

from typing import assert_never

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.code.grammar import NOTHING, READING, SIMPLE_EVENTS, SIMPLE_OVERLAYS, VERSION
from bot.core.code.note import spell_near, spell_noting
from bot.core.code.number import Layout
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.language import DUTCH
from bot.core.ledger import ALPHABET, PARTS, Symbols
from bot.core.overlay import MOST_TARGETS, Noting, Overlay, ReadingPage, ReadingTopic, find_reading, underneath
from bot.core.province import Province

_OVERLAY_KINDS = {overlay: kind for kind, overlay in SIMPLE_OVERLAYS.items()}
_EVENT_KINDS = {event: kind for kind, event in SIMPLE_EVENTS.items()}


class Writer:
    """Writes one conversation, once; then as many buttons as its screen has.

    ``code``: the one spelling of the conversation.
    """

    def __init__(self, symbols: Symbols, layout: Layout, conversation: Conversation) -> None:
        self._symbols = symbols
        self._reading = find_reading(conversation.overlay)
        self._noting = below if isinstance(below := underneath(conversation.overlay), Noting) else None
        answers = {symbols.slot_of[choice.question]: symbols.value_of(choice) for choice in conversation.answers}
        self.code = "".join(
            (
                VERSION,
                symbols.of_language(conversation.language) if conversation.language else NOTHING,
                self._overlay(conversation.overlay),
                *(symbols.of_choice(choice) for choice in conversation.situations),
                "_",
                layout.encode(answers),
            )
        )

    def button(self, event: Pressed) -> str:
        """The data of a button that does ``event``, of ``A-Za-z0-9_-``. How long it can get is checked at load."""
        return f"{self.code}_{self._event(event)}"

    def _overlay(self, overlay: Overlay | None) -> str:  # noqa: C901, PLR0911, PLR0912  # one case for each kind of overlay
        symbols = self._symbols
        match overlay:
            case None:
                return NOTHING
            case overlays.Languages(below):
                return "l" + self._overlay(below)
            case overlays.InOtherLanguage(language, below):
                return ("d" if language.code == DUTCH else "e") + self._overlay(below)
            case ReadingTopic(topic, _, _, seen):
                return READING + symbols.of_topic(topic) + _screen(overlay) + (seen or topic.meaning)
            case ReadingPage(page, part):
                return "p" + symbols.of_page(page) + ALPHABET[part]
            case overlays.Helpers(part):
                return "h" + ALPHABET[part]
            case overlays.NearYou(province):
                return "v" + (ALPHABET[tuple(Province).index(province)] if province else NOTHING)
            case overlays.OneCard(card):
                return "s" + symbols.of_card(card)
            case overlays.MoreOnOutcome(part):
                return "x" + ALPHABET[part]
            case overlays.ChangingAnswer(question, group):
                return "c" + symbols.of_question(question.name) + ALPHABET[group]
            case overlays.AnotherSituation(group):
                return "n" + ALPHABET[group]
            case Noting():
                return spell_noting(overlay, symbols)
            case overlays.Answering(targets, danger, language):
                written_in = symbols.of_language(language) if language else NOTHING
                about = symbols.of_danger(danger) if danger else NOTHING
                found = "".join(map(symbols.of_target, targets)).ljust(MOST_TARGETS, NOTHING)
                return "f" + written_in + about + found
            case (
                overlays.Menu()
                | overlays.AllTopics()
                | overlays.AllCards()
                | overlays.MyAnswers()
                | overlays.Why()
                | overlays.Copying()
            ):
                return _OVERLAY_KINDS[overlay]
            case _ as never:
                assert_never(never)

    def _event(self, event: Pressed) -> str:  # noqa: PLR0911  # one case for each kind of event
        symbols, open_ = self._symbols, self._reading
        match event:
            case events.Opened(ReadingTopic() as to) if open_ and (to.topic, to.seen) == (open_.topic, open_.seen):
                return "S" + _screen(to)
            case events.Opened(ReadingPage(page, 0)) if page is symbols.help:
                return "H"
            case events.Opened(Noting() as to) if self._noting and (near := spell_near(self._noting, to, symbols)):
                return near
            case events.Opened(overlay):
                return self._overlay(overlay)
            case events.Chose(choice):
                return "C" + symbols.of_question(choice.question) + symbols.of_choice(choice)
            case events.TookBack(situation):
                return "T" + symbols.of_choice(situation)
            case events.ChangedAnswer(question):
                return "A" + symbols.of_question(question.name)
            case events.ChangedLanguage(language):
                return "L" + symbols.of_language(language)
            case (
                events.Restarted()
                | events.WentBack()
                | events.Closed()
                | events.Cleared()
                | events.KeptCopy()
                | events.MadeNote()
                | events.DroppedCopy()
            ):
                return _EVENT_KINDS[event]
            case _ as never:
                assert_never(never)


def _screen(reading: ReadingTopic) -> str:
    return ALPHABET[(reading.section.number - 1) * PARTS + reading.part]
