"""In which language words were typed: the script counts, and then the list in which they stand best."""

from __future__ import annotations

import pytest

from bot.core.language import Language
from bot.search.languages import rank_languages
from tests.search.small import DUTCH, ENGLISH, TIGRINYA


@pytest.mark.parametrize(
    ("typed", "scored", "reads", "languages"),
    [
        ("wife", [(ENGLISH, 9.0), (DUTCH, 2.0)], None, [ENGLISH]),
        ("visum", [(ENGLISH, 8.5), (DUTCH, 9.0)], None, [DUTCH, ENGLISH]),
        ("visum", [(ENGLISH, 8.5), (DUTCH, 9.0)], ENGLISH, [ENGLISH]),
        ("mijn vrouw", [(ENGLISH, 2.0), (DUTCH, 9.0)], ENGLISH, [DUTCH]),
        ("sebeytey", [(ENGLISH, 2.0), (TIGRINYA, 9.0)], None, [TIGRINYA]),
        ("kvk", [(DUTCH, 9.0), (TIGRINYA, 12.0)], None, [DUTCH, TIGRINYA]),
        ("ሰበይተይ", [(TIGRINYA, 9.0)], ENGLISH, [TIGRINYA]),
        ("ሰበይተይ", [(TIGRINYA, 9.0)], TIGRINYA, [TIGRINYA]),
        ("nothing", [], ENGLISH, []),
    ],
)
def test_the_likeliest_language_comes_first(
    typed: str, scored: list[tuple[Language, float]], reads: Language | None, languages: list[Language]
) -> None:
    assert list(rank_languages(typed, scored, reads)) == languages
