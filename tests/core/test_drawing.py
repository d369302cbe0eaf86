"""Screens: a way on from each, the controls on each, nothing lost between two of them, nothing too long."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.blocks import Call, Contact, Dial, Fold, Origin, Paragraph, Way, every_block
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.drawing.contact import draw_contact
from bot.core.drawing.scene import Speaker
from bot.core.drawing.translation_remarks import said_texts
from bot.core.guide import Guide
from bot.core.opening_hours import ALWAYS
from bot.core.organisation import Organisation, Phone
from bot.core.overlay import Overlay
from bot.core.screen import ControlKind, Screen
from bot.core.text import Said, Text
from bot.core.transcript import spell_event
from tests.core.paging import read_on
from tests.core.reachable import conversations
from tests.core.reading import paragraphs, steps
from tests.core.small import Also, States, answered, small_guide
from tests.screens import screens_in
from tests.talk import Talk, pressable


@given(data=st.data())
def test_every_screen_has_a_way_on_and_the_controls(pseudo_guide: Guide, data: st.DataObject) -> None:
    conversation = data.draw(conversations(pseudo_guide))
    screen = shown(pseudo_guide, conversation, conversation.overlay)
    assert pressable(screen)
    assert [control.kind for control in screen.controls] == ([*ControlKind] if conversation.language else [])
    assert len({*pressable(screen)} - {events.Closed()}) > 1


@given(data=st.data())
def test_every_label_and_block_says_something(pseudo_guide: Guide, data: st.DataObject) -> None:
    conversation = data.draw(conversations(pseudo_guide))
    screen = shown(pseudo_guide, conversation, conversation.overlay)
    labels = (*(button.label for button in screen.buttons), *(control.label for control in screen.controls))
    for said in (*said_texts(screen.blocks), *labels):
        assert said.text.strip()
        assert "{" not in said.text


SOME_SHORTER: States = {
    "first": {"yes": "note", "no": "situation"},
    "note": "situation",
    "situation": {"a": "last", "b": "end"},
    "last": {"yes": "end"},
    "end": (None,),
}
ALL_AS_LONG: States = {**SOME_SHORTER, "situation": {"a": "last", "b": "last"}}


@pytest.mark.parametrize(
    ("states", "totals"), [(ALL_AS_LONG, (3, 3, 3)), (SOME_SHORTER, (None, None, 3))], ids=["as long", "shorter"]
)
def test_a_question_says_its_number_and_of_how_many_only_where_that_is_certain(
    guide: Guide, states: States, totals: tuple[int | None, ...]
) -> None:
    say, interface = guide.words.voice(None).say, guide.interface
    talk = Talk(small_guide(guide, states)).start()
    answers = {"first": ("yes", "go_on"), "situation": ("a",), "last": ("yes",)}
    for number, ((question, chosen), total) in enumerate(zip(answers.items(), totals, strict=True), 1):
        said = say(interface.progress_open, number=number)
        if total:
            said = say(interface.progress, number=number, total=total)
        assert talk.is_asked(question).screen.blocks[0] == Paragraph(said), "an information is no question"
        talk.chooses(*chosen)


def test_progress_never_says_that_more_was_left_than_is(guide: Guide) -> None:
    """What is said once is true to the end: the total stays what it was, whatever is answered."""
    talk = Talk(guide).start().chooses("no_danger", "never_asked", "never_had")
    say, interface = guide.words.voice(None).say, guide.interface
    said = [say(interface.progress_open, number=number).text for number in range(1, 9)]
    assert paragraphs(talk.is_asked("situation").screen)[0] in said


def test_why_and_the_note_of_an_answer_stand_at_the_question(guide: Guide) -> None:
    voice, interface = guide.words.voice(None), guide.interface
    also = Also(notes={"situation.a": "note of a"}, apart=["a"])
    small = small_guide(guide, GUARDED, also=also)
    talk = Talk(small).start().chooses("yes").is_asked("situation")
    why = Paragraph(voice.say(small.flow.situation.why))
    assert talk.screen.blocks[-1] == Fold(voice.say(interface.why), (why,))
    a, b = talk.screen.below
    assert (a.about and a.about.text, a.apart) == ("note of a", True)
    assert (b.about, b.apart) == (None, False)


def test_the_situations_about_danger_come_first_and_apart_and_all_nine_on_one_screen(talk: Talk) -> None:
    talk.start().chooses("no_danger", "never_asked", "never_had").is_asked("situation")
    buttons = talk.screen.below
    apart = [button for button in buttons if button.apart]
    assert 0 < len(apart) < 6
    assert [*buttons[: len(apart)]] == apart
    situations = [spelt for spelt in offered(talk) if spelt.startswith("choose ") and "dont_" not in spelt]
    assert len(situations) == 9
    assert [spell_event(button.event) for button in buttons if button.about] == ["choose forced"]
    talk.does("open another 1")
    assert not [button for button in talk.screen.below if button.apart]
    assert "choose none" in offered(talk)


def test_the_parts_of_a_topic_follow_one_another(talk: Talk) -> None:
    talk.happens(events.Started("l-en_t-dutch-child")).does("open topic dutch-child for-whom 0")
    for section in tuple(Section)[2:]:
        while f"open topic dutch-child {section} 0" not in {*offered(talk)}:
            talk.does(next(spelt for spelt in offered(talk) if spelt.startswith("open topic dutch-child ")))
        talk.does(f"open topic dutch-child {section} 0").sees(f"topic:dutch-child:{section}:0")
    talk.does("open topic dutch-child short 0").sees("topic:dutch-child:short:0")


def offered(talk: Talk) -> list[str]:
    return [spell_event(event) for event in pressable(talk.screen)]


def test_who_comes_by_a_link_reads_what_this_is(talk: Talk) -> None:
    said = talk.guide.words.voice(None).say(talk.guide.interface.topic_linked)
    talk.happens(events.Started("l-en_t-dutch-child"))
    assert Paragraph(said) in talk.screen.blocks
    talk.start().chooses("no_danger").does("open menu").does("open topics").does("open topic dutch-child short 0")
    assert Paragraph(said) not in talk.screen.blocks


def test_a_topic_says_whether_a_lawyer_has_checked_it(guide: Guide) -> None:
    interface, voice = guide.interface, guide.words.voice(None)
    topic = guide.flow.topics["general"]
    for date, said in (
        (None, voice.say(interface.topic_unchecked_law)),
        ("2026-11-02", voice.say(interface.topic_checked_law, date="2-11-2026 (2 November 2026)")),
    ):
        for section in (Section.SHORT, Section.WHO_HELPS):
            for screen in read_on(guide, "en", overlays.ReadingTopic(replace(topic, checked_law=date), section)):
                sure = screen.blocks[-1]
                assert isinstance(sure, Fold)
                assert sure.title == voice.say(interface.sure)
                assert Paragraph(said) in sure.blocks


def test_the_last_screen_of_a_topic_names_a_helper_again_where_the_sources_fill_it(guide: Guide) -> None:
    topic, names = guide.flow.topics["general"], guide.flow.organisations
    police, loket = (replace(names[each], visit=None) for each in ("emergency-112", "juridisch-loket"))
    source = replace(topic.sources[0], address="https://x.nl/" + "x" * 600)

    def last(*helpers: Organisation, sources: int) -> list[str]:
        own = replace(topic, helpers=helpers, sources=(source,) * sources)
        screens = read_on(guide, "en", overlays.ReadingTopic(own, Section.WHO_HELPS))
        return [block.title.text for block in screens[-1].blocks if isinstance(block, Contact)]

    assert last(police, loket, sources=3) == [loket.title]
    assert last(police, loket, sources=0) == [police.title, loket.title]


def test_a_source_says_how_old_it_is(guide: Guide) -> None:
    voice, interface = guide.words.voice(None), guide.interface
    topic = guide.flow.topics["general"]
    dated, undated = replace(topic.sources[0], date="2026-06"), replace(topic.sources[0], date=None)
    reading = overlays.ReadingTopic(replace(topic, sources=(dated, undated), helpers=()), Section.WHO_HELPS)
    blocks = read_on(guide, "en", reading)[0].blocks
    assert Origin(voice.say(interface.source_dated, name=dated.name, date="6-2026"), dated.address) in blocks
    assert Origin(voice.say(interface.source_undated, name=dated.name), dated.address) in blocks


def test_a_contact_says_all_that_is_known_and_how_old_it_is(guide: Guide) -> None:
    voice, interface = guide.words.voice(None), guide.interface
    bare = replace(
        guide.flow.organisations["juridisch-loket"], hours=None, cost=None, languages=None, checked="2026-11-23"
    )
    full = replace(
        bare,
        hours=ALWAYS,
        hours_note=Text("n", "ring twice"),
        cost=Text("c", "free"),
        languages=Text("l", "all"),
        source_date="2026-05",
    )
    reading = overlays.ReadingTopic(
        replace(guide.flow.topics["general"], helpers=(bare, full), sources=()), Section.WHO_HELPS
    )
    first, second = (block for block in read_on(guide, "en", reading)[0].blocks if isinstance(block, Contact))
    assert first.details == (voice.say(bare.what),)
    hours = voice.say(interface.contact_hours, hours=voice.say(interface.hours_always))
    languages = voice.say(interface.contact_languages, languages="all")
    assert [said.text for said in second.details[1:]] == [hours.text, "ring twice", "free", languages.text]
    assert second.verified == voice.say(interface.contact_dated, checked="23-11-2026", date="5-2026")
    undated = replace(bare, source_date=None)
    reading = replace(reading, topic=replace(reading.topic, helpers=(undated,)))
    (draw_contact,) = (block for block in read_on(guide, "en", reading)[0].blocks if isinstance(block, Contact))
    assert draw_contact.verified == voice.say(interface.contact_undated, checked="23-11-2026")


def test_a_contact_says_for_whom_a_number_is_where_it_is_open_and_how_to_reach_it_without_one(guide: Guide) -> None:
    voice, loket = guide.words.voice(None), guide.flow.organisations["juridisch-loket"]
    reach = Text("r", "write")
    several = replace(
        loket, phones=(Phone("1", Text("w", "children")), Phone("2")), visit="Kade 1, Delft", reach=reach, hours=None,
        cost=Text("c", "free"), languages=Text("l", "all"), site="https://x.nl", email="a@x.nl",
    )  # fmt: skip
    silent = replace(several, phones=(), site=None)
    speaker = Speaker(guide.interface, voice)
    full, short = draw_contact(speaker, several), draw_contact(speaker, several, short=True)
    assert full.phones == (Dial("1", voice.say(Text("w", "children"))), Dial("2"))
    assert full.visit == "Kade 1, Delft"
    languages = voice.say(guide.interface.contact_languages, languages="all").text
    assert [said.text for said in full.details[1:]] == [said.text for said in short.details[1:]] == ["free", languages]
    assert (full.email, short.email) == ("a@x.nl", None)
    assert (short.verified, draw_contact(speaker, silent, short=True).verified) == (full.verified, None)
    assert draw_contact(speaker, silent, short=True).email == "a@x.nl"
    assert voice.say(reach) in draw_contact(speaker, silent).details


def test_an_outcome_gives_the_reasons_that_the_person_gave(talk: Talk) -> None:
    talk.start().chooses("no_danger", "refused", "never_had", "child", "under_18", "dutch", "yes_or_partly")
    voice, states = talk.guide.words.voice(None), talk.guide.flow.states
    reasons = {
        choice.name: voice.say(talk.guide.interface.outcome_because, answer=voice.say(choice.said))
        for name in ("child_nationality", "care_for_child", "child_age")
        for choice in talk.guide.flow.choices_of(states[name])
        if choice.said
    }
    assert [name for name, said in reasons.items() if said in told(talk)] == ["dutch"], "one for each topic is enough"


def told(talk: Talk) -> list[Said]:
    """The reasons on the screen."""
    return [said for block in talk.screen.blocks if isinstance(block, Way) for said in block.about]


def test_a_topic_has_one_reason_at_most(pseudo_guide: Guide) -> None:
    for turn in screens_in(pseudo_guide, pseudo_guide.words.languages["en"]):
        ways = [block for block in every_block(turn.screen.blocks) if isinstance(block, Way)]
        assert all(len(way.about) <= 1 for way in ways)


def test_a_situation_that_danger_told_is_no_reason_in_other_words(talk: Talk) -> None:
    not_safe = next(choice for choice in talk.guide.flow.situation.choices if choice.name == "not_safe")
    voice = talk.guide.words.voice(None)
    assert not_safe.said
    said = voice.say(talk.guide.interface.outcome_because, answer=voice.say(not_safe.said))

    assert said not in told(talk.start().chooses("hurt", "go_on", "waiting", "partner", "had_one").sees("own_permit"))
    talk.start().chooses("no_danger", "refused", "dont_know", "not_safe", "partner", "had_one").sees("own_permit")
    assert said in told(talk)


def test_advice_follows_the_first_line_of_an_outcome(talk: Talk) -> None:
    talk.start().chooses("no_danger", "refused", "never_had", "child", "adult").sees("grown_up_child")
    asylum = next(
        choice for choice in talk.guide.flow.choices_of(talk.guide.flow.states["asylum"]) if choice.name == "refused"
    )
    assert asylum.advice
    assert steps(talk.screen)[1] == talk.guide.words.voice(None).say(asylum.advice.text).text


def test_the_numbers_for_an_emergency_come_first(pseudo_guide: Guide) -> None:
    talk = (
        Talk(pseudo_guide).start().chooses("no_danger", "refused", "dont_know", "child", "adult").does("open another 0")
    )
    talk.chooses("not_safe", "partner", "had_one")
    first = next(block for block in every_block(talk.screen.blocks) if isinstance(block, Contact))
    assert [phone.number for phone in first.phones] == ["112"]
    first_call, second_call = (block for block in talk.screen.blocks if isinstance(block, Call))
    assert first_call.number == "112"
    say, interface = pseudo_guide.words.voice(None).say, pseudo_guide.interface
    assert first_call.facts[0] == say(interface.call_in_danger)
    assert say(interface.call_in_danger) not in second_call.facts


GUARDED: States = {
    "first": {"yes": "situation", "no": "situation"},
    "situation": {"a": "note", "b": "end"},
    "note": "end",
    "end": (answered("first", "yes"), None),
}


def test_the_first_line_that_holds_leads(guide: Guide) -> None:
    def first_line(*answers: str) -> str:
        talk = Talk(small_guide(guide, GUARDED)).start().chooses(*answers).sees("end")
        return steps(talk.screen)[0]

    assert first_line("yes", "b") == "end:0"
    assert first_line("no", "b") == "end:1"


def test_an_information_leads_on_and_to_its_topic_if_it_has_one(talk: Talk) -> None:
    talk.start().chooses("hurt").sees("hurt_now").does("open topic domestic-violence short 0").goes_on()
    assert pressable(talk.sees("hurt_now").screen)
    small = Talk(small_guide(talk.guide, GUARDED)).start().chooses("yes", "a").sees("note")
    assert offered(small)[0] == "choose go_on"
    assert not [spelt for spelt in offered(small) if spelt.startswith("open topic")]
    small.chooses("go_on").sees("end")


def test_more_than_three_topics_are_behind_a_button(guide: Guide) -> None:
    general = guide.flow.topics["general"]
    topics = {name: replace(general, name=name) for name in ("one", "two", "three", "four")}
    talk = Talk(small_guide(guide, GUARDED, topics=topics)).start().chooses("yes", "b").sees("end")
    assert topics_to_open(talk.screen) == ["one", "two"]
    assert topics_to_open(talk.does("open more 0").screen) == ["three", "four"]


def topics_to_open(screen: Screen) -> list[str]:
    opened = [event.overlay for event in pressable(screen) if isinstance(event, events.Opened)]
    return [overlay.topic.name for overlay in opened if isinstance(overlay, overlays.ReadingTopic)]


def shown(guide: Guide, conversation: Conversation, overlay: Overlay | None) -> Screen:
    return guide.step(conversation, events.Opened(overlay) if overlay else events.Closed()).screen


def test_read_this_first_comes_first_of_all_options(guide: Guide) -> None:
    talk = Talk(guide, "en").does("start").does("language en").does("open menu").does("open topics")
    offered = [each for each in talk.offered if each.startswith("open topic ")]
    assert offered[0] == "open topic general short 0"
    others = [f"open topic {name} short 0" for name in guide.flow.topics if name != "general"]
    assert offered == ["open topic general short 0", *others]


def test_a_number_for_emergencies_has_no_provenance(guide: Guide) -> None:
    speaker, organisations = Speaker(guide.interface, guide.words.voice(None)), guide.flow.organisations
    for short in (True, False):
        assert draw_contact(speaker, organisations["emergency-112"], short=short).verified is None
        assert draw_contact(speaker, organisations["veilig-thuis"], short=short).verified
