"""The answer to typed words: what is on its screens, where they lead, and what is left of what was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.blocks import Call, Heading, Notice, Paragraph, Steps, Way
from bot.core.conversation import Conversation
from bot.core.finding import Found
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.overlay import Answering, Helpers, ReadingPage, ReadingTopic
from bot.core.screen import Screen
from tests.talk import Talk


class Told:
    """A search that says the same of all words."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.asked: list[tuple[str, Language | None]] = []

    def find(self, typed: str, language: Language | None) -> Found:
        self.asked.append((typed, language))
        return self.found

    def prepare(self) -> None:
        """It is ready."""


def finding(guide: Guide, found: Found) -> Guide:
    """The guide with a search that says this."""
    return Guide(
        guide.flow, guide.interface, guide.words, guide._symbols._ledger,  # noqa: SLF001  # the same one
        guide.channel_texts, guide.findable, Told(found),
    )  # fmt: skip


def topic(guide: Guide, name: str) -> ReadingTopic:
    return ReadingTopic(guide.flow.topics[name])


def typing(guide: Guide, found: Found, *, language: str | None = "en", taken_away: bool = False) -> Screen:
    """The screen after words of which a search says ``found``."""
    spoken = guide.words.languages[language] if language else None
    return finding(guide, found).step(Conversation(spoken), events.Typed("x", taken_away=taken_away)).screen


def texts(screen: Screen) -> list[str]:
    return [block.said.text for block in screen.blocks if isinstance(block, Paragraph | Heading | Notice)]


def test_three_pages_stand_to_choose_from_each_with_its_first_words_and_none_is_opened(guide: Guide) -> None:
    targets = (topic(guide, "family"), ReadingPage(guide.flow.help), Helpers())
    screen = typing(guide, Found(targets))
    ways = [block for block in screen.blocks if isinstance(block, Way)]
    assert [way.button.event for way in ways] == [events.Opened(each) for each in targets]
    assert all(len(way.about) == 1 and way.about[0].text for way in ways)
    assert events.Opened(Answering()) in [button.event for button in screen.below]
    assert screen.shows == "found:topic:family:short:0,page:help:0,helpers:0"


def test_one_page_is_said_to_be_one(guide: Guide) -> None:
    one, several = (texts(typing(guide, Found((topic(guide, "family"), *others)))) for others in ((), (Helpers(),)))
    say = guide.words.voice(None).say
    assert say(guide.interface.answer_one).text in one
    assert say(guide.interface.answer_several).text in several


def test_what_is_offered_instead_fits_one_page_and_several(guide: Guide) -> None:
    say = guide.words.voice(None).say
    for others, text in (((), guide.interface.answer_not_meant), ((Helpers(),), guide.interface.answer_none)):
        screen = typing(guide, Found((topic(guide, "family"), *others)))
        assert say(text).text in [button.label.text for button in screen.below]


def test_below_a_page_stands_its_first_sentence_and_none_of_it_is_strong(guide: Guide) -> None:
    screen = typing(guide, Found((topic(guide, "dutch-child"), ReadingPage(guide.flow.help))))
    for way in (block for block in screen.blocks if isinstance(block, Way)):
        (about,) = way.about
        assert about.text.endswith((".", "?"))
        assert "**" not in about.text
        assert len(about.text) < 160


def test_the_other_language_is_the_first_button(guide: Guide) -> None:
    tigrinya = guide.words.languages["ti"]
    for found in (Found((Helpers(),), None, (tigrinya,)), Found((), None, (tigrinya,))):
        assert typing(guide, found).below[0].event == events.ChangedLanguage(tigrinya)


@pytest.mark.parametrize("code", ["nl", "ti"])
def test_the_name_of_a_language_chooses_it(guide: Guide, code: str) -> None:
    language = guide.words.languages[code]
    for typed in (language.autonym, language.english.upper()):
        assert Talk(guide).types(typed).screen.language is language


