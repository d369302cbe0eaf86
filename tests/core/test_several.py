"""An outcome after several situations, and one that has more to say than fits a screen."""

from __future__ import annotations

from bot.core import event as events
from bot.core.drawing.next_steps import FIRST_LINES, MOST_LINES
from bot.core.drawing.outcome_layout import LONG_OUTCOME
from bot.core.drawing.paginate import count_letters
from bot.core.guide import Guide
from bot.core.lines import Included, Statement
from bot.core.overlay import MoreOnOutcome, ReadingTopic
from bot.core.screen import Screen
from tests.core.small import Also, States, line, small_guide
from tests.core.test_said import bullets, called, listed, more, paragraphs, titles
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


def own(name: str, long: int = 0) -> list[str]:
    """The lines of an outcome, each made this long."""
    return [f"{name}:{number}".ljust(long, "x") for number in range(3)]


def long_lines(long: int) -> Also:
    return Also(lines={name: [line(text) for text in own(name, long)] for name in ENDS}, advice=ADVISED)


def test_one_outcome_has_the_advice_about_danger_then_its_first_line_then_other_advice(guide: Guide) -> None:
    talk = after(guide, Also(advice=ADVISED), "a").sees("end_a")
    assert titles(talk.screen)[0] == "end_a"
    assert listed(talk.screen) == ["danger", "end_a:0", "advice", "end_a:1", "end_a:2"]


def test_of_several_outcomes_each_has_its_title_and_its_lines_and_more_has_them_all(guide: Guide) -> None:
    talk = after(guide, Also(advice=ADVISED), "a", "b").sees("end_b")
    assert titles(talk.screen)[:2] == ["end_a", "end_b"]
    assert listed(talk.screen) == ["danger", *own("end_a"), "advice", *own("end_b")]
    (screen,) = more(talk)
    assert titles(screen)[:2] == ["end_a", "end_b"]
    assert [text for name in ENDS[:2] for text in own(name)] == listed(screen)


def test_the_safest_outcome_comes_first_whichever_was_come_to_last(guide: Guide) -> None:
    """In the order of the flow: that in which things were told says nothing of what is safe."""
    for order in (("a", "b"), ("b", "a")):
        assert titles(after(guide, Also(), *order).screen)[:2] == ["end_a", "end_b"]


def test_each_of_several_outcomes_has_as_many_first_lines_as_fit_from_six_to_two(guide: Guide) -> None:
    def told(*situations: str, long: int) -> list[str]:
        also = Also(lines={name: [line(f"{name}:{number}".ljust(long, "x")) for number in range(9)] for name in ENDS})
        return [text.rstrip("x") for text in listed(after(guide, also, *situations).screen)]

    assert told("a", "b", long=10) == [f"{name}:{number}" for name in ENDS[:2] for number in range(MOST_LINES)]
    assert told(*"abcd", long=300) == [f"{name}:{number}" for name in ENDS for number in range(FIRST_LINES)]


def test_where_it_is_too_long_each_outcome_has_one_line_and_then_only_the_safest(guide: Guide) -> None:
    talk = after(guide, long_lines(450), *"abcd")
    assert titles(talk.screen)[:4] == ENDS
    assert listed(talk.screen) == ["danger", own("end_a", 450)[0], "advice", *(own(name, 450)[0] for name in ENDS[1:])]
    assert letters(talk.screen) <= LONG_OUTCOME
    talk = after(guide, long_lines(1300), *"abcd")
    assert titles(talk.screen)[:4] == ENDS
    assert listed(talk.screen) == ["danger", own("end_a", 1300)[0], "advice", own("end_b", 1300)[0]]
    told = [text for screen in more(talk) for text in bullets(screen)]
    assert told == [text for name in ENDS for text in own(name, 1300)]


def letters(screen: Screen) -> int:
    return sum(map(count_letters, screen.blocks))


def test_where_it_is_too_long_helpers_go_that_nobody_names_and_then_statements(guide: Guide) -> None:
    names = guide.flow.organisations
    helpers = [names[each] for each in ("juridisch-loket", "stichting-los", "vluchtelingenwerk", "askv")]
    named = line("s" * 300, names=[names["comensha"]])

    def shown(long: int) -> tuple[list[str], bool]:
        also = Also(
            lines={"end_a": [line("x" * long), line("askv", names=[names["askv"]])]},
            helpers={"end_a": helpers},
            stated={"end_a": [Included(Statement("told", (named,)))]},
        )
        talk = after(guide, also, "a")
        assert "open more 0" in talk.offered
        assert named.text.english in [text for screen in more(talk) for text in paragraphs(screen)]
        talk.does("go on")
        return called(talk.screen), named.text.english in paragraphs(talk.screen)

    assert shown(10) == ([names[each].title for each in ("askv", "comensha", "juridisch-loket", "stichting-los")], True)
    assert shown(1850)[1]
    assert set(shown(2250)[0]) >= {names["askv"].title, names["comensha"].title}
    titles_when_long, stated = shown(2750)
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
    opened = [event.overlay for event in pressable(talk.screen) if isinstance(event, events.Opened)]
    assert [each.topic.name for each in opened if isinstance(each, ReadingTopic)] == [
        "family",
        "study",
        "paid-work",
        "general",
    ]
    general = say(topics["general"].title).text
    assert f"**{general}**" not in paragraphs(talk.screen)
    assert f"**{general}**" in paragraphs(alone.screen)
    assert paragraphs(talk.screen)[-2] == say(interface.outcome_general).text


def test_more_names_nobody_twice(guide: Guide) -> None:
    names = guide.flow.organisations
    told = Statement("told", (line("stated", names=[names["askv"]]), line("again", names=[names["askv"]])))
    helpers = {name: [names["askv"]] for name in ENDS}
    talk = after(guide, Also(helpers=helpers, stated={"end_a": [Included(told)]}), "a")
    talk.happens(events.Opened(MoreOnOutcome())).sees("more:0")
    assert called(talk.screen) == [names["askv"].title]
    assert guide.words.voice(None).say(guide.interface.outcome_helpers).text not in titles(talk.screen)


def test_one_outcome_with_too_much_to_say_leaves_its_last_lines_to_more(guide: Guide) -> None:
    talk = after(guide, long_lines(1400), "a")
    first, second, third = own("end_a", 1400)
    assert listed(talk.screen) == ["danger", first, "advice", second]
    assert [text for screen in more(talk) for text in bullets(screen)] == [first, second, third]
