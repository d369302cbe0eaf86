"""What a person sees of a right-to-left line, with python-bidi's implementation of UAX 9 as the referee.

The referee returns the characters from left to right as they are painted; it does not mirror brackets. Marks are taken
out of what it returns, since they have no width.
"""

from __future__ import annotations

import re

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from bot.core.bidi import FSI, LRI, PDI, RLI, RLM, first_strong, isolate, read_from_left, set_right_to_left

MARKS = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
BASES = (None, "R")
"""Direction of the line: found by the phone, or given."""

ARABIC, PERSIAN, SORANI, PASHTO = "ar", "fa", "ckb", "ps"

SENTENCES = [
    # language, sentence, what must be readable in it from left to right, in the order in which it is read
    (ARABIC, "اتصل بالرقم 088 715 7000.", ["088 715 7000"]),
    (ARABIC, "اتصل بالرقم +31 88 715 7000 الآن.", ["+31 88 715 7000"]),
    (ARABIC, "موعدك في 23-11-2026 (23 november 2026).", ["23-11-2026 (23 november 2026)"]),
    (ARABIC, "المقابلة (gehoor) في 09-03-2026.", ["(gehoor)", "09-03-2026"]),
    (ARABIC, "تصريح (buiten schuld) أو **B8/3**.", ["(buiten schuld)", "B8/3"]),
    (ARABIC, "انظر https://ind.nl/nl?x=1&y=2/.", ["https://ind.nl/nl?x=1&y=2/"]),
    (ARABIC, "اكتب إلى info@vluchtelingenwerk.nl، أو اتصل 0800-2000.", ["info@vluchtelingenwerk.nl", "0800-2000"]),
    (ARABIC, "الهاتف: 112!", ["112"]),
    (ARABIC, "قال «COA» و“IND”.", ["COA", "IND"]),
    (PERSIAN, "با شماره 0800-2000 تماس بگیرید.", ["0800-2000"]),
    (PERSIAN, "از ساعت 9-17، روز 09-03-2026.", ["9-17", "09-03-2026"]),
    (PERSIAN, "نگاه کنید به Article 64 (uitstel van vertrek).", ["Article 64 (uitstel van vertrek)"]),
    (PERSIAN, "هزینه: € 1.000,- یا 50 %.", ["€ 1.000,-", "50 %"]),
    (PERSIAN, "در تاریخ ۱۴۰۴-۱۲-۱۸ بیایید.", ["۱۴۰۴-۱۲-۱۸"]),
    (SORANI, "پەیوەندی بکە بە 088 715 7000 لە 9-17.", ["088 715 7000", "9-17"]),
    (SORANI, "ماڵپەڕی www.coa.nl/nl بخوێنەوە.", ["www.coa.nl/nl"]),
    (SORANI, "مۆڵەتی (mvv)، مادەی Article 64.", ["(mvv)", "Article 64"]),
    (PASHTO, "دې شمېرې ته زنګ ووهئ: +31 88 715 7000.", ["+31 88 715 7000"]),
    (PASHTO, "نېټه 23-11-2026 ده، او د COA دفتر 9-17.", ["23-11-2026", "COA", "9-17"]),
]

LINES = [
    # lines that do not begin right to left, whole as they must be painted from left to right
    ("COA كتب 112.", ".112 بتك COA"),
    ("088 715 7000", "088 715 7000"),
    ("📞 088 715 7000", "088 715 7000 📞"),
    ("🆘 +31 88 715 7000", "+31 88 715 7000 🆘"),
    ("• COA", "COA •"),
    ("1. COA. IND!", "!IND .COA .1"),
    ("1) COA، IND", "IND ،COA )1"),
    ("1️⃣ COA", "COA 1️⃣"),
    ("ℹ COA | IND", "IND | COA ℹ"),  # noqa: RUF001  # the emoji that is a letter
    ("/help.", "./help"),
    ("'s-Hertogenbosch.", ".'s-Hertogenbosch"),
    ("-5 °C, 18+, #1.", ".-5 °C, 18+, #1"),
    ("Bel mr. Jansen. COA", "COA .Bel mr. Jansen"),
    ('the "COA" office: "IND"', 'the "COA" office: "IND"'),
    ('("COA") "(IND)".', '.("COA") "(IND)"'),
    ("COA (IND (V-nummer)) [x] {y}", "COA (IND (V-nummer)) [x] {y}"),
    ("(مركز COA) IND", "IND )COA زكرم("),
    ("((COA) (مركز) (x", "x( )زكرم( (COA)("),
    ("COA\tIND", "IND\tCOA"),
    ("Cafe\u0301 3", "Cafe\u0301 3"),
]


