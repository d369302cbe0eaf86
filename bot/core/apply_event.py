"""Changes: the effect of an event on a conversation, before anything is drawn.

The order is always the same: the event itself, then the answers are sifted, then what contradicts is asked, then what
cannot lie open is closed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.conversation import Conversation
from bot.core.finding import Search
from bot.core.flow import Choice, Flow, Question
from bot.core.interface import Interface
from bot.core.language import match_language
from bot.core.note import NoteStep
from bot.core.overlay import underneath
from bot.core.overlay_rules import OverlayRules, open_over
from bot.core.replay import Replay
from bot.core.start_payload import Payload, read_payload
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
    | events.MadeNote
)
"""The events after which a conversation goes on."""


@dataclass(frozen=True, slots=True)
class Change:
    """A conversation after an event, and what has to be said about it: also which choices were ``dropped``.

    ``linked``: it begins by a partner's link. Which partner's is nowhere, and the next event knows nothing of it.
    """

    conversation: Conversation
    notice: Text | None = None
    suggests: tuple[str, ...] = ()
    dropped: tuple[Choice, ...] = ()
    linked: bool = False


class Changes:
    """The changes that events make to the conversations of one flow."""

    def __init__(  # noqa: PLR0913, PLR0917  # what an event can change, and what it is understood by
        self, flow: Flow, interface: Interface, words: Words, search: Search, replay: Replay, rules: OverlayRules
    ) -> None:
        self._flow = flow
        self._search = search
        self._interface = interface
        self._words = words
        self._replay = replay
        self._rules = rules

    def apply(self, before: Conversation, event: Changing) -> Change:
        """The change that ``event`` makes to a conversation whose answers are sifted."""
        change = self._apply_alone(before, event)
        kept, dropped = self._replay.sift(change.conversation)
        change = replace(change, conversation=kept, dropped=(*change.dropped, *dropped))
        if isinstance(event, events.Chose):
            change = self._ask_again(before, change)
        now = change.conversation
        if (overlay := self._rules.drop_impossible(now)) != now.overlay:
            return replace(change, conversation=replace(now, overlay=overlay), notice=self._interface.notice_impossible)
        return change

    def _apply_alone(self, now: Conversation, event: Changing) -> Change:  # noqa: C901, PLR0911, PLR0912  # one case for each kind of event
        match event:
            case events.Started(payload, suggests):
                asked = read_payload(payload)
                hints = (suggests,) if suggests else ()
                return Change(self._start(asked), suggests=hints, linked=asked.partner is not None)
            case events.Restarted():
                return Change(Conversation(now.language, overlay=overlays.Menu()))
            case events.Chose(choice):
                return self._choose(now, choice)
            case events.TookBack(situation) if situation in now.situations:
                left = tuple(told for told in now.situations if told is not situation)
                return Change(replace(now, situations=left, overlay=None))
            case events.ChangedAnswer(question) if self._rules.is_asked(question.name, now):
                return Change(replace(now, overlay=overlays.ChangingAnswer(question)))
            case events.TookBack() | events.ChangedAnswer():
                return Change(replace(now, overlay=None), self._interface.notice_impossible)
            case events.WentBack():
                return Change(self._go_back(now))
            case events.Opened(overlay):
                return Change(replace(now, overlay=open_over(now.overlay, overlay)))
            case events.Closed():
                return Change(replace(now, overlay=None))
            case events.KeptCopy():
                notice = (
                    self._interface.copy_below if self._rules.is_at_an_end(now) else self._interface.notice_impossible
                )
                shown_in = now.overlay.language if isinstance(now.overlay, overlays.InOtherLanguage) else None
                return Change(replace(now, overlay=overlays.InOtherLanguage(shown_in) if shown_in else None), notice)
            case events.MadeNote():
                is_made = isinstance(underneath(now.overlay), overlays.Noting) and self._rules.is_at_an_end(now)
                return Change(now, self._interface.note_below if is_made else self._interface.notice_impossible)
            case events.ChangedLanguage(language):
                return Change(replace(now, language=language, overlay=underneath(now.overlay)))
            case events.Typed() as typed:  # words that mean no button
                return self._answer(now, typed)
            case _ as never:
                assert_never(never)

    def _start(self, payload: Payload) -> Conversation:
        language = match_language(self._words.languages.values(), payload.language)
        topic = self._flow.topics.get(payload.topic or "")
        reading = overlays.ReadingTopic(topic) if topic else None
        if language is None or not language.offered:
            return Conversation(overlay=overlays.Languages(reading))
        return Conversation(language, overlay=reading or overlays.Menu())

    def _answer(self, now: Conversation, typed: events.Typed) -> Change:
        """Looks for what typed words mean. Where nothing was typed, as with a picture, it says so.

        They are answered in the person's language, and in their own where none is known or they tell of danger. Where
        they can be of several, it is asked.
        """
        if not typed.text.strip():
            return Change(now, self._interface.notice_typed)
        found = self._search.find(typed.text, now.language)
        written_in = next(iter(found.languages), None)
        language = now.language
        in_theirs = found.danger and not typed.keeps_language
        if in_theirs or (language is None and (found.danger or len(found.languages) == 1)):
            language = written_in or language
        other = next((each for each in (written_in, now.language) if each and each is not language), None)
        if language is None and not (found.targets or found.danger):
            return Change(replace(now, overlay=overlays.Languages()))
        notice = self._interface.notice_personal if found.personal else None
        if notice and typed.taken_away:
            notice = self._interface.notice_personal_deleted
        answered = replace(now, language=language, overlay=overlays.Answering(found.targets, found.danger, other))
        return Change(answered, notice, tuple(each.code for each in found.languages))

    def _choose(self, now: Conversation, choice: Choice) -> Change:
        """Takes an answer to the question that is asked, or was asked on the path; any other gives the same place.

        The situations that it denies are taken away: it was said later.
        """
        closed = replace(now, overlay=None)
        if not self._rules.is_asked(choice.question, now):
            return Change(closed, self._interface.notice_impossible)
        if choice.question != self._flow.situation.name:
            others = tuple(answer for answer in now.answers if answer.question != choice.question)
            left = tuple(situation for situation in now.situations if situation.name not in choice.denies)
            denied = tuple(situation for situation in now.situations if situation.name in choice.denies)
            return Change(replace(closed, answers=(*others, choice), situations=left), dropped=denied)
        if any(_lead_alike(each, choice) for each in (*self._replay.journey(now).told, *now.situations)):
            return Change(closed)
        return Change(replace(closed, situations=(*now.situations, choice)))

    def _ask_again(self, before: Conversation, change: Change) -> Change:
        """The change, with the question opened again whose answer denies a situation that was told.

        Neither is believed more than the other: the person says what is true now. It is asked when the two come
        together, and again where there are several and one of them was fixed; it is not asked for ever.
        """
        denials = self._find_denials(change.conversation)
        if not denials or denials == self._find_denials(before):
            return change
        (question, _), *_ = denials
        asked = replace(change.conversation, overlay=overlays.ChangingAnswer(question))
        return replace(change, conversation=asked, notice=self._interface.notice_contradiction)

    def _find_denials(self, now: Conversation) -> list[tuple[Question, Choice]]:
        """The questions on the path whose answers deny situations that were told, with these."""
        return [
            (question, situation)
            for answer in self._replay.journey(now).steps
            for situation in now.situations
            if situation.name in answer.denies and isinstance(question := self._flow.states[answer.question], Question)
        ]

    def _go_back(self, now: Conversation) -> Conversation:
        match now.overlay:
            case overlays.Languages(below) | overlays.InOtherLanguage(_, below):
                return replace(now, overlay=below)
            case overlays.Noting(step, changed) if step:
                return replace(now, overlay=overlays.Noting(NoteStep(step - 1), changed))
            case None:
                steps = self._replay.journey(now).steps
                if not steps:
                    return replace(now, overlay=overlays.Languages())
                return replace(
                    now,
                    answers=tuple(answer for answer in now.answers if answer is not steps[-1]),
                    situations=tuple(situation for situation in now.situations if situation is not steps[-1]),
                )
            case _:
                return replace(now, overlay=None)


def _lead_alike(told: Choice, choice: Choice) -> bool:
    """Whether two situations ask the same: "something else" and "I don't know" need not be told both."""
    return [(route.when, route.state) for route in told.routes] == [(each.when, each.state) for each in choice.routes]
