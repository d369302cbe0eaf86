"""The trust in a translation, and the caveats that a reader is told because of it.

The status of a string or a section is computed when the files are read (``bot.authoring.translations.status``) and
never stored. The English is the source: it has no status; whether a lawyer has checked it is said on every topic.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """The status of a text in one language, from the worst to the best."""

    MISSING = "missing"
    STALE = "stale"
    DRAFT = "draft"
    CHECKED = "checked"


class Caveat(Enum):
    """Something that has to be said of a text that is shown."""

    MACHINE = "machine"
    """A computer translated it, and no person has checked it."""

    UNCHECKED = "unchecked"
    """A person translated it, and no other has checked it."""

    OLDER = "older"
    """The English has changed since, where that can do little harm: the old words are shown."""

    WITHDRAWN = "withdrawn"
    """The English has changed, so the translation is not shown: this stands in its place."""


Caveats = frozenset[Caveat]

NONE: Caveats = frozenset()
OLDER: Caveats = frozenset({Caveat.OLDER})
WITHDRAWN: Caveats = frozenset({Caveat.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Trust:
    """The status of a translation that is there, and whether a computer made it."""

    status: Status
    by_machine: bool = True

    @property
    def caveats(self) -> Caveats:
        """The caveats where it is shown, its age apart."""
        if self.status is Status.CHECKED:
            return NONE
        return frozenset({Caveat.MACHINE if self.by_machine else Caveat.UNCHECKED})

    def may_be_shown(self, *, high_risk: bool) -> bool:
        """A text that tells law or safety is shown only as long as the English is the one that it was made from."""
        return not (high_risk and self.status is Status.STALE)


@dataclass(frozen=True, slots=True)
class Translation:
    """A string in another language than English."""

    text: str
    trust: Trust
