"""``wegwijs check --links``: visits every source and site, tells what has become of them, and keeps what was seen.

It must never run in CI: what it says depends on other people's servers, and they would be asked for nothing.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import urldefrag

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.authoring.project import Project
from bot.authoring.source.context import WebAddress
from bot.authoring.source.problems import Problem
from bot.cli.common import refuse, settings
from bot.links.snapshots import SNAPSHOTS, Snapshot, format_snapshots, merge_snapshots

try:
    from bot.links.classify import BAD, Classified, classify_visit, problem, summarise
    from bot.links.http_session import session
    from bot.links.politeness import Politeness
    from bot.links.responses import Visit
    from bot.links.visit import visit_all
except ModuleNotFoundError as error:
    missing = str(error.name).partition(".")[0]
    refuse(f"'{missing}' is not installed: links are visited with the tools of developers. Run 'make setup'.")

MANNERS = Politeness()

INTERRUPTED = 130
"""The exit status that shells expect of a program that Ctrl+C has ended."""

STEP = 10
"""After how many addresses it is said how far it is, where no bar can be drawn."""

Tell = Callable[[list[Problem], list[Problem]], None]


def check_links(project: Project, before: Mapping[str, Snapshot], tell: Tell) -> int:
    """Looks at every address. Returns how the program ends: 1 where something died, moved or changed, else 0."""
    places = defaultdict[str, list[WebAddress]](list)
    for each in project.drafts.addresses:
        places[urldefrag(each.written.text).url].append(each)
    learnt, day, unreached = dict[str, Classified](), datetime.now(UTC).date(), set[str]()

    def learn(visit: Visit) -> None:
        only_title = all(each.key == "site" for each in places[visit.address])
        learnt[visit.address] = classify_visit(visit, before.get(visit.address), day, only_title=only_title)
        unreached.update(() if visit.reached else (visit.address,))

    stopped = _visit(list(places), learn)
    if learnt and len(unreached) == len(learnt):
        refuse("Not one address could be reached. Is there a network here? Nothing was written.")
    bad, asks = list[Problem](), list[Problem]()
    for address, judged in learnt.items():
        for tiding in judged.tidings:
            told = [problem(tiding, address, each.written.place) for each in places[address]]
            (bad if isinstance(tiding, BAD) else asks).extend(told)
    looks = merge_snapshots(before, {address: judged.look for address, judged in learnt.items()}, places)
    (project.root / SNAPSHOTS).write_text(format_snapshots(looks), encoding="utf-8", newline="\n")
    tell(bad, asks)
    typer.echo(f"{summarise(learnt.values())} Written: {SNAPSHOTS}")
    if stopped:
        typer.echo(f"Stopped after {len(learnt)} of {len(places)} addresses; the others are as they were.", err=True)
        return INTERRUPTED
    return 1 if bad else 0


def _visit(addresses: list[str], learn: Callable[[Visit], None]) -> bool:
    """Visits them, and shows how far it is. Returns whether somebody stopped it."""
    place = settings().public_url
    agent = f"wegwijs/{version('wegwijs')} (looks whether its sources are still there{f'; +{place}' if place else ''})"

    async def go(tell: Callable[[Visit], None]) -> None:
        async with session(agent, MANNERS) as asking:
            await visit_all(addresses, asking, MANNERS, tell)

    with _shown(len(addresses)) as step:

        def tell(visit: Visit) -> None:
            learn(visit)
            step()

        try:
            asyncio.run(go(tell))
        except KeyboardInterrupt:
            return True
    return False


@contextmanager
def _shown(total: int) -> Iterator[Callable[[], None]]:
    """Shows on the stream of errors how many of so many are done: a bar in a terminal, else a line now and then."""
    console, done = Console(stderr=True), 0
    if console.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=console) as progress:
            task = progress.add_task("Visiting sources and sites", total=total)
            yield lambda: progress.advance(task)
        return

    def step() -> None:
        nonlocal done
        done += 1
        if done % STEP == 0 or done == total:
            typer.echo(f"{done} of {total} addresses visited.", err=True)

    yield step
