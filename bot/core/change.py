"""What an event does to a conversation, before anything is drawn.

The order is always the same: the event itself, then the answers are sifted, then what contradicts is asked, then what
cannot lie open is closed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.conversation import Conversation
from bot.core.flow import Choice, Flow, Outcome, Question
from bot.core.interface import Interface
from bot.core.language import meant
from bot.core.overlay import Overlay, PlainOverlay, underneath
from bot.core.replay import Replay
from bot.core.start_payload import read_payload
from bot.core.text import Text
from bot.core.voice import Words

Changing = (
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
"""The events after which a conversation goes on."""


@dataclass(frozen=True, slots=True)
class Change:
    """A conversation after an event, and what has to be said about it: also which choices were ``dropped``."""

    conversation: Conversation
    notice: Text | None = None
    suggests: str | None = None
    dropped: tuple[Choice, ...] = ()


class Changes:
    """What events do to the conversations of one flow."""

    def __init__(self, flow: Flow, interface: Interface, words: Words, replay: Replay) -> None:
        self._flow = flow
        self._interface = interface
        self._words = words
        self._replay = replay

    def of(self, before: Conversation, event: Changing) -> Change:
        """What ``event`` does to a conversation whose answers are sifted."""
        change = self._of_event(before, event)
        kept, dropped = self._replay.sift(change.conversation)
        change = replace(change, conversation=kept, dropped=(*change.dropped, *dropped))
        if isinstance(event, events.Chose):
            change = self._asked_again(before, change)
        now = change.conversation
        if (overlay := self.possible(now)) != now.overlay:
            return replace(change, conversation=replace(now, overlay=overlay), notice=self._interface.notice_impossible)
        return change

    def possible(self, now: Conversation) -> Overlay | None:
        """What lies open, without what cannot: forged buttons say so, and old ones, from before the flow changed."""
        match now.overlay:
            case overlays.Languages(below) | overlays.InOtherLanguage(_, below) if not self._can_lie_open(below, now):
                return replace(now.overlay, over=None)
            case overlay:
                return overlay if self._can_lie_open(overlay, now) else None

    def _of_event(self, now: Conversation, event: Changing) -> Change:  # noqa: C901, PLR0911, PLR0912  # one case for each kind of event
        match event:
            case events.Started(payload, suggests):
                return Change(self._started(payload), suggests=suggests)
            case events.Restarted():
                return Change(Conversation(now.language, overlay=overlays.Menu()))
            case events.Chose(choice):
                return self._chose(now, choice)
            case events.TookBack(situation) if situation in now.situations:
                left = tuple(told for told in now.situations if told is not situation)
                return Change(replace(now, situations=left, overlay=None))
            case events.ChangedAnswer(question) if self._is_asked(question.name, now):
                return Change(replace(now, overlay=overlays.ChangingAnswer(question)))
            case events.TookBack() | events.ChangedAnswer():
                return Change(replace(now, overlay=None), self._interface.notice_impossible)
            case events.WentBack():
                return Change(self._back(now))
            case events.Opened(overlay):
                return Change(replace(now, overlay=_opened(now.overlay, overlay)))
            case events.Closed():
                return Change(replace(now, overlay=None))
            case events.KeptCopy():
                notice = self._interface.copy_below if self._is_at_an_end(now) else self._interface.notice_impossible
                shown_in = now.overlay.language if isinstance(now.overlay, overlays.InOtherLanguage) else None
                return Change(replace(now, overlay=overlays.InOtherLanguage(shown_in) if shown_in else None), notice)
            case events.ChangedLanguage(language):
                return Change(replace(now, language=language, overlay=_after_language(now)))
            case events.Typed():  # words that mean no button
                return Change(replace(now, overlay=overlays.Menu()), self._interface.notice_typed)
            case _:
                assert_never(event)

    def _started(self, text: str) -> Conversation:
        payload = read_payload(text)
        language = meant(self._words.languages.values(), payload.language)
        topic = self._flow.topics.get(payload.topic or "")
        reading = overlays.ReadingTopic(topic) if topic else None
        if language is None or not language.offered:
            return Conversation(overlay=overlays.Languages(reading))
        return Conversation(language, overlay=reading or overlays.Menu())

    def _chose(self, now: Conversation, choice: Choice) -> Change:
        """Takes an answer to the question that is asked, or was asked on the path; any other gives the same place.

        The situations that it denies are taken away: it was said later.
        """
        closed = replace(now, overlay=None)
        if not self._is_asked(choice.question, now):
            return Change(closed, self._interface.notice_impossible)
        if choice.question != self._flow.situation.name:
            others = tuple(answer for answer in now.answers if answer.question != choice.question)
            left = tuple(situation for situation in now.situations if situation.name not in choice.denies)
            denied = tuple(situation for situation in now.situations if situation.name in choice.denies)
            return Change(replace(closed, answers=(*others, choice), situations=left), dropped=denied)
        if any(_lead_alike(each, choice) for each in (*self._replay.journey(now).told, *now.situations)):
            return Change(closed)
        return Change(replace(closed, situations=(*now.situations, choice)))

    def _asked_again(self, before: Conversation, change: Change) -> Change:
        """The change, with the question opened again whose answer denies a situation that was told.

        Neither is believed more than the other: the person says what is true now. It is asked when the two come
        together, and again where there are several and one of them was fixed; it is not asked for ever.
        """
        denials = self._denials(change.conversation)
        if not denials or denials == self._denials(before):
            return change
        (question, _), *_ = denials
        asked = replace(change.conversation, overlay=overlays.ChangingAnswer(question))
        return replace(change, conversation=asked, notice=self._interface.notice_contradiction)

    def _denials(self, now: Conversation) -> list[tuple[Question, Choice]]:
        """The questions on the path whose answers deny situations that were told, with these."""
        return [
            (question, situation)
            for answer in self._replay.journey(now).steps
            for situation in now.situations
            if situation.name in answer.denies and isinstance(question := self._flow.states[answer.question], Question)
        ]

    def _is_asked(self, question: str, now: Conversation) -> bool:
        """Whether this is what is asked at the place, or was asked on the path. After an outcome, situations are."""
        journey = self._replay.journey(now)
        asked = {journey.place.name, *(step.question for step in journey.steps)}
        return question in asked or (question == self._flow.situation.name and bool(journey.told or journey.endings))

    def _is_at_an_end(self, now: Conversation) -> bool:
        return isinstance(self._replay.journey(now).place, Outcome)

    def _can_lie_open(self, overlay: Overlay | None, now: Conversation) -> bool:
        """A question is asked again only where it was asked, and only an outcome that was reached has more."""
        match overlay:
            case overlays.ChangingAnswer(question):
                return self._is_asked(question.name, now)
            case overlays.AnotherSituation():
                return self._is_asked(self._flow.situation.name, now)
            case overlays.MoreOnOutcome():
                return bool(self._replay.journey(now).endings)
            case overlays.Copying():
                return self._is_at_an_end(now)
            case (
                overlays.Menu()
                | overlays.Languages()
                | overlays.ReadingTopic()
                | overlays.ReadingPage()
                | overlays.AllTopics()
                | overlays.Helpers()
                | overlays.MyAnswers()
                | overlays.Why()
                | overlays.InOtherLanguage()
                | None
            ):
                return True
            case _:
                assert_never(overlay)

    def _back(self, now: Conversation) -> Conversation:
        match now.overlay:
            case overlays.Languages(below) | overlays.InOtherLanguage(_, below):
                return replace(now, overlay=below)
            case overlays.Menu() if not (now.answers or now.situations):
                return replace(now, overlay=overlays.Languages(overlays.Menu()))
            case None:
                steps = self._replay.journey(now).steps
                if not steps:
                    return replace(now, overlay=overlays.Menu())
                return replace(
                    now,
                    answers=tuple(answer for answer in now.answers if answer is not steps[-1]),
                    situations=tuple(situation for situation in now.situations if situation is not steps[-1]),
                )
            case _:
                return replace(now, overlay=None)


def _opened(now: Overlay | None, overlay: Overlay) -> Overlay:
    """What lies open after ``overlay`` was opened over ``now``.

    The languages, and another language, lie over what was open. Whoever reads in another language reads on in it; help,
    the menu and all else are in the person's own.
    """
    match overlay:
        case overlays.Languages(None):
            return now if isinstance(now, overlays.Languages) else overlays.Languages(underneath(now))
        case overlays.InOtherLanguage(language, None):
            return overlays.InOtherLanguage(language, underneath(now))
        case overlays.Languages() | overlays.InOtherLanguage():
            return overlay
        case _ if isinstance(now, overlays.InOtherLanguage) and _reads_on(now.over, overlay):
            return overlays.InOtherLanguage(now.language, overlay)
        case _:
            return overlay


def _reads_on(now: PlainOverlay | None, overlay: PlainOverlay) -> bool:
    """Whether an overlay goes on with what is read in another language."""
    match overlay:
        case (
            overlays.ReadingTopic()
            | overlays.MoreOnOutcome()
            | overlays.Helpers()
            | overlays.MyAnswers()
            | overlays.Copying()
        ):
            return True
        case overlays.ReadingPage(page):
            return isinstance(now, overlays.ReadingPage) and now.page is page
        case (
            overlays.Menu()
            | overlays.AllTopics()
            | overlays.Why()
            | overlays.ChangingAnswer()
            | overlays.AnotherSituation()
        ):
            return False
        case _:
            assert_never(overlay)


def _after_language(now: Conversation) -> Overlay | None:
    return underneath(now.overlay) or (None if now.language else overlays.Menu())


def _lead_alike(told: Choice, choice: Choice) -> bool:
    """Whether two situations ask the same: "something else" and "I don't know" need not be told both."""
    return [(route.when, route.state) for route in told.routes] == [(each.when, each.state) for each in choice.routes]
