"""What a link carries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.authoring.source.names import LONGEST_TOPIC
from bot.core.start_payload import Payload, is_partner, mend_partner, read_payload, write_payload


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("", Payload()),
        ("l-en", Payload("en")),
        ("t-dutch-child", Payload(topic="dutch-child")),
        ("p-ngo-1", Payload(partner="ngo-1")),
        ("l-en_t-dutch-child_p-ngo", Payload("en", "dutch-child", "ngo")),
        ("p-ngo_t-dutch-child_l-en", Payload("en", "dutch-child", "ngo")),
        ("l-fa_AF_t-general", Payload("fa_AF", "general")),
        ("l-fa_AF", Payload("fa_AF")),
        ("t-with-p-in-it_p-x", Payload(topic="with-p-in-it", partner="x")),
        ("l-en_l-nl", Payload("en")),
        ("l-_t-general", Payload(topic="general")),
        ("x-1_l-en", Payload("en")),
        ("l-en_x-1", Payload("en_x-1")),
        ("en", Payload()),
        ("_l-en", Payload("en")),
        ("p-NGO", Payload()),
        ("p-a_b", Payload()),
        ("p-" + "a" * 28, Payload(partner="a" * 28)),
        ("p-" + "a" * 29, Payload()),
        ("l-" + "e" * 62, Payload("e" * 62)),
        ("l-" + "e" * 63, Payload()),
    ],
)
def test_its_parts_are_read_and_the_rest_is_ignored(text: str, payload: Payload) -> None:
    assert read_payload(text) == payload


@given(text=st.text(max_size=80) | st.from_regex(r"[ltpx]-[a-zA-Z_-]*(_[ltp]-[a-z-]*)*", fullmatch=True))
def test_no_text_breaks_it(text: str) -> None:
    payload = read_payload(text)
    assert all(part is None or (part and part in text) for part in (payload.language, payload.topic, payload.partner))


@given(
    language=st.sampled_from([None, "en", "fa_AF", "ckb"]),
    topic=st.sampled_from([None, "general", "eu-long-term-resident"]),
    partner=st.none() | st.from_regex("[a-z0-9-]{1,8}", fullmatch=True),
)
def test_what_is_put_together_comes_apart(language: str | None, topic: str | None, partner: str | None) -> None:
    payload = Payload(language, topic, partner)
    assert read_payload(write_payload(payload)) == payload


def test_the_longest_of_each_part_fits() -> None:
    longest = write_payload(Payload("fa_AF", "t" * LONGEST_TOPIC, "p" * 28))
    assert len(longest) == 64
    assert read_payload(longest).topic == "t" * LONGEST_TOPIC


def test_a_partner_that_can_be_none_is_left_out() -> None:
    assert write_payload(Payload("en", partner="A b")) == "l-en"


@pytest.mark.parametrize(
    ("given", "mended"),
    [
        ("My NGO!", "my-ngo"),
        ("Hulp & Co. \u00dcbersee", "hulp-co-ubersee"),
        ("a" * 40, "a" * 28),
        ("a" * 27 + "-b", "a" * 27),
        ("\u0645\u0646\u0638\u0645\u0629", "my-name"),
    ],
)
def test_the_nearest_name_can_be_a_partners(given: str, mended: str) -> None:
    assert mend_partner(given) == mended
    assert is_partner(mended)
