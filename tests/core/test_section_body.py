"""In which language a section is drawn, where its translations are old or missing."""

from __future__ import annotations

import pytest

from bot.core.blocks import Block, Heading
from bot.core.content import Body, Prose, SectionText
from bot.core.drawing.scene import Speaker
from bot.core.drawing.section_body import draw_body
from bot.core.drawing.translation_remarks import said_texts
from bot.core.guide import Guide
from bot.core.translation import Caveat, Status, Trust

OLD, DRAFT = Trust(Status.STALE), Trust(Status.DRAFT)
ENGLISH = Body((Prose("Ask a lawyer."),))


def drawn(guide: Guide, reads: str, trusts: dict[str, Trust], *, high_risk: bool = True) -> list[Block]:
    """A section that stands in English and in these languages, for a reader of one."""
    bodies = {code: Body((Prose(f"In {code}."),), trust) for code, trust in trusts.items()}
    speaker = Speaker(guide.interface, guide.words.voice(guide.words.languages[reads]))
    return draw_body(speaker, SectionText("family#short", {"en": ENGLISH, **bodies}, high_risk))


def languages_in(blocks: list[Block]) -> list[str]:
    texts = [block for block in blocks if not isinstance(block, Heading)]
    return [said.language.code for said in said_texts(tuple(texts))]


@pytest.mark.parametrize(
    ("reads", "trusts", "languages"),
    [
        ("ar", {"ar": DRAFT, "nl": DRAFT}, ["ar"]),
        ("ar", {"ar": OLD, "nl": DRAFT}, ["nl", "en"]),
        ("ar", {"nl": DRAFT}, ["nl", "en"]),
        ("ar", {"ar": OLD, "nl": OLD}, ["en"]),
        ("ar", {"nl": OLD}, ["en"]),
        ("ar", {}, ["en"]),
        ("nl", {"nl": OLD}, ["en"]),
        ("fa_AF", {"fa_AF": OLD, "fa": DRAFT, "nl": DRAFT}, ["fa"]),
        ("fa_AF", {"fa_AF": OLD, "fa": OLD, "nl": OLD}, ["en"]),
    ],
)
def test_law_is_never_read_in_an_old_translation(
    guide: Guide, reads: str, trusts: dict[str, Trust], languages: list[str]
) -> None:
    assert languages_in(drawn(guide, reads, trusts)) == languages


def test_what_tells_no_law_is_read_in_the_old_translation_which_says_so(guide: Guide) -> None:
    blocks = drawn(guide, "ar", {"ar": OLD, "nl": DRAFT}, high_risk=False)
    assert languages_in(blocks) == ["ar"]
    assert all(Caveat.OLDER in said.caveats for said in said_texts(tuple(blocks)))


def test_an_old_translation_that_is_not_shown_is_told_of(guide: Guide) -> None:
    (english,) = said_texts(tuple(drawn(guide, "ar", {"ar": OLD, "nl": OLD})))
    assert (english.text, english.caveats) == ("Ask a lawyer.", frozenset({Caveat.WITHDRAWN}))
