"""Whether every screen fits Telegram. A screen that does not is found here by ``check``, never by a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.authoring.english.folder import FLOW, INTERFACE
from bot.authoring.project import Project
from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place, Problem
from bot.authoring.sweep.every_screen import sweep_screens
from bot.channels.telegram.labels import Label, find_cut_buttons
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
from bot.core import overlay as overlays
from bot.core.content import Page, Topic
from bot.core.conversation import Conversation
from bot.core.event import Cleared
from bot.core.flow import Information, Outcome, Question
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.subject import Subject

_FIX = "Move part of it to a section of a topic, which goes on over several screens, or lead to two states."
_SAID_AT_ONCE = "Keep what has to be read at once; say the rest on a page."


@message
def does_not_fit(place: Place, what: str, fix: str) -> Fault:
    """A screen is too much for Telegram, in some language, in its fullest form.

    Fails: an outcome with more than 4096 letters, more than 100 buttons, or more than 100 bold words and links; what is
    said after clearing, in more than 200 letters. Passes: a shorter one; a section of a topic is parted by itself.
    """
    return Fault(place, what, fix)


def check_fit(project: Project, guide: Guide) -> Iterator[Problem]:
    """Every screen and label in every spoken language that Telegram would refuse or cut, and the bot's profile."""
    for language in guide.words.spoken:
        labels = set[Label]()
        for turn in sweep_screens(guide, language):
            message = to_message(turn.screen, turn.conversation, guide.coder)
            labels.update((key.label, len(row)) for row in message.keys for key in row)
            if fault := find_fault(message):
                yield _problem(_place(project, turn.screen.subject), turn.screen.shows, language, fault)
        yield from find_cut_buttons(project, language, labels)
        cleared = guide.step(Conversation(language), Cleared()).screen
        length = shown_length(alert(cleared))
        if length > LONGEST_ALERT:
            fault = f"{length} letters in the answer to a press, where {LONGEST_ALERT} are possible"
            yield _problem(Place(INTERFACE, 1, 1), cleared.shows, language, fault, _SAID_AT_ONCE)
    yield from check_profile(profile_entries(guide, project.drafts.rows))


def check_profile(profile: Iterable[ProfileEntry]) -> Iterator[Problem]:
    """The texts of the bot's profile that Telegram would refuse."""
    for entry in profile:
        if entry.length > (longest := LONGEST[entry.kind]):
            place = f"'{entry.place}'" if entry.place else "every language"
            what = f"'profile_{entry.kind.value}' for {place} has {entry.length} letters, where {longest} fit."
            yield does_not_fit(
                Place(INTERFACE, 1, 1),
                what,
                "Keep what has to be known before the first press; the guide says the rest.",
            )


def find_fault(message: Message) -> str | None:
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


def _problem(place: Place, shows: str, language: Language, fault: str, fix: str = _FIX) -> Problem:
    return does_not_fit(place, f"'{shows}' in {language.code} does not fit Telegram: {fault}.", fix)


def _place(project: Project, subject: Subject) -> Place:
    """The place where the words of a screen stand."""
    match subject:
        case Question(name) | Information(name) | Outcome(name):
            return project.drafts.flow.states[name].name.place
        case overlays.ReadingTopic(Topic(name)) | overlays.ReadingPage(Page(name)):
            return Place(f"content/{name}/en.md", 1, 1)
        case overlays.MoreOnOutcome():
            return Place(FLOW, 1, 1)
        case _:
            return Place(INTERFACE, 1, 1)
