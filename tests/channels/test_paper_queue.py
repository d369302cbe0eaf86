"""What is printed for the web: one at a time, off the event loop, few enough, and the same paper only once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest

from bot.channels.web import paper_queue
from bot.channels.web.paper_queue import MOST_WAITING, PER_MINUTE, SECONDS, PaperQueue, TooMuchPaperError
from bot.channels.web.publishing import WebPublisher
from bot.core.guide import Guide
from bot.printing.order import Paper
from bot.printing.poster import draw_poster
from bot.printing.printer import Printer
from bot.printing.typesetting import PrintError
from tests.channels.public import SITE


@pytest.fixture
def draw(guide: Guide) -> Callable[[], Paper]:
    printer = Printer(guide, WebPublisher(guide, SITE), "2026-11-28")
    return lambda: draw_poster(printer, [guide.words.english])


class Slow:
    """A printer that waits until it may go on. ``at_once`` is the most that it was asked to print at one time."""

    def __init__(self, size: int = 1) -> None:
        self.may = threading.Event()
        self.asked = self.at_once = self._now = 0
        self._pdf = b"x" * size

    def __call__(self, _paper: Paper, seconds: float) -> bytes:
        assert seconds == SECONDS
        self.asked += 1
        self._now += 1
        self.at_once = max(self.at_once, self._now)
        assert self.may.wait(30)
        self._now -= 1
        return self._pdf


async def test_what_is_asked_for_twice_is_made_once_and_kept(draw: Callable[[], Paper]) -> None:
    slow = Slow()
    papers = PaperQueue(slow)
    both = [asyncio.create_task(papers.get("a", draw)) for _ in range(2)]
    await asyncio.sleep(0)
    slow.may.set()
    assert await asyncio.gather(*both) == [b"x", b"x"]
    assert await papers.get("a", draw) == b"x"
    assert slow.asked == 1


async def test_they_are_made_one_after_the_other_and_only_so_many_wait(draw: Callable[[], Paper]) -> None:
    slow = Slow()
    papers = PaperQueue(slow)
    waiting = [asyncio.create_task(papers.get(str(number), draw)) for number in range(MOST_WAITING)]
    await asyncio.sleep(0)
    with pytest.raises(TooMuchPaperError):
        await papers.get("one more", draw)
    slow.may.set()
    await asyncio.gather(*waiting)
    assert slow.at_once == 1
    assert await papers.get("one more", draw) == b"x"


async def test_only_so_many_are_made_in_a_minute(draw: Callable[[], Paper]) -> None:
    now = 0.0
    papers = PaperQueue(lambda _paper, _seconds: b"x", lambda: now)
    for number in range(PER_MINUTE):
        await papers.get(str(number), draw)
    with pytest.raises(TooMuchPaperError):
        await papers.get("one more", draw)
    assert await papers.get("0", draw) == b"x"
    now = 60.0 / PER_MINUTE
    assert await papers.get("one more", draw) == b"x"


async def test_whoever_goes_away_takes_nothing_from_the_others(draw: Callable[[], Paper]) -> None:
    slow = Slow()
    papers = PaperQueue(slow)
    gone, stays = (asyncio.create_task(papers.get("a", draw)) for _ in range(2))
    await asyncio.sleep(0)
    gone.cancel()
    slow.may.set()
    assert await stays == b"x"


async def test_a_failure_is_told_and_not_kept(draw: Callable[[], Paper]) -> None:
    answers = iter((PrintError("no"), b"x"))

    def make(_paper: Paper, _seconds: float) -> bytes:
        if isinstance(answer := next(answers), PrintError):
            raise answer
        return answer

    papers = PaperQueue(make)
    with pytest.raises(PrintError):
        await papers.get("a", draw)
    assert await papers.get("a", draw) == b"x"


async def test_what_is_kept_has_a_limit(draw: Callable[[], Paper], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_queue, "KEPT_BYTES", 10)
    slow = Slow(11)
    slow.may.set()
    papers = PaperQueue(slow)
    assert [len(await papers.get("a", draw)) for _ in range(2)] == [11, 11]
    assert slow.asked == 2
    small = PaperQueue(Slow(6))
    small._make.may.set()  # type: ignore[attr-defined]  # a Slow
    for key in ("a", "b", "a"):
        await small.get(key, draw)
    assert small._make.asked == 3  # type: ignore[attr-defined]  # a Slow
