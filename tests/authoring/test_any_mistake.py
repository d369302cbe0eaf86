"""Whatever an author does to a file, it is told with its place, or the guide that is read is sound. Nothing raises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.authoring.generated.flow_diagram import draw_flow
from bot.authoring.project import Project
from bot.authoring.sweep.longest_button import find_longest_button
from bot.channels.telegram.limits import LONGEST_BUTTON
from bot.core.conversation import Conversation
from bot.core.event import Chose, Closed, Opened
from bot.core.flow import Outcome
from bot.core.guide import Guide
from bot.core.overlay import ReadingTopic
from tests.authoring.tree import SOUND, Tree
from tests.nightly import at_night

pytestmark = pytest.mark.slow

FILES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*.*") if path.is_file())

HOSTILE = (
    *(
        "\t",
        "\n",
        "\r",
        "\x00",
        "\x85",
        "\ufeff",
        "\u200b",
        "\u2028",
        "é",
        "\\",
        "%",
        "@",
        "`",
        "~",
        "|",
        ">",
        "'",
        '"',
    ),
    *(": ", " #", "- ", "? ", "{", "}", "[", "&a ", "*a ", "!a ", "**", "<b>", "<<: ", "---\n", "...\n", "null"),
)


def is_well(project: Project) -> None:
    """Either there are problems, each with a place and words, or a guide all of whose screens can be drawn."""
    assert (project.guide is None) == bool(project.problems)
    for problem in (*project.problems, *project.tolerated):
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert re.fullmatch(r"\S+:\d+:\d+: .+ \[[a-z0-9-]+\]", str(problem)), problem
    if project.guide:
        is_sound(project.guide)


def is_sound(guide: Guide) -> None:
    """Its buttons fit, it can be drawn, and choosing the first answer again and again comes to an outcome."""
    assert len(find_longest_button(guide)) <= LONGEST_BUTTON
    assert draw_flow(guide.flow)
    turn = guide.step(Conversation(guide.words.english), Closed())
    while (state := guide.flow.states[turn.screen.shows]) and guide.flow.choices_of(state):
        turn = guide.step(turn.conversation, Chose(guide.flow.choices_of(state)[0]))
    assert isinstance(state, Outcome)
    for topic in guide.flow.topics.values():
        for section in topic.sections:
            assert guide.step(turn.conversation, Opened(ReadingTopic(topic, section))).screen.blocks


def without(_line: str) -> str:
    return ""


def twice(line: str) -> str:
    return line + line


def without_value(line: str) -> str:
    return re.sub(r"([:-]) .*", r"\1", line)


def renamed(line: str) -> str:
    return re.sub(r"(\w)([:,\]}]|$)", r"\1x\2", line, count=1)


def moved_right(line: str) -> str:
    return " " + line


def moved_left(line: str) -> str:
    return line.removeprefix("  ")


def in_capitals(line: str) -> str:
    return line.upper()


def as_a_list(line: str) -> str:
    return re.sub(r": (.+)", r": [[\1], {a: b}]", line)


def ends_here(line: str) -> str:
    return line[: len(line) // 2]


TRIED_ON_EVERY_LINE = (without, twice, without_value, renamed)
TRIED_ON_SOME = (moved_right, moved_left, in_capitals, as_a_list, ends_here)


def mutants(tree: Tree, file: str, mutate: Callable[[str], str], each: int) -> Iterator[str]:
    """The file with one line changed, one line in ``each``; of the interface, whose lines are alike, the first few."""
    lines = tree.text(file).splitlines(keepends=True)
    for number, line in enumerate(lines[: 12 if file.endswith("interface.yaml") else None]):
        if not (number + len(file)) % each and (changed := mutate(line)) != line:
            yield "".join((*lines[:number], changed, *lines[number + 1 :]))


@pytest.mark.parametrize("mutate", TRIED_ON_EVERY_LINE, ids=lambda mutate: mutate.__name__)
@pytest.mark.parametrize("each", [8, *at_night([1])])
def test_a_line_that_is_changed_is_told_or_does_no_harm(mutate: Callable[[str], str], tree: Tree, each: int) -> None:
    for file in FILES:
        before = tree.text(file)
        for changed in mutants(tree, file, mutate, each):
            is_well(tree.write(file, changed).read())
        tree.write(file, before)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(FILES), where=st.floats(0, 1), mutate=st.sampled_from(TRIED_ON_SOME))
def test_a_line_that_is_spoilt_is_told_or_does_no_harm(
    tree: Tree, file: str, where: float, mutate: Callable[[str], str]
) -> None:
    before = tree.text(file)
    lines = before.splitlines(keepends=True)
    at = round(where * (len(lines) - 1))
    is_well(tree.write(file, "".join((*lines[:at], mutate(lines[at]), *lines[at + 1 :]))).read())
    tree.write(file, before)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(FILES), where=st.floats(0, 1), what=st.sampled_from(HOSTILE))
def test_a_character_that_slips_in_is_told_or_does_no_harm(tree: Tree, file: str, where: float, what: str) -> None:
    before = tree.text(file)
    at = round(where * len(before))
    is_well(tree.write(file, before[:at] + what + before[at:]).read())
    tree.write(file, before)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(FILES), noise=st.binary(max_size=40))
def test_bytes_that_are_no_text_are_told(tree: Tree, file: str, noise: bytes) -> None:
    before = tree.text(file)
    (tree.root / file).write_bytes(noise)
    is_well(tree.read())
    tree.write(file, before)


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_empty_or_missing_is_told_or_does_no_harm(file: str, tree: Tree) -> None:
    is_well(tree.write(file, "").read())
    is_well(tree.remove(file).read())


@pytest.mark.parametrize("deep", ["[" * 50_000, "- " * 20_000 + "a", "".join(f"{' ' * n}a:\n" for n in range(2000))])
def test_a_file_that_is_nested_without_end_is_told(deep: str, tree: Tree) -> None:
    assert set(tree.write("flows/permit.yaml", deep).checks()) <= {"yaml-syntax", "wrong-shape"}
