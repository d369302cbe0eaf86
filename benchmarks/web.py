"""What pages of the web weigh, in the chat and to read, by language; what a server takes to start, and of memory."""

from __future__ import annotations

import gzip
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from bot.authoring.sweep.every_screen import sweep_screens
from bot.channels.web.addresses import PageAddress, staff_languages
from bot.channels.web.chat_page import to_page
from bot.channels.web.html import to_html, to_public_html
from bot.channels.web.public_page import PublicPages
from bot.core.guide import Guide
from bot.core.site import Site

WEB_ALONE: dict[str, str] = {}
WITH_TELEGRAM = {
    "TELEGRAM_BOT_TOKEN": "123456:" + "a" * 35,
    "TELEGRAM_API_BASE_URL": "http://127.0.0.1:9",
    "TELEGRAM_WEBHOOK_URL": "https://wegwijs.example/telegram",
}


def weights(guide: Guide) -> Iterator[str]:
    """A line for each language and kind: bytes of a page, and what is sent of it."""
    public = PublicPages(guide, Site("https://wegwijs.example", "wegwijs_bot", "Foundation"))
    for language in guide.words.spoken:
        chat = [to_html(to_page(guide, turn)) for turn in sweep_screens(guide, language)]
        yield _weight(f"{language.code}, chat", chat)
        to_read = [PageAddress(language, name) for name in public.names]
        yield _weight(f"{language.code}, to read", [document(public, each) for each in to_read])
        for beside in staff_languages(guide.words, language):
            both = [
                document(public, replace(each, beside=beside)) for each in to_read if each.name in guide.flow.topics
            ]
            yield _weight(f"{language.code}, to read beside {beside.code}", both)


def document(public: PublicPages, address: PageAddress) -> str:
    """A public page."""
    return to_public_html(public.page(address, megabytes="0.7"))


def _weight(what: str, documents: Iterable[str]) -> str:
    pages = [each.encode() for each in documents]
    sizes, sent = [len(page) for page in pages], [len(gzip.compress(page, 9)) for page in pages]
    return (
        f"{what}: {len(pages)} pages, {sum(sizes) / 1e6:.2f} MB, {median(sizes):,.0f} bytes each, "
        f"{max(sizes):,} at the most; compressed {median(sent):,.0f} and {max(sent):,}"
    )


def server(settings: dict[str, str]) -> tuple[float, int]:
    """Seconds from the start of a server until it says where it is, and kB of memory that it then has."""
    began = time.perf_counter()
    process = subprocess.Popen(  # our own program
        [sys.executable, "-m", "bot", "serve"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **settings, "PORT": "0"},
    )
    with process:
        if process.stdout:
            process.stdout.readline()
        took = time.perf_counter() - began
        memory = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8"))
        process.send_signal(signal.SIGTERM)
    return took, int(memory[1]) if memory else 0
