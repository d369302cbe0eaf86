"""Widths of letters, read from the Noto fonts: ``python -m tests.widths`` writes the program's table.

The fonts are for developers; the program carries the table alone. They come from PyPI: Noto Sans, Noto Sans Arabic and
Noto Sans Ethiopic, all under the SIL Open Font License.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import justmytype_intl_africa
import uharfbuzz as harfbuzz

JOINER = "\u200d"

LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x1E00, 0x1F00))))
OTHERS = "".join(map(chr, (*range(0x400, 0x530), *range(0x2010, 0x205F), *range(0x20A0, 0x20C0))))
ARABIC = "".join(map(chr, range(0x600, 0x700)))
ETHIOPIC = "".join(map(chr, (*range(0x1200, 0x139A), *range(0x2D80, 0x2DDF), *range(0xAB00, 0xAB30))))
LIGATURES = tuple(f"\u0644{alef}" for alef in "\u0627\u0622\u0623\u0625")
"""Lam and alef are written as one letter, whichever alef it is."""


def _file(module_file: str | None, *below: str) -> Path:
    return Path(module_file or "").parent.joinpath(*below)


SANS = _file(fontpkg_noto_sans.__file__, "files", "NotoSans[wdth,wght].ttf")
NASKH = _file(fontpkg_noto_sans_arabic.__file__, "files", "NotoSansArabic[wdth,wght].ttf")
GEEZ = _file(justmytype_intl_africa.__file__, "fonts", "ofl", "notosansethiopic", "NotoSansEthiopic[wdth,wght].ttf")


@cache
def _font(path: Path) -> harfbuzz.Font:
    return harfbuzz.Font(harfbuzz.Face(harfbuzz.Blob.from_file_path(path)))


def shaped(text: str, path: Path) -> list[tuple[int, int]]:
    """The glyphs of a text in one font and how far each goes, in thousandths of the letter size."""
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    harfbuzz.shape(_font(path), buffer)
    return [
        (info.codepoint, place.x_advance)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def advance(text: str, path: Path) -> int:
    """How wide a text is in one font, in thousandths of the letter size."""
    return sum(wide for _, wide in shaped(text, path))


def has(character: str, path: Path) -> bool:
    """Whether a font has a letter."""
    return ord(character) in _font(path).face.unicodes


def rows() -> Iterator[tuple[str, ...]]:
    """The rows of the table: a letter and its width in each form; empty where it has no such form."""
    for letters, path in ((LATIN + OTHERS, SANS), (ETHIOPIC, GEEZ)):
        for letter in letters:
            if has(letter, path) and unicodedata.category(letter)[0] != "C":
                yield letter, str(advance(letter, path)), "", "", ""
    for letter in (*ARABIC, *LIGATURES):
        if all(has(each, NASKH) for each in letter) and unicodedata.category(letter[0]) not in {"Cf", "Cn"}:
            yield letter, *_forms(letter)


def _forms(letter: str) -> tuple[str, str, str, str]:
    """An Arabic letter in its four forms; empty where it does not join on that side."""
    alone = shaped(letter, NASKH)
    first, middle, last = (shaped(text, NASKH) for text in (letter + JOINER, JOINER + letter + JOINER, JOINER + letter))
    before, after = _glyphs(last) != _glyphs(alone), _glyphs(first) != _glyphs(alone)
    wide = [str(sum(advance for _, advance in form)) for form in (alone, first, middle, last)]
    return wide[0], wide[1] if after else "", wide[2] if before and after else "", wide[3] if before else ""


def _glyphs(form: list[tuple[int, int]]) -> list[int]:
    """The glyphs that are seen: the joiner itself goes nowhere."""
    return [glyph for glyph, wide in form if wide]
