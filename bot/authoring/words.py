"""Reads the short files: the interface's own words, the statements, the organisations and the facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingType

from bot.authoring.checks import reading, wording
from bot.authoring.desk import Desk
from bot.authoring.drafts import DraftStatement
from bot.authoring.fields import Fields
from bot.authoring.lines import read_lines, resolved
from bot.authoring.names import look_at_fact, look_at_inner, look_at_outer
from bot.authoring.nodes import Mapping, Scalar
from bot.core.guards import GUARDS
from bot.core.interface import PLACES, Interface
from bot.core.lines import Kind, Organisation, Phone, Statement
from bot.core.typed import plain

TYPED = "typed_"

_PHONE = re.compile(r"\+?[0-9(][0-9 ()-]*[0-9]")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def read_interface(root: Mapping, desk: Desk) -> Interface:
    """The interface; a text that is missing is a problem, and empty in it."""
    fields = Fields(root, "the interface", desk)
    texts = {
        name: fields.need(name, f"interface.{name}", longest=place.longest, takes=place.takes)
        for name, place in PLACES.items()
    }
    fields.close()
    typed = dict[str, str]()
    for name in (name for name in texts if name.startswith(TYPED) and texts[name].english):
        for word in (plain(word) for word in texts[name].english.split(",")):
            if not word or typed.setdefault(word, name) != name:
                desk.findings.add(wording.typed_twice(fields.place_of(name), word, typed.get(word, name)))
    return Interface(**texts)


def read_statements(root: Mapping, desk: Desk) -> dict[str, DraftStatement]:
    """The statements by name; each is a few lines, a paragraph each on a page."""
    fields = Fields(root, "the statements", desk)
    for name, _ in root:
        look_at_outer(name, desk.findings)
    return {
        name.text: DraftStatement(name, tuple(read_lines(fields, name.text, f"statements.{name.text}")))
        for name, _ in root
    }


def resolved_statements(
    drafts: Iterable[DraftStatement], organisations: MappingType[str, Organisation]
) -> dict[str, Statement]:
    """The statements, every name of their lines resolved."""
    return {
        draft.name.text: Statement(draft.name.text, resolved(draft.lines, GUARDS, organisations)) for draft in drafts
    }


class EveryStatement(dict[str, Statement]):
    """Where the statements can not be looked up, any that a page includes may exist."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Statement:
        return Statement(name, ())


def read_organisations(root: Mapping, desk: Desk) -> dict[str, Organisation]:
    """The organisations by name, in the order of the file."""
    return {name.text: _organisation(name, Fields(node, f"the organisation '{name.text}'", desk, name.place))
            for name, node in root}  # fmt: skip


def _organisation(name: Scalar, fields: Fields) -> Organisation:
    """One of them. What is missing is a problem, and nothing will be made of what stands here instead."""
    look_at_outer(name, fields.desk.findings)
    context = f"organisations.{name.text}"
    kind = fields.one_of("kind", (kind.value for kind in Kind))
    title, what = fields.scalar("name"), fields.need("what", f"{context}.what")
    called = tuple(name.text for name in fields.names("called", optional=True))
    phones, visit = tuple(_phones(fields, context)), fields.scalar("visit", optional=True)
    reach = fields.text("reach", f"{context}.reach", optional=True)
    email = fields.contact("email", _EMAIL, "an address, as info@askv.nl")
    hours = fields.text("hours", f"{context}.hours", optional=True)
    cost = fields.text("cost", f"{context}.cost", optional=True)
    languages = fields.text("languages", f"{context}.languages", optional=True)
    site, source = fields.address("site", optional=True), fields.address("source")
    checked, source_date = fields.date("checked", optional=False), fields.date("source_date", partly=True)
    fields.close()
    if not (phones or site or email):
        fields.desk.findings.add(reading.missing_key(fields.place, fields.where, "phone", "site", "email"))
    return Organisation(
        name.text, Kind(kind or "helper"), title.text if title else "", what, called, phones,
        visit.text if visit else None, reach, hours, cost, languages, site, email,
        checked or "", source or "", source_date,
    )  # fmt: skip


def _phones(fields: Fields, context: str) -> Iterator[Phone]:
    """The numbers: one as ``phone``, or several in ``phones``, each with whom it is for."""
    wanted = 'digits, as "020 627 24 08"'
    if number := fields.contact("phone", _PHONE, wanted):
        yield Phone(number)
        if "phones" in fields:
            fields.desk.findings.add(
                reading.wrong_shape(
                    fields.place_of("phone"), "'phone' beside 'phones'", "one of them", "Move it, with whom it is for."
                )
            )
    for name, node in fields.entries("phones", optional=True):
        look_at_inner(name, fields.desk.findings)
        phone = Fields(node, f"the number '{name.text}'", fields.desk, name.place)
        number, whom = phone.contact("phone", _PHONE, wanted), phone.need("whom", f"{context}.phones.{name.text}")
        if "phone" not in phone:
            fields.desk.findings.add(reading.missing_key(name.place, phone.where, "phone"))
        phone.close()
        if number:
            yield Phone(number, whom)


def read_checked(root: Mapping) -> dict[str, Scalar]:
    """The day on which each organisation was checked, where it stands; without those that do not say it."""
    return {
        name.text: day[1]
        for name, node in root
        if isinstance(node, Mapping) and (day := node.entries.get("checked")) and isinstance(day[1], Scalar)
    }


def read_facts(root: Mapping, desk: Desk) -> tuple[Scalar, ...]:
    """The ids of the facts. Their English is for those who write; people read the pages."""
    fields = Fields(root, "the facts", desk)
    for name, _ in root:
        look_at_fact(name, desk.findings)
        fields.scalar(name.text)
    return tuple(name for name, _ in root)


def read_words(root: Mapping, desk: Desk) -> dict[str, str]:
    """Words that are not used, anywhere or where a line begins, each with what to do instead."""
    fields = Fields(root, "the words", desk)
    return {name.text: instead.text for name, _ in root if (instead := fields.scalar(name.text))}
