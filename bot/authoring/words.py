"""Reads the short files: the interface's own words, the statements, the organisations, the languages and the ledger."""

from __future__ import annotations

from bot.authoring.checks import reading
from bot.authoring.fields import Desk, Fields
from bot.authoring.nodes import Mapping, Scalar, Sequence
from bot.core.flow import Kind, Organisation, Statement
from bot.core.interface import PLACES, Interface
from bot.core.language import Language
from bot.core.ledger import Ledger

STATEMENT = 900


def read_interface(root: Mapping, desk: Desk) -> Interface | None:
    """The interface; None where a text is missing."""
    fields = Fields(root, "the interface", desk)
    texts = {
        name: fields.text(name, f"interface.{name}", longest=place.longest, takes=place.takes)
        for name, place in PLACES.items()
    }
    fields.close()
    complete = {name: text for name, text in texts.items() if text}
    return Interface(**complete) if len(complete) == len(PLACES) else None


def read_statements(root: Mapping, desk: Desk) -> dict[str, Statement]:
    """The statements by name; each is one text, its paragraphs parted by an empty line."""
    fields = Fields(root, "the statements", desk)
    return {
        name.text: Statement(name.text, text)
        for name, _ in root
        if (text := fields.text(name.text, f"statements.{name.text}", longest=STATEMENT))
    }


def read_organisations(root: Mapping, desk: Desk) -> dict[str, Organisation]:
    """The organisations by name, in the order of the file."""
    found = dict[str, Organisation]()
    for name, node in root:
        fields = Fields(node, f"the organisation '{name.text}'", desk)
        context = f"organisations.{name.text}"
        kind = fields.one_of("kind", (kind.value for kind in Kind))
        title, what = fields.scalar("name"), fields.text("what", f"{context}.what")
        phone, email = fields.scalar("phone", optional=True), fields.scalar("email", optional=True)
        hours = fields.text("hours", f"{context}.hours", optional=True)
        cost = fields.text("cost", f"{context}.cost", optional=True)
        languages = fields.text("languages", f"{context}.languages", optional=True)
        site, source = fields.address("site", optional=True), fields.address("source")
        checked, source_date = fields.date("checked", optional=False), fields.date("source_date", partly=True)
        fields.close()
        if not (phone or site or email):
            desk.findings.add(reading.missing_key(fields.place, "phone' or 'site", fields.where))
        if kind and title and what and checked and source:
            found[name.text] = Organisation(
                name.text, Kind(kind), title.text, what, _text(phone), hours, cost, languages, site, _text(email),
                checked, source, source_date,
            )  # fmt: skip
    return found


def read_languages(root: Mapping, desk: Desk) -> dict[str, Language]:
    """The languages by code. A language falls back only to those that stand before it, so a chain ends."""
    found = dict[str, Language]()
    for code, node in root:
        fields = Fields(node, f"the language '{code.text}'", desk)
        autonym, direction = fields.scalar("autonym"), fields.one_of("direction", ("ltr", "rtl"))
        offered = fields.flag("offered")
        chain = list[Language]()
        for name in fields.names("fallback", optional=True):
            if name.text in found:
                chain.append(found[name.text])
            else:
                desk.findings.add(reading.unknown_name(name.place, "earlier language", name.text, found))
        fields.close()
        if autonym and direction:
            found[code.text] = Language(code.text, autonym.text, direction == "rtl", offered, tuple(chain))
    return found


def read_ledger(root: Mapping, desk: Desk) -> tuple[Ledger, dict[str, Scalar]]:
    """The ledger, and where each of its names stands."""
    fields, places = Fields(root, "the ledger", desk), dict[str, Scalar]()
    slots, choices = list[str](), dict[str, dict[str, str]]()
    node = fields.node("questions")
    if isinstance(node, Sequence):
        for item in node.items:
            slot = Fields(item, "a slot", desk)
            if name := slot.scalar("name"):
                slots.append(name.text)
                places[name.text] = name
                choices[name.text] = _characters(slot, "choices")
            slot.close()
    languages, topics, pages = (_characters(fields, key) for key in ("languages", "topics", "pages"))
    fields.close()
    return Ledger(tuple(slots), choices, languages, topics, pages), places


def _characters(fields: Fields, key: str) -> dict[str, str]:
    return {name.text: node.text for name, node in fields.entries(key, optional=True) if isinstance(node, Scalar)}


def _text(scalar: Scalar | None) -> str | None:
    return scalar.text if scalar else None

