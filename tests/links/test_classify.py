"""What a visit means beside the last look, and in which words it is told."""

from __future__ import annotations

from datetime import date

import pytest

from bot.authoring.source.problems import Place
from bot.links.classify import (
    BAD,
    Changed,
    Classified,
    Died,
    Moved,
    NotLetIn,
    Tiding,
    WithoutWords,
    classify_visit,
    problem,
    summarise,
)  # fmt: skip
from bot.links.responses import Dead, FetchedPage, Hop, Unreachable, Visit
from bot.links.snapshots import LinkState, Print, Snapshot, What

DAY = date(2026, 11, 25)
ADDRESS = "https://example.org/fees"
IT = f"'{ADDRESS}'"
FIND = "Look where it stands now, or find another source; take away what nobody confirms any more."
WRITE = "Look whether it says the same there, then write the new address."
READ = "Read it beside what we say, fix that, and change its dates."
PLACE = Place("content/shelter/en.md", 20, 14)
LONG = " ".join(f"word{number}" for number in range(30))


def html(words: str = "", title: str = "A page") -> FetchedPage:
    return FetchedPage(
        "text/html", "utf-8", f"<title>{title}</title><main>{words} {LONG if words else ''}</main>".encode()
    )


FEES, OTHER_FEES, PDF, EMPTY = (
    html("405 euros"),
    html("406 euros"),
    FetchedPage("application/pdf", None, b"%PDF"),
    html(),
)


def come(end: FetchedPage | Unreachable | Dead, *hops: Hop, address: str = ADDRESS) -> Visit:
    return Visit(address, hops, end)


def look(page: FetchedPage = FEES, day: date = date(2026, 5, 1)) -> Snapshot:
    return classify_visit(come(page), None, day).look


def forever(to: str) -> Hop:
    return Hop(to, permanent=True)


def for_now(to: str) -> Hop:
    return Hop(to, permanent=False)


def test_a_first_look_is_new_and_nothing_to_tell() -> None:
    first = classify_visit(come(FEES), None, DAY)
    assert (first.new, first.tidings, first.look.found, first.look.looked) == (True, (), LinkState.WELL, "2026-11-25")


def test_the_same_words_are_as_before() -> None:
    assert classify_visit(come(FEES), look(), DAY) == Classified(
        (), Snapshot("2026-11-25", LinkState.WELL, look().seen)
    )


def test_other_words_are_told_once_with_the_day_of_the_last_look() -> None:
    changed = classify_visit(come(OTHER_FEES), look(), DAY)
    assert changed.tidings == (Changed("words", "2026-05-01"),)
    assert classify_visit(come(OTHER_FEES), changed.look, DAY).tidings == ()


def test_a_page_that_became_a_pdf_has_changed() -> None:
    assert classify_visit(come(PDF), look(), DAY).tidings == (Changed("bytes", "2026-05-01"),)


def test_an_address_of_which_something_else_is_compared_now_is_new() -> None:
    only_title = classify_visit(come(FEES), look(), DAY, only_title=True)
    assert (only_title.tidings, only_title.new) == ((), True)
    assert classify_visit(come(FEES), only_title.look, DAY).new


@pytest.mark.parametrize(
    ("end", "tiding", "found"),
    [
        (Dead("it answers 404"), Died("it answers 404"), LinkState.DIED),
        (Unreachable("it answers 403"), NotLetIn("it answers 403"), LinkState.CLOSED),
        (EMPTY, WithoutWords(), LinkState.EMPTY),
        (html("x", "Page not found"), Died("a page comes, with the title 'Page not found'"), LinkState.DIED),
    ],
)
def test_what_was_read_last_is_kept_with_its_day(
    end: FetchedPage | Unreachable | Dead, tiding: Tiding, found: LinkState
) -> None:
    gone = classify_visit(come(end), look(), DAY)
    assert gone == Classified((tiding,), Snapshot("2026-11-25", found, look().seen, "2026-05-01"))
    still_gone = classify_visit(come(end), gone.look, date(2026, 12, 25))
    assert still_gone.look.read == "2026-05-01"
    assert classify_visit(come(OTHER_FEES), still_gone.look, DAY).tidings == (Changed("words", "2026-05-01"),)
    assert classify_visit(come(end), None, DAY).look == Snapshot("2026-11-25", found)


