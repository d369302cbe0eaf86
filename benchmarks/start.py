"""What a start spends, and on what: seconds of processor, and megabytes (``python -m benchmarks.start``).

Each part is done in a new process after all that come before it.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PARTS = (
    "python alone",
    "the libraries of the server and the settings",
    "our own code for the web",
    "Telegram and its library",
    "WhatsApp and aiohttp",
    "the fingerprint of the files",
    "the guide, as it was kept ready",
    "the guide, read and proved from the files",
)


def main() -> None:
    """Prints a line for each part, or does one of them and prints what it took."""
    if len(sys.argv) > 1:
        _do(int(sys.argv[1]))
        return
    chat = [sys.executable, "-m", "bot", "chat", "--lang", "en"]
    subprocess.run(chat, input="", capture_output=True, check=False, text=True)  # noqa: S603  # keeps the guide ready
    for number, part in enumerate(PARTS):
        command = [sys.executable, "-m", "benchmarks.start", str(number)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  # ourselves
        seconds, more, memory = map(float, told.split())
        sys.stdout.write(f"{part:45} {seconds:6.2f} s  {more:+6.1f} MB  {memory:6.1f} MB then\n")


def _do(number: int) -> None:
    before = 0.0
    for each in range(number):
        if each != number - 1 or number != len(PARTS) - 1:  # Read from the files, it was not kept ready before.
            _PARTS[each]()
        before = _memory()
    began = time.process_time()
    _PARTS[number]()
    sys.stdout.write(f"{time.process_time() - began} {_memory() - before} {_memory()}\n")


def _libraries() -> None:
    import jinja2  # noqa: F401, PLC0415  # this is what is measured, here and below
    import prometheus_client  # noqa: F401, PLC0415
    import pydantic_settings  # noqa: F401, PLC0415
    import starlette.applications  # noqa: F401, PLC0415
    import structlog  # noqa: F401, PLC0415
    import typer  # noqa: F401, PLC0415
    import uvicorn  # noqa: F401, PLC0415
    import uvloop  # noqa: F401, PLC0415


def _web() -> None:
    import bot.cli.serve  # noqa: F401, PLC0415


def _telegram() -> None:
    import bot.channels.telegram.service  # noqa: F401, PLC0415


def _whatsapp() -> None:
    import bot.channels.whatsapp.service  # noqa: F401, PLC0415


def _fingerprint() -> None:
    from bot.authoring import ready  # noqa: PLC0415

    ready.fingerprint_of(ready.authored_root())


def _kept() -> None:
    from bot.loading import load  # noqa: PLC0415

    _kept_guides.append(load())


def _read() -> None:
    from bot.wiring import read  # noqa: PLC0415

    guide = read().require_guide()
    guide.search.prepare()
    _kept_guides.append(guide)


_kept_guides = list[object]()
_PARTS: tuple[Callable[[], None], ...] = (
    lambda: None, _libraries, _web, _telegram, _whatsapp, _fingerprint, _kept, _read,
)  # fmt: skip


def _memory() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    main()
