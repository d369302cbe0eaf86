"""A printed page, read back: its text as it lies on the paper, and the codes that a phone finds on its picture."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from dataclasses import dataclass

import pypdfium2
import zxingcpp
from PIL.Image import Image

POINT = 25.4 / 72
"""Millimetres of a point, which is the unit of a PDF."""

SCALE = 3
"""Pixels of a point."""

WHITE, EDGE = 255, 3
"""A pixel that nothing stands on, and the pixels by which the edge of a code is not certain."""

WITHOUT_SHAPE = dict.fromkeys(map(ord, "\r\n\u200b\u2060\u2066\u2067\u2068\u2069\u200e\u200f"))
"""Marks of direction, and the ends of lines that the reader of PDFs adds."""


Box = tuple[float, float, float, float]
"""A part of a page in millimetres: its left, its top, its right and its bottom."""


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code on a page: what it holds, and the length of its side in millimetres."""

    text: str
    side: float


class Sheets:
    """The pages of a PDF."""

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)

    def __len__(self) -> int:
        return len(self._document)

    def size(self, number: int) -> tuple[int, int]:
        """Width and height of a page in millimetres."""
        width, height = self._document[number].get_size()
        return round(width * POINT), round(height * POINT)

    def picture(self, number: int) -> Image:
        picture: Image = self._document[number].render(scale=SCALE).to_pil()
        return picture

    def codes(self, number: int) -> list[FoundCode]:
        """The codes on a page, as a phone reads them."""
        found = zxingcpp.read_barcodes(self.picture(number))
        sides = [(each.position.top_right.x - each.position.top_left.x) / SCALE * POINT for each in found]
        return [FoundCode(each.text, abs(side)) for each, side in zip(found, sides, strict=True)]

    def are_quiet(self, number: int, modules: float, quiet: int) -> bool:
        """Whether nothing stands in the quiet zone of any code on a page."""
        picture = self.picture(number).convert("L")
        for found in zxingcpp.read_barcodes(picture):
            corners = found.position
            xs = [each.x for each in (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)]
            ys = [each.y for each in (corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left)]
            left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
            wide = int((right - left) / modules * quiet) - EDGE
            around = picture.crop((left - wide, top - wide, right + wide, bottom + wide))
            around.paste(WHITE, (wide - EDGE, wide - EDGE, around.width - wide + EDGE, around.height - wide + EDGE))
            if around.getextrema()[0] != WHITE:
                return False
        return True

    def lines(self, number: int, within: Box | None = None) -> list[str]:
        """What stands in each line of a page, or of a part of it, from left to right, whatever the language."""
        text, rows = self._document[number].get_textpage(), defaultdict[int, list[tuple[float, str]]](list)
        height = self._document[number].get_height()
        for index in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
            character = chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, index)).translate(WITHOUT_SHAPE)
            if within is None or _holds(within, x.value * POINT, (height - y.value) * POINT):
                rows[round(y.value)].append((x.value, character))
        return ["".join(character for _, character in sorted(row)) for row in rows.values()]

    def fonts(self) -> set[str]:
        """The names of all fonts that letters are in."""
        names = set[str]()
        for page in self._document:
            for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                font = pypdfium2.raw.FPDFTextObj_GetFont(each.raw)
                name = ctypes.create_string_buffer(200)
                pypdfium2.raw.FPDFFont_GetBaseFontName(font, name, 200)
                names.add(name.value.decode().partition("+")[2] or name.value.decode())
        return names


def _holds(box: Box, x: float, y: float) -> bool:
    left, top, right, bottom = box
    return left <= x <= right and top <= y <= bottom
