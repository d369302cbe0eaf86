"""Words that changed in meaning: what counts as a change, and what is told to whoever read the words before it."""

from __future__ import annotations

import re

import pytest

from bot.authoring.source.fingerprints import fingerprint, first_fingerprint, hash_meaning
from bot.core.blocks import Notice
from bot.core.content import Topic
from bot.core.dates import Day
from bot.core.event import Started
from bot.core.guide import Guide
from bot.core.ledger import ALPHABET
from bot.loading import load
from tests.authoring.tree import CATALOG, CODES, PERMIT, SHELTER, SHELTER_NL, STATEMENTS, Tree
from tests.talk import Talk
from tests.walk.faults import notices_on

CHANGED = "notice_page_changed"


def shelter(tree: Tree) -> Topic:
    """The one topic, as it is read now."""
    return load(tree.root).flow.topics["shelter"]


def test_what_a_meaning_is_made_of_never_changes() -> None:
    """Old buttons carry it: where this fails, every page there is would be said to have changed."""
    assert hash_meaning({"shelter#short": "4114ce73", "content.shelter.title": "0b7a6e75"}) == "jC"
    assert hash_meaning({"content.shelter.title": "0b7a6e75", "shelter#short": "4114ce73"}) == "jC"


def test_a_meaning_is_two_characters_and_nearly_all_of_them_are_used() -> None:
    many = [hash_meaning({"text": fingerprint(str(number))}) for number in range(40_000)]
    assert {*map(len, many)} == {2}
    assert {*"".join(many)} == {*ALPHABET}
    assert len({*many}) > 0.99 * len(ALPHABET) ** 2


def test_the_first_wording_stands_for_all_that_mean_the_same() -> None:
    assert first_fingerprint("b", ("a", "b", "c")) == first_fingerprint("c", ("a", "b", "c")) == "a"
    assert first_fingerprint("d", ("a", "b", "c")) == "d", "it was edited since, and that did change the meaning"
    assert first_fingerprint("a", ()) == "a"


@pytest.mark.parametrize(
    ("file", "find", "replace"),
    [
        (SHELTER, "title: A safe place", "title: A safe house"),
        (SHELTER, "There can be a safe place", "There is a safe place"),
        (SHELTER, "- At home.", "- At your home."),
        (SHELTER, "Nothing has changed.", "Much has changed."),
        (SHELTER, "There are none.", "There are none.\n\n{statement: police}"),
        (STATEMENTS, "Ask a lawyer this week.", "Ask a lawyer today."),
    ],
)
def test_another_title_section_or_statement_is_another_meaning(tree: Tree, file: str, find: str, replace: str) -> None:
    before = shelter(tree).meaning
    assert shelter(tree.change(file, find, replace)).meaning != before


@pytest.mark.parametrize(
    ("file", "find", "replace"),
    [
        (SHELTER, 'updated: "2026-11-23"', 'updated: "2026-11-25"'),
        (SHELTER, "safe place for you.", "safe place\nfor you."),
        (SHELTER, "name: The Helpline", "name: A Helpline"),
        (SHELTER, "You need no passport", "No passport is needed"),
        (STATEMENTS, "You can report a crime.", "You can always report a crime."),  # The topic does not include it.
        (SHELTER_NL, "Er kan een veilige plek", "Er is soms een veilige plek"),
        (CATALOG, "Bent u veilig?", "Bent u nu veilig?"),
        (PERMIT, "Are you safe?", "Are you safe now?"),
    ],
)
def test_all_else_leaves_the_meaning_as_it_was(tree: Tree, file: str, find: str, replace: str) -> None:
    before = shelter(tree).meaning
    assert shelter(tree.change(file, find, replace)).meaning == before


def edited(tree: Tree) -> tuple[Guide, Guide]:
    """The guide as it was, and after the meaning of the topic's words changed."""
    before = load(tree.root)
    tree.change(SHELTER, "There can be", "There is not always")
    tree.change(SHELTER, 'updated: "2026-11-23"', 'updated: "2026-11-25"')
    return before, load(tree.root)


def edited_a_little(tree: Tree) -> tuple[Guide, Guide]:
    """The guide as it was, and after an edit that was marked as one that changes no meaning."""
    before, then = load(tree.root), fingerprint("There can be a safe place for you.")
    now = fingerprint("There may be a safe place for you.")
    tree.change(SHELTER, "There can be", "There may be")
    tree.change(SHELTER, "helpers: [helpline]", f"same_as: {{short: [{then}, {now}]}}\nhelpers: [helpline]")
    return before, load(tree.root)


def says_change(talk: Talk) -> bool:
    """Whether the notice stands on the screen. Where it does, it is the first thing there, and tells the day."""
    if CHANGED not in notices_on(talk.guide, talk.screen):
        return False
    date = Day(talk.guide.flow.topics["shelter"].updated)
    said = talk.guide.words.voice(talk.screen.language).say(talk.guide.interface.notice_page_changed, date=date)
    assert talk.screen.blocks[0] == Notice(said)
    assert sum(block == Notice(said) for block in talk.screen.blocks) == 1
    return True


