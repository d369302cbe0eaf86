"""One button in both versions of the code. Tests spell literal codes in version 1: there one sees which slot says what.

This knows only the ledger and the grammar, and reckons in another way than ``bot.core.code``: in bits, written out.
"""

from __future__ import annotations

import re

from bot.core.ledger import ALPHABET, Ledger


def in_version_2(ledger: Ledger, text: str) -> str:
    """A code or a button of version 1 as version 2 writes it; one of version 2 as it is.

    Raises AssertionError where an answer has no field.
    """
    if text.startswith("2"):
        return text
    head, answers, *event = text.split("_")
    values = {ledger.slots[slot]: ALPHABET.index(each) + 1 for slot, each in enumerate(answers) if each != "-"}
    bits = ""
    for field in ledger.fields:
        value, most = values.get(field.slot, 0), 2**field.bits - 1
        bits = format(min(value, most) if value <= most else 0, f"0{field.bits}b") + bits
        values[field.slot] = max(value - most, 0)
    assert not any(values.values()), f"{text}: {values}"
    number, digits = int(bits or "0", 2), ""
    while number:
        number, digits = number // 62, digits + ALPHABET[number % 62]
    return "_".join((f"2{head[1:]}", digits, *event))


def in_version_1(ledger: Ledger, text: str) -> str:
    """A code or a button of version 2 as version 1 wrote it."""
    head, digits, *event = text.split("_")
    number = sum(ALPHABET.index(digit) * 62**place for place, digit in enumerate(digits))
    bits = format(number, f"0{sum(field.bits for field in ledger.fields)}b")
    values, answers = dict[str, int](), ["-"] * len(ledger.slots)
    below = dict.fromkeys(ledger.slots, 0)
    for field in ledger.fields:
        bits, value = bits[: -field.bits], int(bits[-field.bits :], 2)
        if value:
            values[field.slot] = below[field.slot] + value
        below[field.slot] += 2**field.bits - 1
    for name, value in values.items():
        answers[ledger.slots.index(name)] = ALPHABET[value - 1]
    return "_".join((f"1{head[1:]}", "".join(answers).rstrip("-"), *event))


def before_words_were_told(button: str, help_now: str) -> str:
    """A button of version 1 as it was written before 25-11-2026, where ``help_now`` is how help was opened."""
    code, _, event = button.rpartition("_")
    topic = re.sub("^1.[lde]?r(.).*$", r"\1", code)
    event = re.sub("^H$", help_now, event)
    event = re.sub("^S(.)$", rf"t{topic}\1", event)
    event = re.sub("^([lde]?)r(..)..$", r"\1t\2", event)
    return re.sub("^(1.[lde]?)r(..)..", r"\1t\2", code) + f"_{event}"
