"""Every screen of a language in every channel, counted: how many are shown whole, and what becomes of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.parity.doorway import answer_all
from bot.parity.losses import find_losses
from bot.parity.shown import Medium, ShownTurn, show

DOORWAY = "WhatsApp, doorway"


@dataclass(frozen=True, slots=True)
class ChannelFault:
    """What is wrong with a screen in a channel: what of it is ``lost`` there, or why the channel would refuse it."""

    channel: str
    shows: str
    lost: str | None = None
    refused: str | None = None


@dataclass
class Tally:
    """How many screens there are in a channel, and how many of them are not simply one whole message or page.

    ``cut`` are the labels that do not fit their row, each once; they stand whole below it.
    """

    screens: int = 0
    split: int = 0
    paged: int = 0
    folded: int = 0
    cut: set[str] = field(default_factory=set)
    faults: list[ChannelFault] = field(default_factory=list)

    @property
    def cells(self) -> tuple[int, ...]:
        """The numbers of a line of the table, in the order of ``COLUMNS``."""
        return self.screens, self.split, self.paged, self.folded, len(self.cut), len(self.faults)


COLUMNS = ("screens", "split", "paged", "folded", "cut", "lost")


def tally_screens(guide: Guide, language: Language, turns: Iterable[Turn]) -> dict[str, Tally]:
    """The tally of each channel over these turns, and over the doorway's answers in ``language``."""
    tallies = {medium.value: Tally() for medium in Medium}
    for turn in turns:
        for medium in Medium:
            shown, tally = show(medium, guide, turn), tallies[medium.value]
            tally.screens += 1
            tally.split += shown.messages > 1
            tally.paged += shown.paged
            tally.folded += shown.behind > 0
            tally.cut.update(shown.cut)
            tally.faults += _faults(medium, guide, turn, shown)
    answers = tuple(answer_all(guide, language))
    split = sum(len(answer.messages) > 1 for answer in answers)
    tallies[DOORWAY] = Tally(len(answers), split, faults=[*find_doorway_faults(guide, language)])
    return tallies


def find_faults(guide: Guide, turns: Iterable[Turn], media: Iterable[Medium] = Medium) -> Iterator[ChannelFault]:
    """Everything that is wrong with these turns in any of these channels."""
    among = tuple(media)
    for turn in turns:
        for medium in among:
            yield from _faults(medium, guide, turn, show(medium, guide, turn))


def find_doorway_faults(guide: Guide, language: Language) -> Iterator[ChannelFault]:
    """Everything that is wrong with the doorway's answers in a language."""
    for answer in answer_all(guide, language):
        yield from (ChannelFault(DOORWAY, answer.what, lost=number) for number in answer.lost)
        if answer.fault:
            yield ChannelFault(DOORWAY, answer.what, refused=answer.fault)


def _faults(medium: Medium, guide: Guide, turn: Turn, shown: ShownTurn) -> Iterator[ChannelFault]:
    yield from (
        ChannelFault(medium.value, turn.screen.shows, lost=text) for text in find_losses(medium, guide, turn, shown)
    )
    if shown.fault:
        yield ChannelFault(medium.value, turn.screen.shows, refused=shown.fault)
