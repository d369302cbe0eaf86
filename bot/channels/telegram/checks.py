"""Whether every screen fits Telegram. A screen that does not is found here by ``check``, never by a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from statistics import median

from bot.authoring.english.folder import FLOW, INTERFACE
from bot.authoring.project import Project
from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place, Problem
from bot.channels.telegram.labels import Label, find_cut_buttons
from bot.channels.telegram.limits import (
    BYTES_OF_A_KEY,
    LONGEST_ALERT,
    LONGEST_TEXT,
    MOST_BYTES_OF_KEYS,
    MOST_ENTITIES,
    MOST_KEYS,
    MOST_ROWS,
    OUTCOME_IN_SIGHT,
    USUAL_OUTCOME_IN_SIGHT,
)
from bot.channels.telegram.profile import LONGEST, ProfileEntry, profile_entries
from bot.channels.telegram.rendering import Message, alert, entities, letters_in_sight, shown_length, to_message
from bot.core import overlay as overlays
from bot.core.content import Page, Topic
from bot.core.conversation import Conversation
from bot.core.event import Cleared
from bot.core.flow import Information, Outcome, Question
from bot.core.guide import Guide, Turn
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


@message
def long_outcome(place: Place, shows: str, language: Language, letters: int) -> Fault:
    """An outcome, in its fullest form, shows more at once on Telegram than is read in one go.

    Fails: 1,501 letters in sight in some language, of what is folded only its first lines among them. Passes: 1,500.
    """
    what = (
        f"'{shows}' in {language.code} has {letters} letters in sight on Telegram, where {OUTCOME_IN_SIGHT} are read."
    )
    return Fault(place, what, "Shorten the title and the steps, or move a step to 'only_if' or 'also'.")


@message
def long_outcomes(place: Place, language: Language, letters: float) -> Fault:
    """The outcomes of a language, each after one situation, show more at once on Telegram than is read in one go.

    Fails: at the median over all outcomes, 1,101 letters in sight. Passes: 1,100.
    """
    what = f"an outcome in {language.code} has {letters:.0f} letters in sight on Telegram at the median"
    return Fault(
        place, f"{what}, where {USUAL_OUTCOME_IN_SIGHT} are read.", "Shorten what many outcomes say, or fold it."
    )


@message
def many_rows(place: Place, shows: str, language: Language, rows: int) -> Fault:
    """An outcome has so many rows of keys on Telegram that they push its text out of sight.

    Fails: seven rows in some language, the row of controls apart. Passes: six; short labels stand side by side.
    """
    what = (
        f"'{shows}' in {language.code} has {rows} rows of keys on Telegram besides the controls, where {MOST_ROWS} fit."
    )
    return Fault(place, what, "Shorten the labels that stand alone in a row, or point to fewer topics.")


def check_screens(project: Project, guide: Guide, language: Language, turns: Iterable[Turn]) -> Iterator[Problem]:
    """Which of all the screens of a language Telegram would refuse or cut, and which outcomes are too much at once."""
    labels, outcomes = set[Label](), list[tuple[Turn, Message]]()
    for turn in turns:
        message = to_message(turn.screen, turn.conversation, guide.coder)
        labels.update((key.label, len(row)) for row in message.keys for key in row)
        if isinstance(turn.screen.subject, Outcome):
            outcomes.append((turn, message))
        if fault := find_fault(message):
            yield _problem(_place(project, turn.screen.subject), turn.screen.shows, language, fault)
    yield from find_cut_buttons(project, language, labels)
    yield from find_long_outcomes(project, language, outcomes)
    cleared = guide.step(Conversation(language), Cleared()).screen
    length = shown_length(alert(cleared))
    if length > LONGEST_ALERT:
        fault = f"{length} letters in the answer to a press, where {LONGEST_ALERT} are possible"
        yield _problem(Place(INTERFACE, 1, 1), cleared.shows, language, fault, _SAID_AT_ONCE)


def find_long_outcomes(
    project: Project, language: Language, outcomes: Iterable[tuple[Turn, Message]]
) -> Iterator[Problem]:
    """Those of the outcomes that are too much at once. The first form of each is that after one situation."""
    usual = dict[Subject, int]()
    for turn, shown in outcomes:
        subject, shows = turn.screen.subject, turn.screen.shows
        place, letters = _place(project, subject), letters_in_sight(shown.html)
        usual.setdefault(subject, letters)
        if letters > OUTCOME_IN_SIGHT:
            yield long_outcome(place, shows, language, letters)
        if (rows := len(shown.keys) - 1) > MOST_ROWS:
            yield many_rows(place, shows, language, rows)
    if usual and (at_the_median := median(usual.values())) > USUAL_OUTCOME_IN_SIGHT:
        yield long_outcomes(Place(FLOW, 1, 1), language, at_the_median)


def check_profile(project: Project, guide: Guide) -> Iterator[Problem]:
    """The texts of the bot's profile that Telegram would refuse."""
    return find_long_entries(profile_entries(guide, project.drafts.rows))


def find_long_entries(profile: Iterable[ProfileEntry]) -> Iterator[Problem]:
    """Those of the profile's texts that are too long."""
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
