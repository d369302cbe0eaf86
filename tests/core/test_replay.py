"""The place is found by replaying the answers: back, change, several situations, and what is dropped on the way."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Bullets
from bot.core.conversation import Conversation
from bot.core.guide import Guide
from bot.core.overlay import AnotherSituation
from bot.core.replay import Replay
from tests.core.small import States, small_guide
from tests.talk import Talk

TO_THE_CHILD = ("no_danger", "never_asked", "never_had", "child", "under_18", "dutch", "yes_or_partly")


def test_the_first_question_is_about_danger(talk: Talk) -> None:
    talk.start().is_asked("danger")


def test_answers_lead_to_an_outcome(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).sees("parent_of_dutch_child")
    assert talk.situations == ["child"]


def test_back_takes_back_one_answer_after_another_up_to_the_languages(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD)
    for asked in (
        "care_for_child",
        "child_nationality",
        "child_age",
        "situation",
        "dutch_permit",
        "asylum",
        "danger",
    ):
        talk.goes_back().is_asked(asked)
    talk.goes_back().sees("languages")
    assert talk.answers == {}
    assert talk.situations == []


def test_back_goes_over_an_information_too(talk: Talk) -> None:
    talk.start().chooses("detained").sees("detained_now").chooses("go_on").is_asked("asylum")
    talk.goes_back().sees("detained_now").goes_back().is_asked("danger").goes_back().sees("languages")


def test_back_closes_what_lies_open_and_takes_no_answer(talk: Talk) -> None:
    talk.start().chooses("no_danger")
    for opened in ("open menu", "open page help 0", "open languages"):
        talk.does(opened).goes_back().is_asked("asylum")
    assert talk.answers == {"danger": "no_danger"}


def test_back_from_the_languages_shows_what_lay_open_before(talk: Talk) -> None:
    talk.start().does("open menu").does("open topics").does("open languages").goes_back().sees("topics")


def test_back_from_the_first_question_leads_to_the_languages_and_from_the_menu_to_the_question(talk: Talk) -> None:
    talk.start().goes_back().sees("languages").goes_back().is_asked("danger")
    talk.does("open menu").goes_back().is_asked("danger")


def test_back_passes_over_a_situation_that_was_not_chosen(talk: Talk) -> None:
    talk.start().chooses("hurt", "go_on", "waiting").is_asked("who_hurts").goes_back().is_asked("asylum")


def test_what_was_said_of_danger_counts_as_a_situation(talk: Talk) -> None:
    talk.start().chooses("hurt", "go_on", "waiting").is_asked("who_hurts")
    assert talk.situations == []
    talk.chooses("partner", "had_none").sees("humanitarian_permit").does("open another 0").is_asked("situation")
    assert talk.marked == ["choose not_safe"]
    talk.chooses("not_safe").sees("humanitarian_permit")
    assert talk.situations == []


def test_another_situation_is_asked_about_after_the_first(talk: Talk) -> None:
    talk.start().chooses("hurt", "go_on", "waiting", "partner", "had_none").does("open another 0")
    talk.chooses("child").is_asked("child_age").chooses("adult").sees("grown_up_child")
    talk.goes_back().is_asked("child_age").goes_back().sees("humanitarian_permit")


def test_a_changed_answer_keeps_what_still_applies(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change asylum").is_asked("asylum")
    assert talk.marked == ["choose never_asked"]
    talk.chooses("refused").sees("parent_of_dutch_child")
    assert talk.is_told_nothing


def test_a_changed_answer_drops_what_no_longer_applies_and_names_it(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change child_age").chooses("adult")
    talk.sees("grown_up_child")
    assert talk.answers == {
        "danger": "no_danger",
        "asylum": "never_asked",
        "dutch_permit": "never_had",
        "child_age": "adult",
    }
    assert talk.is_told("notice_dropped", count=2)
    assert not talk.is_told("notice_flow_changed")
    voice, states = talk.guide.words.voice(talk.conversation.language), talk.guide.flow.states
    dropped = [states[name] for name in ("child_nationality", "care_for_child")]
    assert Bullets(tuple(voice.say(each.title) for each in dropped)) in talk.screen.blocks


def test_who_waits_for_asylum_is_not_asked_about_a_permit_any_more(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change asylum").chooses("waiting")
    assert "dutch_permit" not in talk.sees("parent_of_dutch_child").answers
    assert talk.is_told("notice_dropped", count=1)


def test_what_was_dropped_is_named_once(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change child_age").chooses("adult")
    assert talk.does("open answers").is_told_nothing


def test_an_information_that_is_passed_no_more_is_dropped_without_a_word(talk: Talk) -> None:
    talk.start().chooses("detained", "go_on").does("open menu").does("open answers")
    talk.does("change danger").chooses("no_danger").is_asked("asylum")
    assert talk.answers == {"danger": "no_danger"}
    assert talk.is_told_nothing


def test_a_question_that_comes_anew_is_asked_and_later_answers_wait(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change danger").chooses("detained")
    talk.sees("detained_now").chooses("go_on").sees("parent_of_dutch_child")


def test_a_situation_that_was_told_is_told_once(talk: Talk) -> None:
    talk.start().chooses("no_danger", "refused", "never_had", "child", "adult").does("open another 0").chooses("child")
    talk.sees("grown_up_child")
    assert talk.situations == ["child"]


def test_a_situation_is_taken_away_where_the_situations_are_changed(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open another 0").chooses("not_safe", "partner")
    talk.sees("humanitarian_permit")
    talk.does("open answers").does("change situation")
    assert talk.marked == ["take back not_safe", "take back child"]
    talk.does("take back child").sees("humanitarian_permit")
    assert talk.situations == ["not_safe"]
    assert talk.is_told("notice_dropped", count=3)


def test_who_takes_the_only_situation_away_is_asked_for_one(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change situation").finds("take back child")
    talk.does("take back child").is_asked("situation")
    assert talk.answers == {"danger": "no_danger", "asylum": "never_asked", "dutch_permit": "never_had"}


def test_a_situation_is_added_where_the_situations_are_changed(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change situation")
    talk.chooses("not_safe").is_asked("who_hurts")
    assert talk.situations == ["child", "not_safe"]


def test_a_situation_that_danger_tells_later_is_not_told_twice(talk: Talk) -> None:
    talk.start().chooses("no_danger", "refused", "dont_know", "not_safe", "partner", "had_one").does(
        "open answers"
    ).does("change danger")
    talk.chooses("hurt").sees("hurt_now").chooses("go_on").sees("own_permit")
    assert talk.situations == []
    assert talk.is_told_nothing


SEVERAL: States = {
    "first": {"yes": "situation", "no": "end"},
    "situation": {"a": "end", "b": "other_end", "c": "about_c"},
    "about_c": {"yes": "end", "no": "again"},
    "again": {"yes": "end", "no": "other_end"},
    "end": (None,),
    "other_end": (None,),
}


def test_outcomes_add_up_and_each_is_shown(guide: Guide) -> None:
    talk = Talk(small_guide(guide, SEVERAL)).start().chooses("yes", "a").sees("end").does("open another 0")
    talk.chooses("b").sees("other_end").does("open another 0").chooses("c", "yes").sees("end")
    said = [getattr(block, "said", None) for block in talk.screen.blocks]
    voice, states = talk.guide.words.voice(talk.conversation.language), talk.guide.flow.states
    assert voice.say(states["other_end"].title) in said
    assert voice.say(states["end"].title) in said, "each is told, also the one that was come to last"


def test_a_situation_that_waits_for_its_turn_is_not_added_twice(guide: Guide) -> None:
    talk = Talk(small_guide(guide, SEVERAL)).start().chooses("yes", "c").is_asked("about_c")
    talk.happens(events.Opened(AnotherSituation())).chooses("b").is_asked("about_c").happens(
        events.Opened(AnotherSituation())
    )
    assert talk.marked == ["choose b", "choose c"]
    talk.chooses("b").is_asked("about_c")
    assert talk.situations == ["c", "b"]
    talk.chooses("yes").sees("other_end")


def test_how_many_questions_are_ahead_is_known_only_where_every_way_has_as_many(guide: Guide) -> None:
    def ahead(states: States) -> dict[str, int | None]:
        flow = small_guide(guide, states).flow
        return {name: Replay(flow).questions_ahead(state) for name, state in flow.states.items()}

    unknown = ahead({"before": "first", **SEVERAL})
    assert unknown == {
        "before": None, "first": None, "situation": None, "about_c": None, "again": 1, "end": 0, "other_end": 0,
    }  # fmt: skip
    known: States = {
        "before": "first",
        "first": {"yes": "note", "no": "situation"},
        "note": "situation",
        "situation": {"a": "last", "b": "other_last"},
        "last": {"yes": "end"},
        "other_last": {"yes": "end"},
        "end": (None,),
    }
    assert ahead(known) == {
        "before": 3, "first": 3, "note": 2, "situation": 2, "last": 1, "other_last": 1, "end": 0,
    }  # fmt: skip


def test_an_outcome_that_two_situations_lead_to_is_an_end_once(guide: Guide) -> None:
    flow = small_guide(guide, {**SEVERAL, "about_c": {"yes": "end", "no": "end"}}).flow
    (first,), (second,) = ([each for each in flow.situation.choices if each.name == name] for name in ("a", "c"))
    answers = tuple(flow.choices_of(flow.states[name])[0] for name in ("first", "about_c"))
    journey = Replay(flow).journey(Conversation(guide.words.english, answers, (first, second)))
    assert [(ending.outcome.name, ending.situation) for ending in journey.endings] == [("end", first)]
