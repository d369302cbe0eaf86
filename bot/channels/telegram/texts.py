"""The words that only Telegram shows. They stand in ``flows/interface.yaml`` with the interface's own."""

# ruff: noqa: RUF009  # label and words are calls of dataclasses.field, which is what a default here has to be
from __future__ import annotations

from dataclasses import dataclass

from bot.core.interface import label, words
from bot.core.text import Text


@dataclass(frozen=True, slots=True)
class TelegramTexts:
    """The bot's profile, and a line for each of its commands."""

    profile_name: Text = words(longest=32)
    profile_short: Text = words(longest=80)
    profile_description: Text = words(longest=200)
    profile_unchecked: Text = words(longest=80)
    profile_line: Text = label()

    command_start: Text = words(longest=60)
    command_menu: Text = words(longest=60)
    command_help: Text = words(longest=60)
    command_language: Text = words(longest=60)
    command_privacy: Text = words(longest=60)
    command_clear: Text = words(longest=60)

    @property
    def commands(self) -> dict[str, Text]:
        """The line of each command, in the order in which Telegram lists them."""
        return {
            "start": self.command_start,
            "menu": self.command_menu,
            "help": self.command_help,
            "language": self.command_language,
            "privacy": self.command_privacy,
            "clear": self.command_clear,
        }
