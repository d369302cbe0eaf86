"""How long outcomes are, in every offered language: in sight on Telegram, and in screens of a phone on the web.

``python -m benchmarks.screens``. At the median by the shortest way to each outcome, at most in its fullest forms: after
its wordiest way, and after all other situations too. ``wegwijs check`` holds both within their budgets.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from statistics import median

from bot.authoring.sweep.every_screen import sweep_screens
from bot.authoring.sweep.fullest_paths import conversation_after
from bot.authoring.sweep.shortest_paths import find_shortest_paths
from bot.channels.telegram.rendering import letters_in_sight, to_message
from bot.channels.web.chat_page import to_page
from bot.channels.web.heights import measure
from bot.core.event import Closed
from bot.core.flow import Outcome
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.loading import load


def main() -> None:
    """Prints a line for each language."""
    guide = load()
    sys.stdout.write("language  letters in sight: median, most  rows of keys, most  screens: median, most\n")
    for language in guide.words.offered:
        sys.stdout.write(f"{line(guide, language)}\n")


def line(guide: Guide, language: Language) -> str:
    """The numbers of one language."""
    paths = (path for _, path in find_shortest_paths(guide.flow).values())
    usual = [guide.step(conversation_after(guide.flow, language, path), Closed()) for path in paths]
    fullest = [turn for turn in sweep_screens(guide, language) if isinstance(turn.screen.subject, Outcome)]
    letters = f"{median(in_sight(guide, usual)):.0f}, {max(in_sight(guide, fullest))}"
    screens = f"{median(heights(guide, usual)):.2f}, {max(heights(guide, fullest)):.2f}"
    rows = max(len(to_message(turn.screen, turn.conversation, guide.coder).keys) - 1 for turn in fullest)
    return f"{language.code:8}  {letters:30}  {rows:<18}  {screens}"


def in_sight(guide: Guide, turns: Sequence[Turn]) -> list[int]:
    """Letters of each on Telegram before anything is unfolded."""
    return [letters_in_sight(to_message(turn.screen, turn.conversation, guide.coder).html) for turn in turns]


def heights(guide: Guide, turns: Sequence[Turn]) -> list[float]:
    """Screens of 360 x 640 pixels that each takes on the web."""
    return [measure(to_page(guide, turn)).screens for turn in turns]


if __name__ == "__main__":
    main()
