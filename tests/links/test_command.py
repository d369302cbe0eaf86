"""``wegwijs check --links`` itself, on a small tree whose sources and sites are all on this machine."""

from __future__ import annotations

import os
import re
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.authoring import ready
from bot.authoring.source.problems import Findings
from bot.cli import check_links as links
from bot.links.politeness import Politeness
from bot.links.snapshots import SNAPSHOTS, read_snapshots
from tests.authoring.tree import CATALOG, LANGUAGES, ORGANISATIONS, REPOSITORY, SHELTER, SOUND, Tree
from tests.links.site import Answer, Site, free_port, leads, page, serving
from tests.process import environment, running

pytestmark = pytest.mark.slow

PATHS = ("/", "/112", "/contact", "/desk", "/office", "/places")
FORBIDDEN = Answer(200, b"User-agent: *\nDisallow: /office")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        for path in PATHS:
            here.has(path, page(f"What stands at {path}."))
        yield here


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Site) -> Tree:
    """A checkout, as far as the command can see, of which every address is one of the site."""
    for name in os.environ.keys() - environment({}).keys():
        monkeypatch.delenv(name)
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    tree = Tree(tmp_path).write("pyproject.toml", "")
    for file in (ORGANISATIONS, SHELTER):
        tree.write(file, tree.text(file).replace("https://example.org", site.at("")))
    tree.change(LANGUAGES, "aliases: [nld]\n  offered: yes", "aliases: [nld]\n  offered: no")
    monkeypatch.setattr(ready, "authored_root", lambda: tmp_path)
    monkeypatch.setattr(links, "MANNERS", Politeness(between=0, again=0))
    return tree


def looks(*options: str) -> Result:
    return CliRunner().invoke(cli.app, ["check", "--links", *options])


def told(result: Result) -> list[str]:
    """What is told of links, without the address of the site and what it says of itself."""
    return [re.sub(r"http://[\d.:]+", "", line) for line in result.stdout.splitlines() if "[link-" in line]


def last(result: Result) -> str:
    return result.stdout.splitlines()[-1]


def test_the_first_look_is_new_and_the_second_as_before(tree: Tree, site: Site) -> None:
    result = looks()
    assert (result.exit_code, told(result)) == (0, [])
    assert last(result) == f"6 addresses: 6 new. Written: {SNAPSHOTS}"
    assert sorted(site.paths()) == sorted(PATHS)
    first = tree.text(SNAPSHOTS)
    assert list(read_snapshots(tree.root, Findings())) == sorted(
        f"{site.at('')}{path.removesuffix('/')}" for path in PATHS
    )
    result = looks()
    assert (result.exit_code, told(result)) == (0, [])
    assert last(result) == f"6 addresses: 6 as before. Written: {SNAPSHOTS}"
    assert tree.text(SNAPSHOTS) == first


def test_what_has_changed_is_told_once_at_every_place_where_it_stands(tree: Tree, site: Site) -> None:
    looks()
    tree.write(SNAPSHOTS, re.sub(r'looked: ".*"', 'looked: "2026-05-01"', tree.text(SNAPSHOTS)))
    site.has("/office", page("It has another telephone number."))
    result = looks()
    assert result.exit_code == 1
    fix = "Read it beside what we say, fix that, and change its dates. [link-changed]"
    assert told(result) == [
        f"flows/organisations.yaml:43:9: '/office' has other words than on 2026-05-01. {fix}",
        f"flows/organisations.yaml:45:11: '/office' has other words than on 2026-05-01. {fix}",
    ]
    assert last(result) == f"6 addresses: 1 changed, 5 as before. Written: {SNAPSHOTS}"
    assert looks().exit_code == 0


def test_of_what_is_only_a_site_another_title_is_told_and_no_news(tree: Tree, site: Site) -> None:
    tree.change(SHELTER, f"address: {site.at('')}\n", f"address: {site.at('/112')}\n")
    looks()
    site.has("/", page("News of today.", title="A page"))
    assert looks().exit_code == 0
    site.has("/", page("News of today.", title="Casino"))
    result = looks()
    assert result.exit_code == 1
    assert [line.partition(" than on ")[0] for line in told(result)] == [
        "flows/organisations.yaml:19:9: the site '' has another title"
    ]


def test_what_died_or_moved_is_told_until_it_is_fixed_and_what_was_read_is_kept(tree: Tree, site: Site) -> None:
    looks()
    before = read_snapshots(tree.root, Findings())
    site.has("/112", Answer(410))
    site.has("/places", leads(301, "/new-places"))
    site.has("/new-places", page("What stands at /places."))
    for _ in range(2):
        result = looks()
        assert result.exit_code == 1
        assert [line.rpartition("[")[2] for line in told(result)] == ["link-moved]", "link-died]"]
        assert last(result) == f"6 addresses: 1 died, 1 moved, 4 as before. Written: {SNAPSHOTS}"
    after = read_snapshots(tree.root, Findings())
    assert {address: look.seen for address, look in after.items()} == {
        address: look.seen for address, look in before.items()
    }


def test_what_only_asks_for_a_look_is_no_failure(tree: Tree, site: Site) -> None:
    site.has("/robots.txt", FORBIDDEN)
    site.has("/112", Answer(403))
    site.has("/contact", Answer(200, b"<div id=root></div>", {"Content-Type": "text/html"}))
    result = looks()
    assert result.exit_code == 0
    assert all(line.startswith("For a look: ") for line in told(result))
    assert [line.rpartition("[")[2] for line in told(result)] == [
        "link-closed]", "link-without-words]", "link-closed]", "link-closed]"
    ]  # fmt: skip
    assert last(result) == f"6 addresses: 2 not let in, 1 without words, 3 new. Written: {SNAPSHOTS}"
    assert SNAPSHOTS in [path.relative_to(tree.root).as_posix() for path in tree.root.glob("content/*.yaml")]


