"""Events: all that can happen in a conversation. A channel turns whatever a person did into exactly one of these."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.core.conversation import Conversation
from bot.core.flow import Choice, Question
from bot.core.language import Language
from bot.core.overlay import Overlay


@dataclass(frozen=True, slots=True)
class Started:
    """A new talk. ``payload`` is what a link carried; ``suggests`` the app's language tag, never more than a hint."""

    payload: str = ""
    suggests: str | None = None


@dataclass(frozen=True, slots=True)
class Restarted:
    """Begin again, in the same language and without the answers."""


@dataclass(frozen=True, slots=True)
class Chose:
    """An answer. The choice knows its question, so an old button cannot be taken for an answer to another one."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class TookBack:
    """One situation no longer counts."""

    situation: Choice


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """Wants to answer this question anew."""

    question: Question


@dataclass(frozen=True, slots=True)
class WentBack:
    """Back: closes what lies open, else takes back the last answer."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Opens something over the place."""

    overlay: Overlay


@dataclass(frozen=True, slots=True)
class Closed:
    """Closes what lies open and goes on at the place."""


@dataclass(frozen=True, slots=True)
class ChangedLanguage:
    """Goes on in this language."""

    language: Language


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that were typed. They are compared, never kept, and no error shows them.

    ``taken_away``: the channel takes them out of the chat again. ``keeps_language``: they can be of somebody else who
    reads along, so they are answered in the language that was chosen.
    """

    text: str = field(repr=False)
    taken_away: bool = False
    keeps_language: bool = False


@dataclass(frozen=True, slots=True)
class Cleared:
    """Wants nothing of this to be seen."""


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """Wants a copy of the next steps that has no answers in it, to keep or to show."""


@dataclass(frozen=True, slots=True)
class MadeNote:
    """Wants the note for a lawyer, as its lines were chosen."""


@dataclass(frozen=True, slots=True)
class DroppedCopy:
    """Wants this copy or note, and only this, to be gone."""


Pressed = (
    Restarted
    | Chose
    | TookBack
    | ChangedAnswer
    | WentBack
    | Opened
    | Closed
    | ChangedLanguage
    | Cleared
    | KeptCopy
    | MadeNote
    | DroppedCopy
)
"""The events that a button can carry."""

Event = Started | Typed | Pressed


def show_again(now: Conversation) -> Pressed:
    """The event that changes nothing: the same is shown again."""
    return Opened(now.overlay) if now.overlay else Closed()
