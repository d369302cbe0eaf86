"""Reads the opening hours of an organisation: ``always``, or for each day, or days that follow each other, from-until.

::

    hours:
      monday-friday: [9:00-12:00, 13:00-17:00]
      saturday: 10:00-12:00
      closed: ["2026-12-24"]
      old: yes
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from bot.authoring.english.checks import hours as checks
from bot.authoring.source import file_checks
from bot.authoring.source.fields import Fields
from bot.authoring.source.problems import Findings
from bot.authoring.source.yaml_nodes import Mapping, Node, Scalar, Sequence
from bot.core.dates import Weekday
from bot.core.opening_hours import ALWAYS, MIDNIGHT, OpeningHours, Span

_ALWAYS = "always"
_CLOSED, _OLD = "closed", "old"

_SPAN = re.compile(r"([0-9]{1,2}):([0-9]{2})-([0-9]{1,2}):([0-9]{2})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOUR = 60

_HOW = "Write 'always', or days with times: 'monday-friday: 9:00-17:00'. What is no time is 'hours_note'."
_HOW_TIMES = "Write it as 9:00-17:00, from 0:00 to 24:00."
_HOW_NIGHTS = "Write a night as two days: 'friday: 20:00-24:00' and 'saturday: 0:00-2:00'."
_HOW_DAYS = "Begin with the earlier day; a week begins on monday."


def _name(day: Weekday) -> str:
    return day.name.lower()


DAYS = {_name(day): day for day in Weekday}


@dataclass(frozen=True, slots=True)
class _Read:
    """A span of one day, where it was read."""

    span: Span
    written: Scalar


def read_hours(fields: Fields) -> OpeningHours | None:
    """The value of ``hours``; None where there is none, or nothing in it can be read."""
    node = fields.node("hours", optional=True)
    if isinstance(node, Scalar):
        if node.text != _ALWAYS:
            fields.findings.add(checks.wrong_hours(node.place, node.text, _HOW))
        return ALWAYS
    if node is None:
        return None
    own = Fields(node, "'hours'", fields.file_context)
    closed, old = tuple(_read_closed(own)), own.flag(_OLD)
    week: dict[Weekday, list[_Read]] = {day: [] for day in Weekday}
    if isinstance(node, Mapping):
        days = [(name, spans) for name, spans in node if name.text not in {_CLOSED, _OLD}]
        if not days:
            fields.findings.add(checks.wrong_hours(node.place, "no day", _HOW))
        for name, spans in days:
            _read_days(name, spans, week, fields.findings)
    return OpeningHours(
        tuple(tuple(sorted(read.span for read in spans)) for spans in week.values()), frozenset(closed), old
    )


def _read_closed(fields: Fields) -> Iterator[date]:
    for day in fields.names(_CLOSED, optional=True):
        if found := _as_date(day.text):
            yield found
        else:
            fields.findings.add(file_checks.wrong_date(day.place, day.text, '"2026-12-24"'))


def _as_date(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    return None


def _read_days(name: Scalar, node: Node, week: dict[Weekday, list[_Read]], findings: Findings) -> None:
    """Puts the spans of one key into the ``week``; of a span that overlaps another one the first day is told."""
    days = _days_of(name, findings)
    for read in _read_spans(node, name.text, findings):
        overlaps = [(day, each) for day in days for each in week[day] if _overlap(each.span, read.span)]
        for day, other in overlaps[:1]:
            findings.add(
                checks.overlapping_hours(read.written.place, read.written.text, _name(day), other.written.text)
            )
        for day in days:
            week[day].append(read)


def _days_of(name: Scalar, findings: Findings) -> Iterable[Weekday]:
    """The days that a key names; none, and a problem, where it names none."""
    first, _, last = name.text.partition("-")
    for each in (first, last or first):
        if each not in DAYS:
            findings.add(checks.unknown_day(name.place, each, DAYS))
            return ()
    begin, end = DAYS[first].value, DAYS[last or first].value
    if begin > end:
        findings.add(checks.days_backwards(name.place, name.text, _HOW_DAYS))
    return tuple(Weekday)[begin : end + 1]


def _read_spans(node: Node, day: str, findings: Findings) -> Iterator[_Read]:
    """The spans of one value: one, or a list of them."""
    if isinstance(node, Mapping):
        findings.add(file_checks.wrong_shape(node.place, f"'{day}'", "9:00-17:00, or a list of such", _HOW))
        return
    for each in node.items if isinstance(node, Sequence) else (node,):
        if not isinstance(each, Scalar):
            findings.add(file_checks.wrong_shape(each.place, f"an entry of '{day}'", "9:00-17:00", _HOW))
        elif span := _read_span(each, findings):
            yield _Read(span, each)


def _read_span(written: Scalar, findings: Findings) -> Span | None:
    found = _SPAN.fullmatch(written.text)
    if not found:
        findings.add(checks.wrong_hours(written.place, written.text, _HOW_TIMES))
        return None
    hour, minute, last_hour, last_minute = map(int, found.groups())
    span = Span(hour * _HOUR + minute, last_hour * _HOUR + last_minute)
    if max(minute, last_minute) >= _HOUR or max(span.opens, span.closes) > MIDNIGHT:
        findings.add(checks.wrong_hours(written.place, written.text, _HOW_TIMES))
        return None
    if span.opens >= span.closes:
        findings.add(checks.wrong_hours(written.place, written.text, _HOW_NIGHTS))
        return None
    return span


def _overlap(one: Span, other: Span) -> bool:
    return one.opens <= other.closes and other.opens <= one.closes
