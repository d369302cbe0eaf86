"""What can be found by typing, and what a search says of typed words. The search itself is ``bot.search``.

The words are compared and forgotten: nothing here keeps them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.core.danger import Danger
from bot.core.language import Language
from bot.core.overlay import Target
from bot.core.text import Text


@dataclass(frozen=True, slots=True)
class Findable:
    """Everything that typed words can lead to: each target by its name in ``flows/search.yaml``, and each danger.

    ``phrases`` are the words by which people ask for a target, a line for each, in each language its own;
    ``before_names`` what they write before their own name, ``elsewhere`` what is about nothing here.
    """

    targets: Mapping[str, Target]
    phrases: Mapping[str, Text]
    dangers: Mapping[str, Danger]
    before_names: Text
    elsewhere: Text

    @property
    def lists(self) -> tuple[Text, ...]:
        """All that people type."""
        dangers = (danger.words for danger in self.dangers.values())
        return (*self.phrases.values(), *dangers, self.before_names, self.elsewhere)


@dataclass(frozen=True, slots=True)
class Found:
    """What typed words mean: the targets, the likeliest first, and the danger that they tell of.

    ``languages`` are those in which they can have been written, the likeliest first; several, where it is close, and
    none where nothing was found. ``personal``: they hold what looks like a number, an address or a story.
    """

    targets: tuple[Target, ...] = ()
    danger: Danger | None = None
    languages: tuple[Language, ...] = ()
    personal: bool = False


class Search(Protocol):
    """Finds what typed words mean, in every language that is offered."""

    def prepare(self) -> None:
        """Gets ready, so that whoever types first does not wait for it."""

    def find(self, typed: str, language: Language | None) -> Found:
        """What ``typed`` means to somebody who reads ``language`` (None: it is not known)."""
