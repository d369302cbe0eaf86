"""What a page of the web chat weighs, in each language; and what a server takes to start, and of memory."""

from __future__ import annotations

import gzip
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bot.authoring.screens import every_screen
from bot.channels.web.page import to_page
from bot.channels.web.rendering import to_html
from bot.core.guide import Guide

WEB_ALONE: dict[str, str] = {}
WITH_TELEGRAM = {
    "TELEGRAM_BOT_TOKEN": "123456:" + "a" * 35,
    "TELEGRAM_API_BASE_URL": "http://127.0.0.1:9",
    "TELEGRAM_WEBHOOK_URL": "https://wegwijs.example/telegram",
}


def weights(guide: Guide) -> Iterator[str]:
    """A line for each language: bytes of a page, and what is sent of it."""
    for language in guide.words.spoken:
        pages = [to_html(to_page(guide, turn)).encode() for turn in every_screen(guide, language)]
        sizes, sent = [len(page) for page in pages], [len(gzip.compress(page, 9)) for page in pages]
        yield (
            f"{language.code}: {len(pages)} pages of {median(sizes):,.0f} bytes, {max(sizes):,} at the most; "
            f"compressed {median(sent):,.0f} and {max(sent):,}"
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
