"""Reads ``flows/codes.yaml``, the ledger of which character stands for what, and checks each character and field."""

from __future__ import annotations

from dataclasses import replace

from bot.authoring.english.checks import ledger as ledger_checks
from bot.authoring.source import file_checks
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields
from bot.authoring.source.yaml_nodes import Mapping, Node, Scalar, Sequence
from bot.core.ledger import ALPHABET, Field, Ledger, value_of


def read_ledger(root: Mapping, file_context: FileContext) -> Ledger:
    """The ledger."""
    fields = Fields(root, "the ledger", file_context)
    slots, choices = dict[str, Scalar](), dict[str, dict[str, str]]()
    node = fields.node("questions")
    if isinstance(node, Sequence):
        for item in node.items:
            slot = Fields(item, "a slot", file_context)
            if name := slot.scalar("name"):
                if name.text in slots:
                    file_context.findings.add(file_checks.duplicate_key(name.place, name.text, slots[name.text].place))
                elif len(slots) == len(ALPHABET):
                    file_context.findings.add(ledger_checks.too_many_slots(name.place, name.text))
                slots.setdefault(name.text, name)
                choices.setdefault(name.text, _characters(slot, "choices", f"the choices of '{name.text}'"))
                slot.close()
    elif node:
        file_context.findings.add(file_checks.wrong_shape(node.place, "'questions'", "a list of '- name: ...'"))
    languages, topics, pages = (_characters(fields, key, f"the {key}") for key in ("languages", "topics", "pages"))
    targets, dangers, cards = (
        _characters(fields, key, f"the {key}", optional=True) for key in ("targets", "dangers", "cards")
    )
    note = tuple(line.text for line in fields.names("note", optional=True))
    ledger = Ledger(tuple(slots), choices, languages, topics, pages, targets, dangers, cards, (), note)
    layout = fields.node("fields", optional=True)
    if isinstance(layout, Sequence):
        for item in layout.items:
            ledger = _add_field(ledger, item, file_context)
    elif layout is None:
        fix = "; or write 'fields: []' below a ledger of version 1"
        file_context.findings.add(ledger_checks.wrong_field(fields.place, "the ledger has no 'fields'.", fix))
    else:
        file_context.findings.add(
            file_checks.wrong_shape(layout.place, "'fields'", "a list of '- {slot: ..., bits: ...}'")
        )
    fields.close()
    return ledger


def highest_value(ledger: Ledger, slot: str) -> int:
    """The highest value that a choice of a slot has, also one that is retired."""
    return max(map(value_of, ledger.choices.get(slot, {}).values()), default=0)


def _add_field(ledger: Ledger, item: Node, file_context: FileContext) -> Ledger:
    """The ledger with one field more, the last. A slot has another one only where its values did not fit the others."""
    field = Fields(item, "a field", file_context)
    slot, bits = field.scalar("slot"), field.scalar("bits")
    field.close()
    if slot is None or bits is None:
        return ledger
    if bits.text not in map(str, ledger_checks.WIDTHS):
        file_context.findings.add(ledger_checks.wrong_field(bits.place, f"a field cannot have '{bits.text}' bits."))
        return ledger
    if ledger.slots and ledger.room(slot.text) >= highest_value(ledger, slot.text):
        what = f"'{slot.text}' has no choice that needs this field."
        file_context.findings.add(ledger_checks.wrong_field(slot.place, what))
    return replace(ledger, fields=(*ledger.fields, Field(slot.text, int(bits.text))))


def _characters(fields: Fields, key: str, what: str, *, optional: bool = False) -> dict[str, str]:
    """Name -> character."""
    found = dict[str, str]()
    for name, node in fields.entries(key, optional=optional):
        said = node.text if isinstance(node, Scalar) else ""
        if not ledger_checks.is_free(said, found.values()):
            fields.findings.add(ledger_checks.reused_code(node.place, what, name.text, said))
        found[name.text] = said
    return found
