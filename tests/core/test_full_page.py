"""Topics and pages drawn whole: the same words as in a talk, and with each part what is known of its translation."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from bot.core.blocks import Bullets, Contact, Notice, Origin, Paragraph
from bot.core.content import Section, Topic
from bot.core.drawing.full_page import (
    MORE_HELPERS,
    SOURCES,
    FullPage,
    FullSection,
    draw_full_helpers,
    draw_full_page,
    draw_full_topic,
    draw_full_words,
)
from bot.core.drawing.scene import Speaker
from bot.core.drawing.translation_remarks import said_texts
from bot.core.guide import Guide
from bot.core.pseudo_language import PSEUDO
from bot.core.text import Text
from bot.core.translation import Status, Trust
from tests.authored import with_pseudo

DRAFT, CHECKED = Trust(Status.DRAFT), Trust(Status.CHECKED)


def speaker(guide: Guide, language: str = "en") -> Speaker:
    return Speaker(guide.interface, guide.words.voice(guide.words.languages[language]))


def topic(guide: Guide, language: str = "en", name: str = "family") -> FullPage:
    return draw_full_topic(speaker(guide, language), guide.flow.topics[name])


def part(whole: FullPage, name: str) -> FullSection:
    return next(each for each in whole.parts if each.name == name)


def known(guide: Guide, of: FullSection) -> set[str]:
    """The names of the interface's words that are said of a part's translation."""
    names = ("web_machine", "web_unchecked", "web_checked", "notice_older")
    voice = speaker(guide, PSEUDO).voice
    return {name for name in names if voice.say(getattr(guide.interface, name)) in {*of.known, of.mark}}


def notices(guide: Guide, whole: FullPage) -> list[Text]:
    voice = speaker(guide, PSEUDO).voice
    names = ("notice_machine", "notice_unchecked", "notice_older")
    told = {block.said for block in whole.notices if isinstance(block, Notice)} | {whole.unchecked}
    return [text for text in (getattr(guide.interface, name) for name in names) if voice.say(text) in told]


WRITTEN = [each.value for each in Section if each is not Section.WHO_HELPS]


def test_a_topic_has_its_sections_in_reading_order_and_ends_with_its_sources(guide: Guide) -> None:
    family = guide.flow.topics["family"]
    whole = topic(guide)
    names = [each.name for each in whole.parts]
    assert [name for name in names if name in WRITTEN] == WRITTEN
    assert names[:2] == ["short", "who-helps"]
    assert names[-2:] == [MORE_HELPERS, SOURCES]
    assert all(each.title and each.blocks for each in whole.parts)
    assert [block.address for block in whole.parts[-1].blocks if isinstance(block, Origin)] == [
        each.address for each in family.sources
    ]


def test_what_everybody_needs_lies_open(guide: Guide) -> None:
    for name in guide.flow.topics:
        assert {each.name for each in topic(guide, name=name).parts if not each.folded} == {
            "short",
            "who-helps",
            "prepare",
        }


@pytest.mark.parametrize("name", ["trafficking", "domestic-violence"])
def test_where_there_is_danger_the_numbers_stand_directly_under_the_title(guide: Guide, name: str) -> None:
    whole = topic(guide, name=name)
    assert whole.numbers_first
    assert isinstance(whole.parts[0].blocks[0], Contact)
    assert [dial.number for dial in whole.parts[0].blocks[0].phones] == ["112"]
    assert not whole.parts[0].title
    assert not topic(guide, name="family").numbers_first


def test_every_helper_of_a_topic_is_named_once(guide: Guide) -> None:
    for name, about in guide.flow.topics.items():
        whole = topic(guide, name=name)
        named = [block.title.text for each in whole.parts for block in each.blocks if isinstance(block, Contact)]
        assert sorted(named) == sorted(helper.title for helper in about.helpers)
        more = [each for each in whole.parts if each.name == MORE_HELPERS]
        assert all(len(each.blocks) > 1 for each in more)


def test_what_stands_in_an_earlier_part_is_known_and_no_lead_in_of_a_list_is(guide: Guide) -> None:
    whole = topic(guide)
    short, careful = part(whole, "short"), part(whole, "careful")
    assert careful.again
    assert careful.again <= {*short.blocks}
    for name in guide.flow.topics:
        for each in topic(guide, name=name).parts:
            for block, after in pairwise(each.blocks):
                assert not (block in each.again and isinstance(after, Bullets))


@pytest.mark.parametrize("checked_law", [None, "2026-11-24"])
def test_it_says_how_old_it_is_and_whether_a_lawyer_read_it(guide: Guide, checked_law: str | None) -> None:
    family = replace(guide.flow.topics["family"], checked_law=checked_law)
    ages = [said.text for said in draw_full_topic(speaker(guide), family).ages]
    year, month, day = family.updated.split("-")
    assert f"{int(day)}-{int(month)}-{year}" in ages[0]
    assert ("24-11-2026" in ages[1]) == bool(checked_law)


def test_the_english_is_the_source_and_has_nothing_to_be_known(guide: Guide) -> None:
    whole = topic(guide)
    assert not whole.notices
    assert not whole.unchecked
    assert not any(each.known or each.mark for each in whole.parts)


@pytest.mark.parametrize(
    ("trust", "said"),
    [
        (DRAFT, {"web_machine"}),
        (Trust(Status.DRAFT, by_machine=False), {"web_unchecked"}),
        (CHECKED, {"web_checked"}),
    ],
)
def test_each_part_says_how_far_its_translation_was_checked(trust: Trust, said: set[str]) -> None:
    guide = with_pseudo(trust)
    assert known(guide, part(topic(guide, PSEUDO), "short")) == said


def test_what_holds_for_one_section_is_said_of_that_alone() -> None:
    guide = with_pseudo(CHECKED)
    general = guide.flow.topics["general"]
    low = next(name for name, section in general.sections.items() if not section.high_risk)
    old = _with_trust(general, low, Trust(Status.STALE, by_machine=False))
    whole = draw_full_topic(speaker(guide, PSEUDO), old)
    assert known(guide, part(whole, low)) == {"web_unchecked", "notice_older"}
    assert known(guide, part(whole, "for-whom")) == {"web_checked"}
    assert notices(guide, whole) == [guide.interface.notice_unchecked, guide.interface.notice_older]


def _with_trust(topic: Topic, name: str, trust: Trust) -> Topic:
    section = topic.sections[Section(name)]
    bodies = {**section.bodies, PSEUDO: replace(section.bodies[PSEUDO], trust=trust)}
    return replace(topic, sections={**topic.sections, Section(name): replace(section, bodies=bodies)})


def test_what_may_not_be_shown_stands_in_other_languages_and_that_is_said() -> None:
    guide = with_pseudo(CHECKED)
    whole = draw_full_topic(
        speaker(guide, PSEUDO), _with_trust(guide.flow.topics["family"], "careful", Trust(Status.STALE))
    )
    careful = part(whole, "careful")
    assert {"nl", "en"} <= {said.language.code for said in said_texts(careful.blocks)}
    voice = speaker(guide, PSEUDO).voice
    withdrawn = voice.say(guide.interface.notice_withdrawn, language="").text[:20]
    assert [each for each in whole.notices if isinstance(each, Notice) and each.said.text.startswith(withdrawn)]
    assert {each.name for each in whole.parts if any(said.text.startswith(withdrawn) for said in each.known)} == {
        "careful"
    }


def test_a_part_that_is_in_another_language_says_so() -> None:
    guide = with_pseudo(CHECKED)
    family = guide.flow.topics["family"]
    for_whom = family.sections[Section.FOR_WHOM]
    lacking = replace(for_whom, bodies={"en": for_whom.bodies["en"]})
    whole = draw_full_topic(
        speaker(guide, PSEUDO), replace(family, sections={**family.sections, Section.FOR_WHOM: lacking})
    )
    gap = speaker(guide, PSEUDO).voice.say(guide.interface.notice_gap, language="").text[:20]
    assert [said.text.startswith(gap) for said in part(whole, "for-whom").known] == [True]
    assert known(guide, part(whole, "conditions")) == {"web_checked"}


def test_a_page_says_whom_to_call_before_anything_else(guide: Guide) -> None:
    whole = draw_full_page(speaker(guide), guide.flow, guide.flow.help, guide.site)
    (only,) = whole.parts
    assert isinstance(only.blocks[0], Contact)
    assert not only.title
    assert len(whole.ages) == 1


def test_everybody_who_can_help_is_one_page(guide: Guide) -> None:
    whole = draw_full_helpers(speaker(guide), guide.flow.organisations.values())
    contacts = [block for block in whole.parts[0].blocks if isinstance(block, Contact)]
    assert len(contacts) == len(guide.flow.organisations)
    assert isinstance(whole.parts[0].blocks[0], Paragraph)
    ages = {block.title.text: block.verified for block in contacts}
    assert [title for title, verified in ages.items() if not verified] == ["112"]


def test_the_guides_own_words_are_read_as_everything_else(pseudo_guide: Guide) -> None:
    interface = pseudo_guide.interface
    whole = draw_full_words(speaker(pseudo_guide, PSEUDO), interface.first_line, "guide", (interface.menu,))
    assert known(pseudo_guide, whole.parts[0]) == {"web_machine"}
    assert len(whole.parts[0].blocks) == interface.menu.english.count("\n\n") + 1
