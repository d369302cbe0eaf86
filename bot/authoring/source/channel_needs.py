"""The channels' part in the authored files, as they declare it. Nothing here knows a channel.

``bot/wiring.py`` puts it together and gives it to whatever reads or writes the authored files.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChannelNeeds:
    """``texts``: dataclasses of texts that only one channel says (``bot.core.interface``: ``label``, ``words``).

    ``longest_button`` is how many bytes a button can carry in the channel in which it can carry the fewest.
    """

    texts: tuple[type, ...]
    longest_button: int
