"""WhatsApp's failures, as one closed union. Only here is an error of Meta's told from another.

The codes are those of Meta's page of error codes for the Cloud API, as they were read in pywa 4.5.0 (``errors.py``),
and the texts of that page that were found (28-11-2026).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from http import HTTPStatus


class Rejection(Enum):
    """Why Meta does not send one message; another one might be sent."""

    WINDOW_CLOSED = auto()
    """More than 24 hours have passed since the person wrote."""
    UNDELIVERABLE = auto()
    """This person cannot be reached by us."""
    INVALID = auto()
    """Something in the message is wrong, which is a fault of ours: too long, a row twice."""


class Outage(Enum):
    """Why nothing gets through."""

    TOKEN_REFUSED = auto()
    """The token is unknown, has run out, or may not do this."""
    ACCOUNT_STOPPED = auto()
    """Meta has stopped the number or the account: a payment, a rule, a registration."""
    UNAVAILABLE = auto()
    """Meta says that it cannot do it now."""
    NOT_REACHED = auto()
    """The call was certainly not done."""
    IN_DOUBT = auto()
    """The call was cut off, or answered by something that is not Meta: it may have been done."""


@dataclass(frozen=True, slots=True)
class SlowedDown:
    """Meta wants a pause; ``pair``: for this one person, else for all. ``pause``: seconds, where it says how long."""

    pair: bool = False
    pause: float | None = None


Failure = Rejection | Outage | SlowedDown


class NotSentError(Exception):
    """A message was not sent, for this reason. It holds nothing of the message."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure))
        self.failure = failure


PAIR_RATE = 131056
"""Too many messages to one person within a short time."""

THROTTLED = frozenset({4, 80007, 130429, 131048, 131064, PAIR_RATE, 133016})

_BY_CODE: dict[Rejection | Outage, frozenset[int]] = {
    Outage.UNAVAILABLE: frozenset({1, 2, 131000, 131016, 131057, 133004, 135000}),
    Outage.TOKEN_REFUSED: frozenset({0, 3, 10, 190, 131005, *range(200, 300)}),  # 200 to 299: a permission is missing
    Outage.ACCOUNT_STOPPED: frozenset({368, 131031, 131037, 131042, 131045, 133010}),
    Rejection.WINDOW_CLOSED: frozenset({131047}),
    Rejection.UNDELIVERABLE: frozenset(
        {130403, 130472, 130497, 131021, 131026, 131030, 131049, 131050, 131062, 137000}
    ),
    Rejection.INVALID: frozenset({33, 100, 131008, 131009, 131051, 131052, 131053}),
}

KNOWN = THROTTLED.union(*_BY_CODE.values())
"""Every code that is told from others."""


def classify_failure(status: int, code: int | None, pause: float | None = None) -> Failure:
    """The failure that an answer of Meta's stands for, by its HTTP status and the code of its error.

    An unknown code is what its status says. ``pause`` is what the answer asks for (Retry-After), in seconds.
    """
    if code in THROTTLED or (code is None and status == HTTPStatus.TOO_MANY_REQUESTS):
        return SlowedDown(pair=code == PAIR_RATE, pause=pause)
    known = next((failure for failure, codes in _BY_CODE.items() if code in codes), None)
    if known is not None:
        return known
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return Outage.TOKEN_REFUSED
    is_of_meta = code is not None and status < HTTPStatus.INTERNAL_SERVER_ERROR
    return Rejection.INVALID if is_of_meta else Outage.IN_DOUBT
