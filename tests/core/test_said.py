"""Which lines are said, and in which words: what was told is not asked, and what is urgent is said once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.core import overlay as overlays
from bot.core.blocks import Heading, Notice, Paragraph
from bot.core.content import Section
from bot.core.event import Opened
from bot.core.flow import Opening
from bot.core.guide import Guide
from bot.core.lines import Included, Line, Statement, Urgency
from bot.core.organisation import Kind, Organisation
from bot.core.screen import Screen
from bot.core.text import Text
from tests.core.reading import (
    called,
    folded,
    in_fold,
    in_sight,
    listed,
    notices,
    paragraphs,
    read_more,
    steps,
    titles,
    to_call,
)  # fmt: skip
from tests.core.small import Also, States, also_good, answered, line, only_if, small_guide
from tests.talk import Talk

STATES: States = {
    "first": {"yes": "asylum", "no": "asylum", "told": "asylum"},
    "asylum": {"open": "situation", "never": "situation"},
    "situation": {"a": "note", "b": "other_end", "c": "third_end"},
    "note": "end",
    "end": (None,),
    "other_end": (None,),
    "third_end": (None,),
}
YES = answered("first", "yes")


def at_the_end(guide: Guide, also: Also, *choices: str) -> Talk:
    return Talk(small_guide(guide, STATES, also=also, counts={"first.told": "a"})).start().chooses(*choices)


def statement(*lines: Line) -> Statement:
    return Statement("told", lines)


def test_what_an_answer_settled_is_not_asked(guide: Guide) -> None:
    also = Also(
        lines={"end": [line("own"), line("guarded", when=YES, asks="fear"), line("asks", asks="open fear")]},
        settles={"asylum.open": ["open"], "first.no": ["fear"]},
    )
    assert listed(at_the_end(guide, also, "yes", "never", "a", "go_on").screen) == ["own", "guarded", "asks"]
    assert listed(at_the_end(guide, also, "yes", "open", "a", "go_on").screen) == ["own", "guarded"]
    assert listed(at_the_end(guide, also, "no", "never", "a", "go_on").screen) == ["own"]


def test_a_matter_is_asked_once_on_a_screen(guide: Guide) -> None:
    """The first line that asks it does. Of a line that asks something else too nothing is lost."""
    also = Also(
        lines={
            "end": [line("own"), line("asks", asks="open"), line("again", asks="open"), line("both", asks="open fear")]
        },
        stated={"end": [Included(statement(line("stated and asks", asks="fear")))]},
    )
    talk = at_the_end(guide, also, "yes", "never", "a", "go_on")
    assert listed(talk.screen) == ["own", "asks", "both"]


def test_what_a_step_asks_is_not_asked_in_a_fold_and_what_one_fold_asks_not_in_the_other(guide: Guide) -> None:
    also = Also(
        lines={
            "end": [
                line("own", asks="open"), only_if("again", asks="open"), only_if("fear", asks="fear"),
                also_good("fear again", asks="fear"), also_good("pay", asks="pay work"),
            ]
        },
        stated={"end": [Included(statement(line("stated and asks", asks="pay")))]},
    )  # fmt: skip
    screen = at_the_end(guide, also, "yes", "never", "a", "go_on").screen
    assert listed(screen) == ["own", "fear", "stated and asks", "pay"]


def test_of_several_outcomes_too_each_matter_is_asked_once(guide: Guide) -> None:
    asks, other = line("asks", asks="open"), line("other", asks="open")
    also = Also(lines={"end": [asks], "other_end": [other, line("own")]})
    talk = at_the_end(guide, also, "yes", "never", "a", "go_on").does("open another 0").chooses("b")
    assert in_sight(talk.screen) == ["asks", "own"]
    assert "other" not in listed(talk.screen)


def test_what_a_situation_settles_counts_also_where_another_answer_told_it(guide: Guide) -> None:
    also = Also(lines={"end": [line("own"), line("asks", asks="open")]}, settles={"situation.a": ["open"]})
    assert listed(at_the_end(guide, also, "told", "never", "go_on").sees("end").screen) == ["own"]
    assert listed(at_the_end(guide, also, "no", "never", "a", "go_on").sees("end").screen) == ["own"]


def test_advice_statements_and_informations_ask_nothing_that_is_settled(guide: Guide) -> None:
    said, asks = line("said"), line("asks", asks="open")
    also = Also(
        lines={"note": [said, asks]},
        stated={"end": [Included(statement(line("stated"), line("stated and asks", asks="appeal")))]},
        advice={"first.yes": asks, "asylum.open": line("advised")},
        settles={"asylum.open": ["open", "appeal"]},
    )
    unsettled = at_the_end(guide, also, "yes", "never", "a")
    assert listed(unsettled.screen) == ["said", "asks"]
    assert steps(unsettled.chooses("go_on").screen) == ["asks", "end:0"]
    assert in_fold(unsettled.screen, guide.interface.outcome_only_if) == ["stated and asks"]
    assert in_fold(unsettled.screen, guide.interface.outcome_also) == ["stated"]
    settled = at_the_end(guide, also, "yes", "open", "a")
    assert listed(settled.screen) == ["said"]
    assert listed(settled.chooses("go_on").screen) == ["end:0", "advised", "stated"]


def test_a_statement_stands_where_its_guard_holds(guide: Guide) -> None:
    also = Also(stated={"end": [Included(statement(line("guarded")), YES), Included(statement(line("open")))]})
    assert folded(at_the_end(guide, also, "yes", "open", "a", "go_on").screen) == ["guarded", "open"]
    assert folded(at_the_end(guide, also, "no", "open", "a", "go_on").screen) == ["open"]


def test_an_outcome_of_which_nothing_is_left_to_say_still_has_its_title(guide: Guide) -> None:
    also = Also(lines={"end": [line("guarded", when=YES)]})
    talk = at_the_end(guide, also, "no", "open", "a", "go_on").sees("end")
    assert (titles(talk.screen)[0], listed(talk.screen)) == ("end", [])


URGENT = Also(
    lines={
        "note": [line("call", after="then call"), line("write", after="then write")],
        "end": [line("own"), line("today", after="then today")],
        "other_end": [line("this week", after="then this week"), line("own of other")],
        "third_end": [line("now", after="then now"), line("own of third")],
    },
    stated={"end": [Included(statement(line("deadline", after="the deadline too")))]},
    advice={"first.yes": line("at once", after="then at once"), "asylum.open": line("soon", after="then soon")},
)


def test_the_first_urgent_line_says_so_and_every_later_one_says_what_comes_after(guide: Guide) -> None:
    talk = at_the_end(guide, URGENT, "no", "never", "a")
    assert listed(talk.screen) == ["call", "then write"]
    talk.chooses("go_on")
    assert (steps(talk.screen), folded(talk.screen)) == (["own", "today"], ["the deadline too"])
    talk = at_the_end(guide, URGENT, "yes", "open", "a", "go_on")
    assert steps(talk.screen) == ["at once", "own", "then soon"]
    assert folded(talk.screen) == ["then today", "the deadline too"]
    talk = at_the_end(guide, URGENT, "no", "open", "a", "go_on")
    assert steps(talk.screen) == ["own", "soon", "then today"]


def test_the_one_urgent_line_is_the_most_urgent_also_where_it_lies_in_a_fold(guide: Guide) -> None:
    own = [line("own"), line("this week", after="then this week", urgency=Urgency.THIS_WEEK)]
    told = statement(line("today", after="then today", urgency=Urgency.TODAY))
    also = Also(lines={"end": own, "note": own}, stated={"end": [Included(told)]})
    talk = at_the_end(guide, also, "no", "never", "a")
    assert listed(talk.screen) == ["own", "this week"]
    assert listed(talk.chooses("go_on").screen) == ["own", "then this week", "today"]


@pytest.mark.parametrize("situations", [("a", "b"), ("b", "a"), ("a", "b", "c"), ("c", "b", "a")])
@pytest.mark.parametrize("first", ["yes", "no"])
def test_after_several_situations_too_only_one_line_is_urgent(
    guide: Guide, first: str, situations: Sequence[str]
) -> None:
    talk = at_the_end(guide, URGENT, first, "open")
    for number, situation in enumerate(situations):
        talk = (talk.does("open another 0") if number else talk).chooses(situation)
        talk = talk.chooses("go_on") if situation == "a" else talk
    urgent = {"at once", "soon", "today", "this week", "now", "deadline"}
    here = [text for text in listed(talk.screen) if text in urgent]
    assert len(here) == 1
    told = [text for screen in read_more(talk) for text in listed(screen) if text in urgent]
    assert {*told} <= {*here}, "what is urgent in More is what is urgent here"


def test_the_same_words_are_said_once(guide: Guide) -> None:
    also = Also(
        lines={"end": [line("same"), line("own")], "other_end": [line("same"), line("other"), line("third")]},
        advice={"asylum.open": line("same")},
    )
    talk = at_the_end(guide, also, "no", "open", "a", "go_on")
    assert listed(talk.screen) == ["same", "own"]
    talk.does("open another 0").chooses("b")
    assert in_sight(talk.screen) == ["same", "other"]
    assert folded(talk.screen) == ["own", "third"]


def test_what_danger_advises_is_not_a_step_again(guide: Guide) -> None:
    also = Also(
        lines={"end": [line("call"), line("own")], "other_end": [line("call"), line("ask"), line("other")]},
        advice={"first.yes": line("call"), "asylum.open": line("ask", after="then ask")},
    )
    talk = at_the_end(guide, also, "yes", "open", "a", "go_on")
    assert steps(talk.screen) == ["call", "ask", "own"]
    talk.does("open another 0").chooses("b")
    assert in_sight(talk.screen) == ["call", "own", "ask", "other"]


def test_what_opens_a_section_is_for_whoever_answered_so(guide: Guide) -> None:
    general, home = guide.flow.topics["general"], guide.flow.organisations["askv"]
    openings = [
        Opening(
            line("open", asks="x", after="then open", names=[home]), (general,), (Section.SHORT, Section.WHO_HELPS)
        ),
        Opening(line("guarded", when=YES, after="then guarded"), (general,), (Section.SHORT,)),
        Opening(line("elsewhere"), (guide.flow.topics["family"],), (Section.SHORT,)),
    ]
    also = Also(openings=openings, settles={"asylum.open": ["x"]})
    topics = {name: guide.flow.topics[name] for name in ("family", "general")}
    small = small_guide(guide, STATES, also=also, topics=topics)

    def reading(talk: Talk, section: Section) -> Screen:
        return talk.happens(Opened(overlays.ReadingTopic(general, section))).screen

    talk = Talk(small).start().chooses("yes", "never")
    short = reading(talk, Section.SHORT)
    assert [text for text in notices(short) if text in {"open", "then guarded"}] == ["open", "then guarded"]
    assert called(short) == [home.title]
    assert isinstance(short.blocks[2], Notice)
    helps = reading(talk, Section.WHO_HELPS)
    assert "open" in notices(helps)
    assert called(helps)[0] == home.title
    assert called(helps).count(home.title) == 1
    assert "open" not in notices(reading(talk, Section.FOR_WHOM))
    talk = Talk(small).start().chooses("no", "open")
    assert not {"open", "guarded", "elsewhere", "then guarded"} & {*notices(reading(talk, Section.SHORT))}
    assert called(reading(talk, Section.WHO_HELPS))[0] == general.helpers[0].title


def test_whoever_is_named_can_be_called_from_the_same_screen(guide: Guide) -> None:
    names = guide.flow.organisations
    emergency, loket, askv, los = (
        names[each] for each in ("emergency-112", "juridisch-loket", "askv", "stichting-los")
    )
    others = [names[each] for each in ("fairwork", "vluchtelingenwerk", "stil-utrecht")]
    also = Also(
        lines={
            "end": [line("askv", names=[askv]), line("guarded", when=YES, names=[los])],
            "note": [line("los", names=[los])],
        },
        helpers={"end": [loket, *others, emergency], "note": [loket]},
        stated={"end": [Included(statement(line("stated", names=[names["comensha"]])))]},
    )
    talk = at_the_end(guide, also, "no", "open", "a")
    assert called(talk.screen) == titled(loket, los)
    assert to_call(talk.screen) == titled(loket), "LOS has no number"
    talk.chooses("go_on")
    assert called(talk.screen) == titled(emergency, askv, names["comensha"], loket, *others)
    talk = at_the_end(guide, also, "yes", "open", "a", "go_on")
    assert called(talk.screen) == titled(emergency, askv, los, names["comensha"], loket, *others)
    assert to_call(talk.screen) == titled(emergency, loket)


def test_whom_to_call_now_an_emergency_number_first_and_then_whom_the_urgent_line_names(guide: Guide) -> None:
    names = guide.flow.organisations
    emergency, police, comensha, loket, askv = (
        names[each] for each in ("emergency-112", "police", "comensha", "juridisch-loket", "askv")
    )
    urgent = line("today", after="then today", names=[comensha])
    also = Also(
        lines={"end": [line("own", names=[askv]), line("first"), line("second"), urgent]},
        helpers={"end": [police, loket, emergency], "note": [loket], "other_end": [loket]},
    )
    talk = at_the_end(guide, also, "no", "open", "a", "go_on")
    assert "today" in folded(talk.screen)
    assert to_call(talk.screen) == titled(emergency, comensha), "an authority is never among those to call"
    talk = at_the_end(guide, also, "no", "open", "b")
    assert to_call(talk.screen) == titled(loket)


def test_who_has_no_number_is_not_to_be_called(guide: Guide) -> None:
    names = guide.flow.organisations
    silent = next(each for each in names.values() if each.kind is Kind.HELPER and each.site and not each.phones)
    talk = at_the_end(guide, Also(helpers={"other_end": [silent, names["gza"]]}), "no", "open", "b")
    assert to_call(talk.screen) == titled(names["gza"])
    assert called(talk.screen) == titled(silent, names["gza"])


def test_a_line_stands_where_its_importance_says(guide: Guide) -> None:
    own = [also_good("wait"), only_if("child"), line("own"), line("two"), line("three"), line("four")]
    told = [Included(statement(line("stated"), line("stated and asks", asks="fear")))]
    talk = at_the_end(guide, Also(lines={"end": own, "note": own}, stated={"end": told}), "no", "open", "a")
    interface = guide.interface
    assert steps(talk.screen) == ["own", "two", "three"]
    assert in_fold(talk.screen, interface.outcome_only_if) == ["child"]
    assert in_fold(talk.screen, interface.outcome_also) == ["four", "wait"]
    talk.chooses("go_on")
    assert steps(talk.screen) == ["own", "two", "three"]
    assert in_fold(talk.screen, interface.outcome_only_if) == ["child", "stated and asks"]
    assert in_fold(talk.screen, interface.outcome_also) == ["four", "wait", "stated"]
    order = [each for each in titles(talk.screen) if each != guide.flow.topics["general"].title.english]
    assert order == [
        "end",
        *(
            text.english
            for text in (
                interface.outcome_do_now, interface.outcome_read, interface.outcome_only_if,
                interface.outcome_also, interface.outcome_helpers, interface.sure,
            )
        ),
    ]  # fmt: skip


def titled(*organisations: Organisation) -> list[str]:
    return [each.title for each in organisations]


def test_the_helpers_of_an_outcome_that_are_named_come_before_others_that_are(guide: Guide) -> None:
    names = guide.flow.organisations
    loket, askv, los, fairwork = (names[each] for each in ("juridisch-loket", "askv", "stichting-los", "fairwork"))
    also = Also(
        lines={"end": [line("first", names=[askv]), line("second", names=[los])]},
        helpers={"end": [loket, fairwork, los], "note": [loket]},
    )
    talk = at_the_end(guide, also, "no", "open", "a", "go_on")
    assert called(talk.screen) == titled(los, askv, loket, fairwork)


def test_in_an_information_whoever_the_urgent_line_names_can_be_called_at_once(guide: Guide) -> None:
    names = guide.flow.organisations
    emergency, loket, fairwork, comensha = (
        names[each] for each in ("emergency-112", "juridisch-loket", "fairwork", "comensha")
    )
    also = Also(
        lines={"note": [line("own"), line("today", after="then today", names=[comensha])]},
        helpers={"note": [loket, fairwork, emergency]},
    )
    talk = at_the_end(guide, also, "no", "open", "a")
    assert to_call(talk.screen) == titled(emergency, comensha)
    assert called(talk.screen) == titled(emergency, comensha, loket, fairwork)


@pytest.mark.parametrize("overlay", [overlays.ChangingAnswer, overlays.AnotherSituation])
def test_a_note_stands_below_its_question_on_the_first_screen(guide: Guide, overlay: type) -> None:
    small = small_guide(guide, STATES, second_screen=["c"], also=Also(notes={"situation": "note of it"}))
    talk = Talk(small).start()
    assert "note of it" not in paragraphs(talk.screen)
    talk.chooses("yes", "open")
    assert isinstance(talk.screen.blocks[1], Heading)
    assert talk.screen.blocks[2] == Paragraph(small.words.voice(None).say(note_of(small)))
    talk.chooses("b").sees("other_end")
    if overlay is overlays.AnotherSituation:
        talk.does("open another 0")
    else:
        talk.does("open answers").does("change situation")
    assert "note of it" in paragraphs(talk.screen)
    other = next(spelt for spelt in talk.offered if spelt.endswith(" 1"))
    assert "note of it" not in paragraphs(talk.does(other).screen)


def note_of(guide: Guide) -> Text:
    assert guide.flow.situation.note
    return guide.flow.situation.note
