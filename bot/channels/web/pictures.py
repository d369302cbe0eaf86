"""Codes to scan, as files. A quiet zone of four modules stands around each: scanners need it (ISO/IEC 18004)."""

from __future__ import annotations

from io import BytesIO

import segno

from bot.channels.web.staff_page import PictureFormat

QUIET, PIXELS = 4, 16
"""Modules around the code, and pixels of a module in a picture: enough for print at 40 mm."""


def draw_code(address: str, kind: PictureFormat) -> bytes:
    """The code of an address as a file of this format."""
    written = BytesIO()
    segno.make_qr(address, error="m").save(written, kind=kind.value, scale=PIXELS, border=QUIET)
    return written.getvalue()
