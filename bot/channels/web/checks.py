"""Whether outcomes stay short on the web: what is read at two in the morning is read on one screen and a half.

The budget is the design's, of 28-11-2026: at 360 x 640 pixels, everything folded, at the median over all outcomes 1.6
screens and at most 2.2, with the first number to call on the first. No browser is asked: ``heights`` reckons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from statistics import median

from bot.authoring.english.folder import FLOW
from bot.authoring.project import Project
from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place, Problem
from bot.authoring.sweep.fullest_paths import conversation_after
from bot.authoring.sweep.shortest_paths import find_shortest_paths
from bot.channels.web.chat_page import to_page
from bot.channels.web.heights import HIGH, Height, measure
from bot.core.event import Closed
from bot.core.flow import Outcome
from bot.core.guide import Guide, Turn
from bot.core.language import Language

SCREENS, USUAL_SCREENS = 2.2, 1.6
"""Screens of a phone that an outcome takes: at most, and at the median over all outcomes by their shortest ways."""


@message
def too_high(place: Place, shows: str, language: Language, screens: float) -> Fault:
    """An outcome, in its fullest form, takes more of a phone than is read in one go, everything folded.

    Fails: 2.21 screens of 360 x 640 pixels on the web, in some language. Passes: 2.2.
    """
    what = f"'{shows}' in {language.code} takes {screens:.2f} screens of a phone on the web, where {SCREENS} are read."
    return Fault(place, what, "Shorten the title and the steps, or move a step to 'only_if' or 'also'.")


@message
def usually_too_high(place: Place, language: Language, screens: float) -> Fault:
    """The outcomes of a language, each by its shortest way, take more of a phone than is read in one go.

    Fails: at the median over all outcomes, 1.61 screens of 360 x 640 pixels on the web. Passes: 1.6.
    """
    what = f"an outcome in {language.code} takes {screens:.2f} screens of a phone on the web at the median"
    return Fault(place, f"{what}, where {USUAL_SCREENS} are read.", "Shorten what many outcomes say, or fold it.")


@message
def number_out_of_sight(place: Place, shows: str, language: Language, bottom: float) -> Fault:
    """The first number to call is not on the first screen of an outcome.

    Fails: in some language it ends 641 pixels below the top of the page on the web. Passes: 640.
    """
    what = f"'{shows}' in {language.code} has its first number to call {bottom:.0f} pixels down on the web"
    return Fault(place, f"{what}, where a phone shows {HIGH}.", "Shorten the title, and what is said above the number.")


def check_screens(project: Project, guide: Guide, language: Language, turns: Iterable[Turn]) -> Iterator[Problem]:
    """Which outcomes of a language are too high on a phone; ``turns`` has each in its fullest forms."""
    short = (conversation_after(guide.flow, language, path) for _, path in find_shortest_paths(guide.flow).values())
    usual = [measure(to_page(guide, guide.step(conversation, Closed()))) for conversation in short]
    fullest = [
        (turn.screen.subject, measure(to_page(guide, turn)))
        for turn in turns
        if isinstance(turn.screen.subject, Outcome)
    ]
    yield from find_high(project, language, usual, fullest)


def find_high(
    project: Project, language: Language, usual: Iterable[Height], fullest: Iterable[tuple[Outcome, Height]]
) -> Iterator[Problem]:
    """What is wrong with these heights: ``usual`` are those of all outcomes by their shortest ways."""
    for outcome, height in fullest:
        place = project.drafts.flow.states[outcome.name].name.place
        if height.screens > SCREENS:
            yield too_high(place, outcome.name, language, height.screens)
        if height.first_call is not None and height.first_call > HIGH:
            yield number_out_of_sight(place, outcome.name, language, height.first_call)
    screens = [height.screens for height in usual]
    if screens and (at_the_median := median(screens)) > USUAL_SCREENS:
        yield usually_too_high(Place(FLOW, 1, 1), language, at_the_median)
