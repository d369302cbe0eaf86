"""Reads ``flows/codes.yaml``, the ledger of which character stands for what, and checks each character."""

from __future__ import annotations

from bot.authoring.checks import codes, reading
from bot.authoring.desk import Desk
from bot.authoring.fields import Fields
from bot.authoring.nodes import Mapping, Scalar, Sequence
from bot.core.ledger import Ledger


def read_ledger(root: Mapping, desk: Desk) -> Ledger:
    """The ledger."""
    fields = Fields(root, "the ledger", desk)
    slots, choices = dict[str, Scalar](), dict[str, dict[str, str]]()
    node = fields.node("questions")
    if isinstance(node, Sequence):
        for item in node.items:
            slot = Fields(item, "a slot", desk)
            if name := slot.scalar("name"):
                if name.text in slots:
                    desk.findings.add(reading.duplicate_key(name.place, name.text, slots[name.text].place))
                slots.setdefault(name.text, name)
                choices.setdefault(name.text, _characters(slot, "choices", f"the choices of '{name.text}'"))
                slot.close()
    elif node:
        desk.findings.add(reading.wrong_shape(node.place, "'questions'", "a list of '- name: ...'"))
    languages, topics, pages = (_characters(fields, key, f"the {key}") for key in ("languages", "topics", "pages"))
    fields.close()
    return Ledger(tuple(slots), choices, languages, topics, pages)


def _characters(fields: Fields, key: str, what: str) -> dict[str, str]:
    """Name -> character."""
    found = dict[str, str]()
    for name, node in fields.entries(key):
        said = node.text if isinstance(node, Scalar) else ""
        if not codes.is_free(said, found.values()):
            fields.desk.findings.add(codes.reused_code(node.place, what, name.text, said))
        found[name.text] = said
    return found
