"""Whether every screen fits Telegram. A screen that does not is found here by ``check``, never by a person."""

from __future__ import annotations

from collections.abc import Iterator

from bot.authoring.problems import Place, Problem, check
from bot.authoring.project import FLOW, INTERFACE, Project
from bot.authoring.screens import every_screen
from bot.channels.telegram.rendering import LONGEST_TEXT, MOST_BUTTONS, Message, shown_length, to_message
from bot.core.guide import Guide


@check
def does_not_fit(project: Project, guide: Guide) -> Iterator[Problem]:
    """A screen is too long for Telegram, in some language, in its fullest form.

    Fails: an outcome with more than 4096 letters, or with more than 100 buttons. Passes: a shorter one; a section of a
    topic is parted by itself.
    """
    for language in guide.words.languages.values():
        for turn in every_screen(guide, language):
            message = to_message(turn.screen, turn.conversation, guide.coder)
            if fault := _fault(message):
                place = _place(project, turn.screen.shows)
                what = f"'{turn.screen.shows}' in {language.code} does not fit Telegram: {fault}."
                yield Problem(place, what, "Say it shorter, or in more steps.", "does-not-fit")


def _fault(message: Message) -> str | None:
    length = shown_length(message.html)
    rows = message.keyboard.inline_keyboard if message.keyboard else ()
    buttons = sum(len(row) for row in rows)
    if not 1 <= length <= LONGEST_TEXT:
        return f"{length} letters, where 1 to {LONGEST_TEXT} are possible"
    return f"{buttons} buttons, where {MOST_BUTTONS} are possible" if buttons > MOST_BUTTONS else None


def _place(project: Project, shows: str) -> Place:
    """Where the words of a screen stand."""
    if state := project.drafts.flow.states.get(shows):
        return state.name.place
    kind, _, rest = shows.partition(":")
    name = rest.partition(":")[0]
    if kind in {"topic", "page"}:
        return Place(f"content/{name}/en.md", 1, 1)
    return Place(FLOW if kind == "more" else INTERFACE, 1, 1)