def seen(line: str, base: str | None = None) -> str:
    """One line as it is painted, from left to right."""
    return MARKS.sub("", str(get_display(line, base_dir=base)))


def depth_is_sound(line: str) -> bool:
    depth = 0
    for character in line:
        depth += (character in {LRI, RLI, FSI}) - (character == PDI)
        if depth < 0:
            return False
    return depth == 0


def isolates_taken_out(line: str) -> str:
    innermost = re.compile(f"[{LRI}{RLI}{FSI}][^{LRI}{RLI}{FSI}{PDI}]*{PDI}")
    while innermost.search(line):
        line = innermost.sub("", line)
    return line


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(("language", "sentence", "readable"), SENTENCES)
def test_what_runs_left_to_right_is_read_left_to_right(
    language: str, sentence: str, readable: list[str], base: str | None
) -> None:
    painted = seen(set_right_to_left(sentence), base)
    places = [painted.find(part) for part in readable]
    assert -1 not in places, f"{language}: {painted}"
    assert places == sorted(places, reverse=True), "the parts follow one another from right to left"
    assert painted[0] == sentence[-1], "the mark that ends the sentence is at its left end"


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(("line", "painted"), LINES)
def test_a_line_begins_at_the_right(line: str, painted: str, base: str | None) -> None:
    assert seen(set_right_to_left(line), base) == painted


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("اتصل 088 715 7000.", "7000 715 088"),
        ("اتصل +31 88 715 7000.", "7000 715 88 31+"),
        ("موعدك 09-03-2026.", "2026-03-09"),
        ("موعدك 23-11-2026 (23 november 2026).", "november 2026 23( 2026-11-23"),
        ("انظر https://ind.nl/.", "./https://ind.nl"),
        ("COA كتب.", "COA"),
    ],
)
def test_plain_text_is_shown_wrong(sentence: str, wrong: str) -> None:
    plain, fixed = seen(sentence), seen(set_right_to_left(sentence))
    assert wrong in plain
    assert plain != fixed


def test_brackets_go_with_what_is_in_them() -> None:
    assert set_right_to_left("المقابلة (gehoor).") == f"المقابلة {LRI}(gehoor){PDI}."
    assert set_right_to_left("(مقابلة gehoor)") == f"(مقابلة {LRI}gehoor{PDI})"
    assert set_right_to_left("عربي (!)") == "عربي (!)"


def test_quotes_and_strong_marks_stay_outside() -> None:
    assert set_right_to_left("عربي **“COA”**") == f"عربي **“{LRI}COA{PDI}”**"
    assert set_right_to_left('عربي "—"') == 'عربي "—"'


def test_only_a_line_that_needs_it_gets_a_mark_in_front() -> None:
    assert set_right_to_left("عربي\nCOA\n\n \n—") == f"عربي\n{RLM}{LRI}COA{PDI}\n\n \n{RLM}—"


def test_a_line_of_isolates_alone_begins_right_for_those_who_skip_them() -> None:
    assert set_right_to_left(isolate("عربي")) == f"{RLM}{RLI}عربي{PDI}"


def test_what_is_isolated_already_is_left_alone() -> None:
    line = f"عربي {LRI}088 715 7000{PDI} ({RLI}عربي COA{PDI})"
    assert set_right_to_left(line) == line


def test_marks_that_do_harm_are_dropped_and_unbalanced_isolates_fixed() -> None:
    assert set_right_to_left("ع\u202bر\u202c\u2028ب\u200e\u061c\u200f\u200f") == "عرب"
    assert set_right_to_left(f"عربي{PDI} {LRI}COA\nعربي{PDI}") == f"عربي {LRI}COA{PDI}\nعربي"