@pytest.mark.usefixtures("tree")
def test_for_github_they_are_annotations(site: Site) -> None:
    site.has("/112", Answer(404))
    site.has("/contact", Answer(403))
    result = looks("--format", "github")
    assert result.exit_code == 1
    assert "::error file=flows/organisations.yaml,line=7,col=11,title=link-died::nothing comes from" in result.stdout
    assert "::notice file=flows/organisations.yaml,line=22,col=11,title=link-closed::nobody but" in result.stdout


def test_an_address_that_stands_nowhere_any_more_is_dropped(tree: Tree, site: Site) -> None:
    looks()
    tree.change(SHELTER, site.at("/places"), site.at("/contact#part"))
    assert last(looks()) == f"5 addresses: 5 as before. Written: {SNAPSHOTS}"
    assert "/places" not in tree.text(SNAPSHOTS)


def interrupts() -> None:
    """Interrupts the command, whose thread is the main one, before it has its answer."""
    main = threading.main_thread().ident
    assert main
    signal.pthread_kill(main, signal.SIGINT)


def test_an_interrupt_keeps_what_was_learnt_so_far(tree: Tree, site: Site) -> None:
    looks()
    tree.write(SNAPSHOTS, re.sub(r'looked: ".*"', 'looked: "2026-05-01"', tree.text(SNAPSHOTS)))
    site.has("/112", page("Another number."))
    site.has("/contact", Answer(200, b"words", does=interrupts))
    result = looks()
    assert result.exit_code == links.INTERRUPTED
    assert [line.rpartition("[")[2] for line in told(result)] == ["link-changed]"]
    assert "Stopped after 2 of 6 addresses; the others are as they were." in result.stderr
    days = [look.looked for look in read_snapshots(tree.root, Findings()).values()]
    assert len(days) == 6
    assert days[2:] == ["2026-05-01"] * 4
    assert "2026-05-01" not in days[:2]


def test_a_file_that_can_not_be_read_is_told_and_nothing_is_lost(tree: Tree, site: Site) -> None:
    broken = '"https://example.org":\n  looked: "2026-11-25"\n<<<<<<< HEAD\n'
    tree.write(SNAPSHOTS, broken)
    result = looks()
    assert result.exit_code == 1
    assert re.search(rf"^{SNAPSHOTS}:\d+:\d+: .+ \[yaml-syntax\]$", result.stdout, re.MULTILINE)
    assert result.stderr.endswith("No link was visited: fix these first.\n")
    assert (site.asked, tree.text(SNAPSHOTS)) == ([], broken)


def test_nothing_is_visited_of_a_flow_that_is_not_sound(tree: Tree, site: Site) -> None:
    tree.change(SHELTER, "kind: topic\n", "kind: other\n")
    result = looks()
    assert (result.exit_code, site.asked) == (1, [])
    assert result.stderr.endswith("No link was visited: fix these first.\n")


def test_other_mistakes_are_told_and_the_links_are_visited_all_the_same(tree: Tree, site: Site) -> None:
    tree.change(CATALOG, "#, fuzzy", "<<<<<<< HEAD\n#, fuzzy")
    result = looks()
    assert result.exit_code == 1
    assert "[broken-catalog]" in result.stdout
    assert last(result) == f"6 addresses: 6 new. Written: {SNAPSHOTS}"
    assert len(site.paths()) == 6


def test_without_a_network_nothing_is_written(tree: Tree, site: Site) -> None:
    for file in (ORGANISATIONS, SHELTER):
        tree.write(file, tree.text(file).replace(f":{site.port}", f":{free_port()}"))
    result = looks()
    assert (result.exit_code, told(result)) == (1, [])
    assert "Not one address could be reached. Is there a network here? Nothing was written." in result.stderr
    assert not (tree.root / SNAPSHOTS).exists()


def test_outside_of_a_checkout_it_is_refused(tree: Tree, site: Site) -> None:
    tree.remove("pyproject.toml")
    result = looks()
    assert (result.exit_code, result.stdout, site.asked) == (1, "", [])
    assert "Run it from a checkout." in result.stderr


@pytest.mark.usefixtures("tree")
def test_check_alone_asks_nobody(site: Site) -> None:
    assert CliRunner().invoke(cli.app, ["check"]).exit_code == 0
    assert site.asked == []


@pytest.mark.usefixtures("tree")
def test_it_is_said_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "6 of 6 addresses visited." in looks().stderr
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert re.search(r"Visiting sources and sites.*6/6", looks().stderr, re.DOTALL)


@pytest.mark.usefixtures("tree")
def test_it_says_what_it_is_and_where_it_is_told_of(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looks()
    monkeypatch.setenv("PUBLIC_URL", "https://guide.example.org")
    looks()
    first, later = site.asked[0].head["User-Agent"], site.asked[-1].head["User-Agent"]
    assert re.fullmatch(r"wegwijs/[\d.]+ \(looks whether its sources are still there\)", first)
    assert later == first.replace(")", "; +https://guide.example.org)")


@pytest.mark.parametrize("missing", ["protego", "selectolax"])
async def test_without_the_tools_of_developers_it_is_said_what_is_missing(missing: str, tree: Tree) -> None:
    shutil.copytree(REPOSITORY / "bot", tree.root / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    program = f"import sys; sys.modules[{missing!r}] = None; from bot.cli import main; main()"
    async with running("-c", program, "check", "--links", root=tree.root) as process:
        assert await process.ends() == 1
    assert f"'{missing}' is not installed" in process.written
    assert "Run 'make setup'." in process.written
    assert "Traceback" not in process.written
    async with running("-c", program, "check", root=tree.root) as process:
        assert await process.ends() == 0
