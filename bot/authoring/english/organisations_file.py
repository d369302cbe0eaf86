"""Reads ``flows/organisations.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.authoring.english.opening_hours import read_hours
from bot.authoring.source import file_checks
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields
from bot.authoring.source.names import check_inner_name, check_outer_name
from bot.authoring.source.yaml_nodes import Mapping, Scalar
from bot.core.organisation import Kind, Organisation, Phone
from bot.core.province import Province

_PHONE = re.compile(r"\+?[0-9(][0-9 ()-]*[0-9]")
ROLE = 60
"""Letters of what an organisation is, beside its number."""

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def read_organisations(root: Mapping, file_context: FileContext) -> dict[str, Organisation]:
    """The organisations by name, in the order of the file."""
    return {
        name.text: _read_organisation(name, Fields(node, f"the organisation '{name.text}'", file_context, name.place))
        for name, node in root
    }


def _read_organisation(name: Scalar, fields: Fields) -> Organisation:
    """One of them. What is missing is a problem, and nothing will be made of what stands here instead."""
    check_outer_name(name, fields.findings)
    context = f"organisations.{name.text}"
    kind = fields.one_of("kind", (kind.value for kind in Kind))
    province = fields.one_of("province", (each.value for each in Province)) if "province" in fields else None
    title, what = fields.scalar("name"), fields.need("what", f"{context}.what")
    called = tuple(name.text for name in fields.names("called", optional=True))
    phones, visit = tuple(_read_phones(fields, context)), fields.scalar("visit", optional=True)
    role = fields.text("role", f"{context}.role", longest=ROLE, optional=True)
    reach = fields.text("reach", f"{context}.reach", optional=True)
    email = fields.contact("email", _EMAIL, "an address, such as info@askv.nl")
    hours = read_hours(fields)
    hours_note = fields.text("hours_note", f"{context}.hours_note", optional=True)
    cost = fields.text("cost", f"{context}.cost", optional=True)
    languages = fields.text("languages", f"{context}.languages", optional=True)
    site, source = fields.address("site", optional=True), fields.address("source")
    checked, source_date = fields.date("checked", optional=False), fields.date("source_date", partly=True)
    fields.close()
    if not (phones or site or email):
        fields.findings.add(file_checks.missing_key(fields.place, fields.where, "phone", "site", "email"))
    return Organisation(
        name.text, Kind(kind or "helper"), title.text if title else "",
        Province(province) if province else None, what, role, called, phones,
        visit.text if visit else None, reach, hours, hours_note, cost, languages, site, email,
        checked or "", source or "", source_date,
    )  # fmt: skip


def _read_phones(fields: Fields, context: str) -> Iterator[Phone]:
    """The numbers: one as ``phone``, or several in ``phones``, each with whom it is for."""
    wanted = 'digits, such as "020 627 24 08"'
    if number := fields.contact("phone", _PHONE, wanted):
        yield Phone(number)
        if "phones" in fields:
            fields.findings.add(
                file_checks.wrong_shape(
                    fields.place_of("phone"), "'phone' beside 'phones'", "one of them", "Move it, with whom it is for."
                )
            )
    for name, node in fields.entries("phones", optional=True):
        check_inner_name(name, fields.findings)
        phone = Fields(node, f"the number '{name.text}'", fields.file_context, name.place)
        number, whom = phone.contact("phone", _PHONE, wanted), phone.need("whom", f"{context}.phones.{name.text}")
        if "phone" not in phone:
            fields.findings.add(file_checks.missing_key(name.place, phone.where, "phone"))
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
