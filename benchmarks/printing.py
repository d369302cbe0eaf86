"""What each kind of paper weighs and takes: ``python -m benchmarks.printing``. It needs the extra ``print``.

The least work of several rounds is told: the time in which a processor worked at it, which others disturb little.
The memory is that of the process that took most until then.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator

import pypdfium2
from rich.console import Console
from rich.table import Table

from bot.channels.web.publishing import WebPublisher
from bot.core.guide import Guide
from bot.core.site import Site
from bot.loading import load
from bot.printing.order import PaperKind, PaperOrder, draw_paper
from bot.printing.poster import MOST_LANGUAGES
from bot.printing.printer import Printer
from bot.printing.typesetting import typeset

ROUNDS = 3
SITE = Site("https://wegwijs.example", "wegwijs_bot", "Foundation")


def main() -> None:
    """Prints one table."""
    guide = load()
    printer = Printer(guide, WebPublisher(guide, SITE), "2026-11-28")
    table = Table("paper", "pages", "kB", "drawn", "set", "work", "memory", title="Paper, measured")
    for order in orders(guide):
        drawn, set_in, worked, pdf = min((measured(printer, order) for _ in range(ROUNDS)), key=lambda each: each[2])
        pages = len(pypdfium2.PdfDocument(pdf))
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        times = (f"{seconds * 1e3:.0f} ms" for seconds in (drawn, set_in, worked))
        name = order.file_name.removeprefix("wegwijs-").removesuffix(".pdf")
        table.add_row(name, str(pages), f"{len(pdf) / 1000:,.0f}", *times, f"{memory:.0f} MB")
    Console().print(table)


def orders(guide: Guide) -> Iterator[PaperOrder]:
    """One of each kind in each language, from the smallest kind to the largest."""
    offered, family = tuple(guide.words.offered), guide.flow.topics["family"]
    for kind in PaperKind:
        about = None if kind in {PaperKind.SENTENCES, PaperKind.BOOKLET} else family
        yield from (PaperOrder(kind, (each,), about) for each in offered)
        if kind is PaperKind.POSTER:
            yield PaperOrder(kind, offered[:MOST_LANGUAGES], family)


def measured(printer: Printer, order: PaperOrder) -> tuple[float, float, float, bytes]:
    """Seconds to draw a paper and to set it, those in which a processor worked at that, and the PDF."""
    began = time.perf_counter()
    paper = draw_paper(printer, order)
    drawn, worked = time.perf_counter(), work()
    pdf = typeset(paper)
    return drawn - began, time.perf_counter() - drawn, work() - worked, pdf


def work() -> float:
    """Seconds that processors have worked for processes of ours that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
