"""The pictures in README are of the guide as it is: what stands beside them is what it says today."""

from __future__ import annotations

import pytest

from bot.core.bidi import strip_marks
from bot.core.drawing.translation_remarks import said_texts
from bot.core.guide import Guide
from bot.core.text import strip_strong
from tests.channels.browser import told_on_the_web
from tests.chromium.guide_pictures import FOLDER, PHONE, PICTURES, SHARPNESS, GuidePicture, talk_to, words
from tests.chromium.page_pictures import PAGE_PICTURES
from tests.conftest import ROOT

MOST_BYTES = 200_000
"""Of a picture, so that README opens on a phone."""

each_picture = pytest.mark.parametrize("picture", PICTURES, ids=lambda each: each.name)


@each_picture
def test_a_picture_shows_the_words_of_today(guide: Guide, picture: GuidePicture) -> None:
    drawn = (FOLDER / f"{picture.name}.txt").read_text(encoding="utf-8")
    assert drawn == words(picture, guide), "the guide says something else now: run 'make pictures'"


@each_picture
def test_every_text_of_the_screen_is_among_the_words(guide: Guide, picture: GuidePicture) -> None:
    """So none of them can change unseen."""
    screen = talk_to(picture, guide).screen
    labels = [*(button.label for button in screen.buttons), *(control.label for control in screen.controls)]
    said = [each.text for each in (*said_texts(told_on_the_web(screen)), *labels)]
    shown = " ".join(words(picture, guide).split())
    texts = {" ".join(strip_strong(strip_marks(text)).split()) for text in said}
    assert {text for text in texts if text not in shown} == set()


@each_picture
def test_a_picture_is_a_small_one_of_a_phone_and_stands_in_readme(picture: GuidePicture) -> None:
    png = (FOLDER / f"{picture.name}.png").read_bytes()
    size = (int.from_bytes(png[16:20]), int.from_bytes(png[20:24]))
    assert size == (SHARPNESS * PHONE["width"], SHARPNESS * PHONE["height"])
    assert len(png) < MOST_BYTES
    assert f'src="docs/pictures/{picture.name}.png"' in (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_picture_is_left_over() -> None:
    kept = {f"{picture.name}{ending}" for picture in PICTURES for ending in (".png", ".txt")}
    kept |= {f"{picture.name}{ending}" for picture in PAGE_PICTURES for ending in (".webp", ".txt")}
    assert {path.name for path in FOLDER.iterdir()} == kept
