"""The guide: ``step(conversation, event) -> Turn``, a function of its arguments. Start reading the program here.

Rules of this package
---------------------
- A step reads no clock, file, network or log, and holds nothing between two steps. The conversation comes in with the
  button that was pressed and goes out in the buttons of the next screen (``code``). The moment comes in as a value.
- Every event gives a screen with a way on. One that is old, forged or out of place gives the same conversation back,
  and the screen says so. There is no exception, no silence and no reset without a word.
- What is authored is sound when it gets here: ``bot.authoring`` has resolved every name and refused the rest.

Theory of operation
-------------------
A conversation is a language, answers keyed by question, situations in order, and what lies open. Its place is derived:
``replay`` walks the flow from its start by the answers, through an outcome for each situation, until a question has no
answer. So going back, changing an answer, an old button and a changed flow are one mechanism: answers that can still
be reached are kept, the others are dropped and named.

One step is a pipeline: sift the answers, understand the event, change the conversation (``apply_event``), put the
languages over it where none is chosen, and draw (``drawing``) the overlay that lies open, else the place.

==================  =========================================  ====================================================
overlay             what it shows                              Back leads to
==================  =========================================  ====================================================
none                the place: question, information, outcome  the place without the last answer; no answer: the
                                                               languages
Menu                what this is, and the ways in              the place
Languages           the language picker, over anything         what it lies over
InOtherLanguage     the same in Dutch or English, over what    what it lies over, in the person's own language
                    is open but the languages
ReadingTopic        a section of a topic, by screens           the place
ReadingPage         help now, privacy, about, by screens       the place
AllTopics, Helpers  every topic; everybody who can help        the place
AllCards, OneCard   sentences to show to somebody; one, large  the place
NearYou             the provinces; who helps in one            the place
MyAnswers           the answers given, each to change          the place
ChangingAnswer      an answered question, asked again          the place
AnotherSituation    the situations, to add one                 the place
Why                 why the question is asked                  the place
MoreOnOutcome       what an outcome had no room for            the place
Copying             what a copy leaves behind                  the place
Noting              a step of making a note for a lawyer       the step before it; from the first, the place
Answering           what typed words can mean, whom to call    the place
==================  =========================================  ====================================================

================  =============================================  ================================================
event             the conversation after it                      it is out of place, and changes nothing, where
================  =============================================  ================================================
Started           new: the languages, or what a link asks for;   never
                  by a partner's, with what is never asked
Restarted         the menu, without answers                      never
Chose             with this answer; others may be dropped, and   the question is not asked, and was not on the
                  what it contradicts is asked again             path
TookBack          without this situation                         the situation was not told
ChangedAnswer     the question lies open again                   the question was not asked on the path
WentBack          as above                                       never; after a change of the flow it only closes
Opened            the overlay lies open                          it cannot lie open there (``overlay_rules``)
Closed            nothing lies open                              never
ChangedLanguage   in this language                               never
Typed             as the button that these words mean, else an   nothing was typed: it says so
                  answer lies open
Cleared           nothing of it is left                          never
KeptCopy          the same, with a copy without answers          no outcome is reached
MadeNote          the same, with the note beside it              no note is being made, or no outcome is reached
DroppedCopy       the copy alone is gone                         never
================  =============================================  ================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TypeVar

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.apply_event import Change, Changes
from bot.core.code import Coder
from bot.core.content import Topic
from bot.core.conversation import Conversation
from bot.core.drawing import NoteMaker, draw, draw_copy, draw_note
from bot.core.drawing.cleared import draw_cleared
from bot.core.drawing.next_steps import sort_by_safety
from bot.core.drawing.notices import draw_notices
from bot.core.drawing.scene import Scene, Speaker
from bot.core.event import Event
from bot.core.finding import Findable, Search
from bot.core.flow import Flow, Outcome
from bot.core.interface import Interface
from bot.core.language import Language
from bot.core.ledger import Ledger, Symbols
from bot.core.opening_hours import common_step, round_down
from bot.core.overlay import forget_seen_words, underneath, without_language
from bot.core.overlay_rules import OverlayRules
from bot.core.replay import Replay
from bot.core.screen import Screen
from bot.core.short_code import short_codes, write_short_code
from bot.core.site import UNKNOWN, Site
from bot.core.subject import Apart
from bot.core.typed_words import TypedWords
from bot.core.voice import Words

_Texts = TypeVar("_Texts")


class Effect(Enum):
    """The effect of a turn on the message or page that was pressed."""

    SHOWN = "shown"
    """Put the screen into its place."""

    CLEARED = "cleared"
    """Take away everything of this talk that it can."""

    COPY_CLEARED = "copy_cleared"
    """Take away this message alone."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The result of one event: the conversation as it is now, and what the person sees.

    ``copies`` are what the person asked to keep beside it: screens of their own, drawn from a conversation without
    answers, so that no button on them knows one.
    """

    conversation: Conversation
    screen: Screen
    effect: Effect = Effect.SHOWN
    copies: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class _Before:
    """A conversation with the answers that still mean something. ``flow_changed``: its code was of another flow."""

    conversation: Conversation
    flow_changed: bool


class Guide:
    """One flow with its words. It holds nothing about any conversation.

    ``channel_texts`` are the words that only one channel says: for each such channel one value, of a type of its own.
    ``findable`` is what typed words can lead to, and ``search`` finds it. ``site`` is what its operator set (``at``).
    """

    def __init__(  # noqa: PLR0913, PLR0917  # all that a guide is made of
        self,
        flow: Flow,
        interface: Interface,
        words: Words,
        ledger: Ledger,
        channel_texts: Iterable[object],
        findable: Findable,
        search: Search,
    ) -> None:
        self.flow = flow
        self.findable = findable
        self.search = search
        self.site = UNKNOWN
        self.interface = interface
        self.words = words
        self.channel_texts = tuple(channel_texts)
        self._symbols = Symbols(ledger, flow, words, findable)
        self.coder = Coder(self._symbols)
        self._replay = Replay(flow)
        self._rules = OverlayRules(flow, self._replay)
        self._changes = Changes(flow, interface, words, search, self._replay, self._rules)
        self._whole = False
        self._reasons = True
        self._step = common_step(each.hours for each in flow.organisations.values() if each.hours)
        self._typed = TypedWords(interface, words, flow.help, dict(short_codes(self._symbols)))

    def whole(self) -> Guide:
        """The same guide for a channel with room for all of a text on one screen.

        Where a screen ends depends on the language. So only whole texts can stand beside each other in two.
        """
        guide = copy(self)
        guide._whole = True  # noqa: SLF001  # it is one of ours
        return guide

    def without_reasons(self) -> Guide:
        """The same guide for a channel where nothing can be taken back: it quotes an answer only to who asks for it."""
        guide = copy(self)
        guide._reasons = False  # noqa: SLF001  # it is one of ours
        return guide

    def meaning(self, text: str) -> Event | None:
        """The event that typed words mean by themselves, as a button would; None where they mean none."""
        return self._typed.meaning(text)

    def texts(self, kind: type[_Texts]) -> _Texts:
        """The words of one channel, by the type in which it declares them. Raises LookupError: they were not read."""
        for texts in self.channel_texts:
            if isinstance(texts, kind):
                return texts
        raise LookupError(kind.__name__)

    def at(self, site: Site) -> Guide:
        """The same guide, which knows its own addresses and who runs it: its operator's settings, and no author's."""
        known = copy(self)
        known.site = site
        return known

    def as_of(self, moment: datetime | None) -> datetime | None:
        """The earliest moment from which every screen is as at ``moment``: what was drawn then needs no drawing now."""
        return moment and round_down(moment, self._step)

    def press(self, button: str, moment: datetime | None = None) -> Turn:
        """The turn after a press of a button that carries ``button``. Of a strange one: the languages, as at first."""
        press = self.coder.read_button(button)
        if press is None:
            return self.step(Conversation(), events.Started(), moment)
        return self.step(press.conversation, press.event, moment)

    def step(self, conversation: Conversation, event: Event, moment: datetime | None = None) -> Turn:
        """The turn that ``event`` brings about.

        ``moment`` is when it happens, with its time zone: who is open depends on it, and the date of a note. None: that
        is not known, or the screen will be read at another time; then it says nothing of now.
        """
        before = self._sift(conversation)
        match self._understand(event, before):
            case events.Cleared():
                return self._clear(before, Effect.CLEARED, Apart.CLEARED)
            case events.DroppedCopy():
                return self._clear(before, Effect.COPY_CLEARED, Apart.COPY_CLEARED)
            case understood:
                change = self._changes.apply(before.conversation, understood)
                after = self._ask_for_language(change.conversation)
                scene = self._set_scene(after, change, moment, flow_changed=before.flow_changed)
                return Turn(scene.conversation, draw(scene), copies=tuple(self._copies(scene, understood)))

    def outcomes(self, conversation: Conversation) -> tuple[Outcome, ...]:
        """The outcomes that a conversation has reached, the safest first."""
        endings = sort_by_safety(self.flow, self._replay.journey(conversation).endings)
        return tuple(ending.outcome for ending in endings)

    def short_code(self, language: Language, topic: Topic | None) -> str:
        """What can be typed to begin in a language, at a topic or at the beginning (``bot.core.short_code``)."""
        return write_short_code(self._symbols, language, topic)

    def _sift(self, conversation: Conversation) -> _Before:
        """Drops the answers and the overlay that an old or forged button still has and the flow has not."""
        sifted, lost = self._replay.sift(conversation)
        before = replace(sifted, overlay=self._rules.drop_impossible(sifted), outdated=False)
        return _Before(before, bool(lost) or conversation.outdated or before.overlay != sifted.overlay)

    def _understand(self, event: Event, before: _Before) -> Event:
        """The event that was meant: by typed words that mean a button, or by Back after the flow has changed."""
        if isinstance(event, events.Typed):
            event = self._typed.meaning(event.text) or event
        if before.flow_changed and event == events.WentBack():
            return events.Closed()  # Back was meant for what is gone: it must not take back another answer.
        return event

    def _ask_for_language(self, now: Conversation) -> Conversation:
        """Nothing but the languages, and the numbers to call, can be shown before a language is chosen.

        What is shown in Dutch to a reader of Dutch is shown as it is.
        """
        if isinstance(now.overlay, overlays.InOtherLanguage) and now.language in {None, now.overlay.language}:
            now = replace(now, overlay=now.overlay.over)
        is_help = isinstance(now.overlay, overlays.ReadingPage) and now.overlay.page is self.flow.help
        if now.language or is_help or isinstance(now.overlay, overlays.Languages):
            return now
        return replace(now, overlay=overlays.Languages(underneath(now.overlay)))

    def _set_scene(self, after: Conversation, change: Change, moment: datetime | None, *, flow_changed: bool) -> Scene:
        """All that drawing needs. Answers are in one order, so that equal conversations have equal codes."""
        now = replace(after, answers=self._symbols.in_order(after.answers))
        journey, voice = self._replay.journey(now), self.words.voice(now.shown_in)
        speaker = Speaker(self.interface, voice)
        notices = tuple(draw_notices(speaker, self.flow, now, change, flow_changed=flow_changed))
        shown = replace(now, overlay=forget_seen_words(now.overlay))
        ahead = self._replay.questions_ahead(journey.place)
        scene = Scene(self.interface, voice, self.flow, shown, journey, ahead, notices, change.suggests, self._whole)
        return replace(scene, linked=change.linked, site=self.site, moment=moment, reasons=self._reasons)

    def _copies(self, scene: Scene, event: Event) -> Iterator[Turn]:
        """The copy or the note that was asked for; nothing where none was, or no outcome is reached."""
        alone, below = Conversation(scene.conversation.language), without_language(scene.conversation.overlay)
        if not isinstance(scene.journey.place, Outcome):
            return
        if isinstance(event, events.KeptCopy) and below is None:
            yield Turn(alone, draw_copy(scene))
        if isinstance(event, events.MadeNote) and isinstance(below, overlays.Noting):
            own = replace(scene, voice=self.words.voice(scene.conversation.language))
            yield from (Turn(alone, screen) for screen in draw_note(own, NoteMaker(own, below).lines()))

    def _clear(self, before: _Before, effect: Effect, subject: Apart) -> Turn:
        speaker = Speaker(self.interface, self.words.voice(before.conversation.language))
        return Turn(Conversation(), draw_cleared(speaker, subject), effect)
