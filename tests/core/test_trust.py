"""What a reader is told of a translation, and what is shown where one may not be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from bot.channels.telegram.checks import find_fault
from bot.channels.telegram.rendering import to_message
from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.blocks import Block, Bullets, Contact, Fold, Heading, Notice, Paragraph, Steps, every_block
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.drawing.translation_remarks import choose_remarks, said_texts
from bot.core.flow import Outcome
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.organisation import Kind
from bot.core.pseudo_language import PSEUDO
from bot.core.screen import Screen
from bot.core.text import Said, Text
from bot.core.translation import Caveat, Status, Translation, Trust
from bot.core.voice import Words
from tests.authored import with_pseudo
from tests.core.paging import read_on
from tests.core.reading import called
from tests.nightly import at_night
from tests.screens import screens_in
from tests.talk import Talk

Guides = Callable[[Trust], Guide]

MACHINE = "notice_machine"
RISKY = "notice_machine_risky"
UNCHECKED = "notice_unchecked"
OLDER = "notice_older"
WITHDRAWN = "notice_withdrawn"
GAP = "notice_gap"
BOTH = "Nederlands \u00b7 English"


@pytest.fixture
def guides() -> Guides:
    """The guide with the language of tests in any state."""
    return with_pseudo


def told(guide: Guide, screen: Screen) -> set[str]:
    """The names of the notices on a screen; what they fill in does not count."""
    names, voice = (MACHINE, RISKY, UNCHECKED, OLDER, WITHDRAWN, GAP), guide.words.voice(screen.language)
    starts = {name: voice.say(getattr(guide.interface, name), **values(name)).text[:20] for name in names}
    notices = [block.said.text for block in every_block(screen.blocks) if isinstance(block, Notice)]
    return {name for name, start in starts.items() for notice in notices if notice.startswith(start)}


def values(name: str) -> dict[str, str]:
    return {"language": ""} if name in {WITHDRAWN, GAP} else {}


def opened(guide: Guide, overlay: overlays.Overlay, language: str = PSEUDO) -> Turn:
    return guide.step(Conversation(guide.words.languages[language]), events.Opened(overlay))


def section(guide: Guide, topic: str, name: str, language: str = PSEUDO) -> Turn:
    return opened(guide, overlays.ReadingTopic(guide.flow.topics[topic], Section(name)), language)


def languages_of(blocks: tuple[Block, ...]) -> set[str]:
    return {said.language.code for block in blocks if not isinstance(block, Notice) for said in said_texts((block,))}


def body(screen: Screen) -> tuple[Block, ...]:
    """The blocks of a section, without the lines above it and how sure it is."""
    return tuple(block for block in screen.blocks[2:] if not isinstance(block, Fold))


def to_an_outcome(guide: Guide, language: str = PSEUDO) -> Talk:
    talk = Talk(guide, language).start().chooses("no_danger", "waiting", "child", "under_18", "dutch", "yes_or_partly")
    return talk.sees("parent_of_dutch_child")


@pytest.mark.parametrize(
    ("trust", "notice"),
    [
        (Trust(Status.DRAFT), RISKY),
        (Trust(Status.DRAFT, by_machine=False), UNCHECKED),
        (Trust(Status.CHECKED), None),
        (Trust(Status.CHECKED, by_machine=False), None),
    ],
)
def test_what_is_read_says_that_nobody_has_checked_it(guides: Guides, trust: Trust, notice: str | None) -> None:
    guide, wanted = guides(trust), {notice} if notice else set()
    talk = Talk(guide, PSEUDO).happens(events.Started()).does(f"language {PSEUDO}").does("open menu").sees("menu")
    assert told(guide, talk.screen) == wanted
    talk = Talk(guide, PSEUDO).start()
    assert told(guide, talk.screen) == set(), "a question has no room for it, and nothing is done because of it"
    assert told(guide, talk.chooses("hurt").sees("hurt_now").screen) == wanted
    assert told(guide, to_an_outcome(guide).screen) == wanted
    for overlay in (
        overlays.ReadingTopic(guide.flow.topics["family"]),
        overlays.ReadingTopic(guide.flow.topics["family"], Section.WHO_HELPS),
        overlays.ReadingPage(guide.flow.pages["help"]),
        overlays.Helpers(),
    ):
        assert told(guide, opened(guide, overlay).screen) == wanted


def test_one_draft_in_a_language_with_risky_drafts_is_enough_for_the_strong_notice(pseudo_guide: Guide) -> None:
    languages, machine = pseudo_guide.words.languages, frozenset({Caveat.MACHINE})
    risky, other = (Paragraph(Said("words", languages[code], (), machine)) for code in (PSEUDO, "nl"))
    assert choose_remarks((other, risky), pseudo_guide.interface) == [pseudo_guide.interface.notice_machine_risky]
    assert choose_remarks((other,), pseudo_guide.interface) == [pseudo_guide.interface.notice_machine]


def test_the_english_has_no_such_notice(guide: Guide) -> None:
    assert told(guide, opened(guide, overlays.ReadingTopic(guide.flow.topics["family"]), "en").screen) == set()
    assert told(guide, to_an_outcome(guide, "en").screen) == set()


@pytest.mark.slow
@pytest.mark.parametrize("state", [Status.STALE, Status.MISSING, *at_night([Status.DRAFT, Status.CHECKED])])
def test_every_screen_fits_in_every_state(guides: Guides, state: Status) -> None:
    """Also where everything is old, so that all that tells law stands there in Dutch and in English."""
    guide = guides(Trust(state))
    language = guide.words.languages[PSEUDO]
    faults = {
        turn.screen.shows: fault
        for turn in screens_in(guide, language)
        if (fault := find_fault(to_message(turn.screen, turn.conversation, guide.coder)))
    }
    assert faults == {}


def test_no_state_of_a_translation_is_left_out() -> None:
    assert {*Status} == {Status.STALE, Status.MISSING, Status.DRAFT, Status.CHECKED}


@pytest.mark.slow
def test_every_outcome_names_a_helper_however_long_it_is(guides: Guides) -> None:
    guide = guides(Trust(Status.STALE))
    titles = {each.title for each in guide.flow.organisations.values() if each.kind is Kind.HELPER}
    for turn in screens_in(guide, guide.words.languages[PSEUDO]):
        if isinstance(guide.flow.states.get(turn.screen.shows), Outcome):
            assert {title.strip("\u200f\u2066\u2069") for title in called(turn.screen)} & titles


def test_an_old_section_that_tells_law_is_not_shown(guides: Guides) -> None:
    guide = guides(Trust(Status.STALE))
    screens = read_on(guide, PSEUDO, overlays.ReadingTopic(guide.flow.topics["family"], Section.CONDITIONS))
    assert {code for screen in screens for code in languages_of(body(screen))} == {"nl", "en"}
    headings = [block.said.text for screen in screens for block in screen.blocks[2:] if isinstance(block, Heading)]
    assert headings == ["Nederlands", "English"]
    for screen in screens:
        assert WITHDRAWN in told(guide, screen)
        assert GAP not in told(guide, screen)


def test_an_old_section_of_low_risk_keeps_its_words_and_says_so(guides: Guides) -> None:
    guide = guides(Trust(Status.STALE))
    low = next(
        (topic.name, name)
        for topic in guide.flow.topics.values()
        for name, each in topic.sections.items()
        if not each.high_risk
    )
    screen = section(guide, *low).screen
    assert languages_of(screen.blocks) == {PSEUDO}
    assert OLDER in told(guide, screen)
    assert WITHDRAWN not in told(guide, screen)


def test_a_section_that_is_missing_is_in_dutch_and_in_english(guides: Guides) -> None:
    guide = guides(Trust(Status.MISSING))
    screens = read_on(guide, PSEUDO, overlays.ReadingTopic(guide.flow.topics["family"], Section.CONDITIONS))
    assert {code for screen in screens for code in languages_of(body(screen))} == {"nl", "en"}
    assert told(guide, screens[0]) == {GAP, MACHINE}, "the Dutch is a machine's draft too"


def test_for_a_reader_of_dutch_what_is_old_is_in_english(guides: Guides) -> None:
    guide = aged(guides(Trust(Status.DRAFT)), "nl")
    screen = section(guide, "family", "who-helps", "nl").screen
    assert {said.language.code for block in screen.blocks if isinstance(block, Contact) for said in block.details} == {
        "nl", "en",
    }  # fmt: skip
    assert told(guide, screen) == {WITHDRAWN, MACHINE}


def aged(guide: Guide, code: str) -> Guide:
    """The same guide, with all strings of one language made from an older English."""
    words = guide.words
    old = {context: Translation(each.text, Trust(Status.STALE)) for context, each in words.catalogs[code].items()}
    return Guide(
        guide.flow, guide.interface, Words(words.english, words.languages, {**words.catalogs, code: old}),
        guide._symbols._ledger,  # noqa: SLF001  # the same one
        guide.channel_texts, guide.findable, guide.search,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("danger", "shows", "languages"),
    [("must_leave", "must_leave_now", ("nl", "en")), ("detained", "detained_now", ("en",))],
    ids=["both", "too long"],
)
def test_an_old_line_is_in_dutch_and_in_english_and_in_english_alone_where_it_is_too_long(
    guides: Guides, danger: str, shows: str, languages: Sequence[str]
) -> None:
    guide = guides(Trust(Status.STALE))
    turn = section(guide, "family", "careful")
    assert WITHDRAWN in told(guide, turn.screen)
    talk = Talk(guide, PSEUDO).start().chooses(danger).sees(shows)
    (steps,) = (block for block in talk.screen.blocks if isinstance(block, Steps))
    assert [[said.language.code for said in step] for step in steps.items] == [[*languages]] * len(steps.items)
    assert all(Caveat.WITHDRAWN in said.caveats for step in steps.items for said in step)
    assert not find_fault(to_message(talk.screen, talk.conversation, guide.coder))
    names = [Said(each.autonym, each) for each in map(guide.words.languages.__getitem__, languages)]
    assert talk.is_told(WITHDRAWN, language=guide.words.voice(talk.conversation.language).joined(" \u00b7 ", names))


def test_an_old_label_keeps_its_words(guides: Guides) -> None:
    talk = Talk(guides(Trust(Status.STALE)), PSEUDO).start()
    assert {button.label.language.code for button in talk.screen.buttons} == {PSEUDO}
    assert talk.is_told_nothing


LAW, LABEL = Text("law", "The law.\n\nNew.", high_risk=True), Text("label", "Label")
ENGLISH, DUTCH = Language("en", "English"), Language("nl", "Nederlands")
PERSIAN = Language("fa", "\u0641\u0627\u0631\u0633\u06cc")
DARI = Language("fa_AF", "\u062f\u0631\u06cc", fallback=(PERSIAN,), risky_drafts=True)


def words(**catalogs: dict[str, Translation]) -> Words:
    languages = {each.code: each for each in (ENGLISH, DUTCH, PERSIAN, DARI)}
    return Words(ENGLISH, languages, catalogs)


def made(text: str, state: Status) -> Translation:
    return Translation(text, Trust(state))


def test_an_old_text_of_law_is_said_in_the_next_language_of_the_chain_that_is_not_old() -> None:
    law = {"law": made("qanun\n\nnau", Status.DRAFT)}
    some = words(fa_AF={"law": made("old", Status.STALE)}, fa=law, nl={"law": made("De wet.\n\nNieuw.", Status.DRAFT)})
    (said,) = some.voice(DARI).say_safely(LAW)
    assert (said.text, said.language) == ("qanun\n\nnau", PERSIAN)
    assert said.caveats == {Caveat.WITHDRAWN, Caveat.MACHINE}


def test_else_it_is_said_in_dutch_and_in_english() -> None:
    some = words(fa_AF={"law": made("old", Status.STALE)}, nl={"law": made("De wet.\n\nNieuw.", Status.CHECKED)})
    texts = [(said.text, said.language) for said in some.voice(DARI).say_each(LAW)]
    assert texts == [("De wet.", DUTCH), ("Nieuw.", DUTCH), ("The law.", ENGLISH), ("New.", ENGLISH)]
    assert all(said.caveats == {Caveat.WITHDRAWN} for said in some.voice(DARI).say_each(LAW))


@pytest.mark.parametrize("dutch_state", [Status.STALE, None])
def test_where_the_dutch_is_old_or_missing_too_it_is_said_in_english(dutch_state: Status | None) -> None:
    of_dutch = {"law": made("De wet.\n\nNieuw.", dutch_state)} if dutch_state else {}
    some = words(fa_AF={"law": made("old", Status.STALE)}, nl=of_dutch)
    assert [said.language for said in some.voice(DARI).say_safely(LAW)] == [ENGLISH]


def test_an_old_label_is_said_as_it_is_and_a_missing_text_of_law_in_english() -> None:
    some = words(fa_AF={"label": made("old", Status.STALE)}, nl={"law": made("De wet.\n\nNieuw.", Status.DRAFT)})
    assert some.voice(DARI).say(LABEL).text == "old"
    assert some.voice(DARI).say_safely(LAW) == (Said("The law.\n\nNew.", ENGLISH),)


def test_what_has_to_be_said_of_a_value_has_to_be_said_of_the_whole() -> None:
    some = words(nl={"label": made("Etiket", Status.DRAFT)})
    said = some.voice(DUTCH).say(Text("x", "({inner})"), inner=some.voice(DUTCH).say(LABEL))
    assert said.caveats == {Caveat.MACHINE}


def test_what_has_to_be_said_of_one_of_several_answers_has_to_be_said_of_them_all() -> None:
    voice = words(nl={"label": made("Etiket", Status.DRAFT)}).voice(DUTCH)
    said = voice.joined(" \u00b7 ", [voice.quote("Ander"), voice.say(LABEL)])
    assert (said.text, said.caveats) == ("Ander \u00b7 Etiket", frozenset({Caveat.MACHINE}))


def test_paragraphs_of_a_page_are_whole_in_either_language(guides: Guides) -> None:
    """Nothing of the Dutch or of the English is lost where both stand there."""
    guide = guides(Trust(Status.STALE))
    for topic in guide.flow.topics.values():
        for name, each in topic.sections.items():
            if not each.high_risk:
                continue
            shown = set[str]()
            for part in range(8):
                blocks = opened(guide, overlays.ReadingTopic(topic, name, part)).screen.blocks
                shown |= {said.text for block in blocks if isinstance(block, Paragraph | Bullets)
                          for said in said_texts((block,))}  # fmt: skip
            for code in ("nl", "en"):
                for piece in each.bodies[code].pieces:
                    texts = getattr(piece, "texts", None) or ([piece.text] if hasattr(piece, "text") else [])
                    assert set(texts) <= shown, (topic.name, name, code)
