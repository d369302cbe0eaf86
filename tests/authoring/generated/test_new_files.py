"""What ``wegwijs new`` writes, and what it refuses: nothing else of a file changes, and nothing is written over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.authoring import ready
from bot.authoring.english.page_file import WRITTEN
from bot.authoring.generated.new_files import LONGEST_LINE
from bot.authoring.generated.skeletons import question_block
from bot.authoring.source.placeholders import PLACEHOLDERS
from bot.authoring.source.problems import AuthoringError
from tests.authoring.tree import CODES, NOTE, PERMIT, SEARCH, Tree

LETTERS = "content/letters/en.md"


@pytest.fixture(autouse=True)
def commands_work_there(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tree is a repository, and the commands write into it."""
    (tree.root / "pyproject.toml").touch()
    monkeypatch.setattr(ready, "authored_root", lambda: tree.root)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["new", *arguments])


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_question_is_put_below_the_state_that_is_named_and_all_else_stays(tree: Tree) -> None:
    before = tree.text(PERMIT)
    said = run("question", "has_letter", "--after", "safe").stdout
    assert tree.text(PERMIT) == before.replace("\n  call_now:\n", f"\n{question_block('has_letter')}\n  call_now:\n")
    line = tree.text(PERMIT).split("\n").index("  has_letter:") + 1
    assert said.startswith(f"Written: {PERMIT}. It begins at {PERMIT}:{line}:3.\n")


def test_a_question_is_put_below_the_last_question_where_no_state_is_named(tree: Tree) -> None:
    before = tree.text(PERMIT)
    run("question", "has_letter")
    assert tree.text(PERMIT) == before.replace(
        "\n  safe_place:\n", f"\n{question_block('has_letter')}\n  safe_place:\n"
    )


def test_a_question_can_be_the_last_thing_in_the_file(tree: Tree) -> None:
    before = tree.text(PERMIT)
    run("question", "has_letter", "--after", "journey")
    assert tree.text(PERMIT) == f"{before}\n{question_block('has_letter')}"


def test_a_comment_above_the_next_state_stays_with_it(tree: Tree) -> None:
    tree.change(PERMIT, "  call_now:\n", "  # Who helps now.\n  call_now:\n")
    run("question", "has_letter", "--after", "safe")
    assert f"{question_block('has_letter')}\n  # Who helps now.\n  call_now:\n" in tree.text(PERMIT)


def test_line_ends_stay_as_an_editor_wrote_them(tree: Tree) -> None:
    (tree.root / PERMIT).write_bytes(tree.text(PERMIT).replace("\n", "\r\n").encode())
    run("question", "has_letter", "--after", "safe")
    run("topic", "letters")
    data = (tree.root / PERMIT).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"\r\r" not in data
    assert b"topics: [letters, shelter]\r\n" in data


def test_a_question_is_only_shown_where_that_is_asked(tree: Tree) -> None:
    before = files(tree.root)
    assert run("question", "has_letter", "--print").stdout == question_block("has_letter")
    assert files(tree.root) == before


def test_a_topic_is_a_page_with_every_section_and_its_name_in_the_flow(tree: Tree) -> None:
    before, searched, noted = tree.text(PERMIT), tree.text(SEARCH), tree.text(NOTE)
    said = run("topic", "letters").stdout
    assert tree.text(PERMIT) == before.replace("topics: [shelter]\n", "topics: [letters, shelter]\n", 1)
    assert re.findall(r"^## (.+)$", tree.text(LETTERS), re.MULTILINE) == list(WRITTEN)
    assert re.search(r'^updated: "\d{4}-\d\d-\d\d"$', tree.text(LETTERS), re.MULTILINE)
    assert said.startswith(f"Written: {LETTERS}, {PERMIT}, {SEARCH}, {NOTE}. It begins at {LETTERS}:1:1.\n")
    assert tree.text(SEARCH) == searched.replace("\ndangers:", "\n  letters: |\n    WHAT_PEOPLE_TYPE\ndangers:", 1)
    assert tree.text(NOTE) == f"{noted}  letters:\n    papers: [THE_PAPERS]\n    questions: [THE_QUESTIONS]\n"


def test_a_topic_is_put_on_a_line_of_its_own_where_topics_are_listed_so(tree: Tree) -> None:
    tree.change(PERMIT, "topics: [shelter]\n\n", "topics:\n  - shelter\n\n")
    run("topic", "letters")
    assert "topics:\n  - letters\n  - shelter\n\n" in tree.text(PERMIT)


