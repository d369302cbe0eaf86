"""Has pages set by typst, in a process of its own, so that nobody waits for ever and none of its faults is ours.

That takes a tenth of a second for a poster or a leaflet, and one to four seconds for a booklet. The fonts are those of
the extra ``print``, never the machine's: what is printed is the same everywhere.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires
from importlib.util import find_spec
from pathlib import Path

from bot.printing.encoding import encode
from bot.printing.order import Paper

SECONDS = 60.0
"""How long one paper may take at the most; the longest takes a few seconds on a slow machine."""

FONTS = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic", "justmytype_intl_africa")

_TEMPLATES = Path(__file__).parent / "templates"
_PROCESS = Path(__file__).parent / "typst_process.py"
_MARKER = 'extra == "print"'


class PrintError(Exception):
    """A paper could not be set. Its text says why."""


class MissingExtraError(PrintError):
    """The extra ``print`` is not installed. Its text names the one command that installs it."""


def typeset(paper: Paper, seconds: float = SECONDS) -> bytes:
    """The paper as a PDF. Raises ``PrintError``, also where it takes longer than ``seconds``."""
    require_extra()
    order = {
        "template": str(_TEMPLATES / f"{_template_name(type(paper))}.typ"),
        "fonts": [str(folder) for folder in _font_folders()],
        "data": encode(paper),
    }
    try:
        ended = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-I", "-B", str(_PROCESS)],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
            env={name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ},
        )
    except subprocess.TimeoutExpired:
        message = f"The pages took longer than {seconds:g} seconds, and were given up. Try again."
        raise PrintError(message) from None
    if ended.returncode:
        message = f"typst could not set the pages: {ended.stderr.decode(errors='replace').strip()}"
        raise PrintError(message)
    return ended.stdout


def require_extra() -> None:
    """Raises ``MissingExtraError`` where typst or a font is not installed."""
    if missing := missing_parts():
        message = f"Printing needs {', '.join(missing)}. Install it with:\n{install_command()}"
        raise MissingExtraError(message)


def missing_parts() -> list[str]:
    """The modules of the extra ``print`` that are not installed."""
    return [name for name in ("typst", *FONTS) if find_spec(name) is None]


def install_command() -> str:
    """The one command that installs the extra for this Python: the packages that this version of the guide asks for."""
    try:
        declared = requires("wegwijs") or []
    except PackageNotFoundError:
        declared = []
    packages = [each.partition(";")[0].strip() for each in declared if _MARKER in each.replace("'", '"')]
    python, here = Path(sys.executable), Path.cwd()
    shown = python.relative_to(here) if python.is_relative_to(here) else python
    return shlex.join([str(shown), "-m", "pip", "install", *(packages or [".[print]"])])


def _template_name(kind: type) -> str:
    """The name of the template for this kind of paper: ``wallet_card`` of ``WalletCard``."""
    return re.sub("(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def _font_folders() -> list[Path]:
    origins = (spec.origin for spec in map(find_spec, FONTS) if spec)
    return [Path(origin).parent for origin in origins if origin]
