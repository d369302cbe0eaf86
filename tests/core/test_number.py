"""The number of answers: fields of bits, digits of base 62, and one spelling of each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.code.grammar import RejectedError
from bot.core.code.number import Layout
from bot.core.guide import Guide
from bot.core.ledger import ALPHABET, Field, Ledger, Symbols

FIELDS = (Field("asylum", 3), Field("danger", 1), Field("child_age", 4), Field("danger", 3), Field("danger", 4))
"""In the real ledger ``danger`` is slot 0, ``asylum`` 5 and ``child_age`` 8."""

VALUES = st.fixed_dictionaries(
    {}, optional={0: st.integers(1, 1 + 7 + 15), 5: st.integers(1, 7), 8: st.integers(1, 15)}
)


@pytest.fixture(scope="module")
def layout(guide: Guide, ledger: Ledger) -> Layout:
    return Layout(Symbols(replace(ledger, fields=FIELDS), guide.flow, guide.words, guide.findable))


@pytest.mark.parametrize(
    ("values", "spelt"),
    [
        ({}, ""),
        ({5: 1}, "B"),
        ({5: 7}, "H"),
        ({0: 1}, "I"),  # 1 << 3
        ({8: 4}, "CB"),  # 4 << 4 is 64: 2 and 1 times 62.
        ({0: 2}, "IE"),  # The second field of its slot: 1 << 8 is 256: 8 and 4 times 62.
        ({0: 9}, "Ch"),  # The third: 1 << 11.
        ({0: 1 + 7 + 15, 5: 7, 8: 15}, "dDI"),
    ],
)
def test_each_value_stands_in_its_field(layout: Layout, values: dict[int, int], spelt: str) -> None:
    assert layout.encode(values) == spelt
    assert layout.values(spelt) == values


@given(values=VALUES)
def test_values_are_read_as_they_were_written_in_the_order_of_slots(layout: Layout, values: dict[int, int]) -> None:
    read = layout.values(layout.encode(values))
    assert read == values
    assert [*read] == sorted(read)


@given(text=st.text(ALPHABET + "_-é\u0661", max_size=8))
def test_a_text_is_the_one_spelling_of_its_values_or_rejected(layout: Layout, text: str) -> None:
    try:
        values = layout.values(text)
    except RejectedError:
        return
    assert layout.encode(values) == text


@pytest.mark.parametrize(
    "text",
    [
        "A",
        "BA",  # 1, and nothing times 62.
        "-",
        "B-",
        "_",
        "\u0661",
        "QE",  # 1 << 3 and 1 << 8: two fields of one slot.
        "ggI",  # 1 << 15: one more than there is.
        "999",
        "9" * 1000,
    ],
)
def test_what_was_never_written_is_rejected(layout: Layout, text: str) -> None:
    with pytest.raises(RejectedError):
        layout.values(text)


@given(more=st.lists(st.sampled_from([1, 3, 4]), min_size=1, max_size=5), values=VALUES)
def test_a_field_that_is_put_at_the_end_changes_no_number(
    guide: Guide, ledger: Ledger, layout: Layout, more: list[int], values: dict[int, int]
) -> None:
    longer = (*FIELDS, *(Field("child_age", bits) for bits in more))
    later = Layout(Symbols(replace(ledger, fields=longer), guide.flow, guide.words, guide.findable))
    assert later.encode(values) == layout.encode(values)
    assert later.values(layout.encode(values)) == values


def test_without_fields_there_is_no_number_but_none(guide: Guide, ledger: Ledger) -> None:
    layout = Layout(Symbols(replace(ledger, fields=()), guide.flow, guide.words, guide.findable))
    assert layout.values("") == {}
    with pytest.raises(RejectedError):
        layout.values("B")
