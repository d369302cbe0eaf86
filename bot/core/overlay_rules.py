"""The rules of overlays: which can lie open where, and what lies open after another was opened."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bot.core import overlay as overlays
from bot.core.conversation import Conversation
from bot.core.flow import Flow, Outcome
from bot.core.overlay import Overlay, PlainOverlay, underneath
from bot.core.replay import Replay


class OverlayRules:
    """The rules that need the path of a conversation: what was asked on it, and what was reached."""

    def __init__(self, flow: Flow, replay: Replay) -> None:
        self._flow = flow
        self._replay = replay

    def drop_impossible(self, now: Conversation) -> Overlay | None:
        """The overlay of a conversation, without one that cannot lie open there: forged and old buttons carry such."""
        match now.overlay:
            case overlays.Languages(below) | overlays.InOtherLanguage(_, below) if not self._can_lie_open(below, now):
                return replace(now.overlay, over=None)
            case overlay:
                return overlay if self._can_lie_open(overlay, now) else None

    def is_asked(self, question: str, now: Conversation) -> bool:
        """Whether this is what is asked at the place, or was asked on the path. After an outcome, situations are."""
        journey = self._replay.journey(now)
        asked = {journey.place.name, *(step.question for step in journey.steps)}
        return question in asked or (question == self._flow.situation.name and bool(journey.told or journey.endings))

    def is_at_an_end(self, now: Conversation) -> bool:
        """Whether an outcome is reached and nothing is left to ask."""
        return isinstance(self._replay.journey(now).place, Outcome)

    def _can_lie_open(self, overlay: Overlay | None, now: Conversation) -> bool:
        """A question is asked again only where it was asked, and only an outcome that was reached has more."""
        match overlay:
            case overlays.ChangingAnswer(question):
                return self.is_asked(question.name, now)
            case overlays.AnotherSituation():
                return self.is_asked(self._flow.situation.name, now)
            case overlays.MoreOnOutcome():
                return bool(self._replay.journey(now).endings)
            case overlays.Copying() | overlays.Noting():
                return self.is_at_an_end(now)
            case (
                overlays.Menu()
                | overlays.Languages()
                | overlays.ReadingTopic()
                | overlays.ReadingPage()
                | overlays.AllTopics()
                | overlays.Helpers()
                | overlays.AllCards()
                | overlays.OneCard()
                | overlays.NearYou()
                | overlays.MyAnswers()
                | overlays.Why()
                | overlays.Answering()
                | overlays.InOtherLanguage()
                | None
            ):
                return True
            case _ as never:
                assert_never(never)


def open_over(now: Overlay | None, overlay: Overlay) -> Overlay:
    """The overlay after ``overlay`` was opened over ``now``.

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
            | overlays.AllCards()
            | overlays.OneCard()
            | overlays.NearYou()
            | overlays.MyAnswers()
            | overlays.Copying()
            | overlays.Noting()
        ):
            return True
        case overlays.ReadingPage(page):
            return isinstance(now, overlays.ReadingPage) and now.page is page
        case overlays.Answering():
            return isinstance(now, overlays.Answering)
        case (
            overlays.Menu()
            | overlays.AllTopics()
            | overlays.Why()
            | overlays.ChangingAnswer()
            | overlays.AnotherSituation()
        ):
            return False
        case _ as never:
            assert_never(never)
