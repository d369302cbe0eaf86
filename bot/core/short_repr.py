"""The short repr of things that hold each other."""

from __future__ import annotations


class Named:
    """Shown by its kind and name: a flow's things hold each other, and a full repr of one would be all of them."""

    __slots__ = ()
    name: str

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name})"
