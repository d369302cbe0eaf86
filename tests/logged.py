"""What must not be in a log, and what stands in it."""

from __future__ import annotations

import json
from datetime import datetime

from tests.botapi.server import TOKEN

NAME, STORY, PAYLOAD, FORGED = "Zebrafinch", "quetzalcoatlus", "p-secrethouse", "forgedbuttonXYZ"
SECRETS = (TOKEN, TOKEN.partition(":")[2], NAME, STORY, PAYLOAD, FORGED)


def finds_nothing(written: str, *more: str) -> bool:
    """Whether no secret stands in what was written."""
    found = [secret for secret in (*SECRETS, *more) if secret.casefold() in written.casefold()]
    assert found == [], written
    return True


def told(written: str) -> list[tuple[str, str, str, str | None]]:
    """Level, logger, event and kind of error of each line that is JSON; and a line has a time, and nothing else."""
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    assert all(datetime.fromisoformat(line["time"]).tzinfo for line in lines)
    assert all(set(line) <= {"time", "level", "logger", "event", "error"} for line in lines)
    return [(line["level"], line["logger"], line["event"], line.get("error")) for line in lines]


def events(written: str) -> list[str]:
    """What each line tells, with the kind of error."""
    return [f"{event} {error}" if error else event for _, _, event, error in told(written)]
