"""The words of danger: what a cry for help is about, and what is said to it before all else."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.content import Topic
from bot.core.lines import Line
from bot.core.organisation import Organisation
from bot.core.short_repr import Named
from bot.core.text import Text


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Danger(Named):
    """One kind of danger. Its screen counsels nobody and judges nothing: whom to call, and what to know first.

    ``calls`` are the organisations in the order in which they are called, ``lines`` at most three steps; ``topic`` is
    what can be read about it. ``words`` are what people write of it, a line for each, in each language its own
    (``bot.search``).
    """

    name: str
    title: Text
    calls: tuple[Organisation, ...]
    lines: tuple[Line, ...]
    topic: Topic | None
    words: Text