def test_a_long_list_of_topics_goes_on_on_the_next_line(tree: Tree) -> None:
    many = ", ".join(f"topic-{number}" for number in range(12))
    tree.change(PERMIT, "topics: [shelter]\n\n", f"topics: [{many}, shelter]\n\n")
    run("topic", "letters")
    assert f"topics: [{many},\n  letters, shelter]\n\n" in tree.text(PERMIT)
    assert len(f"topics: [{many}, letters, shelter]") > LONGEST_LINE


def test_check_says_what_to_write_instead_of_each_word_in_capitals_and_nothing_else(tree: Tree) -> None:
    run("question", "has_letter")
    run("topic", "letters")
    said = tree.says()
    assert {line.rpartition("[")[2] for line in said} == {"placeholder]"}
    words = [re.findall(r": '([A-Z_]+)' is not filled in\.", line)[0] for line in said]
    assert set(words) == set(PLACEHOLDERS)
    assert all(PLACEHOLDERS[word] in line for word, line in zip(words, said, strict=True))


def test_no_code_is_given_before_everything_is_filled_in(tree: Tree) -> None:
    run("question", "has_letter")
    before = files(tree.root)
    assert isinstance(CliRunner().invoke(cli.app, ["update"]).exception, AuthoringError)
    assert files(tree.root) == before


@pytest.mark.parametrize(("arguments", "refusal"), [
    (("question", "asylum"),
     "flows/permit.yaml:52:3: there is 'asylum' already. Change it there, or take another name."),
    (("question", "Has letter"),
     "flows/permit.yaml:1:1: 'Has letter' cannot be a name here. Use small letters, digits and '_', a letter first."),
    (("question", "has_letter", "--after", "asylun"),
     "flows/permit.yaml:1:1: there is no state 'asylun'. Did you mean 'asylum'?"),
    (("topic", "shelter"),
     "content/shelter/en.md:1:1: there is 'shelter' already. Change it there, or take another name."),
    (("topic", "help"), "content/help/en.md:1:1: there is 'help' already. Change it there, or take another name."),
    (("topic", "my_letters"),
     "flows/permit.yaml:1:1: 'my_letters' cannot be a name here. Use small letters, digits and '-'."),
    (("topic", "letters-from-the-government"),
     ("flows/permit.yaml:1:1: 'letters-from-the-government' cannot be a name here. "
      "Links have room for 23 letters: take a shorter one.")),
])  # fmt: skip
def test_a_name_that_is_taken_or_cannot_be_one_is_refused(tree: Tree, arguments: tuple[str, ...], refusal: str) -> None:
    before = files(tree.root)
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (1, f"{refusal}\n")
    assert files(tree.root) == before


def test_a_name_whose_code_old_buttons_carry_is_refused(tree: Tree) -> None:
    tree.change(CODES, "topics: {shelter: A}", "topics: {shelter: A, letters: B}")
    tree.change(CODES, "- name: asylum\n", "- name: has_letter\n  choices: {yes: A}\n- name: asylum\n")
    for name, kind in (("has_letter", "question"), ("letters", "topic")):
        line = next(number for number, text in enumerate(tree.text(CODES).split("\n"), 1) if name in text)
        assert run(kind, name).stderr == (
            f"{CODES}:{line}:1: '{name}' was a name before, and old buttons still carry its code. Take another name.\n"
        )


def test_a_topic_that_is_listed_without_a_page_is_refused(tree: Tree) -> None:
    tree.change(PERMIT, "topics: [shelter]\n\n", "topics: [letters, shelter]\n\n")
    assert run("topic", "letters").stderr == (
        f"{PERMIT}:5:10: 'letters' is in 'topics' already. Remove it there, then run this again.\n"
    )


def test_a_flow_without_states_is_refused_and_one_that_is_no_yaml_told(tree: Tree) -> None:
    tree.change(PERMIT, "states:", "stats:")
    assert run("question", "has_letter").stderr == (
        f"{PERMIT}:2:1: 'states', 'topics' or 'general' is missing or has another form. "
        "Run 'wegwijs check' and fix what it says.\n"
    )
    tree.write(PERMIT, "states: [")
    assert isinstance(run("topic", "letters").exception, AuthoringError)


def test_a_search_without_targets_is_refused(tree: Tree) -> None:
    tree.change(SEARCH, "targets:", "target:")
    assert run("topic", "letters").stderr == (
        f"{SEARCH}:1:1: 'targets' is missing or has another form. Run 'wegwijs check' and fix what it says.\n"
    )


def test_where_no_state_is_a_question_one_goes_below_the_last_state(tree: Tree) -> None:
    text = tree.text(PERMIT)
    head = text[: text.index("  safe:\n")]
    tree.write(PERMIT, f"{head}  journey:\n    outcome: You can travel\n")
    run("question", "has_letter")
    assert tree.text(PERMIT).endswith(f"    outcome: You can travel\n\n{question_block('has_letter')}")
