"""Reads the fields of a mapping, and remembers which were asked for, so that the others can be named as unknown.

Every text that people will read goes through ``text``, which gives it its permanent id: the extractor and the loader can
not disagree about what is translated.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from bot.authoring.checks import reading
from bot.authoring.nodes import Mapping, Node, Scalar, Sequence
from bot.authoring.problems import Findings, Place
from bot.core.words import Text

LABEL = 24
"""Letters that fit a button on a narrow phone in every script (localisation sheet 3.6, measured with Noto at 15 px)."""

SENTENCES = 300
"""Letters of a line that stands in a list."""

_WEB = re.compile(r"https?://[^\s/]+\.[^\s]+")
_FOREIGN_MARK = re.compile(r"</?[a-z]|\]\(|__|`")


@dataclass(frozen=True, slots=True)
class Found:
    """A text as the extractor wants it: where it stands, and what its author says about it."""

    text: Text
    place: Place
    comments: tuple[str, ...] = ()


@dataclass(slots=True)
class Desk:
    """What reading one file gathers: problems, texts, and its lines, for the comments above a text."""

    findings: Findings
    lines: tuple[str, ...] = ()
    texts: list[Found] = field(default_factory=list)

    def comments_above(self, place: Place) -> tuple[str, ...]:
        """The ``#`` lines directly above a place."""
        above = list[str]()
        for line in reversed(self.lines[: place.line - 1]):
            if not line.strip().startswith("#"):
                break
            above.insert(0, line.strip().lstrip("#").strip())
        return tuple(above)


