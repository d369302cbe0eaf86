"""Reads the fields of a mapping, and remembers which were asked for, so that the others can be named as unknown.

Every text that people will read goes through ``text``, which gives it its permanent id: the extractor and the loader
cannot disagree about what is translated. What is missing or wrong is kept as a problem, and reading goes on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.authoring.source import file_checks, text_checks
from bot.authoring.source.context import ExtractedText, FileContext, WebAddress
from bot.authoring.source.fingerprints import is_fingerprint
from bot.authoring.source.markup import fault_in_marks, placeholders
from bot.authoring.source.problems import Place, Problem
from bot.authoring.source.risk import is_high
from bot.authoring.source.yaml_nodes import Mapping, Node, Scalar, Sequence
from bot.core.text import Text

LABEL = 24
"""Letters that fit a button on a narrow phone in every script (measured with Noto at 15 px)."""

TITLE = 80
"""Letters of the title of an outcome or an information, which stands on a line of its own."""

SENTENCES = 300
"""Letters of a line that stands in a list."""

_KEEP_THE_NAME = "Keep the words by which people know it; the text beside it says the rest."
_KEEP_THE_FIRST = "Keep what has to be read first; say the rest in another line, in 'why' or on a page."

_WEB = re.compile(r"https?://[^\s/]+\.[^\s]+")


class Fields:
    """The fields of one mapping, for reading by name. ``where`` names it in messages: "the question 'danger'".

    ``at`` is the place of its name, where it has one: what is missing in it is told there.
    """

    def __init__(self, node: Node, where: str, file_context: FileContext, at: Place | None = None) -> None:
        self.place = at or node.place
        self.where = where
        self.file_context = file_context
        self.findings = file_context.findings
        self._asked = dict[str, None]()
        self._entries = dict[str, tuple[Scalar, Node]]()
        self._is_mapping = isinstance(node, Mapping)
        if isinstance(node, Mapping):
            self._entries = node.entries
        else:
            file_context.findings.add(file_checks.wrong_shape(node.place, where, "keys with values"))

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def node(self, key: str, *, optional: bool = False) -> Node | None:
        """The node of a key; None, and a problem unless it is optional, where it is missing."""
        self._asked[key] = None
        if key in self._entries:
            return self._entries[key][1]
        if not optional and self._is_mapping:
            self.findings.add(file_checks.missing_key(self.place, self.where, key))
        return None

    def place_of(self, key: str) -> Place:
        """The place of a key; of the whole mapping where the key is not there."""
        return self._entries[key][0].place if key in self._entries else self.place

    def scalar(self, key: str, *, optional: bool = False, may_be_empty: bool = False) -> Scalar | None:
        """A single value; None where it is missing, or empty."""
        node = self.node(key, optional=optional)
        if isinstance(node, Sequence | Mapping):
            self.findings.add(file_checks.wrong_shape(node.place, f"'{key}'", "one value"))
            return None
        if node and not node.text.strip():
            if not may_be_empty:
                self.findings.add(text_checks.empty_text(node.place, f"'{key}'"))
            return None
        return node

    def names(self, key: str, *, optional: bool = False) -> tuple[Scalar, ...]:
        """A list of names, each once."""
        node = self.node(key, optional=optional)
        return self.scalars(node, key) if node else ()

    def scalars(self, node: Node, key: str) -> tuple[Scalar, ...]:
        """The names of a list, without what is not a name."""
        if not isinstance(node, Sequence):
            self.findings.add(file_checks.wrong_shape(node.place, f"'{key}'", "a list: [one, two]"))
            return (node,) if isinstance(node, Scalar) else ()
        found = dict[str, Scalar]()
        for item in node.items:
            if not isinstance(item, Scalar):
                self.findings.add(file_checks.wrong_shape(item.place, f"an entry of '{key}'", "one name"))
            elif item.text in found:
                self.findings.add(file_checks.duplicate_key(item.place, item.text, found[item.text].place))
            else:
                found[item.text] = item
        return tuple(found.values())

    def entries(self, key: str, *, optional: bool = False) -> Iterator[tuple[Scalar, Node]]:
        """The keys and nodes of a mapping below this one."""
        node = self.node(key, optional=optional)
        if isinstance(node, Mapping):
            yield from node
        elif node is not None:
            self.findings.add(file_checks.wrong_shape(node.place, f"'{key}'", "keys with values"))

    def one_of(self, key: str, allowed: Iterable[str]) -> str | None:
        """A value that must be one of a few."""
        scalar, options = self.scalar(key), tuple(allowed)
        if scalar and scalar.text not in options:
            self.findings.add(file_checks.wrong_value(scalar.place, f"'{key}'", scalar.text, options))
            return None
        return scalar.text if scalar else None

    def flag(self, key: str, *, optional: bool = True) -> bool:
        """True where the key is there with "yes"."""
        return (not optional or key in self) and self.one_of(key, ("yes", "no")) == "yes"

    def date(self, key: str, *, partly: bool = False, optional: bool = True) -> str | None:
        """An ISO date, a year or a month of one too where ``partly``; None where it is empty or missing."""
        scalar = self.day(key, partly=partly, optional=optional)
        return scalar.text if scalar else None

    def day(self, key: str, *, partly: bool = False, optional: bool = True) -> Scalar | None:
        """A date as ``date`` reads it, with its place."""
        scalar = self.scalar(key, optional=optional, may_be_empty=optional)
        if scalar and not _is_date(scalar.text, partly=partly):
            wanted = '"2026-11-23", "2026-11" or "2026"' if partly else '"2026-11-23"'
            self.findings.add(file_checks.wrong_date(scalar.place, scalar.text, wanted))
        return scalar

    def address(self, key: str, *, optional: bool = False) -> str | None:
        """A web address."""
        scalar = self.scalar(key, optional=optional)
        if scalar and not _WEB.fullmatch(scalar.text):
            self.findings.add(file_checks.wrong_address(scalar.place, scalar.text))
        elif scalar:
            self.file_context.addresses.append(WebAddress(scalar, key))
        return scalar.text if scalar else None

    def contact(self, key: str, shape: re.Pattern[str], wanted: str) -> str | None:
        """A telephone number or an e-mail address, which need not be there."""
        scalar = self.scalar(key, optional=True)
        if scalar and not shape.fullmatch(scalar.text):
            self.findings.add(file_checks.wrong_contact(scalar.place, key, scalar.text, wanted))
        return scalar.text if scalar else None

    def text(
        self, key: str, context: str, *, longest: int = SENTENCES, takes: Iterable[str] = (), optional: bool = False
    ) -> Text | None:
        """A text that people will read, with its permanent id."""
        scalar = self.scalar(key, optional=optional)
        return self.as_text(scalar, context, f"'{key}'", longest=longest, takes=takes) if scalar else None

    def need(self, key: str, context: str, *, longest: int = SENTENCES, takes: Iterable[str] = ()) -> Text:
        """A text that must be there. Where it is not, that is a problem, and nothing will be made of this empty one."""
        return self.text(key, context, longest=longest, takes=takes) or Text(context, "")

    def as_text(
        self, scalar: Scalar, context: str, what: str, *, longest: int = SENTENCES, takes: Iterable[str] = ()
    ) -> Text:
        """A value as a text that people will read."""
        english = unicodedata.normalize("NFC", scalar.text.strip())
        for problem in _faults(english, _At(scalar, self.file_context), what, longest, tuple(takes)):
            self.findings.add(problem)
        text = Text(context, english, is_high(context))
        comments = (
            *self.file_context.comments_above(scalar.place),
            *((f"max-length:{longest}",) if longest <= LABEL else ()),
        )
        self.file_context.texts.append(ExtractedText(text, scalar.place, comments))
        return text

    def close(self) -> None:
        """Names every key that nobody asked for."""
        for key, (scalar, _) in self._entries.items():
            if key not in self._asked:
                self.findings.add(file_checks.unknown_key(scalar.place, key, self._asked))


def _faults(english: str, at: _At, what: str, longest: int, takes: tuple[str, ...]) -> Iterator[Problem]:
    """The problems of a text, each at its place."""
    if not english:
        yield text_checks.empty_text(at.scalar.place, what)
    if at.scalar.cut:
        yield text_checks.cut_text(at("#"), what)
    if len(english) > longest:
        fix = _KEEP_THE_NAME if longest <= TITLE else _KEEP_THE_FIRST
        yield text_checks.too_long(at.scalar.place, what, len(english), longest, fix)
    found = placeholders(english)
    if found is None or set(found) != set(takes):
        others = ("{" + name for name in sorted(set(found or ()) - set(takes)))
        place = at(next(others, "{")) if found is None or set(found) - set(takes) else at.scalar.place
        yield text_checks.wrong_placeholders(place, what, found, takes)
    if broken := re.search(r"(.+)\n(?!\n)", english):
        yield text_checks.broken_line(at(broken[1]), what)
    if fault := fault_in_marks(english):
        yield text_checks.wrong_marks(at(fault.token, fault.nth), fault.what, fault.fix)
    yield from at.file_context.check_words(english, at.scalar.place)


@dataclass(frozen=True, slots=True)
class _At:
    """Finds the place of a word within one value."""

    scalar: Scalar
    file_context: FileContext

    def __call__(self, token: str, nth: int = 1) -> Place:
        return self.file_context.place_of(token, self.scalar.place, self.scalar.last_line, nth)


def _is_date(text: str, *, partly: bool) -> bool:
    missing = "-01" * (2 - text.count("-")) if partly else ""
    try:
        return len(text) in {4, 7, 10} and date.fromisoformat(text + missing).isoformat() == text + missing
    except ValueError:
        return False


def read_fingerprints(fields: Fields, node: Node, of: str) -> Iterator[str]:
    """The fingerprints of the list that stands below ``of``, without what is none."""
    for scalar in fields.scalars(node, of):
        if is_fingerprint(scalar.text):
            yield scalar.text
        else:
            fields.findings.add(file_checks.wrong_fingerprint(scalar.place, of, scalar.text))
