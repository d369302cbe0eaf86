"""The difference between two texts, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

_WORDS = re.compile(r"\s+|[^\s\w]+|\w+")


class DiffKind(Enum):
    """The change to some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class DiffSpan:
    """Some words of a text, with what became of them. Put together, those that are not new are the old text."""

    text: str
    change: DiffKind

    def __str__(self) -> str:
        match self.change:
            case DiffKind.GONE:
                return f"[-{self.text}-]"
            case DiffKind.NEW:
                return f"{{+{self.text}+}}"
            case DiffKind.SAME:
                return self.text
            case _ as never:
                assert_never(never)


def diff_words(old: str, new: str) -> Iterator[DiffSpan]:
    """The words of both texts, in order; of what was replaced, the old words before the new ones."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield DiffSpan("".join(before[start:end]), DiffKind.SAME)
            continue
        if start < end:
            yield DiffSpan("".join(before[start:end]), DiffKind.GONE)
        if new_start < new_end:
            yield DiffSpan("".join(after[new_start:new_end]), DiffKind.NEW)
