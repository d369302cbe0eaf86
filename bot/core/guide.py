"""The guide: ``step(conversation, event) -> Turn``, a function of its arguments.

Every event gives a screen with a way on. An event that makes no sense gives the same conversation back and says so. The
order is always the same: put the answers in order, let the event change the conversation, replay, draw.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core import conversation as over
from bot.core import event as events
from bot.core.code import Coder
from bot.core.conversation import Conversation, Overlay, with_words_of_today, without_language
from bot.core.dates import with_dutch_month
from bot.core.drawing import draw, draw_copy
from bot.core.drawing.scene import Scene
from bot.core.event import Event
from bot.core.flow import Choice, Flow, Outcome, Question
from bot.core.interface import Interface
from bot.core.language import meant
from bot.core.ledger import Ledger, Symbols
from bot.core.payload import read_payload
from bot.core.replay import Replay
from bot.core.screen import Block, Bullets, Notice, Paragraph, Screen
from bot.core.typed import TypedWords
from bot.core.words import Text, Words


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event came to: the conversation as it is now, and what the person sees.

    ``copy`` is what the person asked to keep beside it: a screen of its own, drawn from a conversation without answers.
    """

    conversation: Conversation
    screen: Screen
    copy: Turn | None = None


@dataclass(frozen=True, slots=True)
class _Change:
    """What an event does to a conversation, and what has to be said about it."""

    conversation: Conversation
    notice: Text | None = None
    suggests: str | None = None


_Changing = (
    events.Started
    | events.Typed
    | events.Restarted
    | events.Chose
    | events.TookBack
    | events.ChangedAnswer
    | events.WentBack
    | events.Opened
    | events.Closed
    | events.ChangedLanguage
    | events.KeptCopy
)