class Fields:
    """The fields of one mapping, for reading by name. ``where`` names it in messages: "the question 'danger'"."""

    def __init__(self, node: Node, where: str, desk: Desk) -> None:
        self.place = node.place
        self.where = where
        self.desk = desk
        self._asked = dict[str, None]()
        self._entries = dict[str, tuple[Scalar, Node]]()
        if isinstance(node, Mapping):
            self._entries = node.entries
        else:
            desk.findings.add(reading.wrong_shape(node.place, where, "keys with values"))

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def node(self, key: str, *, optional: bool = False) -> Node | None:
        """The node of a key; None, and a problem unless it is optional, where it is missing."""
        self._asked[key] = None
        if key in self._entries:
            return self._entries[key][1]
        if not optional:
            self.desk.findings.add(reading.missing_key(self.place, key, self.where))
        return None

    def scalar(self, key: str, *, optional: bool = False) -> Scalar | None:
        """A single value. An empty one is missing."""
        node = self.node(key, optional=optional)
        if node is None or isinstance(node, Scalar):
            return node if node and (node.text or not optional) else None
        self.desk.findings.add(reading.wrong_shape(node.place, f"'{key}'", "one value"))
        return None

    def names(self, key: str, *, optional: bool = False) -> tuple[Scalar, ...]:
        """A list of names."""
        node = self.node(key, optional=optional)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.desk.findings.add(reading.wrong_shape(node.place, f"'{key}'", "a list: [one, two]"))
            return ()
        return self.scalars(node, key)

    def scalars(self, node: Sequence, key: str) -> tuple[Scalar, ...]:
        """The names of a list, without what is not a name."""
        for item in node.items:
            if not isinstance(item, Scalar):
                self.desk.findings.add(reading.wrong_shape(item.place, f"an entry of '{key}'", "one name"))
        return tuple(item for item in node.items if isinstance(item, Scalar))

    def entries(self, key: str, *, optional: bool = False) -> Iterator[tuple[Scalar, Node]]:
        """The keys and nodes of a mapping below this one."""
        node = self.node(key, optional=optional)
        if isinstance(node, Mapping):
            yield from node
        elif node is not None:
            self.desk.findings.add(reading.wrong_shape(node.place, f"'{key}'", "keys with values"))

    def one_of(self, key: str, allowed: Iterable[str]) -> str | None:
        """A value that must be one of a few."""
        scalar, options = self.scalar(key), tuple(allowed)
        if scalar and scalar.text not in options:
            self.desk.findings.add(reading.wrong_value(scalar.place, f"'{key}'", scalar.text, options))
            return None
        return scalar.text if scalar else None

    def flag(self, key: str) -> bool:
        """True where the key is there with "yes"."""
        return key in self and self.one_of(key, ("yes", "no")) == "yes"

    def date(self, key: str, *, partly: bool = False, optional: bool = True) -> str | None:
        """An ISO date; a year or a month of one too where ``partly``. Empty: None, as where it is missing and may be."""
        scalar = self.scalar(key, optional=optional)
        shape = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?" if partly else r"\d{4}-(0[1-9]|1[0-2])-\d\d"
        if scalar and not re.fullmatch(shape, scalar.text):
            wanted = '"2026-11-23", "2026-11" or "2026"' if partly else '"2026-11-23"'
            self.desk.findings.add(reading.wrong_date(scalar.place, scalar.text, wanted))
            return None
        return scalar.text if scalar else None

    def address(self, key: str, *, optional: bool = False) -> str | None:
        """A web address."""
        scalar = self.scalar(key, optional=optional)
        if scalar and not _WEB.fullmatch(scalar.text):
            self.desk.findings.add(reading.wrong_address(scalar.place, scalar.text))
        return scalar.text if scalar else None

    def text(
        self, key: str, context: str, *, longest: int = SENTENCES, takes: Iterable[str] = (), optional: bool = False
    ) -> Text | None:
        """A text that people will read, with its permanent id."""
        scalar = self.scalar(key, optional=optional)
        return self.as_text(scalar, context, f"'{key}'", longest=longest, takes=takes) if scalar else None

    def as_text(
        self, scalar: Scalar, context: str, what: str, *, longest: int = SENTENCES, takes: Iterable[str] = ()
    ) -> Text:
        """A node as a text that people will read."""
        english, add = unicodedata.normalize("NFC", scalar.text.strip()), self.desk.findings.add
        if not english:
            add(reading.empty_text(scalar.place, what))
        if len(english) > longest:
            add(reading.too_long(scalar.place, what, len(english), longest))
        found = placeholders(english)
        if found is None or set(found) != set(takes):
            add(reading.wrong_placeholders(scalar.place, found or (), takes))
        if fault := fault_in_marks(english):
            add(reading.wrong_marks(scalar.place, fault))
        text = Text(context, english)
        comments = (*self.desk.comments_above(scalar.place), *((f"max-length:{longest}",) if longest <= LABEL else ()))
        self.desk.texts.append(Found(text, scalar.place, comments))
        return text

    def close(self, also: Iterable[str] = ()) -> None:
        """Names every key that nobody asked for. ``also`` are keys that could stand here too."""
        known = [*self._asked, *also]
        for key, (scalar, _) in self._entries.items():
            if key not in self._asked:
                self.desk.findings.add(reading.unknown_key(scalar.place, key, known))


def placeholders(text: str) -> tuple[str, ...] | None:
    """The names that a text fills in; None where its braces are broken or ask for more than a name."""
    try:
        parts = [part for part in string.Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return None
    names = tuple(name or "" for _, name, _, _ in parts)
    plain = all(name.isidentifier() and not form and not conversion for _, name, form, conversion in parts if name)
    return names if plain and all(names) else None


def fault_in_marks(text: str) -> str | None:
    """What is wrong with the markup of a text; None where nothing is."""
    if text.count("**") % 2:
        return "a '**' is not closed."
    if found := _FOREIGN_MARK.search(text):
        return f"'{found.group()}' is not shown as you mean it."
    hidden = [character for character in text if unicodedata.category(character) in {"Cf", "Cc"} and character != "\n"]
    if hidden:
        return f"there is an invisible mark, U+{ord(hidden[0]):04X}."
    return None


