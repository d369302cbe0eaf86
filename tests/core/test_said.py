"""Which lines are said, and in which words: what was told is not asked, and what is urgent is said once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.core import overlay as overlays
from bot.core.blocks import Bullets, Contact, Heading, Notice, Paragraph
from bot.core.content import Section
from bot.core.event import Opened
from bot.core.flow import Opening
from bot.core.guide import Guide
from bot.core.lines import Included, Line, Statement
from bot.core.organisation import Organisation
from bot.core.screen import Screen
from bot.core.text import Text
from tests.core.small import Also, States, answered, line, small_guide
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


def listed(screen: Screen) -> list[str]:
    """Every line that stands in a list before "Who helps", as it is said."""
    return [item.text for block in before_helpers(screen) if isinstance(block, Bullets) for item in block.items]


def before_helpers(screen: Screen) -> list[object]:
    contacts = [number for number, block in enumerate(screen.blocks) if isinstance(block, Contact)]
    return [*screen.blocks[: contacts[0]]]


def titles(screen: Screen) -> list[str]:
    return [block.said.text for block in screen.blocks if isinstance(block, Heading)]


def called(screen: Screen) -> list[str]:
    return [block.title.text for block in screen.blocks if isinstance(block, Contact)]


def paragraphs(screen: Screen) -> list[str]:
    return [block.said.text for block in screen.blocks if isinstance(block, Paragraph)]


def notices(screen: Screen) -> list[str]:
    return [block.said.text for block in screen.blocks if isinstance(block, Notice)]


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
    assert "stated and asks" not in paragraphs(talk.screen)


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
    assert bullets(unsettled.screen) == ["said", "asks"]
    assert listed(unsettled.chooses("go_on").screen) == ["asks", "end:0"]
    assert {"stated", "stated and asks"} <= {*paragraphs(unsettled.screen)}
    settled = at_the_end(guide, also, "yes", "open", "a")
    assert bullets(settled.screen) == ["said"]
    assert listed(settled.chooses("go_on").screen) == ["end:0", "advised"]
    assert "stated and asks" not in paragraphs(settled.screen)


def bullets(screen: Screen) -> list[str]:
    return [item.text for block in screen.blocks if isinstance(block, Bullets) for item in block.items]


def test_a_statement_stands_where_its_guard_holds(guide: Guide) -> None:
    also = Also(stated={"end": [Included(statement(line("guarded")), YES), Included(statement(line("open")))]})
    assert "guarded" in paragraphs(at_the_end(guide, also, "yes", "open", "a", "go_on").screen)
    assert "guarded" not in paragraphs(at_the_end(guide, also, "no", "open", "a", "go_on").screen)
    assert "open" in paragraphs(at_the_end(guide, also, "no", "open", "a", "go_on").screen)


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
    assert bullets(talk.screen) == ["call", "then write"]
    talk.chooses("go_on")
    assert listed(talk.screen) == ["own", "today"]
    assert "the deadline too" in paragraphs(talk.screen)
    talk = at_the_end(guide, URGENT, "yes", "open", "a", "go_on")
    assert listed(talk.screen) == ["at once", "own", "then soon", "then today"]
    talk = at_the_end(guide, URGENT, "no", "open", "a", "go_on")
    assert listed(talk.screen) == ["own", "soon", "then today"]


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
    told = [text for screen in more(talk) for text in (*bullets(screen), *paragraphs(screen)) if text in urgent]
    assert {*told} <= {*here}, "what is urgent in More is what is urgent here"


def more(talk: Talk) -> list[Screen]:
    screens = [talk.does("open more 0").screen]
    while following := [spelt for spelt in talk.offered if spelt.startswith("open more ")]:
        screens.append(talk.does(following[0]).screen)
    return screens


def test_the_same_words_are_said_once(guide: Guide) -> None:
    also = Also(
        lines={"end": [line("same"), line("own")], "other_end": [line("same"), line("other"), line("third")]},
        advice={"asylum.open": line("same")},
    )
    talk = at_the_end(guide, also, "no", "open", "a", "go_on")
    assert listed(talk.screen) == ["same", "own"]
    talk.does("open another 0").chooses("b")
    assert listed(talk.screen) == ["same", "own", "other", "third"]


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
    talk.chooses("go_on")
    assert called(talk.screen) == titled(emergency, askv, names["comensha"], loket)
    talk = at_the_end(guide, also, "yes", "open", "a", "go_on")
    assert called(talk.screen) == titled(emergency, askv, los, names["comensha"])
    assert {*called(talk.does("open more 0").screen)} <= {*titled(*names.values())}


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
