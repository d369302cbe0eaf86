"""WhatsApp's limits, as data. Lengths are UTF-16 units, which is never less than what Meta counts.

Unless another source is named: Meta's pages of interactive list, call-to-action and text messages as they were copied
on 21-05-2026, and the fields' limits in whatsapp-cloud-api-py 0.3.0 and pywa 4.5.0 (read 28-11-2026).
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_ROWS = 10
"""Rows of a list, over all its sections."""

LONGEST_TITLE = 24
"""Of a row, and of a section."""

LONGEST_DESCRIPTION = 72
LONGEST_ID = 200
"""Below the title of a row, and what a row carries."""

LONGEST_LIST_BUTTON = 20
LONGEST_LINK_LABEL = 20
LONGEST_LINK_BODY = 1024
LONGEST_TEXT = 4096

WINDOW = 24 * 60 * 60
"""Seconds after what a person sent in which it can be answered (customer service window, error 131047)."""

LARGEST_NOTICE = 3 * 1024 * 1024
"""Bytes of what Meta brings at once (webhooks, payload size)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is not the same in every source: the letters of a list's body."""

    list_body: int = LONGEST_TEXT


WIDE, NARROW = Limits(), Limits(list_body=1024)
"""4,096 letters by two code bases, 1,024 by others (read 28-11-2026): the first is tried, and the other one works."""


def letters(text: str) -> int:
    """UTF-16 units of a text."""
    return len(text.encode("utf-16-le")) // 2
