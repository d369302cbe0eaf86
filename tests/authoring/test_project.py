"""Everything together: all problems at once, or a sound guide."""

from __future__ import annotations

from pathlib import Path

import pytest

import bot
from bot.authoring.generated.flow_diagram import GRAPH, draw_flow
from bot.authoring.project import Project
from bot.authoring.ready import authored_root
from bot.authoring.source.problems import AuthoringError, Place, Problem, did_you_mean
from bot.authoring.sweep.every_screen import sweep_screens
from bot.authoring.sweep.longest_button import find_longest_button
from bot.channels.telegram.limits import LONGEST_BUTTON
from bot.core.flow import Information, Outcome, Question
from bot.core.guide import Guide
from bot.core.ledger import PARTS
from bot.loading import load
from bot.wiring import read
from tests.authoring.tree import ORGANISATIONS, PERMIT, REPOSITORY, SHELTER, SOUND, STATEMENTS, Tree


@pytest.fixture
def sound() -> Guide:
    return load(SOUND)


def test_the_repository_is_sound(authored: Project) -> None:
    assert [str(problem) for problem in (*authored.problems, *authored.tolerated)] == []


def test_all_problems_are_told_at_once(tree: Tree) -> None:
    tree.change(PERMIT, "    dont_know: situation", "    dont_know: situaton")
    tree.change(ORGANISATIONS, "kind: authority", "kind: x")
    tree.change(SHELTER, "## changed", "## news").change(PERMIT, "title: Safe now", 'title: ""')
    with pytest.raises(AuthoringError) as raised:
        load(tree.root)
    with pytest.raises(AuthoringError) as raised_with_pseudo:
        read(tree.root).with_pseudo()
    assert raised_with_pseudo.value.problems == raised.value.problems
    assert [problem.check for problem in raised.value.problems] == [
        "sections-of", "sections-of", "wrong-value", "empty-text", "unknown-state",
    ]  # fmt: skip
    assert str(raised.value).splitlines() == tree.says()


def test_a_wrong_translation_stops_nobody(tree: Tree) -> None:
    tree.write("content/shelter/nl.md", "## short\n\n**Er\n")
    assert tree.says()
    assert load(tree.root)


def test_inside_a_wheel_the_files_travel_with_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "flows").mkdir()
    monkeypatch.setattr(bot, "__file__", str(tmp_path / "__init__.py"))
    assert authored_root() == tmp_path


def test_in_a_checkout_the_files_are_beside_the_program() -> None:
    assert authored_root() == REPOSITORY


def test_every_name_has_become_the_thing(sound: Guide) -> None:
    flow = sound.flow
    safe, situation, outcome = flow.states["safe"], flow.situation, flow.states["safe_place"]
    assert isinstance(safe, Question)
    assert isinstance(outcome, Outcome)
    hurt = safe.choices[0]
    assert hurt.counts_as is situation.choices[0]
    assert hurt.routes[0].state is flow.states["call_now"]
    assert [[choice.name for choice in group] for group in situation.groups] == [
        ["not_safe", "child", "work", "other", "dont_know", "dont_say"],
        ["study", "papers", "dont_know", "dont_say"],
    ]
    assert {choice.name for choice in situation.apart} == {"not_safe", "child"}, "about danger: the first key"
    assert not safe.apart
    assert situation.choices[0].note
    assert not situation.choices[1].note
    assert [(line.importance.value, line.when and line.when.name, {*line.asks}) for line in outcome.lines] == [
        ("do_now", None, set()), ("do_now", "another_country_decides", set()), ("only_if", None, {"asylum_open"}),
        ("also", None, set()),
    ]  # fmt: skip
    information = flow.states["call_now"]
    assert isinstance(information, Information)
    assert [line.importance.value for line in information.lines] == ["do_now", "do_now", "only_if", "also"]
    helpline, desk = flow.organisations["helpline"], flow.organisations["desk"]
    assert helpline.role
    assert not desk.role
    (opening,) = flow.openings
    assert (opening.topics, opening.sections) == ((flow.general,), ("short",))
    assert opening.line.after
    assert safe.note
    guarded = situation.choices[1].routes
    assert [(route.state.name, route.when and route.when.name) for route in guarded] == [
        ("lawyer_first", "another_country_decides"), ("safe_place", None),
    ]  # fmt: skip
    several = [state for state in flow.states.values() if isinstance(state, Question) and state.several]
    assert several == [situation]