def test_without_a_language_and_with_nothing_found_the_languages_are_asked(guide: Guide) -> None:
    assert typing(guide, Found(), language=None).shows == "languages"


def test_where_nothing_is_found_there_is_another_way_and_somebody_to_call(guide: Guide) -> None:
    screen = typing(guide, Found())
    assert screen.shows == "found:nothing"
    calls = [block for block in screen.blocks if isinstance(block, Call)]
    assert [call.number for call in calls] == ["0800-8020"]
    leads_to = [button.event for button in screen.below]
    assert leads_to == [events.Closed(), events.Opened(overlays.AllTopics()), events.Opened(Helpers())]


def test_none_of_these_leads_to_what_is_said_where_nothing_is_found(guide: Guide) -> None:
    talk = Talk(finding(guide, Found((topic(guide, "family"), Helpers())))).start().types("x")
    talk.does("open answer nothing").sees("found:nothing").does("open topics").sees("topics")


@pytest.mark.parametrize("code", ["en", "nl", "ar", "ti"])
def test_a_danger_shows_whom_to_call_before_all_else_and_the_topic_below(guide: Guide, code: str) -> None:
    language = guide.words.languages[code]
    for danger in guide.findable.dangers.values():
        found = Found((topic(guide, "study"), Helpers()), danger, (language,))
        screen = typing(guide, found, language=None)
        assert screen.language is language
        assert screen.shows == f"danger:{danger.name}"
        kinds = [type(block) for block in screen.blocks if not isinstance(block, Paragraph | Heading)]
        calls = kinds.count(Call)
        assert kinds[:calls] == [Call] * calls, "numbers come first"
        assert calls == min(2, sum(bool(each.phones) for each in danger.calls))
        assert kinds[calls] is Steps
        ways = [block.button.event for block in screen.blocks if isinstance(block, Way)]
        assert ways == ([events.Opened(ReadingTopic(danger.topic))] if danger.topic else [])


def test_what_was_not_meant_leads_to_what_else_was_found(guide: Guide) -> None:
    danger = guide.findable.dangers["violence"]
    talk = Talk(finding(guide, Found((topic(guide, "family"),), danger, (guide.words.english,)))).start().types("x")
    talk.sees("danger:violence").does("open answer topic family short 0").sees("found:topic:family:short:0")
    talk.goes_back().is_asked("danger")


def test_whoever_reads_a_danger_in_dutch_reads_what_else_was_found_in_it(guide: Guide) -> None:
    danger = guide.findable.dangers["violence"]
    talk = Talk(finding(guide, Found((topic(guide, "family"),), danger, (guide.words.english,)))).start().types("x")
    talk.does("open in nl").does("open answer topic family short 0").sees("found:topic:family:short:0")
    assert talk.screen.language is guide.words.languages["nl"]
    talk.goes_back().sees("found:topic:family:short:0")
    assert talk.screen.language is guide.words.english


def test_back_and_going_on_lead_to_the_place_with_all_answers(guide: Guide) -> None:
    talk = Talk(finding(guide, Found((topic(guide, "family"),)))).start().chooses("no_danger").types("x")
    talk.sees("found:topic:family:short:0").does("go on").is_asked("asylum")
    assert talk.answers == {"danger": "no_danger"}


def test_the_answer_is_in_the_persons_language_and_the_other_is_offered(guide: Guide) -> None:
    tigrinya = guide.words.languages["ti"]
    talk = Talk(finding(guide, Found((topic(guide, "family"),), None, (tigrinya,)))).start().types("x")
    assert talk.screen.language is guide.words.english
    talk.does("language ti").sees("found:topic:family:short:0")
    assert talk.screen.language is tigrinya


def test_a_cry_is_answered_in_its_own_language_and_the_persons_is_offered(guide: Guide) -> None:
    danger, tigrinya = guide.findable.dangers["violence"], guide.words.languages["ti"]
    talk = Talk(finding(guide, Found((), danger, (tigrinya,)))).start().types("x")
    assert talk.screen.language is tigrinya
    talk.does("language en").sees("danger:violence")
    assert talk.screen.language is guide.words.english


