"""The remarks about the translation of blocks, and the texts that are said in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from bot.core.blocks import (
    Answered,
    Block,
    Bullets,
    Call,
    CardFace,
    Contact,
    Fold,
    Heading,
    Notice,
    Origin,
    Paragraph,
    Steps,
    Way,
)
from bot.core.interface import Interface
from bot.core.language import DUTCH
from bot.core.text import Said, Text
from bot.core.translation import Caveat, Caveats


def choose_remarks(blocks: Iterable[Block], interface: Interface) -> list[Text]:
    """The remarks about the translation of these blocks: that nobody has checked it, or that it is old."""
    texts = [said for said in said_texts(blocks) if said.caveats]
    by_machine = [said for said in texts if Caveat.MACHINE in said.caveats]
    remarks = list[Text]()
    if any(said.language.risky_drafts for said in by_machine):
        remarks.append(interface.notice_machine_risky)
    elif by_machine:
        remarks.append(interface.notice_machine)
    elif any(Caveat.UNCHECKED in said.caveats for said in texts):
        remarks.append(interface.notice_unchecked)
    if any(Caveat.OLDER in said.caveats for said in texts):
        remarks.append(interface.notice_older)
    return remarks


def choose_mark(caveats: Caveats, interface: Interface) -> Text | None:
    """In short, that nobody has checked a translation; None where somebody has, or where it is the source."""
    if Caveat.MACHINE in caveats:
        return interface.web_machine
    return interface.web_unchecked if Caveat.UNCHECKED in caveats else None


def expected_texts(blocks: Iterable[Block]) -> Iterable[Said]:
    """The same as ``said_texts`` without what is in Dutch because it is for somebody else: that is no gap.

    Of a card, what the reader needs is the line below; the large one where that is all there is.
    """
    for block in blocks:
        match block:
            case CardFace(large, Said() as own) if large.language.code == DUTCH:
                yield own
            case _:
                yield from said_texts((block,))


def said_texts(blocks: Iterable[Block]) -> Iterable[Said]:  # noqa: C901  # one case for each kind of block
    """Everything that is said in these blocks, names of organisations and sources apart: those are never translated."""
    for block in blocks:
        match block:
            case Heading(said) | Paragraph(said) | Notice(said):
                yield said
            case Bullets(items):
                yield from items
            case Steps(steps):
                yield from (said for step in steps for said in step)
            case Call(_, _, says, facts):
                yield from (says, *facts)
            case Way(button, about):
                yield from (button.label, *about)
            case CardFace(large, own):
                yield from (large, own) if own else (large,)
            case Answered(question, answer, change):
                yield from (question, answer, change.label)
            case Fold(title, folded):
                yield title
                yield from said_texts(folded)
            case Contact(_, details, phones, _, _, _, verified):
                yield from details
                yield from (phone.whom for phone in phones if phone.whom)
                yield from (verified,) if verified else ()
            case Origin():
                pass  # The name of a source is never translated.
            case _ as never:
                assert_never(never)
