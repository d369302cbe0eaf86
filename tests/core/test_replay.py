"""The place is found by replaying the answers: back, change, several situations, and what is dropped on the way."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from bot.core.conversation import Conversation
from bot.core.flow import Choice, Flow, Outcome, Question
from bot.core.guide import Guide
from bot.core.replay import Replay
from bot.core.screen import Bullets
from tests.core.reachable import conversations
from tests.core.small import States, answered, small_guide
from tests.talk import Talk

TO_THE_CHILD = ("no_danger", "never_asked", "child", "under_18", "dutch", "yes_or_partly")


def test_the_first_question_is_about_danger(talk: Talk) -> None:
    talk.start().is_asked("danger")


def test_answers_lead_to_an_outcome(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).sees("parent_of_dutch_child")
    assert talk.situations == ["child"]


def test_back_takes_back_one_answer_after_another_up_to_the_menu(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD)
    for asked in ("care_for_child", "child_nationality", "child_age", "situation", "asylum", "danger", "menu"):
        talk.goes_back().is_asked(asked)
    assert talk.answers == {}
    assert talk.situations == []


def test_back_goes_over_an_information_too(talk: Talk) -> None:
    talk.start().chooses("locked_up").sees("locked_up_now").chooses("go_on").is_asked("asylum")
    talk.goes_back().sees("locked_up_now").goes_back().is_asked("danger").goes_back().sees("menu")


def test_back_closes_what_lies_open_and_takes_no_answer(talk: Talk) -> None:
    talk.start().chooses("no_danger")
    for opened in ("open why", "open menu", "open page help 0", "open languages"):
        talk.does(opened).goes_back().is_asked("asylum")
    assert talk.answers == {"danger": "no_danger"}


def test_back_from_the_languages_shows_what_lay_open_before(talk: Talk) -> None:
    talk.start().does("open menu").does("open topics").does("open languages").goes_back().sees("topics")


def test_back_from_a_menu_with_nothing_answered_leads_to_the_languages(talk: Talk) -> None:
    talk.start().goes_back().sees("menu").goes_back().sees("languages").goes_back().sees("menu")


def test_back_passes_over_a_situation_that_was_not_chosen(talk: Talk) -> None:
    talk.start().chooses("hurt", "go_on", "refused").is_asked("permit_through_person").goes_back().is_asked("asylum")


def test_what_was_said_of_danger_counts_as_a_situation(talk: Talk) -> None:
    talk.start().chooses("hurt", "go_on", "refused").is_asked("permit_through_person")
    assert talk.situations == []
    talk.chooses("had_none").sees("humanitarian_permit").does("open another 0").is_asked("situation")
    assert talk.marked == ["choose not_safe"]
    talk.chooses("not_safe").sees("humanitarian_permit")
    assert talk.situations == []


def test_another_situation_is_asked_about_after_the_first(talk: Talk) -> None:
    talk.start().chooses("hurt", "go_on", "refused", "had_none").does("open another 0")
    talk.chooses("child").is_asked("child_age").chooses("adult").sees("grown_up_child")
    talk.goes_back().is_asked("child_age").goes_back().sees("humanitarian_permit")


def test_a_changed_answer_keeps_what_still_applies(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change asylum").is_asked("asylum")
    assert talk.marked == ["choose never_asked"]
    talk.chooses("another_country").sees("parent_of_dutch_child")
    assert talk.is_told_nothing


def test_a_changed_answer_drops_what_no_longer_applies_and_names_it(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change child_age").chooses("adult")
    talk.sees("grown_up_child")
    assert talk.answers == {"danger": "no_danger", "asylum": "never_asked", "child_age": "adult"}
    assert talk.is_told("notice_dropped", count=2)
    assert not talk.is_told("notice_flow_changed")
    voice, states = talk.guide.words.voice(talk.conversation.language), talk.guide.flow.states
    dropped = [states[name] for name in ("child_nationality", "care_for_child")]
    assert Bullets(tuple(voice.say(each.title) for each in dropped)) in talk.screen.blocks


def test_what_was_dropped_is_named_once(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change child_age").chooses("adult")
    assert talk.does("open answers").is_told_nothing


def test_an_information_that_is_passed_no_more_is_dropped_without_a_word(talk: Talk) -> None:
    talk.start().chooses("locked_up", "go_on").does("open menu").does("open answers")
    talk.does("change danger").chooses("no_danger").is_asked("asylum")
    assert talk.answers == {"danger": "no_danger"}
    assert talk.is_told_nothing


def test_a_question_that_comes_anew_is_asked_and_later_answers_wait(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change danger").chooses("locked_up")
    talk.sees("locked_up_now").chooses("go_on").sees("parent_of_dutch_child")


def test_a_situation_is_taken_away_where_the_situations_are_changed(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open another 0").chooses("not_safe", "had_one").sees("own_permit")
    talk.does("open answers").does("change situation")
    assert talk.marked == ["take back not_safe", "take back child"]
    talk.does("take back child").sees("own_permit")
    assert talk.situations == ["not_safe"]
    assert talk.is_told("notice_dropped", count=3)


def test_who_takes_the_only_situation_away_is_asked_for_one(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change situation").does("take back child")
    talk.is_asked("situation")
    assert talk.answers == {"danger": "no_danger", "asylum": "never_asked"}


def test_a_situation_is_added_where_the_situations_are_changed(talk: Talk) -> None:
    talk.start().chooses(*TO_THE_CHILD).does("open answers").does("change situation")
    talk.chooses("not_safe").is_asked("permit_through_person")
    assert talk.situations == ["child", "not_safe"]


def test_a_situation_that_danger_tells_later_is_not_told_twice(talk: Talk) -> None:
    talk.start().chooses("no_danger", "refused", "not_safe", "had_one").does("open answers").does("change danger")
    talk.chooses("hurt").sees("hurt_now").chooses("go_on").sees("own_permit")
    assert talk.situations == []
    assert talk.is_told_nothing


def test_outcomes_add_up_and_each_is_shown(talk: Talk) -> None:
    talk.start().chooses("no_danger", "refused", "other").sees("read_first")
    talk.does("open another 0").chooses("child", "adult").sees("grown_up_child")
    talk.does("open another 0").chooses("dont_know").sees("read_first").does("open more 0").sees("more:0")
    voice, states = talk.guide.words.voice(talk.conversation.language), talk.guide.flow.states
    said = [getattr(block, "said", None) for block in talk.screen.blocks]
    assert voice.say(states["grown_up_child"].title) in said
    assert voice.say(states["read_first"].title) not in said, "this one is the outcome itself"


SHARED: States = {
    "first": {"yes": "situation", "no": "situation"},
    "situation": {"a": "about_a", "b": "about_b"},
    "about_a": {"yes": "shared", "no": "end_of_a"},
    "about_b": {"yes": "shared", "no": "end_of_b"},
    "shared": {"yes": [(answered("about_b", "yes"), "end_of_b"), "end_of_a"], "no": "end_of_a"},
    "end_of_a": (None, answered("shared", "yes"), answered("situation", "a")),
    "end_of_b": (None,),
}


def test_a_question_that_two_branches_share_is_asked_once(guide: Guide) -> None:
    talk = Talk(small_guide(guide, SHARED)).start().chooses("yes", "a", "yes").is_asked("shared")
    talk.chooses("no").sees("end_of_a").does("open another 0").chooses("b").is_asked("about_b")
    talk.chooses("yes").sees("end_of_a").goes_back().is_asked("about_b")
    assert talk.answers == {"first": "yes", "about_a": "yes", "shared": "no"}


def test_a_guard_of_a_way_on_sees_what_was_answered_before(guide: Guide) -> None:
    talk = Talk(small_guide(guide, SHARED)).start()
    talk.chooses("yes", "b", "yes").is_asked("shared").chooses("yes").sees("end_of_b")
    talk.does("open another 0").chooses("a", "yes").sees("end_of_b")
    assert Talk(small_guide(guide, SHARED)).start().chooses("yes", "a", "yes", "yes").sees("end_of_a")


def test_a_guard_of_a_line_sees_the_answers_and_never_a_situation(guide: Guide) -> None:
    talk = Talk(small_guide(guide, SHARED)).start().chooses("yes", "a", "yes", "yes").sees("end_of_a")
    assert lines(talk) == ["end_of_a:0", "end_of_a:1"]
    talk.does("open answers").does("change shared").chooses("no")
    assert lines(talk) == ["end_of_a:0"]


def lines(talk: Talk) -> list[str]:
    """The lines of the outcome on the screen."""
    return next([said.text for said in block.items] for block in talk.screen.blocks if isinstance(block, Bullets))


WITHOUT_SITUATION: States = {
    "first": {"stop": "end", "told": "end", "go": "situation"},
    "situation": {"a": "about_a", "b": "other_end", "c": "other_end"},
    "about_a": {"yes": "end_of_a", "no": "other_end"},
    "end_of_a": (None,),
    "end": (None,),
    "other_end": (None,),
}


def test_a_situation_can_be_added_where_a_path_ends_without_one(guide: Guide) -> None:
    talk = Talk(small_guide(guide, WITHOUT_SITUATION)).start().chooses("stop").sees("end").does("open another 0")
    talk.chooses("a").is_asked("about_a").chooses("yes").sees("end_of_a")
    assert talk.is_told_nothing
    talk.goes_back().is_asked("about_a").goes_back().sees("end")


def test_a_situation_that_an_answer_tells_is_asked_about_also_where_the_path_passes_it_by(guide: Guide) -> None:
    talk = Talk(small_guide(guide, WITHOUT_SITUATION, counts={"first.told": "a"})).start()
    talk.chooses("told").is_asked("about_a").chooses("yes").sees("end_of_a")


TWO_WAYS: States = {
    "first": {"short": "last", "long": "between"},
    "between": {"yes": "last", "no": "last"},
    "last": {"yes": [(answered("between", "yes"), "guarded"), "open"], "no": "situation"},
    "guarded": {"yes": "situation", "no": "situation"},
    "open": {"yes": "situation", "no": "situation"},
    "situation": {"a": "end", "b": "other_end"},
    "end": (None,),
    "other_end": (None,),
}


def test_an_answer_is_kept_while_a_question_before_it_can_still_lead_there(guide: Guide) -> None:
    talk = Talk(small_guide(guide, TWO_WAYS)).start().chooses("short", "yes").is_asked("open").chooses("no", "a")
    talk.sees("end").does("open answers").does("change first").chooses("long").is_asked("between")
    assert talk.answers == {"first": "long", "last": "yes", "open": "no"}
    talk.chooses("no").sees("end")
    assert talk.is_told_nothing


def test_an_answer_is_dropped_once_nothing_can_lead_there(guide: Guide) -> None:
    talk = Talk(small_guide(guide, TWO_WAYS)).start().chooses("short", "yes", "no", "a").does("open answers")
    talk.does("change first").chooses("long").chooses("yes").is_asked("guarded")
    assert talk.answers == {"first": "long", "between": "yes", "last": "yes"}
    assert talk.is_told("notice_dropped", count=1)


def test_an_answer_that_a_given_answer_shuts_off_is_dropped_before_its_turn(guide: Guide) -> None:
    states: States = {"start": {"on": "first", "around": "note"}, "note": "first", **TWO_WAYS}
    talk = Talk(small_guide(guide, states)).start().chooses("on", "long", "yes", "yes", "yes", "a").sees("end")
    talk.does("open answers").does("change start").chooses("around").sees("note")
    assert "guarded" in talk.answers
    talk.does("open menu").does("open answers").does("change start").chooses("on").sees("end")
    talk = Talk(small_guide(guide, states)).start().chooses("on", "long", "no", "yes", "yes", "a").sees("end")
    talk.does("open answers").does("change start").chooses("around").sees("note")
    assert "open" in talk.answers
    assert talk.is_told_nothing


LATER_ANSWER: States = {
    "first": {"yes": "situation", "no": "situation"},
    "situation": {"a": [(answered("about_b", "yes"), "end"), "about_a"], "b": "about_b"},
    "about_a": {"yes": "end", "no": "other_end"},
    "about_b": {"yes": "end", "no": "other_end"},
    "end": (None,),
    "other_end": (None,),
}


def test_an_answer_on_the_path_is_not_dropped_for_what_is_answered_later(guide: Guide) -> None:
    talk = Talk(small_guide(guide, LATER_ANSWER)).start().chooses("yes", "a").is_asked("about_a").chooses("no")
    talk.does("open another 0").chooses("b", "yes").sees("end")
    assert talk.answers == {"first": "yes", "about_a": "no", "about_b": "yes"}


GROUPS: States = {
    "first": {"yes": "situation", "no": "situation"},
    "situation": {"a": "end", "b": "other_end", "c": "end", "d": "other_end"},
    "end": (None,),
    "other_end": (None,),
}


def test_the_situations_stand_on_two_screens(guide: Guide) -> None:
    talk = Talk(small_guide(guide, GROUPS, second_screen=("c", "d"))).start().chooses("yes").is_asked("situation")
    talk.does("open another 1").is_asked("situation").does("open another 0").does("open another 1").chooses("d")
    talk.sees("other_end")
    assert talk.situations == ["d"]


def test_back_from_the_second_screen_of_situations_leads_to_the_first(guide: Guide) -> None:
    talk = Talk(small_guide(guide, GROUPS, second_screen=("c", "d"))).start().chooses("yes").does("open another 1")
    talk.button("choose c")
    talk.goes_back().is_asked("situation").button("choose a")
    assert talk.answers == {"first": "yes"}


def test_situations_are_changed_on_both_screens(guide: Guide) -> None:
    talk = Talk(small_guide(guide, GROUPS, second_screen=("c", "d"))).start().chooses("yes", "a").does("open answers")
    talk.does("change situation").does("open changing situation 1").chooses("c").sees("end")
    talk.does("open answers").does("change situation").does("open changing situation 1")
    assert talk.marked == ["take back c"]
    talk.does("open changing situation 0").does("take back a").sees("end")
    assert talk.situations == ["c"]


@given(data=st.data())
def test_the_machine_and_a_plain_walk_of_the_graph_agree(guide: Guide, data: st.DataObject) -> None:
    conversation = data.draw(conversations(guide))
    journey = Replay(guide.flow).journey(conversation)
    assert (journey.place.name, journey.answers, list(journey.told)) == walked(guide.flow, conversation)


@given(data=st.data())
def test_they_agree_where_there_are_guards(guide: Guide, data: st.DataObject) -> None:
    small = small_guide(guide, data.draw(st.sampled_from([SHARED, TWO_WAYS, LATER_ANSWER, WITHOUT_SITUATION])))
    conversation = data.draw(conversations(small))
    journey = Replay(small.flow).journey(conversation)
    assert (journey.place.name, journey.answers, list(journey.told)) == walked(small.flow, conversation)


@given(data=st.data())
def test_putting_answers_in_order_leaves_the_place_and_can_be_done_again(guide: Guide, data: st.DataObject) -> None:
    drawn = data.draw(st.sampled_from([None, SHARED, TWO_WAYS, LATER_ANSWER, WITHOUT_SITUATION]))
    guide = small_guide(guide, drawn) if drawn else guide
    replay, conversation = Replay(guide.flow), data.draw(conversations(guide))
    sifted, dropped = replay.sift(conversation)
    assert replay.sift(sifted) == (sifted, ())
    assert {*sifted.answers} | {*dropped} == {*conversation.answers}
    assert not {*sifted.answers} & {*dropped}
    assert replay.journey(sifted).place is replay.journey(conversation).place
    assert not {*dropped} & {*replay.journey(conversation).steps}


def test_how_many_questions_are_ahead_is_the_longest_way(guide: Guide) -> None:
    replay, states = Replay(guide.flow), guide.flow.states
    assert replay.questions_ahead(states["parent_of_dutch_child"]) == 0
    assert replay.questions_ahead(states["care_for_child"]) == 1
    assert replay.questions_ahead(states["permit_through_person"]) == 1
    assert replay.questions_ahead(states["child_age"]) == 3
    assert replay.questions_ahead(states["hurt_now"]) == replay.questions_ahead(states["asylum"]) == 5
    assert replay.questions_ahead(states["danger"]) == 6


def walked(flow: Flow, conversation: Conversation) -> tuple[str, Mapping[str, str], list[Choice]]:
    """Place, answers by name and situations that count: the graph walked by hand, without the machine."""
    given_choice = {choice.question: choice for choice in conversation.answers}
    state, told = flow.start, list[Choice]()
    passed = dict[str, Choice]()

    def next_situation() -> Choice | None:
        counted = [choice.counts_as for choice in passed.values() if choice.counts_as]
        return next((each for each in [*counted, *conversation.situations] if each not in told), None)

    while True:
        names = {name: choice.name for name, choice in passed.items()}
        if isinstance(state, Outcome):
            if next_situation() is None:
                return state.name, names, told
            state = flow.situation
        if isinstance(state, Question) and state.several:
            choice = next_situation()
            told += (choice,) if choice else ()
        else:
            choice = given_choice.get(state.name)
            if choice:
                passed[state.name] = choice
                names[state.name] = choice.name
        if choice is None:
            return state.name, names, told
        state = next(route.state for route in choice.routes if route.when is None or route.when.holds(names))
