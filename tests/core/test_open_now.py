"""What is said of opening hours at the moment of a press, and who comes first then."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from bot.authoring.project import Project
from bot.authoring.sweep.fullest_paths import conversation_after, find_fullest_paths
from bot.channels.telegram.checks import check_screens as fits_telegram
from bot.channels.web.checks import check_screens as fits_web
from bot.core.bidi import LRI, PDI, strip_marks
from bot.core.drawing.contact import draw_call, draw_contact
from bot.core.drawing.scene import Speaker
from bot.core.event import KeptCopy, Opened
from bot.core.flow import Outcome
from bot.core.guide import Guide
from bot.core.opening_hours import ALWAYS, OpeningHours, Span
from bot.core.organisation import Kind, Organisation
from bot.core.overlay import Answering
from bot.core.screen import Screen
from bot.core.text import Text
from tests.at_moment import BY_DAY, BY_NIGHT, IN_THE_WEEKEND, MOMENTS, ON_A_HOLIDAY, AtMoment
from tests.core.reading import called, to_call
from tests.nightly import at_night
from tests.screens import screens_in
from tests.talk import Talk

DAY = (Span(9 * 60, 17 * 60),)
OFFICE = OpeningHours((*(DAY,) * 5, (), ()))


@pytest.fixture
def office(guide: Guide) -> Organisation:
    return replace(guide.flow.organisations["comensha"], hours=OFFICE, hours_note=None, role=None, cost=None)


def speaks(guide: Guide, said: str | None, language: str = "en") -> Speaker:
    moment = AtMoment(guide, said).moment if said else None
    return Speaker(guide.interface, guide.words.voice(guide.words.languages[language]), moment=moment)


def call_says(speaker: Speaker, organisation: Organisation) -> str:
    return " ".join(said.text for said in draw_call(speaker, organisation).facts)


def contact_says(speaker: Speaker, organisation: Organisation) -> str:
    return " ".join(said.text for said in draw_contact(speaker, organisation).details[1:])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Open now, until 17:00 on Tuesday.", "Opens Wednesday 09:00.", "Opens Monday 09:00.")),
        ("nl", ("Nu open, tot 17:00 op dinsdag.", "Gaat woensdag om 09:00 open.", "Gaat maandag om 09:00 open.")),
        (
            "ar",
            (
                "مفتوح الآن، حتى الساعة 17:00 يوم الثلاثاء.",
                "يفتح يوم الأربعاء الساعة 09:00.",
                "يفتح يوم الاثنين الساعة 09:00.",
            ),
        ),
        (
            "ti",
            (
                "ሕጂ ክፉት እዩ፣ ሰሉስ ክሳብ 17:00 (ሰዓት ሆላንድ)።",
                "ረቡዕ ሰዓት 09:00 ይኽፈት (ሰዓት ሆላንድ)።",
                "ሰኑይ ሰዓት 09:00 ይኽፈት (ሰዓት ሆላንድ)።",
            ),
        ),
    ],
)
def test_it_is_said_in_the_language_of_the_person_whether_it_is_open(
    guide: Guide, office: Organisation, language: str, said: tuple[str, ...]
) -> None:
    shown = [strip_marks(call_says(speaks(guide, moment, language), office)) for moment in MOMENTS[:3]]
    assert shown == [*said]


def test_a_time_stands_apart_in_a_text_from_right_to_left(guide: Guide, office: Organisation) -> None:
    said = call_says(speaks(guide, BY_DAY, "ar"), office)
    assert f"{LRI}17:00{PDI}" in said


def test_a_contact_says_both_whether_it_is_open_and_its_hours(guide: Guide, office: Organisation) -> None:
    regular = "Open: Monday to Friday, 09:00 to 17:00."
    assert contact_says(speaks(guide, BY_NIGHT), office).startswith(f"Opens Wednesday 09:00. {regular}")
    assert contact_says(speaks(guide, None), office).startswith(regular)


def test_where_it_cannot_be_known_the_hours_are_said_alone(guide: Guide, office: Organisation) -> None:
    old, regular = replace(office, hours=replace(OFFICE, old=True)), "Monday to Friday, 09:00 to 17:00."
    assert call_says(speaks(guide, ON_A_HOLIDAY), office) == regular
    assert call_says(speaks(guide, BY_DAY), old) == regular
    assert call_says(speaks(guide, None), office) == regular


def test_each_kind_of_hours_has_its_sentence(guide: Guide, office: Organisation) -> None:
    morning = Span(10 * 60, 12 * 60 + 30)
    week: dict[str, OpeningHours] = {
        "Day and night, every day.": ALWAYS,
        "Every day, 09:00 to 17:00.": OpeningHours((DAY,) * 7),
        "Monday, 10:00 to 12:30. Friday, 10:00 to 12:30.": OpeningHours(((morning,), (), (), (), (morning,), (), ())),
    }
    assert [call_says(speaks(guide, None), replace(office, hours=hours)) for hours in week.values()] == [*week]


def test_closed_days_stand_behind_the_hours_until_they_are_over(guide: Guide, office: Organisation) -> None:
    closed = replace(office, hours=replace(OFFICE, closed=frozenset({date(2026, 11, 5), date(2026, 12, 24)})))
    coming, over = "Closed on 24-12-2026 (24 December 2026).", "Closed on 5-11-2026 (5 November 2026)."
    regular = "Open: Monday to Friday, 09:00 to 17:00."
    assert contact_says(speaks(guide, None), closed).startswith(f"{regular} {over} {coming}")
    assert f"{regular} {coming}" in contact_says(speaks(guide, BY_DAY), closed)
    assert over not in contact_says(speaks(guide, BY_DAY), closed)


def test_what_is_no_time_stands_behind(guide: Guide, office: Organisation) -> None:
    noted = replace(office, hours_note=Text("n", "Ring twice."))
    assert call_says(speaks(guide, BY_DAY), noted) == "Open now, until 17:00 on Tuesday. Ring twice."
    assert call_says(speaks(guide, BY_DAY), replace(noted, hours=None)) == "Ring twice."


def kinds(screen: Screen, guide: Guide) -> list[Kind]:
    of = {each.title: each.kind for each in guide.flow.organisations.values()}
    return [of[title] for title in called(screen)]


def test_by_night_who_is_open_comes_first_and_an_emergency_before_them(guide: Guide) -> None:
    by_day, by_night = (
        called(Talk(AtMoment(guide, each)).start().does("open menu").does("open helpers 0").screen)
        for each in MOMENTS[:2]
    )
    assert by_night[:4] == ["112", "Veilig Thuis", "113 Zelfmoordpreventie", "Centrum Seksueel Geweld"]
    assert by_day[:3] == ["112", "Veilig Thuis", "CoMensha"]


def test_whoever_is_controlled_is_told_first_of_a_number_that_is_answered(guide: Guide) -> None:
    first = {
        said: to_call(Talk(AtMoment(guide, said)).start().chooses("controlled").is_asked("controlled_now").screen)
        for said in MOMENTS
    }
    assert first[BY_DAY] == ["112", "CoMensha"]
    assert first[BY_NIGHT] == first[IN_THE_WEEKEND] == first[ON_A_HOLIDAY] == ["112", "Veilig Thuis"]


def test_in_a_cry_too_and_an_emergency_stays_first(guide: Guide) -> None:
    organisations = guide.flow.organisations
    calls = tuple(organisations[each] for each in ("emergency-112", "comensha", "veilig-thuis"))
    danger = next(iter(guide.findable.dangers.values()))
    crying = Opened(Answering((), danger=replace(danger, calls=calls)))
    shown = {
        said: to_call(AtMoment(guide, said).step(Talk(guide).start().conversation, crying).screen) for said in MOMENTS
    }
    assert shown[BY_DAY] == ["112", "CoMensha"]
    assert shown[BY_NIGHT] == ["112", "Veilig Thuis"]


@pytest.mark.parametrize("said", MOMENTS)
def test_emergencies_are_first_at_every_moment_and_nobody_is_lost(guide: Guide, said: str) -> None:
    every: list[str] = []
    talk = Talk(AtMoment(guide, said)).start().does("open menu").does("open helpers 0")
    assert kinds(talk.screen, guide)[0] is Kind.EMERGENCY
    for part in range(1, 20):
        every += called(talk.screen)
        if f"open helpers {part}" not in talk.offered:
            break
        talk.does(f"open helpers {part}")
    helpers = [each.title for each in guide.flow.organisations.values() if each.kind is not Kind.AUTHORITY]
    assert Counter(every) == Counter(helpers)


def test_a_copy_says_nothing_of_the_moment(guide: Guide) -> None:
    """It is read at another time."""
    for state, path in find_fullest_paths(guide.flow).items():
        if isinstance(state, Outcome):
            conversation = conversation_after(guide.flow, guide.words.english, path)
            copies, at_night = (
                each.step(conversation, KeptCopy()).copies for each in (guide, AtMoment(guide, BY_NIGHT))
            )
            assert copies
            assert at_night == copies


@pytest.mark.slow
@pytest.mark.parametrize("said", [BY_NIGHT, IN_THE_WEEKEND, *at_night([BY_DAY, ON_A_HOLIDAY])])
@pytest.mark.parametrize("language", ["ar", *at_night(["en"])])
def test_every_screen_fits_at_every_moment(authored: Project, guide: Guide, said: str, language: str) -> None:
    now, spoken = AtMoment(guide, said), guide.words.languages[language]
    turns = screens_in(now, spoken)
    assert [*fits_telegram(authored, now, spoken, turns)] == []
    assert [*fits_web(authored, now, spoken, turns)] == []
