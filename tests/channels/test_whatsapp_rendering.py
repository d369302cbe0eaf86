"""A screen as WhatsApp messages: rows and their pages, what is bold, and how a long text is parted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.whatsapp.checks import find_fault
from bot.channels.whatsapp.limits import MOST_ROWS, NARROW, WIDE, letters
from bot.channels.whatsapp.messages import LinkMessage, ListMessage, ListRow, ListSection, Message, TextMessage, to_json
from bot.channels.whatsapp.rendering import bold, split
from bot.channels.whatsapp.rows import APART, CHANGE, CHOSEN, Behind, RowKind, Rows, RowWords, fit, read_row
from bot.core import event as events
from bot.core.blocks import Answered, Block, Fold, Paragraph
from bot.core.button import Button
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.flow import Question
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.overlay import Helpers, Menu
from bot.core.screen import Control, ControlKind, Screen
from bot.core.text import Said
from tests.graphapi.refusals import find_refusal

ENGLISH = Language("en", "English")
WORDS = RowWords("Choose", "Back, help, menu", "More")
CONTROLS = (
    Control(ControlKind.BACK, Said("Back", ENGLISH), events.WentBack()),
    Control(ControlKind.MENU, Said("Menu", ENGLISH), events.Opened(Menu())),
    Control(ControlKind.CLEAR, Said("Clear", ENGLISH), events.Cleared()),
)


def said(text: str) -> Said:
    return Said(text, ENGLISH)


def press(number: int) -> Pressed:
    """A press that is another for each number."""
    return events.Opened(Helpers(number))


def rows_of(guide: Guide, *buttons: Button, blocks: tuple[Block, ...] = (), asides: tuple[Button, ...] = ()) -> Rows:
    screen = Screen(Menu(), ENGLISH, blocks, buttons, CONTROLS, asides=asides)
    now = Conversation(guide.words.english, overlay=Menu())
    return Rows(screen, now, guide.coder.writer(now), WORDS)


def titles(sections: tuple[ListSection, ...]) -> list[list[str]]:
    return [[row.title for row in section.rows] for section in sections]


@pytest.mark.parametrize(
    ("button", "row"),
    [
        (Button(said("Yes"), press(1)), ("Yes", "")),
        (Button(said("Yes"), press(1), marked=True), (f"{CHOSEN} Yes", "")),
        (Button(said("Hurt"), press(1), apart=True), (f"{APART} Hurt", "")),
        (Button(said("x" * 24), press(1), marked=True), ("x" * 24, CHOSEN)),
        (Button(said("Yes"), press(1), about=said("If you **can**")), ("Yes", "If you can")),
        (Button(said("x" * 24), press(1), marked=True, about=said("a" * 72)), ("x" * 24, "a" * 72)),
        (Button(said("Yes"), press(1), about=said("a" * 73)), ("Yes", "")),
        (
            Button(said("I want to work or to study here"), press(1), about=said("more")),
            ("I want to work or to\u2026", "I want to work or to study here"),
        ),
    ],
)
def test_a_button_is_a_row(guide: Guide, button: Button, row: tuple[str, str]) -> None:
    (made,) = rows_of(guide, button).ways
    assert (made.title, made.description) == row
    press_ = guide.coder.read_button(made.carries)
    assert press_
    assert press_.event == button.event


def test_what_changes_an_answer_is_named_by_its_question(guide: Guide) -> None:
    change = Button(said("Change"), press(1))
    rows = rows_of(guide, blocks=(Answered(said("How old is your child now?"), said("Under 18"), change),))
    assert [(row.title, row.description) for row in rows.ways] == [
        (f"{CHANGE} How old is your\u2026", "How old is your child now?")
    ]


def test_what_is_folded_stands_before_what_stands_aside_but_on_a_question(guide: Guide) -> None:
    fold = Fold(said("Who helps"), (Paragraph(said("x")),))
    aside = Button(said("Aside"), press(2))
    rows = rows_of(guide, Button(said("One"), press(1)), blocks=(fold,), asides=(aside,))
    assert [row.title[-9:] for row in rows.ways] == ["One", "Who helps", "Aside"]
    question = guide.flow.start
    assert isinstance(question, Question)
    now = Conversation(guide.words.english)
    asked = Screen(question, ENGLISH, (fold,), (Button(said("One"), press(1)),), CONTROLS, asides=(aside,))
    assert [row.title[-9:] for row in Rows(asked, now, guide.coder.writer(now), WORDS).ways] == [
        "One", "Aside", "Who helps",
    ]  # fmt: skip


def test_what_fits_one_list_is_there_with_the_controls(guide: Guide) -> None:
    sections = rows_of(guide, *(Button(said(str(n)), press(n)) for n in range(7))).sections()
    assert titles(sections) == [[*map(str, range(7))], ["Back", "Menu", "Clear"]]
    assert [section.title for section in sections] == ["Choose", "Back, help, menu"]


def test_what_does_not_fit_has_the_controls_behind_one_row(guide: Guide) -> None:
    rows = rows_of(guide, *(Button(said(str(n)), press(n)) for n in range(9)))
    ((*shown, last),) = titles(rows.sections())
    assert shown == [*map(str, range(9))]
    assert last == "Back, help, menu"
    assert read_row(rows.sections()[0].rows[-1].carries) == Behind(
        RowKind.CONTROLS, 0, rows.sections()[0].rows[-1].carries[4:]
    )


@pytest.mark.parametrize("count", [10, 16, 17, 18, 25, 60])
def test_more_rows_are_pages_and_none_is_lost_or_comes_twice(guide: Guide, count: int) -> None:
    rows = rows_of(guide, *(Button(said(str(n)), press(n)) for n in range(count)))
    seen, page = list[str](), 0
    while True:
        (section,) = rows.sections(page)
        assert len(section.rows) <= MOST_ROWS
        *shown, last = section.rows
        assert last.title == "Back, help, menu"
        more = read_row(shown[-1].carries)
        if more is None:
            seen += (row.title for row in shown)
            break
        assert more.number == page + 1
        assert shown[-1].description.startswith(str(len(seen) + len(shown) - 1))
        seen += (row.title for row in shown[:-1])
        page += 1
    assert seen == [*map(str, range(count))]
    assert rows.sections(99) == rows.sections(0)


def test_a_row_that_does_what_another_does_and_says_something_else_carries_it_in_its_own_way(guide: Guide) -> None:
    back = Button(said("Nederlands"), events.WentBack())
    rows = rows_of(guide, back, Button(said("Yes"), press(1)))
    first, _ = rows.ways
    behind = read_row(first.carries)
    assert behind
    assert (behind.kind, behind.button) == (RowKind.SAME, rows.controls[0].carries)
    assert len({row.carries for section in rows.sections() for row in section.rows}) == 5


def test_a_row_that_does_what_another_does_stands_once(guide: Guide) -> None:
    rows = rows_of(
        guide, Button(said("Yes"), press(1)), Button(said("Yes"), press(1)), Button(said("Menu"), events.Opened(Menu()))
    )
    assert [row.title for row in rows.ways] == ["Yes"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Call** 112", "*Call* 112"),
        ("Call **112**.", "Call *112*."),
        ("un**believ**able", "unbelievable"),
        ("**two\nlines**", "two\nlines"),
        ("** spaced **", " spaced "),
        ("\u1200**\u1201**\u1362", "\u1200\u1201\u1362"),
    ],
)
def test_what_is_strong_is_bold_where_whatsapp_can_show_it(text: str, shown: str) -> None:
    assert bold(text) == shown


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        ("short", 10, "short"),
        ("one two three", 9, "one two\u2026"),
        ("x" * 30, 5, "xxxx\u2026"),
        ("one, two", 6, "one\u2026"),
    ],
)
def test_a_cut_ends_at_a_word(text: str, longest: int, cut: str) -> None:
    assert fit(text, longest) == cut


@given(st.text("ab. \n\U0001f600\u1200", max_size=400), st.integers(2, 40), st.integers(2, 40))
def test_a_text_that_is_parted_is_whole_and_no_part_is_too_long(text: str, longest: int, last: int) -> None:
    parts = split(text, longest, last=last)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert letters(parts[-1]) <= last
    assert all(letters(part) <= longest for part in parts[:-1])


def test_a_text_is_parted_between_paragraphs() -> None:
    paragraphs = ["One sentence. Another one."] * 9
    parts = split("\n\n".join(paragraphs), 100, last=60)
    assert [part for part in "\n\n".join(parts).split("\n\n") if part] == paragraphs
    assert len(parts[-1]) == 54


LIST = ListMessage("Words", "Choose", (ListSection("One", (ListRow("a", "A", "B"),)),))


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (LIST, None),
        (TextMessage("x" * 4097), "a text has 4097 letters"),
        (TextMessage(""), "a text has 0 letters"),
        (LinkMessage("x" * 1025, "Open", "https://x"), "a text above a link has 1025 letters"),
        (LinkMessage("x", "x" * 21, "https://x"), "has 21 letters"),
        (ListMessage("x", "x" * 21, LIST.sections), "has 21 letters"),
        (ListMessage("x", "x", (ListSection("", (ListRow("a", "x" * 25),)),)), "has 25 letters"),
        (ListMessage("x", "x", (ListSection("", (ListRow("a" * 201, "x"),)),)), "what a row carries has 201 letters"),
        (
            ListMessage("x", "x", (ListSection("", (ListRow("a", "x", "y" * 73),)),)),
            "what stands below 'x' has 74 letters",
        ),
        (ListMessage("x", "x", (ListSection("", tuple(ListRow(str(n), "x") for n in range(11))),)), "11 rows"),
        (ListMessage("x", "x", ()), "0 rows"),
        (ListMessage("x", "x", (*LIST.sections, ListSection("x" * 25, (ListRow("b", "B"),)))), "has 25 letters"),
    ],
    ids=str,
)
def test_what_whatsapp_would_refuse_is_known_before(message: Message, fault: str | None) -> None:
    found = find_fault([message], WIDE)
    assert (fault or "") in (found or "")
    assert bool(found) is bool(fault)
    content = to_json(message) | {"messaging_product": "whatsapp", "to": "31600000000"}
    assert bool(find_refusal(content)) is bool(fault)


def test_a_narrow_number_takes_less() -> None:
    assert find_fault([ListMessage("x" * 1025, "x", LIST.sections)], NARROW)
    assert find_fault([ListMessage("x" * 1025, "x", LIST.sections)], WIDE) is None
