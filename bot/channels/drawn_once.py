"""What a button draws, drawn once: a bounded store that holds nothing about a person (docs/decisions/0025).

The core is pure, so what a button draws depends on what it carries and on how late it is, and on nothing else. A store
from the one to the other tells of nobody. It is emptied when the moment is another (``Guide.as_of``): what was pressed
is gone within the hour.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Generic, TypeVar

from cachetools import LRUCache

Drawn = TypeVar("Drawn")


class DrawnOnce(Generic[Drawn]):
    """Keeps what was drawn, ``most`` bytes of it by ``weigh``; what was not asked for the longest goes first."""

    def __init__(self, most: int, weigh: Callable[[Drawn], int]) -> None:
        self._most = most
        self._weigh = weigh
        self._kept: LRUCache[Hashable, Drawn] = LRUCache(most, weigh)
        self._as_of: datetime | None = None

    def find(self, button: Hashable, as_of: datetime | None) -> Drawn | None:
        """What was drawn for a button at this moment, if it is still here."""
        if as_of != self._as_of:
            self._kept.clear()
            self._as_of = as_of
        return self._kept.get(button)

    def keep(self, button: Hashable, drawn: Drawn) -> Drawn:
        """Keeps what was drawn for a button that was looked for just now; what is larger than all the rest is not."""
        if self._weigh(drawn) <= self._most:
            self._kept[button] = drawn
        return drawn
