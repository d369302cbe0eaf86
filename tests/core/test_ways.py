"""Ways that the real flow does not have yet: guards, shared questions, ends without a situation, two screens of them.

And the proof that the machine finds the same place as a plain walk of the graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.core import event as events
from bot.core.conversation import Conversation
from bot.core.flow import Choice, Flow, Outcome, Question
from bot.core.guide import Guide
from bot.core.replay import Replay
from tests.core.reachable import conversations
from tests.core.reading import listed
from tests.core.small import States, answered, small_guide
from tests.talk import Talk

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
    return listed(talk.screen)


WITHOUT_SITUATION: States = {
    "first": {"stop": "end", "told": "end", "go": "situation", "ask": "asked"},
    "asked": {"yes": "end", "no": "other_end"},
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


def test_what_was_answered_after_an_outcome_is_kept_while_the_way_there_changes(guide: Guide) -> None:
    talk = Talk(small_guide(guide, WITHOUT_SITUATION)).start().chooses("stop").does("open another 0")
    talk.chooses("a", "yes").sees("end_of_a").does("open answers").does("change first").chooses("ask").is_asked("asked")
    assert talk.answers == {"first": "ask", "about_a": "yes"}
    talk.chooses("no").sees("end_of_a")


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


def test_an_answer_behind_a_guard_is_kept_while_what_the_guard_reads_is_open(guide: Guide) -> None:
    """As where the choice that was made of "between" was retired."""
    talk = Talk(small_guide(guide, TWO_WAYS)).start().chooses("long", "yes", "yes", "no").is_asked("situation")
    answers = tuple(choice for choice in talk.conversation.answers if choice.question != "between")
    talk.conversation = replace(talk.conversation, answers=answers)
    talk.happens(events.Closed()).is_asked("between")
    assert talk.is_told_nothing
    talk.chooses("yes").is_asked("situation")
    assert talk.answers == {"first": "long", "between": "yes", "last": "yes", "guarded": "no"}


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
    "situation": {"a": "end", "b": "other_end", "c": "third_end", "d": "fourth_end"},
    "end": (None,),
    "other_end": (None,),
    "third_end": (None,),
    "fourth_end": (None,),
}


def test_the_situations_stand_on_two_screens(guide: Guide) -> None:
    talk = Talk(small_guide(guide, GROUPS, second_screen=("c", "d"))).start().chooses("yes").is_asked("situation")
    talk.does("open another 1").is_asked("situation").does("open another 0").does("open another 1").chooses("d")
    talk.sees("fourth_end")
    assert talk.situations == ["d"]


def test_back_from_the_second_screen_of_situations_leads_to_the_first(guide: Guide) -> None:
    talk = Talk(small_guide(guide, GROUPS, second_screen=("c", "d"))).start().chooses("yes").does("open another 1")
    talk.button("choose c")
    talk.goes_back().is_asked("situation").button("choose a")
    assert talk.answers == {"first": "yes"}


def test_situations_are_changed_on_both_screens(guide: Guide) -> None:
    talk = Talk(small_guide(guide, GROUPS, second_screen=("c", "d"))).start().chooses("yes", "a").does("open answers")
    talk.does("change situation").does("open changing situation 1").chooses("c").sees("third_end")
    talk.does("open answers").does("change situation").does("open changing situation 1")
    assert talk.marked == ["take back c"]
    talk.does("open changing situation 0").does("take back a").sees("third_end")
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
