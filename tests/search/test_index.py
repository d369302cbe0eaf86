"""How near a text is to a document: a feature counts by how unevenly it is spread, and by how often it is there."""

from __future__ import annotations

import pytest

from bot.core.fold import fold_lines
from bot.search.index import Index
from bot.search.ngrams import count_features, features_by_word, spell_feature

EN = ["bring my wife\nmy wife is here", "my school\nmy university", "my doctor\nmy illness"]
NL = ["mijn vrouw", "mijn school", "mijn dokter"]


def index() -> Index:
    return Index([[fold_lines(text) for text in some] for some in (EN, NL)])


def score(typed: str, without: int | None = None) -> list[float]:
    features = [feature for part in features_by_word(typed.split()) for feature in part]
    return index().score(features) if without is None else index().score_without(features, without)


def test_the_scores_are_those_of_one_language_after_the_other() -> None:
    assert [round(each, 3) > 0 for each in score("wife")] == [True, False, False, False, False, False]
    assert [each > 0 for each in score("vrouw")] == [False, False, False, True, False, False]
    assert score("school")[1] > 0 < score("school")[4]


def test_what_stands_in_every_document_says_nothing() -> None:
    assert not any(score("my"))
    assert index().count_known(["=my", "=mijn", "=wife"]) == {0: 2, 1: 1}


def test_a_word_is_known_where_any_document_has_it() -> None:
    assert [index().has_word(each) for each in ("wife", "vrouw", "wif")] == [True, True, False]


def test_what_comes_more_often_says_more_and_less_and_less_of_it() -> None:
    once, twice = score("bring")[0] / 3, score("wife")[0] / 3
    assert 0 < once < twice < 2 * once


def test_a_phrase_can_be_looked_for_as_if_it_did_not_stand_there() -> None:
    assert score("bring", without=0)[0] == pytest.approx(0, abs=1e-9)
    assert 0 < score("wife", without=0)[0] < score("wife")[0]


def test_what_is_misspelt_is_still_near() -> None:
    assert score("universty")[1] > 0


def test_a_feature_is_a_word_or_four_letters_and_spaces_are_letters() -> None:
    counted = count_features([["my", "wife"], ["wife"]])
    assert counted["=wife"] == 2
    assert counted[" wif"] == 2
    assert counted["y wi"] == 1
    assert not any("\n" in feature for feature in counted)


def test_every_feature_of_a_text_is_there_once_with_the_word_at_which_it_begins() -> None:
    parts = features_by_word(["my", "wife", "my"])
    named = [[name for name, _ in part] for part in parts]
    assert named[1] == [" wif", "wife", "ife ", "fe m", "e my", "=wife"]
    assert "=my" not in named[2]
    assert {name for part in named for name in part} == set(count_features([["my", "wife", "my"]]))


def test_authors_read_features_as_words_and_letters() -> None:
    assert [spell_feature(each) for each in ("=wife", "ife ")] == ["'wife'", "...ife ..."]


def test_without_lists_there_is_nothing_to_find() -> None:
    empty = Index([])
    assert empty.score([("=wife", 3.0)]) == []