class Guide:
    """One flow with its words. It holds nothing about any conversation."""

    def __init__(self, flow: Flow, interface: Interface, words: Words, ledger: Ledger) -> None:
        self.flow = flow
        self.interface = interface
        self.words = words
        self._symbols = Symbols(ledger, flow, words)
        self.coder = Coder(self._symbols)
        self._replay = Replay(flow)
        self._typed = TypedWords(interface, words, flow.pages["help"])

    def press(self, button: str) -> Turn:
        """What follows a press of a button that carries ``button``. Of a strange one: the languages, as at first."""
        press = self.coder.read_button(button)
        if press is None:
            return self.step(Conversation(), events.Started())
        return self.step(press.conversation, press.event)

    def step(self, conversation: Conversation, event: Event) -> Turn:
        """The turn that ``event`` brings about."""
        sifted, lost = self._replay.sift(conversation)
        before = replace(sifted, overlay=self._possible(sifted), outdated=False)
        flow_changed = bool(lost) or conversation.outdated or before.overlay != sifted.overlay
        if isinstance(event, events.Typed):
            event = self._typed.meaning(event.text) or event
        if flow_changed and event == events.WentBack():
            event = events.Closed()  # Back was meant for what is gone: it must not take back another answer.
        if isinstance(event, events.Cleared | events.DroppedCopy):
            return self._cleared(before, "cleared" if isinstance(event, events.Cleared) else "copy_cleared")
        change = self._apply(before, event)
        after, dropped = self._replay.sift(change.conversation)
        if (overlay := self._possible(after)) != after.overlay:
            after, change = replace(after, overlay=overlay), replace(change, notice=self.interface.notice_impossible)
        after = replace(self._with_language(after), answers=self._symbols.in_order(after.answers))
        notices = self._notices(after, change, dropped, flow_changed=flow_changed)
        after = replace(after, overlay=with_words_of_today(after.overlay))
        journey = self._replay.journey(after)
        scene = Scene(
            self.interface,
            self.words.voice(after.shown_in),
            self.flow,
            after,
            journey,
            self._replay.questions_ahead(journey.place),
            notices,
            change.suggests,
        )
        copy = None
        at_place = without_language(after.overlay) is None
        if isinstance(event, events.KeptCopy) and isinstance(journey.place, Outcome) and at_place:
            copy = Turn(Conversation(after.language), draw_copy(scene, journey.place))
        return Turn(after, draw(scene), copy)

    def _apply(self, now: Conversation, event: _Changing) -> _Change:  # noqa: C901, PLR0911  # one case for each kind of event
        match event:
            case events.Started(payload, suggests):
                return _Change(self._started(payload), suggests=suggests)
            case events.Restarted():
                return _Change(Conversation(now.language, overlay=over.Menu()))
            case events.Chose(choice):
                return self._chose(now, choice)
            case events.TookBack(situation) if situation in now.situations:
                left = tuple(told for told in now.situations if told is not situation)
                return _Change(replace(now, situations=left, overlay=None))
            case events.ChangedAnswer(question) if self._is_asked(question.name, now):
                return _Change(replace(now, overlay=over.Changing(question)))
            case events.TookBack() | events.ChangedAnswer():
                return _Change(replace(now, overlay=None), self.interface.notice_impossible)
            case events.WentBack():
                return _Change(self._back(now))
            case events.Opened(overlay):
                return _Change(replace(now, overlay=_opened(now.overlay, overlay)))
            case events.Closed():
                return _Change(replace(now, overlay=None))
            case events.KeptCopy():
                copied = isinstance(self._replay.journey(now).place, Outcome)
                notice = self.interface.copy_below if copied else self.interface.notice_impossible
                shown_in = now.overlay.language if isinstance(now.overlay, over.InOther) else None
                return _Change(replace(now, overlay=over.InOther(shown_in) if shown_in else None), notice)
            case events.ChangedLanguage(language):
                return _Change(replace(now, language=language, overlay=_after_language(now)))
        return _Change(replace(now, overlay=over.Menu()), self.interface.notice_typed)  # words that mean no button

    def _started(self, text: str) -> Conversation:
        payload = read_payload(text)
        language = meant(self.words.languages.values(), payload.language)
        topic = self.flow.topics.get(payload.topic or "")
        reading = over.Reading(topic) if topic else None
        if language is None or not language.offered:
            return Conversation(overlay=over.Languages(reading))
        return Conversation(language, overlay=reading or over.Menu())

    def _chose(self, now: Conversation, choice: Choice) -> _Change:
        """Takes an answer to the question that is asked, or was asked on the path; any other gives the same place."""
        closed = replace(now, overlay=None)
        if not self._is_asked(choice.question, now):
            return _Change(closed, self.interface.notice_impossible)
        if choice.question != self.flow.situation.name:
            others = tuple(answer for answer in now.answers if answer.question != choice.question)
            return _Change(replace(closed, answers=(*others, choice)))
        if any(_lead_alike(each, choice) for each in (*self._replay.journey(now).told, *now.situations)):
            return _Change(closed)
        return _Change(replace(closed, situations=(*now.situations, choice)))

    def _is_asked(self, question: str, now: Conversation) -> bool:
        """Whether this is what is asked at the place, or was asked on the path. After an outcome, situations are."""
        journey = self._replay.journey(now)
        asked = {journey.place.name, *(step.question for step in journey.steps)}
        return question in asked or (question == self.flow.situation.name and bool(journey.told or journey.endings))

    def _possible(self, now: Conversation) -> Overlay | None:
        """What lies open, without what can not: forged buttons say so, and old ones, from before the flow changed."""
        match now.overlay:
            case over.Languages(below) | over.InOther(_, below) if not self._can_lie_open(below, now):
                return replace(now.overlay, over=None)
            case overlay if not self._can_lie_open(overlay, now):
                return None
        return now.overlay

    def _can_lie_open(self, overlay: Overlay | None, now: Conversation) -> bool:
        """A question is asked again only where it was asked, and only an outcome that was reached has more."""
        match overlay:
            case over.Changing(question):
                return self._is_asked(question.name, now)
            case over.Another():
                return self._is_asked(self.flow.situation.name, now)
            case over.More():
                return bool(self._replay.journey(now).endings)
        return True

    def _back(self, now: Conversation) -> Conversation:
        match now.overlay:
            case over.Languages(below) | over.InOther(_, below):
                return replace(now, overlay=below)
            case over.Menu() if not (now.answers or now.situations):
                return replace(now, overlay=over.Languages(over.Menu()))
            case None:
                steps = self._replay.journey(now).steps
                if not steps:
                    return replace(now, overlay=over.Menu())
                return replace(
                    now,
                    answers=tuple(answer for answer in now.answers if answer is not steps[-1]),
                    situations=tuple(situation for situation in now.situations if situation is not steps[-1]),
                )
            case _:
                return replace(now, overlay=None)

    def _with_language(self, now: Conversation) -> Conversation:
        """Nothing but the languages, and the numbers to call, can be shown before a language is chosen.

        What is shown in Dutch to a reader of Dutch is shown as it is.
        """
        if isinstance(now.overlay, over.InOther) and now.language in {None, now.overlay.language}:
            now = replace(now, overlay=now.overlay.over)
        match now.overlay:
            case over.Languages():
                return now
            case over.ReadingPage(page) if page is self.flow.pages["help"]:
                return now
            case overlay if now.language is None:
                return replace(now, overlay=over.Languages(overlay))
        return now

    def _notices(
        self, after: Conversation, change: _Change, dropped: tuple[Choice, ...], *, flow_changed: bool
    ) -> tuple[Block, ...]:
        voice, interface = self.words.voice(after.shown_in), self.interface
        if after.language is None:
            return ()
        notices: list[Block] = []
        match without_language(after.overlay):
            case over.Reading(topic, _, _, str()):  # It was read in other words.
                date = with_dutch_month(topic.updated)
                notices.append(Notice(voice.say(interface.notice_page_changed, date=date)))
        if change.notice:
            notices.append(Notice(voice.say(change.notice)))
        if flow_changed:
            notices.append(Notice(voice.say(interface.notice_flow_changed)))
        questions = [self.flow.states[choice.question] for choice in dropped]
        titles = tuple(voice.say(question.title) for question in questions if isinstance(question, Question))
        if titles:
            notices += (Notice(voice.say(interface.notice_dropped, count=len(titles))), Bullets(titles))
        return tuple(notices)

    def _cleared(self, now: Conversation, shows: str) -> Turn:
        """One neutral line, and what stays behind. Nothing is left to press: starting again is the channel's way on."""
        voice = self.words.voice(now.language)
        blocks = (Paragraph(voice.say(self.interface.cleared)), Notice(voice.say(self.interface.cleared_stays)))
        return Turn(Conversation(), Screen(shows, voice.language, blocks))


