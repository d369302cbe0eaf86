"""Which tests are traced: enough to cover every branch, and no more."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.conftest import ROOT
from tests.covering import choose, read_chosen, read_covered

COVERED = {"all slowly": {1, 2, 3, 4}, "some": {1, 2}, "others": {3, 4}, "nothing new": {2, 3}}


def test_what_adds_the_most_for_its_time_is_chosen_until_all_is_covered() -> None:
    assert choose(COVERED, {"all slowly": 10.0}) == ["others", "some"]
    assert choose(COVERED, {}) == ["all slowly"]


def test_coverage_tells_which_test_went_where(tmp_path: Path) -> None:
    data = tmp_path / "coverage"
    with sqlite3.connect(data) as database:
        database.executescript(
            """
            create table file (id integer, path text);
            create table context (id integer, context text);
            create table arc (file_id integer, context_id integer, fromno integer, tono integer);
            insert into file values (1, '/x/bot/core/guide.py'), (2, '/x/bot/search/search.py');
            insert into context values (1, ''), (2, 'tests/core/test_a.py::test_it[x::y|z]|run');
            insert into arc values (1, 1, -1, 1), (1, 2, -1, 1), (1, 2, 1, 2), (2, 2, 5, 6);
            """
        )
    assert read_covered(data) == {"tests/core/test_a.py::test_it[x::y|z]": {("/x/bot/core/guide.py", 1, 2)}}


def test_the_tests_that_are_traced_are_there() -> None:
    files = {test.partition("::")[0] for test in read_chosen()}
    assert [file for file in files if not (ROOT / file).is_file()] == []
    assert len(list(read_chosen())) == len(set(read_chosen())) > 100
