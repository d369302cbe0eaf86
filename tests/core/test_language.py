"""Which language a tag means, by the project's own table, and which languages stand first because of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.guide import Guide
from bot.core.language import match_language, order_by_suggestion

NOTHING = "en nl ar ti tr fa so fr ru es ps ku ckb uk am fa_AF"
"""The order of the file."""


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("nl", "nl"),
        ("nl-BE", "nl"),
        ("NL_be", "nl"),
        ("EN-us", "en"),
        ("ar-EG", "ar"),
        ("apc", "ar"),
        ("tir-ER", "ti"),
        ("pes", "fa"),
        ("fa-IR", "fa"),
        ("fa-raw", "fa"),
        ("fa-AF", "fa_AF"),
        ("fa_AF", "fa_AF"),
        ("prs", "fa_AF"),
        ("prs-AF", "fa_AF"),
        ("ku", "ku"),
        ("ku-TR", "ku"),
        ("kmr", "ku"),
        ("kmr-TR", "ku"),
        ("ku-latn", "ku"),
        ("ku-Latn-IQ", "ku"),
        ("ku-arab", "ckb"),
        ("ku-Arab-IR", "ckb"),
        ("ku-iq", "ckb"),
        ("ckb-IQ", "ckb"),
        (" uk-UA ", "uk"),
        ("zh-hans", None),
        ("pt-br", None),
        ("n", None),
        ("-", None),
        ("", None),
        (None, None),
    ],
)
def test_a_tag_means_a_language_or_none(guide: Guide, tag: str | None, code: str | None) -> None:
    language = match_language(guide.words.languages.values(), tag)
    assert (language.code if language else None) == code


@pytest.mark.parametrize(
    ("tag", "first"),
    [
        ("nl-BE", ["nl"]),
        ("fa", ["fa", "fa_AF"]),
        ("fa-AF", ["fa_AF", "fa"]),
        ("prs", ["fa_AF", "fa"]),
        ("ku", ["ku", "ckb"]),
        ("ku-iq", ["ckb", "ku"]),
        ("ckb-IQ", ["ckb"]),
        ("zh-hans", []),
        (None, []),
    ],
)
def test_likely_languages_stand_first_and_the_others_as_they_were(
    guide: Guide, tag: str | None, first: list[str]
) -> None:
    every = tuple(guide.words.languages.values())
    codes = [language.code for language in order_by_suggestion(every, every, () if tag is None else (tag,))]
    assert codes == [*first, *(code for code in NOTHING.split() if code not in first)]


def test_of_several_tags_the_first_comes_first(guide: Guide) -> None:
    every = tuple(guide.words.languages.values())
    codes = [language.code for language in order_by_suggestion(every, every, ("ti", "ar"))]
    assert codes[:2] == ["ti", "ar"]


def test_what_is_near_stands_first_where_the_language_itself_is_not_offered(guide: Guide) -> None:
    every = guide.words.languages
    offered = (every["en"], every["fa"], every["ku"])
    assert order_by_suggestion(offered, every.values(), ("prs",))[0] is every["fa"]
    assert order_by_suggestion(offered, every.values(), ("ku-iq",))[0] is every["ku"]


@given(tag=st.text(max_size=20) | st.from_regex(r"[a-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,3}", fullmatch=True))
def test_no_tag_breaks_it_and_none_loses_a_language(guide: Guide, tag: str) -> None:
    every = tuple(guide.words.languages.values())
    assert {each.code for each in order_by_suggestion(every, every, (tag,))} == {each.code for each in every}
