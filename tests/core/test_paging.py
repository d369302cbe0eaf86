"""What is too long for one screen: nothing of it is lost, and all of it is reached."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.blocks import Block, Bullets, Call, Contact, Fold, Heading, Notice, Origin, Paragraph
from bot.core.content import Page, Section, Topic
from bot.core.conversation import Conversation
from bot.core.drawing.paginate import FULL_SCREEN, paginate
from bot.core.drawing.translation_remarks import said_texts
from bot.core.flow import Outcome
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.ledger import Ledger
from bot.core.organisation import Kind
from bot.core.pseudo_language import PSEUDO
from bot.core.screen import Screen
from bot.core.text import Said
from tests.core.paging import read_on
from tests.core.reading import called
from tests.talk import Talk, pressable

LANGUAGES = ["en", PSEUDO]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_on_leads_through_every_block_of_a_topic(pseudo_guide: Guide, language: str) -> None:
    for topic in pseudo_guide.flow.topics.values():
        for section in Section:
            screens = read_on(pseudo_guide, language, overlays.ReadingTopic(topic, section))
            assert all(screen.shows == f"topic:{topic.name}:{section}:{part}" for part, screen in enumerate(screens))
            assert_fits(screens, heads=3 if section == "short" else 2)
            if section != "who-helps":
                said = {text for screen in screens for text in plain_texts(screen.blocks)}
                assert said >= written(pseudo_guide, topic, section, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_on_leads_through_every_block_of_a_page(pseudo_guide: Guide, language: str) -> None:
    for page in pseudo_guide.flow.pages.values():
        screens = read_on(pseudo_guide, language, overlays.ReadingPage(page))
        assert_fits(screens, heads=1)
        shown = [title for screen in screens for title in called(screen)]
        assert [title for title in shown if title] == titles_of(pseudo_guide, page, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_who_can_help_is_listed_and_no_authority(pseudo_guide: Guide, language: str) -> None:
    screens = read_on(pseudo_guide, language, overlays.Helpers())
    assert_fits(screens, heads=1)
    contacts = [block for screen in screens for block in screen.blocks if isinstance(block, Contact)]
    helpers = [each for each in pseudo_guide.flow.organisations.values() if each.kind is not Kind.AUTHORITY]
    numbers = [[phone.number for phone in contact.phones] for contact in contacts]
    assert numbers == [[phone.number for phone in helper.phones] for helper in helpers]


def test_an_authority_is_not_somebody_who_helps(guide: Guide, ledger: Ledger) -> None:
    first, *others = guide.flow.organisations.values()
    organisations = {each.name: each for each in (replace(first, kind=Kind.AUTHORITY), *others)}
    flow = replace(guide.flow, organisations=organisations)
    screens = read_on(
        Guide(flow, guide.interface, guide.words, ledger, guide.channel_texts, guide.findable, guide.search),
        "en",
        overlays.Helpers(),
    )
    titles = [block.title.text for screen in screens for block in screen.blocks if isinstance(block, Contact)]
    assert titles == [each.title for each in others if each.kind is not Kind.AUTHORITY]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_screen_of_a_topic_names_a_helper(pseudo_guide: Guide, language: str) -> None:
    for topic in pseudo_guide.flow.topics.values():
        screens = read_on(pseudo_guide, language, overlays.ReadingTopic(topic, Section.WHO_HELPS))
        contacts = [[block for block in screen.blocks if isinstance(block, Contact)] for screen in screens]
        quote = pseudo_guide.words.voice(screens[0].language).quote
        helpers = {quote(each.title) for each in topic.helpers if each.kind is Kind.HELPER}
        assert any(contact.title in helpers and (contact.phones or contact.site) for contact in contacts[-1])
        assert len({contact.title for some in contacts for contact in some}) == len(topic.helpers)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_with_every_situation_all_outcomes_fit_what_a_code_can_count(pseudo_guide: Guide, language: str) -> None:
    talk = Talk(pseudo_guide, language).start().chooses("hurt", "go_on", "another_country", "dont_know", "dont_know")
    for situation in talk.guide.flow.situation.choices:
        talk.does("open another 0").chooses(situation.name)
        while not isinstance(talk.guide.flow.states[talk.screen.shows], Outcome):
            talk.does(next(spelt for spelt in talk.offered if spelt.startswith("choose ")))
    screens = read_on(pseudo_guide, language, overlays.MoreOnOutcome(), talk.conversation)
    assert screens[0].shows == "more:0"
    assert_fits(screens, heads=1)
    assert any(event == events.Closed() for event in pressable(screens[-1]))


ENGLISH = Language("en", "English")


def block_of(kind: type[Heading | Paragraph | Notice | Bullets], length: int) -> Block:
    said = Said("x" * length, ENGLISH)
    return Bullets((said,)) if kind is Bullets else kind(said)  # type: ignore[arg-type]  # the others take one


BLOCKS = st.lists(
    st.builds(block_of, st.sampled_from([Heading, Paragraph, Notice, Bullets]), st.integers(1, 1500)), max_size=12
)


@given(blocks=BLOCKS)
def test_paging_loses_nothing_and_tears_nothing(blocks: list[Block]) -> None:
    screens = paginate(blocks)
    assert [block for screen in screens for block in screen] == blocks
    assert all(screens) or not blocks
    for screen in screens:
        assert len(screen) <= 1 or size(screen) <= FULL_SCREEN
    for before, after in pairwise(screens):
        assert size((*before, *led_by(after))) > FULL_SCREEN, "a screen is filled before the next begins"
        leading = before[len(before) - leads(before, after[0]) :]
        if leading and len(leading) < len(before):
            assert size((*leading, after[0])) > FULL_SCREEN, "what leads to a block goes with it"


def led_by(after: tuple[Block, ...]) -> tuple[Block, ...]:
    """The first block of a screen that leads to nothing, with all that leads to it."""
    longest = max(number for number in range(min(3, len(after))) if leads(after[:number], after[number]) == number)
    return after[: longest + 1]


def leads(above: tuple[Block, ...], block: Block) -> int:
    """How many blocks at the end of those above only lead to this one: a heading, a sentence above a list."""
    kinds = tuple(type(each) for each in (*above[-2:], block))
    match kinds:
        case (a, b, c) if (a, b, c) == (Heading, Paragraph, Bullets):
            return 2
        case (*_, a, b) if (a, b) == (Paragraph, Bullets) or (a is Heading and b is not Heading):
            return 1
    return 0


def test_a_sentence_that_introduces_a_list_goes_with_it() -> None:
    head, text, items = (block_of(kind, 300) for kind in (Heading, Paragraph, Bullets))
    first = block_of(Paragraph, 300)
    assert paginate([first, text, items]) == [(first, text, items)]
    assert paginate([first, first, text, items]) == [(first, first), (text, items)]
    assert paginate([first, head, text, items]) == [(first,), (head, text, items)]
    long = block_of(Bullets, 600)
    assert paginate([first, head, text, long]) == [(first, head, text), (long,)], "all of it fits no screen"
    assert paginate([head, text, long]) == [(head, text), (long,)]


def test_the_address_of_a_source_takes_room_too() -> None:
    origin = Origin(Said("a source", Language("en", "English")), "https://" + "x" * 600)
    assert paginate([origin, origin]) == [(origin,), (origin,)]


def size(blocks: tuple[Block, ...]) -> int:
    return sum(len(said.text) for said in said_texts(blocks))


def assert_fits(screens: list[Screen], heads: int) -> None:
    """Besides its first lines, and how sure it is, a screen is full at the most, or a single block."""
    for screen in screens:
        body = tuple(block for block in screen.blocks if not isinstance(block, Call | Fold | Notice))[heads:]
        assert len(body) <= 1 or size(body) <= FULL_SCREEN


def plain_texts(blocks: tuple[Block, ...]) -> set[str]:
    return {said.text for said in said_texts(blocks)}


def written(guide: Guide, topic: Topic, section: str, language: str) -> set[str]:
    """Every paragraph and item of a section, as it was written and set for its language."""
    voice = guide.words.voice(guide.words.languages[language])
    texts = list[Said]()
    for piece in topic.sections[Section(section)].bodies[language].pieces:
        if hasattr(piece, "texts"):
            texts += (voice.quote(text) for text in piece.texts)
        elif hasattr(piece, "statement"):
            texts += (said for line in piece.statement.lines for said in voice.say_safely(line.text))
        else:
            texts.append(voice.quote(piece.text))
    return {said.text for said in texts}


def titles_of(guide: Guide, page: Page, language: str) -> list[str]:
    voice = guide.words.voice(guide.words.languages[language])
    return [voice.quote(helper.title).text for helper in page.helpers]


def test_the_button_within_a_section_says_that_it_goes_on_and_the_one_after_it_names_the_next(guide: Guide) -> None:
    voice, names = guide.words.voice(guide.words.english), guide.interface
    following = voice.say(names.topic_next, part=voice.say(names.section(Section.PREPARE)))
    reading = overlays.ReadingTopic(guide.flow.topics["family"], Section.CONDITIONS)
    screens = [
        guide.step(Conversation(guide.words.english), events.Opened(replace(reading, part=part))).screen
        for part in range(9)
    ]
    last = screens[-1]
    assert screens[0].subject != last.subject, "these conditions take several screens"
    assert [button.label for button in screens[0].below if button.primary] == [voice.say(names.page_next)]
    assert [button.label for button in last.below if button.primary] == [following]
