"""The responses to a visit, apart from how it was made and from what they mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """Something came. ``kind`` is its media type in small letters, ``charset`` what the server says of its letters."""

    kind: str
    charset: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A program is not let in, or not told enough: a person has to look. ``why`` is a sentence without its end."""

    why: str


@dataclass(frozen=True, slots=True)
class Dead:
    """Nothing came. ``unreached``: no server answered; ``surely``: and asking again would be of no use."""

    why: str
    unreached: bool = False
    surely: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """A server led on to another address, for good or for now."""

    to: str
    permanent: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """One address, where it led, and what came there."""

    address: str
    hops: tuple[Hop, ...]
    end: FetchedPage | Unreachable | Dead

    @property
    def reached(self) -> bool:
        """Whether any server answered."""
        return bool(self.hops) or not (isinstance(self.end, Dead) and self.end.unreached)
