"""The pictures in docs/for-staff.md are of the pages as they are: what stands beside them is what they say today."""

from __future__ import annotations

import re

import pytest

from bot.core.guide import Guide
from tests.chromium.guide_pictures import FOLDER
from tests.chromium.page_pictures import PAGE_PICTURES, PagePicture, words_at
from tests.conftest import ROOT

MOST_BYTES = 100_000
"""Of a picture, so that the document opens on a phone."""

DOCUMENT = (ROOT / "docs" / "for-staff.md").read_text(encoding="utf-8")

each_picture = pytest.mark.parametrize("picture", PAGE_PICTURES, ids=lambda each: each.name)


@each_picture
async def test_a_picture_shows_the_words_of_today(guide: Guide, picture: PagePicture) -> None:
    drawn = (FOLDER / f"{picture.name}.txt").read_text(encoding="utf-8")
    assert drawn == await words_at(picture.address, guide), "the page says something else now: run 'make pictures'"


@each_picture
def test_a_picture_is_small_and_stands_in_the_document_with_what_it_shows(picture: PagePicture) -> None:
    data = (FOLDER / f"{picture.name}.webp").read_bytes()
    assert (data[:4], data[8:12]) == (b"RIFF", b"WEBP")
    assert len(data) < MOST_BYTES
    assert re.search(rf'<img src="pictures/{picture.name}\.webp" width="\d+" alt="[^"]{{20,}}">', DOCUMENT)


def test_every_picture_of_the_document_is_drawn_by_the_command() -> None:
    shown = re.findall(r'src="pictures/([^"]+)\.webp"', DOCUMENT)
    assert sorted(shown) == sorted(picture.name for picture in PAGE_PICTURES)
