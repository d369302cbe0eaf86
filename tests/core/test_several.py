"""An outcome after several situations, and one that has more to say than fits a screen."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Way
from bot.core.drawing.outcome_layout import LONG_OUTCOME
from bot.core.drawing.paginate import count_letters
from bot.core.guide import Guide
from bot.core.lines import Included, Statement
from bot.core.overlay import MoreOnOutcome, ReadingTopic
from bot.core.screen import Screen
from bot.core.text import Said
from tests.core.reading import called, folded, in_fold, in_sight, listed, more, paragraphs, read_more, steps, titles
from tests.core.small import Also, States, also_good, line, only_if, small_guide
from tests.talk import Talk, pressable

STATES: States = {
    "first": {"yes": "asylum"},
    "asylum": {"open": "situation"},
    "situation": {"a": "end_a", "b": "end_b", "c": "end_c", "d": "end_d"},
    **{f"end_{name}": (None, None, None) for name in "abcd"},
}
ENDS = ["end_a", "end_b", "end_c", "end_d"]
ADVISED = {"first.yes": line("danger"), "asylum.open": line("advice")}


def after(guide: Guide, also: Also, *situations: str) -> Talk:
    talk = Talk(small_guide(guide, STATES, also=also)).start().chooses("yes", "open")
    for number, situation in enumerate(situations):
        talk = (talk.does("open another 0") if number else talk).chooses(situation)
    return talk


def own(name: str) -> list[str]:
    """The lines of an outcome."""
    return [f"{name}:{number}" for number in range(3)]


def ends(screen: Screen) -> list[str]:
    """The titles of outcomes, in the order in which they are read."""
    return [title for title in titles(screen) if title in ENDS]


def test_one_outcome_has_the_advice_about_danger_then_its_own_lines_then_what_can_wait(guide: Guide) -> None:
    talk = after(guide, Also(advice=ADVISED), "a").sees("end_a")
    assert titles(talk.screen)[0] == "end_a"
    assert steps(talk.screen) == ["danger", "end_a:0", "end_a:1"]
    assert in_fold(talk.screen, guide.interface.outcome_also) == ["end_a:2", "advice"], "nothing is lost"


def test_an_advice_that_asks_something_is_for_some_only_where_it_has_no_room_in_sight(guide: Guide) -> None:
    asking = {**ADVISED, "asylum.open": line("asks", asks="matter")}
    screen = after(guide, Also(advice=asking), "a").screen
    assert in_fold(screen, guide.interface.outcome_only_if) == ["asks"]
    assert in_fold(screen, guide.interface.outcome_also) == ["end_a:2"]


def test_of_several_outcomes_each_has_its_title_and_its_first_line_and_the_rest_is_folded(guide: Guide) -> None:
    talk = after(guide, Also(advice=ADVISED), "a", "b").sees("end_b")
    assert ends(talk.screen) == ["end_a", "end_b"]
    assert steps(talk.screen) == ["danger", "end_a:0"]
    assert in_sight(talk.screen) == ["danger", "end_a:0", "end_b:0"]
    rest = ["advice", "end_a:1", "end_a:2", "end_b:1", "end_b:2"]
    assert in_fold(talk.screen, guide.interface.outcome_also) == rest
    (screen,) = read_more(talk)
    assert ends(screen) == ["end_a", "end_b"]
    assert [text for name in ENDS[:2] for text in own(name)] == listed(screen)


def test_of_several_outcomes_the_urgent_advice_is_a_step_too(guide: Guide) -> None:
    advice = {**ADVISED, "asylum.open": line("advice", after="then advice")}
    talk = after(guide, Also(advice=advice), "a", "b")
    assert steps(talk.screen) == ["danger", "end_a:0", "advice"]


def test_three_outcomes_are_in_sight_and_of_more_than_three_only_the_safest_two(guide: Guide) -> None:
    situations = guide.interface.outcome_situations
    three = after(guide, Also(), *"abc").screen
    assert in_sight(three) == ["end_a:0", "end_b:0", "end_c:0"]
    assert situations.english not in titles(three)
    four = after(guide, Also(), *"dcba").screen
    assert in_sight(four) == ["end_a:0", "end_b:0"]
    assert in_fold(four, situations) == ["end_c:0", "end_d:0"]
    assert ends(four) == ENDS


def test_the_fold_of_what_is_only_for_some_stands_before_that_of_what_can_wait(guide: Guide) -> None:
    lines = {name: [also_good(f"{name}:also"), only_if(f"{name}:if"), line(f"{name}:now")] for name in ENDS}
    talk = after(guide, Also(lines=lines), *"ab")
    assert in_fold(talk.screen, guide.interface.outcome_only_if) == ["end_a:if", "end_b:if"]
    assert in_fold(talk.screen, guide.interface.outcome_also) == ["end_a:also", "end_b:also"]
    assert folded(talk.screen) == ["end_a:if", "end_b:if", "end_a:also", "end_b:also"]


def test_the_safest_outcome_comes_first_whichever_was_come_to_last(guide: Guide) -> None:
    """In the order of the flow: that in which things were told says nothing of what is safe."""
    for order in (("a", "b"), ("b", "a")):
        assert ends(after(guide, Also(), *order).screen) == ["end_a", "end_b"]


def test_where_it_is_too_long_what_can_wait_is_left_to_more_and_then_what_is_for_some_only(guide: Guide) -> None:
    def told(long: int) -> tuple[list[str], list[str]]:
        lines = [line("now"), only_if("if:0"), only_if("if:1".ljust(long, "x")), also_good("wait:0"),
                 also_good("wait:1".ljust(long, "x"))]  # fmt: skip
        talk = after(guide, Also(lines={"end_a": lines}, advice=ADVISED), "a")
        assert letters(talk.screen) <= LONG_OUTCOME
        shown = listed(talk.screen)
        told = {text for screen in read_more(talk) for text in listed(screen)}
        assert {*shown} - told <= {"danger", "advice"}, "these belong to no outcome"
        assert {each.text.english for each in lines} <= told
        return [text.rstrip("x") for text in shown], [*talk.offered]

    assert told(10)[0] == ["danger", "now", "advice", "if:0", "if:1", "wait:0", "wait:1"]
    assert told(1800)[0] == ["danger", "now", "advice", "if:0", "if:1", "wait:0"]
    assert told(2900)[0] == ["danger", "now", "advice", "if:0"]


def test_advice_that_has_no_room_is_in_more_with_whom_it_names(guide: Guide) -> None:
    comensha = guide.flow.organisations["comensha"]
    long = {"end_a": [line("a" * 1300)], "end_b": [line("b" * 1300)]}
    advice = {"asylum.open": line("c" * 1300, asks="open", names=[comensha])}
    talk = after(guide, Also(lines=long, advice=advice), *"ab")
    assert listed(talk.screen) == ["a" * 1300, "b" * 1300]
    assert comensha.title not in called(talk.screen)
    screens = more(talk)
    assert [text for screen in screens for text in listed(screen)] == ["c" * 1300, "a" * 1300, "b" * 1300]
    everybody = [title for screen in screens for title in called(screen)]
    assert everybody[0] == comensha.title
    assert everybody.count(comensha.title) == 1


def letters(screen: Screen) -> int:
    return sum(map(count_letters, screen.blocks))


def test_where_it_is_too_long_helpers_go_that_nobody_names_and_then_lines(guide: Guide) -> None:
    names = guide.flow.organisations
    helpers = [names[each] for each in ("juridisch-loket", "stichting-los", "vluchtelingenwerk", "askv")]
    named = also_good("s" * 300, names=[names["comensha"]])

    def shown(long: int) -> tuple[list[str], bool]:
        also = Also(
            lines={"end_a": [line("x" * long), line("askv", names=[names["askv"]])]},
            helpers={"end_a": helpers},
            stated={"end_a": [Included(Statement("told", (named,)))]},
        )
        talk = after(guide, also, "a")
        told, screen = [text for each in read_more(talk) for text in listed(each)], talk.goes_on().screen
        assert named.text.english in told
        assert ("open more 0" in talk.offered) == (len(called(screen)) < 5)
        return called(screen), named.text.english in listed(screen)

    everybody = ["askv", "comensha", "juridisch-loket", "stichting-los", "vluchtelingenwerk"]
    assert shown(10) == ([names[each].title for each in everybody], True)
    assert shown(1550) == ([names[each].title for each in everybody[:4]], True)
    assert shown(1850) == ([names[each].title for each in everybody[:3]], True)
    titles_when_long, stated = shown(2650)
    assert titles_when_long[0] == names["askv"].title
    assert names["comensha"].title not in titles_when_long
    assert not stated


def test_what_can_not_be_told_shorter_is_told_all_the_same(guide: Guide) -> None:
    talk = after(guide, Also(lines={"end_a": [line("x" * 4000)]}), "a")
    assert listed(talk.screen) == ["x" * 4000]
    assert called(talk.screen) == [guide.flow.organisations["juridisch-loket"].title]


def test_where_only_the_police_are_named_and_little_fits_somebody_who_helps_stands_beside_them(guide: Guide) -> None:
    police, loket = (guide.flow.organisations[each] for each in ("emergency-112", "juridisch-loket"))
    talk = after(guide, Also(lines={"end_a": [line("x" * 4000, names=[police])]}), "a")
    assert called(talk.screen) == [police.title, loket.title]


def test_what_everybody_should_read_is_not_said_to_fit(guide: Guide) -> None:
    say, interface = guide.words.voice(None).say, guide.interface
    fits, read = say(interface.outcome_may_fit).text, say(interface.outcome_read).text
    alone = after(guide, Also(), "a")
    assert fits not in titles(alone.screen)
    assert read in titles(alone.screen)
    topics = {name: guide.flow.topics[name] for name in ("family", "study", "paid-work", "self-employment", "general")}
    talk = Talk(small_guide(guide, STATES, topics=topics)).start().chooses("yes", "open", "a")
    assert fits in titles(talk.screen)
    assert read not in titles(talk.screen)
    assert topics_opened(talk.screen) == ["family", "study"]
    others = [name for screen in more(talk) for name in topics_opened(screen)]
    assert others == ["paid-work", "self-employment", "general"]
    talk.goes_on()
    general = say(topics["general"].title)
    assert general not in ways(talk.screen)
    assert general in ways(alone.screen)
    assert paragraphs(talk.screen)[-2] == say(interface.outcome_general).text
    del topics["self-employment"]
    talk = Talk(small_guide(guide, STATES, topics=topics)).start().chooses("yes", "open", "a")
    assert topics_opened(talk.screen) == ["family", "study", "paid-work", "general"], (
        "it is there where nothing is left"
    )
    assert general not in ways(talk.screen)


def topics_opened(screen: Screen) -> list[str]:
    opened = [event.overlay for event in pressable(screen) if isinstance(event, events.Opened)]
    return [each.topic.name for each in opened if isinstance(each, ReadingTopic)]


def ways(screen: Screen) -> list[Said]:
    """What leads on from among the text."""
    return [block.button.label for block in screen.blocks if isinstance(block, Way)]


def test_more_names_nobody_twice(guide: Guide) -> None:
    names = guide.flow.organisations
    told = Statement("told", (line("stated", names=[names["askv"]]), line("again", names=[names["askv"]])))
    helpers = {name: [names["askv"]] for name in ENDS}
    talk = after(guide, Also(helpers=helpers, stated={"end_a": [Included(told)]}), "a")
    talk.happens(events.Opened(MoreOnOutcome())).sees("more:0")
    assert called(talk.screen) == [names["askv"].title]
    assert guide.words.voice(None).say(guide.interface.outcome_helpers).text not in titles(talk.screen)