LINK, SHORT = "start l-en_t-shelter", "topic:shelter:short:0"
TO_OUTCOME = ("start l-en", "go on", "choose no_danger", "choose waiting", "choose child")

OPENS = [
    pytest.param((LINK,), "open topic shelter careful 0", id="a section"),
    pytest.param((LINK, "open topic shelter careful 0"), "open topic shelter short 0", id="the parts"),
    pytest.param((LINK, "open in nl"), "open topic shelter careful 0", id="a section, read in Dutch"),
    pytest.param(("start l-en", "open topics"), "open topic shelter short 0", id="the list of topics"),
    pytest.param(("start l-en", "go on", "choose hurt"), "open topic shelter short 0", id="an information"),
    pytest.param(TO_OUTCOME, "open topic shelter short 0", id="an outcome"),
    pytest.param((*TO_OUTCOME, "open in nl"), "open topic shelter short 0", id="an outcome in Dutch"),
    pytest.param((LINK,), "open in nl", id="in Dutch"),
    pytest.param((LINK, "open in nl"), "back", id="back from Dutch"),
    pytest.param((LINK, "open languages"), "back", id="back from the languages"),
    pytest.param((LINK, "open languages"), "language nl", id="another language"),
    pytest.param(("start t-shelter",), "language en", id="the first language"),
]
"""What was done with the guide as it was, and the press of the bubble that is left of it."""


def pressed(guides: tuple[Guide, Guide], done: tuple[str, ...], press: str) -> Talk:
    """A talk with the guide of today that begins with the press of an old bubble."""
    old = Talk(guides[0])
    for each in done:
        old.does(each)
    assert not says_change(old)
    return Talk(guides[1]).presses(old.button(press))


@pytest.mark.parametrize(("done", "press"), OPENS)
def test_whoever_opens_a_page_again_is_told_once_that_it_changed(tree: Tree, done: tuple[str, ...], press: str) -> None:
    talk = pressed(edited(tree), done, press)
    assert talk.screen.shows.startswith("topic:shelter:")
    assert says_change(talk)
    for again in talk.offered:
        if again.startswith(("open topic", "open in", "open languages", "back")):
            new = Talk(talk.guide).presses(talk.button(again))
            assert not says_change(new), again


@pytest.mark.parametrize(("done", "press"), OPENS)
def test_an_edit_that_changes_no_meaning_is_not_told(tree: Tree, done: tuple[str, ...], press: str) -> None:
    assert not says_change(pressed(edited_a_little(tree), done, press))


def test_whoever_first_chooses_a_language_is_told_then(tree: Tree) -> None:
    talk = pressed(edited(tree), (LINK,), "open languages").sees("languages")
    assert not says_change(talk)
    assert says_change(talk.does("language nl").sees(SHORT))
    assert not says_change(talk.does("open topic shelter careful 0"))


@pytest.mark.parametrize("press", ["open menu", "open page help 0", "go on", "back", "clear"])
def test_whoever_leaves_the_page_is_told_nothing(tree: Tree, press: str) -> None:
    talk = pressed(edited(tree), (LINK,), press)
    assert not talk.screen.shows.startswith("topic:")
    assert not says_change(talk)


def test_typed_words_go_on_from_what_lay_open(tree: Tree) -> None:
    before, after = edited(tree)
    old = Talk(before).does(LINK).does("open languages")
    read = after.coder.read(before.coder.code(old.conversation))
    assert read
    talk = Talk(after)
    talk.conversation = read
    assert says_change(talk.does("type back").sees(SHORT))


def test_a_link_tells_nothing_of_what_was_read(tree: Tree) -> None:
    _, after = edited(tree)
    assert not says_change(Talk(after).happens(Started("l-en_t-shelter")).sees(SHORT))


@pytest.mark.parametrize("button", ["1AtAA__tAg", "1A-__tAA", "1AdtAA__B", "1AltAA__LA"])
def test_a_button_of_before_tells_nothing_of_what_was_read(tree: Tree, button: str) -> None:
    talk = Talk(edited(tree)[1]).presses(button)
    assert talk.screen.shows.startswith("topic:shelter:")
    assert not says_change(talk)


def test_a_forged_meaning_is_another_one_and_no_harm(tree: Tree) -> None:
    guide = load(tree.root)
    for forged in ("AA", "99", "zZ"):
        talk = Talk(guide).presses(f"1ArAA{forged}__Sg").sees("topic:shelter:careful:0")
        assert says_change(talk) == (forged != guide.flow.topics["shelter"].meaning)
        assert re.fullmatch(r"2ArAg.._", guide.coder.code(talk.conversation))


def test_that_the_page_changed_is_told_before_that_the_questions_did(tree: Tree) -> None:
    tree.change(CODES, "dont_say: D}\n- name: call_now", "dont_say: D, gone: Z}\n- name: call_now")
    guide = load(tree.root)
    other = "zz" if guide.flow.topics["shelter"].meaning != "zz" else "zy"
    talk = Talk(guide).presses(f"1ArAA{other}_Z_Sg").sees("topic:shelter:careful:0")
    assert says_change(talk)
    assert talk.is_told("notice_flow_changed")
