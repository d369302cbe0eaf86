"""What reading the authored files needs of the rooms above: the channels' part, and a search. Nothing here knows them.

``bot/wiring.py`` puts it together and gives it to whatever reads or writes the authored files.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.finding import Findable, Search
from bot.core.flow import Flow
from bot.core.voice import Words

MakeSearch = Callable[[Findable, Flow, Words], Search]


@dataclass(frozen=True, slots=True)
class ChannelNeeds:
    """``texts``: dataclasses of texts that only one channel says (``bot.core.interface``: ``label``, ``words``).

    ``longest_button`` is how many bytes a button can carry in the channel in which it can carry the fewest.
    ``make_search`` makes what finds typed words, of what can be found and every language's words.
    """

    texts: tuple[type, ...]
    longest_button: int
    make_search: MakeSearch
