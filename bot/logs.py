"""Logs that cannot tell on anybody.

A line is JSON: the time, the level, who speaks, and one of our own constant sentences or the kind of an error. What a
library says is never written: python-telegram-bot and httpx put the token, ids and texts into their messages and
tracebacks (seen in 22.8 and 0.28.1, 23-11-2026), and uvicorn addresses. So nothing has to be recognised as a secret:
whatever is filled in is left out.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Mapping, MutableMapping
from datetime import UTC, datetime
from typing import Any

from structlog.processors import JSONRenderer
from structlog.stdlib import ProcessorFormatter

OURS = "wegwijs"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
NOT_SHOWN = "(not shown)"


class RedactingFormatter(ProcessorFormatter):
    """Writes what may be written of a record: our own sentence without what is filled in, of others only the kind."""

    def __init__(self) -> None:
        super().__init__(processors=[_redact, JSONRenderer()], use_get_message=False)


def _redact(_logger: object, level: str, record: MutableMapping[str, Any]) -> Mapping[str, str]:
    """All that is written of a record: no arguments, no texts of others, no tracebacks."""
    made: logging.LogRecord = record["_record"]
    told = {
        "time": datetime.fromtimestamp(made.created, UTC).isoformat(timespec="milliseconds"),
        "level": level,
        "logger": made.name,
        "event": record["event"] if made.name == OURS else NOT_SHOWN,
    }
    if kind := (record.get("exc_info") or [None])[0]:
        told["error"] = kind.__name__
    return told


def start_logging(level: str) -> None:
    """Sends all logs of this process to the standard error, discreetly.

    What libraries tell below a warning is left out, except at DEBUG: it would be a line of nothing for every call.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter())
    logging.basicConfig(level=level if level in {"DEBUG", "ERROR"} else "WARNING", handlers=[handler], force=True)
    log().setLevel(level)
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # An error in logging itself would print what was to be logged.
    # The kind of an uncaught error is enough to find it; its text can hold the token, and so can what it stands in.
    sys.excepthook = lambda kind, *_: _log_crash(kind)
    sys.unraisablehook = lambda unraisable: _log_crash(unraisable.exc_type)
    threading.excepthook = lambda caught: _log_crash(caught.exc_type)


def log() -> logging.Logger:
    """Our own logger. Its messages are constant: what is filled in is not written."""
    return logging.getLogger(OURS)


def _log_crash(kind: type[BaseException]) -> None:
    log().error("stopped by", exc_info=(kind, BaseException(), None))
