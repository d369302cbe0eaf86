"""Whether every screen fits Telegram. A screen that does not is found here by ``check``, never by a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.authoring.english.folder import FLOW, INTERFACE
from bot.authoring.project import Project
from bot.authoring.source.problems import Place, Problem, check
from bot.authoring.sweep.every_screen import every_screen
from bot.channels.telegram.labels import Label, cut_buttons
from bot.channels.telegram.limits import (
    BYTES_OF_A_KEY,
    LONGEST_ALERT,
    LONGEST_TEXT,
    MOST_BYTES_OF_KEYS,
    MOST_ENTITIES,
    MOST_KEYS,
)
from bot.channels.telegram.profile import LONGEST, ProfileEntry, profile_entries
from bot.channels.telegram.rendering import Message, alert, entities, shown_length, to_message
from bot.core.conversation import Conversation
from bot.core.event import Cleared
from bot.core.guide import Guide
from bot.core.language import Language


@check
def does_not_fit(project: Project, guide: Guide) -> Iterator[Problem]:
    """A screen is too much for Telegram, in some language, in its fullest form.

    Fails: an outcome with more than 4096 letters, more than 100 buttons, or more than 100 bold words and links; what is
    said after clearing, in more than 200 letters. Passes: a shorter one; a section of a topic is parted by itself.
    """
    for language in guide.words.spoken:
        labels = set[Label]()
        for turn in every_screen(guide, language):
            message = to_message(turn.screen, turn.conversation, guide.coder)
            labels.update((key.label, len(row)) for row in message.keys for key in row)
            if fault := fault_of(message):
                yield _problem(_place(project, turn.screen.shows), turn.screen.shows, language, fault)
        yield from cut_buttons(project, language, labels)
        cleared = guide.step(Conversation(language), Cleared()).screen
        length = shown_length(alert(cleared))
        if length > LONGEST_ALERT:
            fault = f"{length} letters in the answer to a press, where {LONGEST_ALERT} are possible"
            yield _problem(Place(INTERFACE, 1, 1), cleared.shows, language, fault)
    yield from too_long(profile_entries(guide, project.drafts.rows))


def too_long(profile: Iterable[ProfileEntry]) -> Iterator[Problem]:
    """A problem for each entry of the profile that Telegram would refuse."""
    for entry in profile:
        if entry.length > (longest := LONGEST[entry.kind]):
            place = f"'{entry.place}'" if entry.place else "every language"
            what = f"'profile_{entry.kind.value}' for {place} has {entry.length} letters, where {longest} fit."
            yield Problem(Place(INTERFACE, 1, 1), what, "Say it shorter.", "does-not-fit")


def fault_of(message: Message) -> str | None:
    """Why Telegram would not take the message, or not show all of it; None: it is sound."""
    keys = [key for row in message.keys for key in row]
    length, tags = shown_length(message.html), entities(message.html)
    size = sum(BYTES_OF_A_KEY + len(f"{key.label}{key.carries}".encode()) for key in keys)
    if not 1 <= length <= LONGEST_TEXT:
        return f"{length} letters, where 1 to {LONGEST_TEXT} are possible"
    if tags > MOST_ENTITIES:
        return f"{tags} bold words and links, where {MOST_ENTITIES} are shown"
    if len(keys) > MOST_KEYS:
        return f"{len(keys)} buttons, where {MOST_KEYS} are possible"
    return f"{size} bytes of buttons, where {MOST_BYTES_OF_KEYS} are possible" if size > MOST_BYTES_OF_KEYS else None


def _problem(place: Place, shows: str, language: Language, fault: str) -> Problem:
    what = f"'{shows}' in {language.code} does not fit Telegram: {fault}."
    return Problem(place, what, "Say it shorter, or in more steps.", "does-not-fit")


def _place(project: Project, shows: str) -> Place:
    """The place of a screen's words."""
    if state := project.drafts.flow.states.get(shows):
        return state.name.place
    kind, _, rest = shows.partition(":")
    name = rest.partition(":")[0]
    if kind in {"topic", "page"}:
        return Place(f"content/{name}/en.md", 1, 1)
    return Place(FLOW if kind == "more" else INTERFACE, 1, 1)