def test_first_strong_looks_inside_isolates() -> None:
    assert first_strong("📞 112") is None
    assert first_strong(f"1 {LRI}a{PDI} ع") == "L"
    assert first_strong(f"1 {RLI}ע{PDI} a") == "R"
    assert first_strong(RLM + "a") == "R"


@pytest.mark.parametrize(
    ("value", "isolated"),
    [
        ("", ""),
        ("3", f"{LRI}3{PDI}"),
        ("COA (IND)", f"{LRI}COA (IND){PDI}"),
        ("عربي", f"{RLI}عربي{PDI}"),
        ("عربي 088 715", f"{RLI}عربي {LRI}088 715{PDI}{PDI}"),
        (f"{LRI}a{PDI}", f"{LRI}a{PDI}"),
        (f"{RLM}{LRI}088 715{PDI}", f"{LRI}088 715{PDI}"),
        (f"{RLM}{LRI}COA{PDI}.", f"{RLI}{LRI}COA{PDI}.{PDI}"),
        (f"{LRI}a{PDI}{LRI}b{PDI}", f"{LRI}{LRI}a{PDI}{LRI}b{PDI}{PDI}"),
        ("a\n\nعربي", f"{LRI}a{PDI}\n\n{RLI}عربي{PDI}"),
    ],
)
def test_a_value_is_isolated_once(value: str, isolated: str) -> None:
    assert isolate(value) == isolated
    assert isolate(isolated) == isolated


@pytest.mark.parametrize("base", BASES)
def test_a_value_of_two_directions_is_read_in_its_own(base: str | None) -> None:
    value = isolate("مركز 088 715 7000.")
    assert seen(set_right_to_left(f"COA: {value} (9-17)"), base) == "(9-17) .088 715 7000 زكرم :COA"


PIECES = st.sampled_from(
    [
        *"aZ3.,:;/-+%€*'!?()[]{}|#@ \n\t\r",
        *'ع۵٣،؟«»“”‘’"•📞🆘ℹ™°\u0301\u200c\u064b\ufe0f\u20e3',  # noqa: RUF001  # characters that look alike are the point
        *("COA ", "088 715 7000", "عربي ", "https://ind.nl/", "**", "(mvv)", "1. ", "IND. "),
        *(LRI, RLI, FSI, PDI, RLM, "\u200e", "\u061c", "\u202b", "\u2028"),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text()


@given(TEXTS)
def test_setting_twice_is_setting_once(text: str) -> None:
    once = set_right_to_left(text)
    assert set_right_to_left(once) == once
    assert isolate(isolate(text)) == isolate(text)


@given(TEXTS)
def test_only_marks_are_added(text: str) -> None:
    assert MARKS.sub("", set_right_to_left(text)) == MARKS.sub("", text)
    assert MARKS.sub("", isolate(text)) == MARKS.sub("", text)


@given(TEXTS)
def test_marks_are_sound(text: str) -> None:
    for line in [*set_right_to_left(text).split("\n"), *isolate(text).split("\n")]:
        assert depth_is_sound(line)
        assert not re.search("[\u061c\u200e\u2028-\u202e]", line)
        assert RLM not in line[1:]


@given(TEXTS)
def test_every_line_is_right_to_left_for_everyone(text: str) -> None:
    for line in set_right_to_left(text).split("\n"):
        assert not line.strip() or first_strong(line) == "R"
        assert not line.strip() or first_strong(isolates_taken_out(line)) == "R"


@given(
    st.lists(
        st.sampled_from(["088 715 7000", "+31 88 715 7000", "09-03-2026", "https://ind.nl/nl", "(gehoor)", "a@b.nl"]),
        min_size=1,
        max_size=4,
        unique=True,
    ),
    st.sampled_from(["، ", " و ", " 📞 ", " • ", "؛ «عربي» "]),
    st.sampled_from(["", "عربي ", "• ", "📞 "]),
)
def test_parts_are_read_from_right_to_left_and_each_from_left_to_right(parts: list[str], mark: str, start: str) -> None:
    line = set_right_to_left(start + mark.join(parts) + ".")
    assert seen(line) == seen(line, "R")
    places = [seen(line).find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places, reverse=True)


def test_what_stands_in_brackets_at_the_end_stays_on_one_line() -> None:
    assert read_from_left(f"{RLM}IND (old): rules (no date)") == "IND (old): rules (no\u00a0date)"