def _opened(now: Overlay | None, overlay: Overlay) -> Overlay:
    """What lies open after ``overlay`` was opened over ``now``.

    The languages, and another language, lie over what was open. Whoever reads in another language reads on in it; help,
    the menu and all else are in the person's own.
    """
    below = without_language(now)
    match overlay:
        case over.Languages(None):
            return now if isinstance(now, over.Languages) else over.Languages(below)
        case over.InOther(language, None):
            return over.InOther(language, below.over if isinstance(below, over.Languages) else below)
    if isinstance(now, over.InOther) and _reads_on(below, overlay):
        return over.InOther(now.language, overlay)
    return overlay


def _reads_on(now: Overlay | None, overlay: Overlay) -> bool:
    match overlay:
        case over.Reading() | over.More() | over.Helpers() | over.MyAnswers():
            return True
        case over.ReadingPage(page):
            return isinstance(now, over.ReadingPage) and now.page is page
    return False


def _after_language(now: Conversation) -> Overlay | None:
    below = now.overlay.over if isinstance(now.overlay, over.Languages | over.InOther) else now.overlay
    return below or (None if now.language else over.Menu())


def _lead_alike(told: Choice, choice: Choice) -> bool:
    """Whether two situations ask the same: "something else" and "I don't know" need not be told both."""
    return [(route.when, route.state) for route in told.routes] == [(each.when, each.state) for each in choice.routes]
