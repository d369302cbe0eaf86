"""Texts as they are said: the first language that has them, and every value set for the direction around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.bidi import LRI, PDI, RLI, RLM
from bot.core.flow import Question
from bot.core.guide import Guide
from bot.core.interface import Interface, text_specs
from bot.core.language import Language
from bot.core.lines import Guard
from bot.core.text import Said, Text, Wording
from bot.core.translation import Status, Translation, Trust
from bot.core.voice import Words

CHECKED = Trust(Status.CHECKED)

ENGLISH = Language("en", "English")
DUTCH = Language("nl", "Nederlands")
ARABIC = Language("ar", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", right_to_left=True, fallback=(DUTCH,))
HIDDEN = Language("fa_AF", "\u062f\u0631\u06cc", right_to_left=True, offered=False)

CALL = Text("call", "Call {number} now.")
BACK = Text("back", "Back")
BOTH = Text("both", "One.\n\nTwo.")
ARABIC_CALL = "\u0627\u062a\u0635\u0644 {number}."

WORDS = Words(
    ENGLISH,
    {"en": ENGLISH, "nl": DUTCH, "ar": ARABIC, "fa_AF": HIDDEN},
    {"nl": {"call": Translation("Bel {number} nu.", CHECKED)}, "ar": {"call": Translation(ARABIC_CALL, CHECKED)}},
)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (CALL, ENGLISH, ("Call {number} now.", ENGLISH)),
        (CALL, DUTCH, ("Bel {number} nu.", DUTCH)),
        (CALL, ARABIC, (ARABIC_CALL, ARABIC)),
        (BACK, DUTCH, ("Back", ENGLISH)),
        (BACK, ARABIC, ("Back", ENGLISH)),
    ],
)
def test_a_text_is_found_in_the_first_language_that_has_it(
    text: Text, language: Language, found: tuple[str, Language]
) -> None:
    assert WORDS.find(text, language) == Wording(*found)


def test_a_missing_text_is_said_in_the_next_language_of_the_chain() -> None:
    words = Words(ENGLISH, WORDS.languages, {"nl": {"back": Translation("Terug", CHECKED)}})
    assert words.voice(ARABIC).say(BACK) == Said("Terug", DUTCH)


def test_what_is_remembered_is_what_would_be_said_anew(offered_guide: Guide) -> None:
    words, interface = offered_guide.words, offered_guide.interface
    texts = [getattr(interface, name) for name, place in text_specs(Interface).items() if not place.takes]
    texts += [organisation.what for organisation in offered_guide.flow.organisations.values()]
    texts += [replace(text, english=f"Not {text.english}", context="new") for text in texts]
    for language in words.offered:
        first = [words.voice(language).say(text) for text in texts]
        fresh = replace(words).voice(language)
        assert first == [words.voice(language).say(text) for text in texts] == [fresh.say(text) for text in texts]


def test_without_a_language_english_speaks() -> None:
    assert WORDS.voice(None).say(BACK) == Said("Back", ENGLISH)


def test_only_offered_languages_can_be_chosen() -> None:
    assert WORDS.offered == (ENGLISH, DUTCH, ARABIC)


def test_a_value_keeps_its_own_direction_in_a_right_to_left_sentence() -> None:
    said = WORDS.voice(ARABIC).say(CALL, number="088 715 7000")
    assert said == Said(f"\u0627\u062a\u0635\u0644 {LRI}088 715 7000{PDI}.", ARABIC)
    inner = Said("\u0645\u0631\u0643\u0632 1", ARABIC)
    assert f"{RLI}\u0645\u0631\u0643\u0632 {LRI}1{PDI}{PDI}" in WORDS.voice(ARABIC).say(CALL, number=inner).text


def test_a_value_is_left_as_it_is_in_a_left_to_right_sentence() -> None:
    assert WORDS.voice(DUTCH).say(CALL, number=112) == Said("Bel 112 nu.", DUTCH)


def test_a_text_that_fell_back_is_set_for_its_own_direction() -> None:
    assert WORDS.voice(ARABIC).say(BACK) == Said("Back", ENGLISH)


def test_a_quoted_text_is_set_for_the_language_it_is_in() -> None:
    assert WORDS.voice(ARABIC).quote("112") == Said(f"{RLM}{LRI}112{PDI}", ARABIC)
    assert WORDS.voice(ARABIC).quote("112", ENGLISH) == Said("112", ENGLISH)


def test_it_is_known_in_which_languages_a_sentence_is() -> None:
    voice = WORDS.voice(DUTCH)
    back = voice.say(BACK)
    assert voice.say(CALL, number=back).also == (ENGLISH,)
    assert voice.say(CALL, number=voice.say(CALL, number=back)).also == (ENGLISH,)
    assert voice.say(CALL, number=voice.say(CALL, number=112)).also == ()


def test_paragraphs_are_said_one_by_one() -> None:
    assert WORDS.voice(DUTCH).say_each(BOTH) == (Said("One.", ENGLISH), Said("Two.", ENGLISH))


def test_a_language_has_a_tag_for_the_web() -> None:
    assert (HIDDEN.tag, DUTCH.tag) == ("fa-AF", "nl")


def test_a_thing_is_shown_by_its_kind_and_name() -> None:
    assert repr(Guard("always", {}, lambda _: True)) == "Guard(always)"


def test_questions_of_other_names_have_other_names_in_every_language(offered_guide: Guide) -> None:
    """Else two rows of "My answers" could not be told apart."""
    titles = {each.title for each in offered_guide.flow.states.values() if isinstance(each, Question)}
    for language in offered_guide.words.spoken:
        said = {title.english: offered_guide.words.voice(language).say(title).text for title in titles}
        assert len({*said.values()}) == len(said), language.code


def test_spoken_is_what_has_words_and_what_somebody_can_choose_that_says_anything() -> None:
    chained, hidden = replace(ARABIC, code="ckb"), replace(ARABIC, code="ku", offered=False)
    languages = {each.code: each for each in (ENGLISH, DUTCH, ARABIC, HIDDEN, chained, hidden)}
    draft = {"fa_AF": {"call": Translation("x", CHECKED)}}
    assert Words(ENGLISH, languages, {**WORDS.catalogs, **draft}).spoken == (ENGLISH, DUTCH, ARABIC, HIDDEN, chained)
