"""The English as it was: older versions of an authored file, from the repository's history, where there is one."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path


def read_versions(root: Path, file: str) -> Iterator[str]:
    """The text of a file below ``root`` in every commit that changed it, the newest first; none without a history."""
    for commit in (_git(root, "log", "--format=%H", "--", file) or "").split():
        text = _git(root, "show", f"{commit}:./{file}")
        if text is not None:
            yield text


def _git(root: Path, *arguments: str) -> str | None:
    """The output of git; None where it is not installed, or knows no such thing."""
    command = ["git", "-C", str(root), *arguments]
    try:
        said = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  # git, and names of our own files
    except (OSError, subprocess.CalledProcessError):
        return None
    return said.stdout.decode("utf-8", errors="replace")
