"""Counts for Prometheus: turns, their time and failures per channel, and what was refused. No ids, nothing of a person.

A label has one of a few constant values. So ``/metrics`` tells how much is done, never by whom or about what.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest


class ChannelName(Enum):
    """The channel that a turn came from."""

    WEB = "web"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"


class RefusalReason(Enum):
    """Why a request was not served."""

    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_SLOW = "too_slow"
    WRONG_SECRET = "wrong_secret"  # noqa: S105  # the name of a reason


_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

_registry = CollectorRegistry()
_seconds = Histogram(
    "wegwijs_turn_seconds", "Turns, and how long each took.", ["channel"], registry=_registry, buckets=_BUCKETS
)
_failures = Counter("wegwijs_turn_failures", "Turns that could not be served.", ["channel"], registry=_registry)
_refused = Counter("wegwijs_requests_refused", "Requests that were not served, and why.", ["why"], registry=_registry)
_ready = Gauge("wegwijs_ready", "1 while this process serves, 0 while it starts or stops.", registry=_registry)
_billed = Counter("wegwijs_whatsapp_messages", "Messages sent on WhatsApp, which Meta bills.", registry=_registry)
_this_month = Gauge("wegwijs_whatsapp_month", "The same in this month, as far as is known here.", registry=_registry)
ProcessCollector(registry=_registry)

_seconds_of = {channel: _seconds.labels(channel.value) for channel in ChannelName}
for _channel in ChannelName:
    _failures.labels(_channel.value)
for _why in RefusalReason:
    _refused.labels(_why.value)


@contextmanager
def measure_turn(channel: ChannelName) -> Iterator[None]:
    """Counts one turn and its time. An error that goes through is counted as a failure."""
    began = time.perf_counter()
    try:
        yield
    except Exception:
        count_failure(channel)
        raise
    finally:
        _seconds_of[channel].observe(time.perf_counter() - began)


def count_failure(channel: ChannelName) -> None:
    """Counts a turn that could not be served."""
    _failures.labels(channel.value).inc()


def count_refusal(why: RefusalReason) -> None:
    """Counts a request that was not served."""
    _refused.labels(why.value).inc()


def count_billed() -> None:
    """Counts a message that was sent on WhatsApp."""
    _billed.inc()


def set_billed(this_month: int) -> None:
    """Notes how many there were in this month."""
    _this_month.set(this_month)


def set_ready(*, now: bool) -> None:
    """Notes whether this process serves."""
    _ready.set(now)


def exposition() -> bytes:
    """All counts, in Prometheus' text format."""
    return generate_latest(_registry)
