"""What typst does with what it is given: texts are no markup, letters are never left out, and it is not waited for."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.guide import Guide
from bot.printing import typesetting
from bot.printing.encoding import to_data
from bot.printing.poster import Poster, draw_poster
from bot.printing.printer import Printer
from bot.printing.typesetting import MissingExtraError, PrintError, install_command, typeset
from tests.printing.sheet import Sheets


@pytest.fixture
def poster(printer: Printer, guide: Guide) -> Poster:
    return draw_poster(printer, [guide.words.english])


def run_by(poster: Poster, words: str) -> Poster:
    return replace(poster, run_by=replace(poster.brand, text=words))


def test_a_text_is_never_markup(poster: Poster) -> None:
    words = '#panic() $x$ @y _z_ `a` "b" \\ <c> [d]'
    assert any(words in line for line in Sheets(typeset(run_by(poster, words))).lines(0))


def test_what_is_strong_in_a_text_is_strong_on_paper(poster: Poster) -> None:
    assert to_data(replace(poster.brand, text="a **b** c"))["runs"] == ["a ", "b", " c"]  # type: ignore[call-overload, index]  # it is a dict
    assert any("a b c" in line for line in Sheets(typeset(run_by(poster, "a **b** c"))).lines(0))


def test_a_letter_for_which_there_is_no_shape_is_refused(poster: Poster) -> None:
    with pytest.raises(PrintError, match="\u6e2c"):
        typeset(run_by(poster, "\u6e2c"))


def test_what_takes_too_long_is_stopped(poster: Poster) -> None:
    began = time.monotonic()
    with pytest.raises(PrintError, match="longer than"):
        typeset(poster, seconds=0.01)
    assert time.monotonic() - began < 30


def test_a_missing_extra_is_told_with_the_command_that_installs_it(
    poster: Poster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetting, "FONTS", ("no_such_font",))
    with pytest.raises(MissingExtraError) as told:
        typeset(poster)
    assert str(told.value) == f"Printing needs no_such_font. Install it with:\n{install_command()}"


def test_the_command_names_all_packages_of_the_extra() -> None:
    command = install_command()
    python, _, packages = command.partition(" -m pip install ")
    assert Path(python).resolve() == Path(sys.executable).resolve()
    for package in ("typst", "fontpkg-noto-sans", "fontpkg-noto-sans-arabic", "justmytype-intl-africa"):
        assert package in packages


def test_without_an_installed_guide_the_command_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "requires", lambda _: None)
    assert install_command().endswith(" -m pip install '.[print]'")


def test_what_no_paper_has_cannot_be_data() -> None:
    with pytest.raises(TypeError, match="object"):
        to_data(object())
