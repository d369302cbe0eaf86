"""The process in which typst runs: an order as JSON comes in, a PDF goes out. It knows nothing else of the guide."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Literal

import typst

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1 (ISO 14289-1): a screen reader can read it. It also refuses a letter for which no font has a shape."""


def main() -> None:
    """Sets one paper. Ends with exit code 1 and typst's own words where it cannot."""
    order = json.load(sys.stdin.buffer)
    template = Path(order["template"])
    try:
        pdf = typst.compile(
            template.read_bytes(),
            root=template.parent,
            font_paths=order["fonts"],
            ignore_system_fonts=True,
            sys_inputs={"data": order["data"]},
            pdf_standards=STANDARD,
        )
    except typst.TypstError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
