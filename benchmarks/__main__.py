"""How long things take, as multiples of one step, so that two machines can be compared; and the memory of a chat.

It measures and asserts nothing. Every time is the best of several rounds: the others were disturbed.
"""

from __future__ import annotations

import subprocess
import sys
import time
import timeit
import tracemalloc
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.table import Table

from benchmarks import codes, preview, web
from benchmarks.languages import all_complete
from benchmarks.requests import calls_a_second
from bot.authoring.source.problems import Findings
from bot.authoring.sweep.every_screen import sweep_screens
from bot.authoring.sweep.longest_button import find_longest_button
from bot.authoring.translations.catalogs import read_catalog
from bot.channels.telegram.memory import Memory
from bot.channels.telegram.rendering import to_message
from bot.channels.web.addresses import PageAddress
from bot.channels.web.chat_page import to_page
from bot.channels.web.html import to_html
from bot.channels.web.public_page import PublicPages
from bot.check_report import check_screens
from bot.core.conversation import Conversation
from bot.core.event import Closed
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.pseudo_language import PSEUDO
from bot.core.site import Site
from bot.loading import load
from bot.wiring import read

ROUNDS = 5
CHATS = 20_000


def main() -> None:
    """Prints one table."""
    guide = read().with_pseudo()
    english = guide.words.english
    fullest = max((turn.conversation for turn in sweep_screens(guide, english)), key=lambda each: len(each.answers))
    unit = best(lambda: guide.step(Conversation(english), Closed()))
    table = Table("what", "time", "steps", title="Wegwijs, measured")
    for name, seconds in measured(guide, english, fullest):
        table.add_row(name, f"{seconds * 1e3:.3f} ms", f"{seconds / unit:.2f}")
    console = Console()
    console.print(table)
    for line in codes.lines():
        console.print(line)
    console.print(f"memory of a chat that is remembered: {memory_of_a_chat():.0f} bytes")
    for at_once, theirs, ours in calls_a_second():
        console.print(
            f"{at_once:4d} calls at once: httpx {theirs:6.0f} a second, ours {ours:6.0f}, {ours / theirs:.1f} times"
        )
    for line in web.weights(guide):
        console.print(line)
    for line in preview.measured(["nl", "ar"]):
        console.print(line)
    for name, settings in (("web alone", web.WEB_ALONE), ("with Telegram", web.WITH_TELEGRAM)):
        seconds, memory = web.server(settings)
        console.print(f"a server, {name}: {seconds:.1f} s to start, {memory / 1024:.0f} MB")


def measured(guide: Guide, english: Language, fullest: Conversation) -> Iterator[tuple[str, float]]:
    """Names and seconds."""
    coder, longest = guide.coder, find_longest_button(guide)
    turn = guide.step(fullest, Closed())
    pseudo = guide.step(Conversation(guide.words.languages[PSEUDO], fullest.answers, fullest.situations), Closed())
    project = read()
    yield "one step, to the first question", best(lambda: guide.step(Conversation(english), Closed()))
    yield f"one step, with {len(fullest.answers)} answers", best(lambda: guide.step(fullest, Closed()))
    yield "the same, right to left", best(lambda: guide.step(pseudo.conversation, Closed()))
    yield "a conversation to its code, once for a screen", best(lambda: coder.code(fullest))
    yield "the longest button to its press", best(lambda: coder.read_button(longest))
    yield "a screen to a Telegram message", best(lambda: to_message(turn.screen, turn.conversation, coder))
    yield "a screen to a web page", best(lambda: to_html(to_page(guide, turn)))
    public = PublicPages(guide, Site("https://wegwijs.example", "wegwijs_bot", "Foundation"))
    family = PageAddress(english, "family")
    yield "the heaviest topic to a public page", best(lambda: web.document(public, family))
    yield "every screen, in English", best(lambda: list(sweep_screens(guide, english)))
    yield "reading and checking all files", best(read)
    yield "the guide of files that were read before", best(load)
    with all_complete() as root:
        sixteen = read(root)
        rows = [row for code, row in sixteen.drafts.rows.items() if code != "en"]
        yield (
            f"reading the catalogs of {len(rows)} complete languages",
            best(lambda: [read_catalog(root, row.language, sixteen.texts, {}, Findings()) for row in rows]),
        )
        yield f"reading and checking all files of {len(rows)} complete languages", best(lambda: read(root))
    if project.guide:
        sound = project.guide
        yield "every screen in every language, checked", best(lambda: list(check_screens(project, sound)))
    yield "'wegwijs check', from start to end", best(lambda: run("check"))
    yield "'wegwijs chat', to the first question", best(lambda: run("chat", "--lang", "en", types="1\n"))


def best(function: Callable[[], object]) -> float:
    """Seconds of one call in the fastest round; each round lasts about a twentieth of a second, or one call."""
    begin = time.perf_counter()
    function()
    calls = max(1, round(0.05 / (time.perf_counter() - begin)))
    return min(timeit.repeat(function, number=calls, repeat=ROUNDS)) / calls


def run(*command: str, types: str = "") -> None:
    """A command in a process of its own."""
    subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "bot", *command], input=types, text=True, check=True, stdout=subprocess.DEVNULL
    )


def memory_of_a_chat() -> float:
    """Bytes that one more chat takes, with its language and three bubbles."""
    memory = Memory()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for chat in range(CHATS):
        for bubble in range(3):
            memory.remember(10**9 + chat, 10**6 + 3 * chat + bubble, "en")
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) / CHATS


if __name__ == "__main__":
    main()
