"""One turn at the desk: as the client sees it, and the same in the language of staff. Pure.

Both are drawn from one conversation, so staff read what their client reads, and not a page that is like it. What is for
a reader who is alone is left out: the ways to Dutch and English, for Dutch is there, and the copy, for there is paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.channels.web.chat_page import first_notices, show_again
from bot.core import event as events
from bot.core.button import Button
from bot.core.conversation import Conversation
from bot.core.guide import Effect, Guide, Turn
from bot.core.language import Language
from bot.core.overlay import Copying, InOtherLanguage, Languages
from bot.core.screen import Screen


@dataclass(frozen=True, slots=True)
class DeskTurn:
    """One turn as the client sees it, and the same for staff; None where there is nothing to say twice."""

    client: Turn
    staff: Turn | None


def step_for_two(guide: Guide, staff: Language, now: Conversation, event: events.Event) -> DeskTurn:
    """The turn that an event brings about; after Clear the languages, as at first. ``staff``: the language of staff.

    What staff type in their own language does not become the client's language.
    """
    turn = guide.step(now, event)
    if turn.effect is not Effect.SHOWN:
        turn = guide.step(Conversation(), events.Started())
    own = now.language
    if own and own is not staff and turn.conversation.language is staff and isinstance(event, events.Typed):
        turn = _show_in(guide, own, turn)
    return DeskTurn(_for_two(turn, staff), _for_staff(guide, staff, now, event, turn))


def _for_staff(guide: Guide, staff: Language, now: Conversation, event: events.Event, turn: Turn) -> Turn | None:
    """The same turn in the language of staff, with what is said of it; None for the languages, and where it is that."""
    if turn.conversation.language in {None, staff} or isinstance(turn.screen.subject, Languages):
        return None
    tried = guide.step(replace(now, language=staff), event)
    if tried.conversation != replace(turn.conversation, language=staff):  # In it these words can mean another button.
        said = first_notices(tried.screen.blocks) if tried.screen.language is staff else ()
        tried = _show_in(guide, staff, turn)
        tried = replace(tried, screen=replace(tried.screen, blocks=(*said, *tried.screen.blocks)))
    return _for_two(tried, staff)


def _show_in(guide: Guide, language: Language, turn: Turn) -> Turn:
    now = replace(turn.conversation, language=language)
    return guide.step(now, show_again(now))


def _for_two(turn: Turn, staff: Language) -> Turn:
    """The turn without what two who read together have no need for."""

    def keep(group: tuple[Button, ...]) -> tuple[Button, ...]:
        return tuple(each for each in group if _is_for_two(each, turn.screen, staff))

    screen = replace(turn.screen, below=keep(turn.screen.below), asides=keep(turn.screen.asides))
    return replace(turn, screen=screen, copy=None)


def _is_for_two(button: Button, screen: Screen, staff: Language) -> bool:
    match button.event:
        case events.Opened(InOtherLanguage() | Copying()) | events.KeptCopy() | events.DroppedCopy():
            return False
        case events.ChangedLanguage(language):
            return language is not staff or not screen.controls or isinstance(screen.subject, Languages)
        case _:
            return True
