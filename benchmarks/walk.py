"""The long walk: a million steps and more, spread over the processors. ``python -m benchmarks.walk --help``.

Each walk has a number, and the same number walks the same way. Without ``--first`` the numbers are others each time, so
that each run goes where none was before. It ends with 1 if anything broke, and shows the shortest talk that breaks it.
"""

from __future__ import annotations

import argparse
import os
import secrets
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from bot.authoring.sweep.every_screen import sweep_screens
from bot.core.subject import Apart
from tests.walk.walker import KINDS, Tally
from tests.walk.whole import Walked, guides, walked

SHOWN = 5
"""Faults that are told in full; the others are counted."""

UNSEEN = 12
"""Screens that are named because no walk came to them."""


def main(arguments: list[str] | None = None) -> int:
    """Walks, shows what was seen, and returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="make walk", description="Walks through the guide, and looks at every screen."
    )
    parser.add_argument("--walks", type=int, default=1000, help="how many (%(default)s)")
    parser.add_argument("--steps", type=int, default=1000, help="of each (%(default)s)")
    parser.add_argument("--first", type=int, default=secrets.randbelow(10**9), help="number of the first walk (any)")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="at once (%(default)s)")
    given = parser.parse_args(arguments)
    console, begin = Console(emoji=False, highlight=False), time.perf_counter()
    console.print(
        f"{given.walks} walks of {given.steps} steps, numbers {given.first} to {given.first + given.walks - 1}"
    )
    numbers = range(given.first, given.first + given.walks)
    seen, broken = Tally(), list[str]()
    with ProcessPoolExecutor(given.processes, initializer=guides) as pool:
        results = pool.map(walked, numbers, [given.steps] * given.walks)
        for walk in _shown(results, given.walks, console):
            seen += walk.tally
            if walk.broken:
                broken.append(walk.broken)
                if len(broken) <= SHOWN:
                    console.print(walk.broken, markup=False, soft_wrap=True)
    _told(console, seen, time.perf_counter() - begin)
    console.print(f"[red]{len(broken)} walks broke something[/]" if broken else "[green]nothing broke[/]")
    return 1 if broken else 0


def _shown(walks: Iterable[Walked], total: int, console: Console) -> Iterator[Walked]:
    """The same, while a bar shows how far along it is."""
    columns = (TextColumn("walking"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(walks, total=total)


def _told(console: Console, seen: Tally, seconds: float) -> None:
    guide, _ = guides()
    steps = seen.kinds.total()
    table = Table("kind of step", "steps", "share", title="The long walk")
    for kind in sorted(KINDS, key=lambda each: -seen.kinds[each]):
        table.add_row(kind, f"{seen.kinds[kind]:,}", f"{seen.kinds[kind] / max(steps, 1):.1%}")
    table.add_row("all", f"{steps:,}", "", style="bold")
    console.print(table)
    every = {turn.screen.shows for turn in sweep_screens(guide, guide.words.english)} | {each.value for each in Apart}
    unseen, states = sorted(every - {*seen.screens}), {*guide.flow.states}
    console.print(f"states seen: {len(states & {*seen.screens})} of {len(states)}")
    console.print(
        f"screens seen: {len(every) - len(unseen)} of {len(every)}, and {len({*seen.screens} - every)} others"
    )
    if unseen:
        console.print(f"not seen: {', '.join(unseen[:UNSEEN])}{' ...' if len(unseen) > UNSEEN else ''}")
    languages = ", ".join(f"{code} {count:,}" for code, count in seen.languages.most_common())
    console.print(f"languages: {languages}")
    notices = ", ".join(f"{name} {count:,}" for name, count in seen.notices.most_common())
    console.print(f"notices: {notices}")
    console.print(f"longest button: {len(seen.longest)} bytes, {seen.longest}")
    console.print(f"time: {seconds:.0f} s, {steps / seconds:,.0f} steps a second")


if __name__ == "__main__":
    raise SystemExit(main())