def test_without_a_language_it_is_that_of_the_words(guide: Guide) -> None:
    arabic = guide.words.languages["ar"]
    assert typing(guide, Found((Helpers(),), None, (arabic,)), language=None).language is arabic


def test_where_it_is_close_the_languages_are_asked_and_what_was_found_is_kept(guide: Guide) -> None:
    likely = tuple(guide.words.languages[code] for code in ("ti", "nl"))
    changed = finding(guide, Found((Helpers(),), None, likely))
    turn = changed.step(Conversation(), events.Typed("x"))
    assert turn.screen.shows == "languages"
    first = [button.event for button in turn.screen.buttons][:2]
    assert first == [events.ChangedLanguage(each) for each in likely]
    after = changed.step(turn.conversation, events.ChangedLanguage(likely[0]))
    assert after.screen.shows == "found:helpers:0"


@pytest.mark.parametrize(("taken_away", "notice"), [(False, "notice_personal"), (True, "notice_personal_deleted")])
def test_what_is_personal_is_told_above_the_answer(guide: Guide, notice: str, *, taken_away: bool) -> None:
    screen = typing(guide, Found((Helpers(),), personal=True), taken_away=taken_away)
    first = screen.blocks[0]
    assert isinstance(first, Notice)
    assert first.said.text == guide.words.voice(None).say(getattr(guide.interface, notice)).text
    assert screen.shows == "found:helpers:0"


def test_the_words_of_a_button_are_not_looked_for(guide: Guide) -> None:
    told = finding(guide, Found((Helpers(),)))
    assert told.step(Conversation(guide.words.english), events.Typed("menu")).screen.shows == "menu"
    assert isinstance(told.search, Told)
    assert told.search.asked == []


def test_nothing_of_what_was_typed_is_on_the_screen_in_a_code_or_in_the_event(guide: Guide) -> None:
    turn = guide.step(Conversation(guide.words.english), events.Typed("bring my quetzalcoatlus wife here"))
    assert turn.screen.shows.startswith("found:topic:family")
    carried = guide.coder.writer(turn.conversation)
    codes = [carried.button(button.event) for button in turn.screen.buttons]
    assert "quetzalcoatlus" not in repr((turn, codes))
    assert "quetzalcoatlus" not in repr(events.Typed("quetzalcoatlus"))


def test_an_answer_that_names_something_that_is_gone_keeps_the_rest(guide: Guide) -> None:
    symbols = guide._symbols  # noqa: SLF001  # what a code is read with
    answered = Conversation(guide.words.english, overlay=Answering((topic(guide, "family"), Helpers())))
    code = guide.coder.code(answered)
    gone = {**symbols.targets, symbols.of_target(topic(guide, "family")): None}
    kept = symbols.targets
    try:
        symbols.targets = gone
        read = guide.coder.read(code)
    finally:
        symbols.targets = kept
    assert read == replace(answered, overlay=Answering((Helpers(),)))


@pytest.mark.parametrize(
    "code", ["2Af--AA-_", "2Af---A-_", "2Af--_-A_", "2Af--A_", "2Af-?---_", "2A?f----_", "2Af--A-B_"]
)
def test_what_was_never_written_is_no_code(guide: Guide, code: str) -> None:
    assert guide.coder.read(code) is None


@pytest.mark.parametrize("keeps", [True, False])
def test_where_another_reads_along_a_danger_is_answered_in_the_language_that_was_chosen(
    guide: Guide, *, keeps: bool
) -> None:
    danger, tigrinya, english = guide.findable.dangers["violence"], guide.words.languages["ti"], guide.words.english
    at_hand = finding(guide, Found((), danger, (tigrinya,)))
    typed = events.Typed("x", keeps_language=keeps)
    assert at_hand.step(Conversation(english), typed).conversation.language is (english if keeps else tigrinya)
    assert at_hand.step(Conversation(), typed).conversation.language is tigrinya
