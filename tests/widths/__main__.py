"""Writes ``bot/channels/text_width.csv``."""

from __future__ import annotations

import csv

from bot.channels.text_width import FORMS, TABLE
from tests.widths import rows

with TABLE.open("w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("letter", *FORMS))
    writer.writerows(rows())
