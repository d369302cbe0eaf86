"""The guide: ``step(conversation, event) -> Turn``, a function of its arguments.

Every event gives a screen with a way on. An event that makes no sense gives the same conversation back and says so. The
order is always the same: put the answers in order, let the event change the conversation (``change.py``), replay, draw.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.change import Change, Changes
from bot.core.code import Coder
from bot.core.conversation import Conversation
from bot.core.dates import with_dutch_month
from bot.core.drawing import draw, draw_copy
from bot.core.drawing.scene import Scene
from bot.core.event import Event
from bot.core.flow import Flow, Outcome, Question
from bot.core.interface import Interface
from bot.core.ledger import Ledger, Symbols
from bot.core.overlay import with_words_of_today, without_language
from bot.core.replay import Replay
from bot.core.screen import Block, Bullets, Notice, Paragraph, Screen
from bot.core.typed_words import TypedWords
from bot.core.voice import Words

_Texts = TypeVar("_Texts")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event came to: the conversation as it is now, and what the person sees.

    ``copy`` is what the person asked to keep beside it: a screen of its own, drawn from a conversation without answers.
    """

    conversation: Conversation
    screen: Screen
    copy: Turn | None = None


class Guide:
    """One flow with its words. It holds nothing about any conversation.

    ``channel_texts`` are the words that only one channel says: for each such channel one value, of a type of its own.
    """

    def __init__(
        self, flow: Flow, interface: Interface, words: Words, ledger: Ledger, channel_texts: Iterable[object]
    ) -> None:
        self.flow = flow
        self.interface = interface
        self.words = words
        self.channel_texts = tuple(channel_texts)
        self._symbols = Symbols(ledger, flow, words)
        self.coder = Coder(self._symbols)
        self._replay = Replay(flow)
        self._changes = Changes(flow, interface, words, self._replay)
        self._typed = TypedWords(interface, words, flow.pages["help"])

    def texts(self, kind: type[_Texts]) -> _Texts:
        """The words of one channel, by the type in which it declares them. Raises LookupError: they were not read."""
        for texts in self.channel_texts:
            if isinstance(texts, kind):
                return texts
        raise LookupError(kind.__name__)

    def press(self, button: str) -> Turn:
        """What follows a press of a button that carries ``button``. Of a strange one: the languages, as at first."""
        press = self.coder.read_button(button)
        if press is None:
            return self.step(Conversation(), events.Started())
        return self.step(press.conversation, press.event)

    def step(self, conversation: Conversation, event: Event) -> Turn:
        """The turn that ``event`` brings about."""
        sifted, lost = self._replay.sift(conversation)
        before = replace(sifted, overlay=self._changes.possible(sifted), outdated=False)
        flow_changed = bool(lost) or conversation.outdated or before.overlay != sifted.overlay
        if isinstance(event, events.Typed):
            event = self._typed.meaning(event.text) or event
        if flow_changed and event == events.WentBack():
            event = events.Closed()  # Back was meant for what is gone: it must not take back another answer.
        if isinstance(event, events.Cleared | events.DroppedCopy):
            return self._cleared(before, "cleared" if isinstance(event, events.Cleared) else "copy_cleared")
        change = self._changes.of(before, event)
        after = self._with_language(change.conversation)
        after = replace(after, answers=self._symbols.in_order(after.answers))
        notices = self._notices(after, change, flow_changed=flow_changed)
        after = replace(after, overlay=with_words_of_today(after.overlay))
        scene = self._scene(after, notices, change.suggests)
        copied = isinstance(event, events.KeptCopy) and without_language(after.overlay) is None
        copied = copied and isinstance(scene.journey.place, Outcome)
        return Turn(after, draw(scene), Turn(Conversation(after.language), draw_copy(scene)) if copied else None)

    def _scene(self, now: Conversation, notices: tuple[Block, ...], suggests: str | None) -> Scene:
        journey, voice = self._replay.journey(now), self.words.voice(now.shown_in)
        ahead = self._replay.questions_ahead(journey.place)
        return Scene(self.interface, voice, self.flow, now, journey, ahead, notices, suggests)

    def _with_language(self, now: Conversation) -> Conversation:
        """Nothing but the languages, and the numbers to call, can be shown before a language is chosen.

        What is shown in Dutch to a reader of Dutch is shown as it is.
        """
        if isinstance(now.overlay, overlays.InOtherLanguage) and now.language in {None, now.overlay.language}:
            now = replace(now, overlay=now.overlay.over)
        match now.overlay:
            case overlays.Languages():
                return now
            case overlays.ReadingPage(page) if page is self.flow.pages["help"]:
                return now
            case overlay if now.language is None:
                return replace(now, overlay=overlays.Languages(overlay))
        return now

    def _notices(self, after: Conversation, change: Change, *, flow_changed: bool) -> tuple[Block, ...]:
        voice, interface = self.words.voice(after.shown_in), self.interface
        if after.language is None:
            return ()
        notices: list[Block] = []
        match without_language(after.overlay):
            case overlays.ReadingTopic(topic, _, _, str()):  # It was read in other words.
                date = with_dutch_month(topic.updated)
                notices.append(Notice(voice.say(interface.notice_page_changed, date=date)))
        if change.notice:
            notices.append(Notice(voice.say(change.notice)))
        if flow_changed:
            notices.append(Notice(voice.say(interface.notice_flow_changed)))
        questions = [self.flow.states[choice.question] for choice in change.dropped]
        titles = tuple(voice.say(question.title) for question in questions if isinstance(question, Question))
        if titles:
            notices += (Notice(voice.say(interface.notice_dropped, count=len(titles))), Bullets(titles))
        return tuple(notices)

    def _cleared(self, now: Conversation, shows: str) -> Turn:
        """One neutral line, and what stays behind. Nothing is left to press: starting again is the channel's way on."""
        voice = self.words.voice(now.language)
        blocks = (Paragraph(voice.say(self.interface.cleared)), Notice(voice.say(self.interface.cleared_stays)))
        return Turn(Conversation(), Screen(shows, voice.language, blocks))
