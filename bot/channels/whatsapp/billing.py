"""Counts the messages of this month, which Meta bills, and says when there are too many.

Meta bills each message since 1-10-2026 (docs/operating.md). The count survives a restart where the operator named a
folder for it: there is one file a month, and each message is one byte at its end. Its size is the count, so replicas
that share the folder add up, and nothing is lost when one of them is killed. The bytes are all the same, and the file's
time is the first of the month: it tells how many messages there were, and nothing of when or to whom. Without a folder
each process knows of its own messages alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from bot import metrics
from bot.logs import log

NAME = "whatsapp-{month}.count"

ONE = b"."


def utc_now() -> datetime:
    """Now, in UTC: by which a month begins here."""
    return datetime.now(UTC)


class BilledMessages:
    """The messages of the month. ``ceiling``: above it there are too many; None: there is none."""

    def __init__(
        self, ceiling: int | None = None, folder: Path | None = None, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._ceiling = ceiling
        self._folder = folder
        self._now = now
        self._month, self._own = "", 0
        metrics.set_billed(self._read())

    @property
    def is_full(self) -> bool:
        """Whether the ceiling of this month is reached."""
        return self._ceiling is not None and self._read() >= self._ceiling

    def add(self) -> None:
        """Counts one message that was sent."""
        self._read()
        self._own += 1
        metrics.count_billed()
        if file := self._file:
            try:
                self._append(file)
            except OSError:
                log().error("a message could not be counted: the folder of the state cannot be written")
        metrics.set_billed(self._read())

    def _append(self, file: Path) -> None:
        with file.open("ab", buffering=0) as counted:
            counted.write(ONE)
            first = datetime.strptime(self._month, "%Y-%m").replace(tzinfo=UTC).timestamp()
            os.utime(counted.fileno(), (first, first))

    def _read(self) -> int:
        """The count of this month: what the file has, or what this process counted where that is more."""
        month = self._now().strftime("%Y-%m")
        if month != self._month:
            self._month, self._own = month, 0
            self._remove_older()
        with suppress(OSError):
            if file := self._file:
                return max(self._own, file.stat().st_size)
        return self._own

    @property
    def _file(self) -> Path | None:
        return self._folder / NAME.format(month=self._month) if self._folder else None

    def _remove_older(self) -> None:
        """Takes away the files of earlier months."""
        if self._folder:
            for file in self._folder.glob(NAME.format(month="*")):
                if file.name < NAME.format(month=self._month):
                    with suppress(OSError):
                        file.unlink()
