"""What ``wegwijs preview LANG --output`` takes to write, and its page to open: ``python -m benchmarks.preview ar nl``.

A page is open when the browser has loaded it and has painted it for the first time. Without a Chromium nothing is
opened.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
ROUNDS = 3

_PAINTED = """
() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(
  [performance.getEntriesByType("navigation")[0].loadEventEnd, performance.now()]))))
"""
"""Milliseconds until the page was loaded, and until it was painted."""


def main() -> None:
    """Prints a line for each language that is named."""
    for line in measured(sys.argv[1:] or ["nl", "ar"]):
        print(line)  # noqa: T201  # that is what it is for


def measured(languages: list[str]) -> Iterator[str]:
    """A line for each language: the best of some rounds."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    for language in languages:
        with TemporaryDirectory() as folder:
            file = Path(folder, f"{language}.html")
            took, work = min(_write(language, file) for _ in range(ROUNDS))
            size = file.stat().st_size / 1e6
            said = f"preview, {language}: {took:.1f} s to write ({work:.1f} s of a processor), {size:.1f} MB"
            if path:
                with sync_playwright() as playwright:
                    browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
                    loaded, painted = min(_open(browser, file) for _ in range(ROUNDS))
                said += f", {loaded / 1e3:.2f} s to load, {painted / 1e3:.2f} s to the first picture"
            yield said


def _write(language: str, file: Path) -> tuple[float, float]:
    """Seconds by the clock, and seconds of a processor: where others work too, only these say how much was done."""
    began, before = time.perf_counter(), _spent()
    command = [sys.executable, "-m", "bot", "preview", language, "--output", str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # our own program
    return time.perf_counter() - began, _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _open(browser: Browser, file: Path) -> tuple[float, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(file.as_uri(), wait_until="load")
    loaded, painted = page.evaluate(_PAINTED)
    page.close()
    return loaded, painted


if __name__ == "__main__":
    main()