def test_the_smallest_flow_of_all_is_read(tree: Tree) -> None:
    tree.change(STATEMENTS, "    asks: [asylum_open]\n", "")
    tree.write(PERMIT, """\
start: situation
situation: situation
general: shelter
topics: [shelter]
states:
  situation:
    question: What is true?
    title: Situation
    why: It differs.
    choices:
      one: {label: One, to: end}
      two: {label: Two, advice: Ask., to: end}
    dont_know: end
  end:
    outcome: The end
    do_now: {ask: Ask a lawyer.}
    statements: [police]
    topics: {shelter: []}
    helpers: [helpline]
""")  # fmt: skip
    tree.write("flows/codes.yaml", """\
questions:
- {name: situation, choices: {one: A, two: B, dont_know: C}}
languages: {en: A, nl: B, ar: C, ar_XB: D}
topics: {shelter: A}
pages: {help: A}
fields: []
targets: {shelter: A, help: B, helpers: C}
dangers: {violence: A}
note: ['answer:situation', 'option:shelter', 'had:identity', 'lacks:identity', 'ask:which_way']
cards: {interpreter: A, helpline: B}
""")  # fmt: skip
    assert tree.says() == []
    assert find_longest_button(load(tree.root))


def test_the_longest_button_leaves_room_for_the_note_for_the_lawyer(guide: Guide, sound: Guide) -> None:
    assert len(find_longest_button(guide)) <= LONGEST_BUTTON
    assert sound.coder.read_button(find_longest_button(sound))


def test_situations_that_lead_alike_by_other_guards_are_all_in_the_longest_button(tree: Tree) -> None:
    tree.change(PERMIT, "        excludes: [journey]\n", "").change(
        PERMIT, "to: lawyer_first\n      other", "to: journey\n      other"
    )
    tree.change(PERMIT, "to: journey}\n          - lawyer_first", "to: lawyer_first}\n          - safe_place")
    guide = load(tree.root)
    press = guide.coder.read_button(find_longest_button(guide))
    assert press
    assert {"child", "other"} <= {situation.name for situation in press.conversation.situations}


def test_every_screen_has_its_id_and_a_way_on(sound: Guide) -> None:
    shown = {turn.screen.shows for turn in sweep_screens(sound, sound.words.english) if turn.screen.buttons}
    assert set(sound.flow.states) <= shown
    assert {"menu", "languages", "topics", "answers", "topic:shelter:who-helps:0", "page:help:0"} <= shown


def test_every_state_is_drawn_where_it_is_asked_and_not_only_where_it_is_asked_again(sound: Guide) -> None:
    """The situations too, which are not asked where an answer has told one."""
    turns = sweep_screens(sound, sound.words.english)
    asked = {turn.screen.shows for turn in turns if turn.conversation.overlay is None}
    assert asked == {*sound.flow.states, "copy", "note"}


def test_a_section_of_as_many_screens_as_a_button_counts_is_shown_whole(tree: Tree) -> None:
    tree.change(SHELTER, "There are none.", "\n\n".join(f"{number} {'word. ' * 160}" for number in range(PARTS)))
    guide = load(tree.root)
    shown = {turn.screen.shows for turn in sweep_screens(guide, guide.words.english)}
    assert f"topic:shelter:conditions:{PARTS - 1}" in shown


def test_the_picture_that_is_committed_is_that_of_the_flow(guide: Guide) -> None:
    assert (REPOSITORY / GRAPH).read_text(encoding="utf-8") == draw_flow(guide.flow), "run 'wegwijs graph'"


def test_the_picture_has_every_state_and_every_way(sound: Guide) -> None:
    drawn = draw_flow(sound.flow)
    assert '  safe["Are you safe?"]' in drawn
    assert '  call_now[/"First call for help"/]' in drawn
    assert '  safe_place(["First a safe place"])' in drawn
    (to_lawyer,) = (
        line for line in drawn.splitlines() if line.startswith("  situation -->") and "lawyer_first" in line
    )
    said = "I have a child when another_country_decides / I want to work / Something else / I don't know / "
    assert to_lawyer == f'  situation -->|"{said}Dont say / I want to study"| lawyer_first'


def test_a_problem_is_one_line_also_for_github() -> None:
    problem = Problem(Place("a.yaml", 1, 2), "'100 %\n ' is\nwrong.", "Fix it.", "some-check")
    assert str(problem) == "a.yaml:1:2: '100 % ' is wrong. Fix it. [some-check]"
    assert problem.for_github() == "::error file=a.yaml,line=1,col=2,title=some-check::'100 %25 ' is wrong. Fix it."


def test_the_fix_names_what_is_near_else_what_there_is() -> None:
    assert did_you_mean("HELPLINE", ["helpline"]) == "Did you mean 'helpline'?"
    assert did_you_mean("x", ["b", "a"]) == "There are: a, b."
    assert did_you_mean("x", []) == "There is none yet."
    assert did_you_mean("x", [f"name{number}" for number in range(10, 25)]).endswith("name21 and 3 others.")
