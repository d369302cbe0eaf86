"""The list of planted faults follows the code, and what plants them finds what there is to find."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.authored import ROOT
from tests.mutants import KINDS, LIST, NotThereOnceError, Plant, plants, read_plants
from tests.mutants.__main__ import main
from tests.mutants.field import BrokenFieldError
from tests.mutants.told import DOCS

ADDS = Plant("It takes away.", "sums.py", "wrong value", "a + b", "a - b", ("test_sums.py",))
CODE = "def add(a, b):\n    return a + b\n\n\ndef twice(a):\n    return add(a, a)\n"
TESTS = "from sums import add\n\n\ndef test_sums():\n    assert add(1, 2) == 3\n"
SLOW_TEST = (
    "import pytest\n\nfrom sums import twice\n\n\n@pytest.mark.slow\ndef test_it():\n    assert twice(2) == {}\n"
)
TESTS_OF_MORE = "from sums import twice\n\n\ndef test_it():\n    assert twice(2) == 4\n"
SETTINGS = "[pytest]\nmarkers = slow\naddopts = -rfE\n"


@pytest.mark.parametrize("plant", plants(), ids=lambda plant: plant.wrong)
def test_a_plant_stands_where_it_says_and_is_code(plant: Plant) -> None:
    text = (ROOT / plant.file).read_text(encoding="utf-8")
    with_fault = plant.in_text(text)
    assert ast.dump(ast.parse(with_fault)) != ast.dump(ast.parse(text))
    assert plant.kind in KINDS
    assert plant.wrong.endswith(".")
    assert plant.tests
    assert [test for test in plant.tests if not (ROOT / test).is_file()] == []


def test_no_fault_is_planted_twice() -> None:
    assert len({each.wrong for each in plants()}) == len({(each.file, each.old, each.new) for each in plants()})
    assert len({each.wrong for each in plants()}) == len(plants())


@pytest.mark.parametrize("text", ["", CODE + CODE])
def test_code_that_does_not_stand_there_once_is_an_error(text: str) -> None:
    with pytest.raises(NotThereOnceError, match=r"sums\.py has the code of 'It takes away\.'"):
        ADDS.in_text(text)


def test_the_line_ends_around_several_lines_are_none_of_their_code() -> None:
    (plant,) = read_plants(
        "[[plant]]\nwrong = 'w'\nfile = 'f'\nkind = 'k'\nold = '''\n  a\n  b'''\nnew = '''\n  c'''\ntests = ['t']\n"
    )
    assert (plant.old, plant.new, plant.tests) == ("  a\n  b", "  c", ("t",))
    assert read_plants(LIST.read_text(encoding="utf-8")) == plants()


@pytest.fixture(autouse=True)
def _no_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests in which faults are planted here need none of ours, and begin five times as fast without."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def repository(root: Path, files: Mapping[str, str]) -> Path:
    (root / "docs").mkdir()
    for name, text in {"pytest.ini": SETTINGS, "sums.py": CODE, "test_sums.py": TESTS, **files}.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.slow
def test_faults_are_found_and_told_and_nothing_of_them_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = repository(tmp_path, {"test_twice.py": TESTS_OF_MORE})
    by_another = Plant("Twice is once.", "sums.py", "wrong value", "add(a, a)", "add(a, 0)", ("test_sums.py",))
    unloadable = Plant("It does not load.", "sums.py", "wrong value", "def twice", "import nothing_such\ndef twice", ())
    assert main(["--write", "--processes", "1"], root, [ADDS, by_another, unloadable]) == 0
    said = capsys.readouterr().out
    assert "3 of 3 faults were found." in said
    assert "[test_sums.py::test_sums]" in said
    assert "[test_twice.py::test_it]" in said
    assert "| It takes away. | wrong value | `sums.py` | `test_sums.py::test_sums` |" in (root / DOCS).read_text(
        "utf-8"
    )
    assert (root / "sums.py").read_text(encoding="utf-8") == CODE


@pytest.mark.slow
def test_a_fault_that_nobody_finds_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unseen = Plant("Twice is once.", "sums.py", "wrong value", "add(a, a)", "add(a, 0)", ("test_sums.py",))
    assert main(["--processes", "1"], repository(tmp_path, {}), [unseen]) == 1
    said = capsys.readouterr().out
    assert "SURVIVES" in said
    assert said.endswith("0 of 1 faults were found.\nTwice is once.\n")
    assert not (tmp_path / DOCS).exists()


@pytest.mark.slow
def test_where_tests_fail_without_a_fault_nothing_is_planted(tmp_path: Path) -> None:
    root = repository(tmp_path, {"test_wrong.py": "def test_it():\n    assert False\n"})
    with pytest.raises(BrokenFieldError, match=r"Without any fault, test_wrong\.py::test_it fails\."):
        main(["--processes", "1"], root, [ADDS])


@pytest.mark.slow
def test_what_no_fast_test_finds_is_looked_for_by_the_slow_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by_slow = Plant("Twice is once.", "sums.py", "wrong value", "add(a, a)", "add(a, 0)", ("test_sums.py",))
    root = repository(tmp_path, {"test_slow.py": SLOW_TEST.format(4)})
    assert main(["--processes", "1"], root, [by_slow]) == 0
    assert "[test_slow.py::test_it]" in capsys.readouterr().out


@pytest.mark.slow
def test_a_slow_test_that_fails_without_a_fault_finds_nothing(tmp_path: Path) -> None:
    by_slow = Plant("Twice is once.", "sums.py", "wrong value", "add(a, a)", "add(a, 0)", ("test_sums.py",))
    root = repository(tmp_path, {"test_slow.py": SLOW_TEST.format(5)})
    with pytest.raises(BrokenFieldError, match=r"Without any fault, test_slow\.py::test_it fails\."):
        main(["--processes", "1"], root, [by_slow])


@pytest.mark.slow
def test_what_is_planted_can_be_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = Plant("Twice is once.", "sums.py", "wrong value", "add(a, a)", "add(a, 0)", ("test_sums.py",))
    assert main(["--only", "takes away", "--processes", "2"], repository(tmp_path, {}), [ADDS, other]) == 0
    assert "1 of 1 faults were found." in capsys.readouterr().out
