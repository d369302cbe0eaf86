"""The file of the last look: what is written is read again, and what is wrong in it is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.authoring.source.problems import Findings
from bot.links.snapshots import (
    SNAPSHOTS,
    LinkState,
    Print,
    Snapshot,
    What,
    format_snapshots,
    merge_snapshots,
    read_snapshots,
)

LOOK = Snapshot("2026-11-25", LinkState.WELL, Print(What.WORDS, "1a2b3c4d"))
ALL = {
    'https://a.test/"quoted"?x={y}#z: é': LOOK,
    "https://b.test/": Snapshot("2026-11-25", LinkState.DIED, Print(What.BYTES, "00000000"), "2026-05-01"),
    "https://c.test/": Snapshot("2026-11-25", LinkState.CLOSED),
    "https://d.test/": Snapshot("2026-11-25", LinkState.MOVED, Print(What.TITLE, "12345678")),
    "https://e.test/": Snapshot("2026-11-25", LinkState.EMPTY),
}  # fmt: skip


def reads(root: Path, text: str) -> tuple[dict[str, Snapshot], list[str]]:
    (root / "content").mkdir(exist_ok=True)
    (root / SNAPSHOTS).write_text(text, encoding="utf-8")
    findings = Findings()
    return read_snapshots(root, findings), [str(each) for each in findings]


def test_where_there_is_no_file_nothing_was_looked_at(tmp_path: Path) -> None:
    findings = Findings()
    assert (read_snapshots(tmp_path, findings), list(findings)) == ({}, [])


@pytest.mark.parametrize("looks", [ALL, {}])
def test_what_is_written_is_read_again(tmp_path: Path, looks: dict[str, Snapshot]) -> None:
    assert reads(tmp_path, format_snapshots(looks)) == (looks, [])


def test_one_fact_stands_on_a_line_and_the_order_is_that_of_the_addresses() -> None:
    text = format_snapshots(dict(reversed(ALL.items())))
    assert text == format_snapshots(ALL)
    assert text.startswith("# What every source and site was like")
    assert text.endswith(
        '"https://b.test/":\n  looked: "2026-11-25"\n  found: died\n  bytes: "00000000"\n  read: "2026-05-01"\n'
        '"https://c.test/":\n  looked: "2026-11-25"\n  found: not let in\n'
        '"https://d.test/":\n  looked: "2026-11-25"\n  found: moved\n  title: "12345678"\n'
        '"https://e.test/":\n  looked: "2026-11-25"\n  found: no words\n'
    )


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        ("a: [\n", ["yaml-syntax"]),
        ("- a\n", ["wrong-shape"]),
        ("a: b\n", ["wrong-shape"]),
        ("a: {}\n", ["missing-key", "missing-key"]),
        ('a: {looked: "soon", found: gone, more: x}\n', ["unknown-key", "wrong-date", "wrong-value"]),
        ('a: {looked: "2026-11-25", found: well, words: 1}\n', ["wrong-look"]),
        ('a: {looked: "2026-11-25", found: well, words: "00000000", bytes: "00000000"}\n', ["wrong-look"]),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, checks: list[str]) -> None:
    _, said = reads(tmp_path, text)
    assert sorted(each.rpartition("[")[2].removesuffix("]") for each in said) == checks
    assert all(each.startswith(f"{SNAPSHOTS}:") for each in said)


def test_what_was_not_visited_stays_and_what_stands_nowhere_is_dropped() -> None:
    new = Snapshot("2026-12-01", LinkState.WELL)
    before = {"stays": LOOK, "learnt": LOOK, "gone": LOOK}
    assert merge_snapshots(before, {"learnt": new}, ["stays", "learnt", "never"]) == {"stays": LOOK, "learnt": new}