@pytest.mark.parametrize(
    ("hops", "moved"),
    [
        ([forever("https://b.test/x")], Moved("https://b.test/x")),
        ([forever("https://b.test/x"), forever("https://b.test/y")], Moved("https://b.test/y")),
        ([forever("https://b.test/x"), for_now("https://b.test/y")], Moved("https://b.test/x")),
        ([for_now("https://b.test/x"), forever("https://b.test/y")], None),
        ([for_now("https://b.test/x")], None),
        ([forever("https://b.test/?id=3")], Moved("https://b.test/?id=3")),
        ([for_now("https://example.org/")], Moved("https://example.org/", home=True)),
        ([forever("https://b.test")], Moved("https://b.test", home=True)),
        ([forever("https://b.test/nl-NL/")], Moved("https://b.test/nl-NL/", home=True)),
        ([forever("https://b.test/home")], Moved("https://b.test/home", home=True)),
        ([forever("https://b.test/index.html")], Moved("https://b.test/index.html", home=True)),
    ],
)
def test_where_it_stands_now(hops: list[Hop], moved: Moved | None) -> None:
    told = classify_visit(come(FEES, *hops), look(), DAY)
    assert told.tidings == ((moved,) if moved else ())
    assert told.look.found is (LinkState.MOVED if moved else LinkState.WELL)
    assert told.look.read == ("2026-05-01" if moved and moved.home else None)


def test_from_one_front_page_to_another_is_a_move_like_any() -> None:
    told = classify_visit(come(FEES, forever("https://b.test/"), address="https://a.test"), None, DAY)
    assert told.tidings == (Moved("https://b.test/"),)


def test_what_has_moved_can_have_changed_too_or_be_empty() -> None:
    hop = forever("https://b.test/x")
    assert [type(each) for each in classify_visit(come(OTHER_FEES, hop), look(), DAY).tidings] == [Moved, Changed]
    assert [type(each) for each in classify_visit(come(EMPTY, hop), look(), DAY).tidings] == [Moved, WithoutWords]


@pytest.mark.parametrize("hop", [for_now("https://b.test/x"), forever("https://b.test/x")])
def test_of_what_is_dead_or_closed_elsewhere_it_is_said_where(hop: Hop) -> None:
    told = classify_visit(come(Dead("it answers 404"), hop), None, DAY)
    assert told.tidings == (Died("it leads to 'https://b.test/x', and there it answers 404"),)


@pytest.mark.parametrize(
    ("tiding", "said"),
    [
        (Died("it answers 404"), f"nothing comes from {IT}: it answers 404. {FIND} [link-died]"),
        (Moved("https://b.test/x"),
         f"{IT} has moved to 'https://b.test/x'. {WRITE} [link-moved]"),
        (Moved("https://b.test/", home=True),
         f"{IT} leads to a front page, 'https://b.test/': it is probably gone. {FIND} [link-moved]"),
        (Changed("words", "2026-05-01"),
         f"{IT} has other words than on 2026-05-01. {READ} [link-changed]"),
        (Changed("title", "2026-05-01"),
         f"the site {IT} has another title than on 2026-05-01. Look whether it is still theirs. [link-changed]"),
        (NotLetIn("it answers 403 (Forbidden)"),
         f"nobody but a person is let in at {IT}: it answers 403 (Forbidden). Look at it in a browser. [link-closed]"),
        (WithoutWords(),
         f"{IT} has no words that a program can read. Look at it in a browser. [link-without-words]"),
    ],
)  # fmt: skip
def test_it_is_told_with_its_place_and_its_fix(tiding: Tiding, said: str) -> None:
    assert str(problem(tiding, ADDRESS, PLACE)) == f"content/shelter/en.md:20:14: {said}"
    assert isinstance(tiding, BAD) == (said.rpartition("[")[2] in {"link-died]", "link-moved]", "link-changed]"})


def test_it_is_counted_how_they_were_found() -> None:
    assert summarise([]) == "0 addresses: none."
    assert summarise([Classified((), look())]) == "1 address: 1 as before."
    both = Classified((Moved("x"), Changed("words", "y")), look())
    all_of_them = [
        Classified((), look(), new=True),
        Classified((Died("x"),), look()),
        both,
        both,
        Classified((), look()),
    ]
    assert summarise(all_of_them) == "5 addresses: 1 died, 2 moved, 2 changed, 1 new, 1 as before."


def test_what_is_compared_is_known_by_its_kind() -> None:
    assert {classify_visit(come(page), None, DAY).look.seen for page in (FEES, PDF)} == {
        Print(What.WORDS, look().seen.value if look().seen else ""),  # type: ignore[union-attr]  # it has words
        classify_visit(come(PDF), None, DAY).look.seen,
    }
