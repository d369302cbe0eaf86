"""Serves with an installed ``wegwijs`` where nothing can be written, asks it for a page, stops it, and prints.

``python wheel.py path/to/wegwijs``; needs nothing but Python. ``make test-wheel`` runs it as a user without rights.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path


def main(program: str) -> None:
    """Raises where anything is not as it should be."""
    here = Path.cwd()
    try:
        (here / "written").touch()
    except OSError:
        pass
    else:
        sys.exit(f"{here} can be written to, so that nothing is shown. Run this as a user without rights.")
    with tempfile.TemporaryFile() as errors:
        began = time.monotonic()
        process = subprocess.Popen(  # noqa: S603  # our own program
            [program, "serve"],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={"PATH": os.environ["PATH"], "PORT": "0", "HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1"},
        )
        assert process.stdout
        told = re.fullmatch(r"The guide is at (http://\S+)\n", process.stdout.readline())
        if not told:
            errors.seek(0)
            sys.exit(f"It does not serve: {errors.read().decode()}")
        took = time.monotonic() - began
        for path in ("/", "/healthz", "/readyz", "/metrics"):
            with urllib.request.urlopen(told[1] + path, timeout=10) as answer:  # noqa: S310  # our own address
                assert answer.status == 200, path  # the status
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        print(f"It serves {took:.1f} s after its start, writes nothing, and stops when it is told.")  # noqa: T201  # that is what it is for
    print_a_card(program)


def print_a_card(program: str) -> None:
    """Raises where the extra does not print."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "card.pdf"
        settings = {"PATH": os.environ["PATH"], "PUBLIC_URL": "https://wegwijs.example", "HOME": "/nonexistent"}
        subprocess.run([program, "card", "--lang", "ti", "--output", str(file)], check=True, env=settings)  # noqa: S603  # our own program
        assert file.read_bytes().startswith(b"%PDF")


main(sys.argv[1])
