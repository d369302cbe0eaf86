"""One turn at the desk: as the client sees it, and the same in the language of staff. Pure.

Both are drawn from one conversation, so staff read what their client reads, and not a page that is like it. What is for
a reader who is alone is left out: the ways to Dutch and English and the sentences to show, for Dutch is there, and the
copy, for there is paper.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.channels.web.chat_page import first_notices
from bot.core import event as events
from bot.core.button import Button
from bot.core.conversation import Conversation
from bot.core.event import show_again
from bot.core.guide import Effect, Guide, Turn
from bot.core.language import Language
from bot.core.overlay import AllCards, Copying, InOtherLanguage, Languages, OneCard


@dataclass(frozen=True, slots=True)
class DeskTurn:
    """One turn as the client sees it, and the same for staff; None where there is nothing to say twice."""

    client: Turn
    staff: Turn | None


def step_for_two(
    guide: Guide, staff: Language, now: Conversation, event: events.Event, moment: datetime | None = None
) -> DeskTurn:
    """The turn that an event brings about; after Clear the languages, as at first. ``staff``: the language of staff.

    A card to show has the Dutch in it already. What is typed can be typed by staff, so it does not change the language
    of the client. ``moment`` is when it happens.
    """
    if isinstance(event, events.Typed):
        event = replace(event, keeps_language=True)
    turn = guide.step(now, event, moment)
    if turn.effect is not Effect.SHOWN:
        turn = guide.step(Conversation(), events.Started(), moment)
    language = turn.conversation.language
    if language in {None, staff} or isinstance(turn.screen.subject, Languages | AllCards | OneCard):
        return DeskTurn(_for_two(turn, ()), None)
    both = (language, staff)
    return DeskTurn(_for_two(turn, both), _for_two(_for_staff(guide, staff, now, event, turn, moment), both))


def _for_staff(  # noqa: PLR0913, PLR0917  # the turn, and all that it came of
    guide: Guide, staff: Language, now: Conversation, event: events.Event, turn: Turn, moment: datetime | None
) -> Turn:
    """The same turn in the language of staff, with what was said of it."""
    again = replace(turn.conversation, language=staff)
    tried = guide.step(replace(now, language=staff), event, moment)
    if tried.conversation == again:
        return tried
    # In it typed words can mean another button, and a language that was chosen is another one.
    said = first_notices(tried.screen.blocks) if tried.screen.language is staff else ()
    drawn = guide.step(again, show_again(again), moment)
    return replace(drawn, screen=replace(drawn.screen, blocks=(*said, *drawn.screen.blocks)))


def _for_two(turn: Turn, shown: Collection[Language | None]) -> Turn:
    """The turn without what two who read together have no need for. ``shown`` are the languages of the columns."""

    def keep(group: tuple[Button, ...]) -> tuple[Button, ...]:
        return tuple(each for each in group if _is_for_two(each.event, shown))

    screen = replace(turn.screen, below=keep(turn.screen.below), asides=keep(turn.screen.asides))
    return replace(turn, screen=screen, copies=())


def _is_for_two(event: events.Pressed, shown: Collection[Language | None]) -> bool:
    match event:
        case events.Opened(InOtherLanguage() | Copying() | AllCards() | OneCard()):
            return False
        case events.KeptCopy() | events.DroppedCopy():
            return False
        case events.ChangedLanguage(language):
            return language not in shown
        case _:
            return True
