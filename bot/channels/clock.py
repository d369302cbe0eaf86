"""The clock of the server. Channels read it when somebody presses or types, and give the moment to the guide."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)
