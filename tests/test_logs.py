"""How a log is written: of ours the sentence, of others the kind, and nothing that tells on anybody."""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest

from bot import logs
from bot.logs import RedactingFormatter, log, start_logging
from tests.botapi.server import TOKEN
from tests.logged import NAME, STORY, finds_nothing, told

Read = Callable[[], str]


@pytest.fixture
def errors(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Read]:
    """Reads the standard error, while our logging writes to it; afterwards all is as it was."""
    for module, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
        (logging, "raiseExceptions"),
    ):
        monkeypatch.setattr(module, name, getattr(module, name))
    root = logging.getLogger()
    handlers, level, ours = root.handlers[:], root.level, log().level
    for handler in handlers:
        root.removeHandler(handler)
    yield lambda: capsys.readouterr().err
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)
    log().setLevel(ours)


def test_of_ours_the_sentence_is_written_and_never_what_is_filled_in(errors: Read) -> None:
    start_logging("INFO")
    log().info("it is %s", STORY)
    written = errors()
    assert told(written) == [("info", "wegwijs", "it is %s", None)]
    assert finds_nothing(written)


@pytest.mark.parametrize("name", ["httpx", "telegram.ext.Application", "wegwijsish", "wegwijs.child", "root"])
def test_of_others_only_the_kind_is_written(errors: Read, name: str) -> None:
    start_logging("INFO")
    error = RuntimeError(TOKEN)
    logging.getLogger(name).error(f"{STORY} %s", TOKEN, exc_info=error, stack_info=True)  # noqa: G004  # as libraries do
    written = errors()
    assert told(written) == [("error", name, "(not shown)", "RuntimeError")]
    assert written.count("\n") == 1


@pytest.mark.parametrize(
    ("level", "ours", "theirs"), [("DEBUG", 4, 4), ("INFO", 3, 2), ("WARNING", 2, 2), ("ERROR", 1, 1)]
)
def test_what_others_say_below_a_warning_is_left_out(errors: Read, level: str, ours: int, theirs: int) -> None:
    start_logging(level)
    for logger in (log(), logging.getLogger("httpx")):
        for number in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
            logger.log(number, "x")
    lines = errors().splitlines()
    assert (sum("wegwijs" in line for line in lines), sum("httpx" in line for line in lines)) == (ours, theirs)


def test_a_warning_is_a_line_without_its_text(errors: Read) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        start_logging("INFO")
        warnings.warn(STORY, stacklevel=1)
        logging.captureWarnings(capture=False)
    assert told(errors())[-1] == ("warning", "py.warnings", "(not shown)", None)


def test_an_error_that_nobody_catches_is_told_by_its_kind(errors: Read) -> None:
    start_logging("INFO")
    error = RuntimeError(TOKEN)
    sys.excepthook(RuntimeError, error, None)
    sys.unraisablehook(
        SimpleNamespace(exc_type=ValueError, exc_value=error, exc_traceback=None, err_msg=STORY, object=NAME)
    )
    thread = threading.Thread(target=lambda: int(STORY), name=NAME)
    thread.start()
    thread.join()
    written = errors()
    assert [line[3] for line in told(written)] == ["RuntimeError", "ValueError", "ValueError"]
    assert finds_nothing(written)


def test_a_log_that_can_not_be_written_says_nothing_either(errors: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    start_logging("INFO")

    def breaks(*_: object) -> str:
        raise RuntimeError(STORY)

    monkeypatch.setattr(RedactingFormatter, "format", breaks)
    log().info(STORY)
    assert errors() == ""
    assert logs.LEVELS[0] == "DEBUG"
