"""How we behave: what robots.txt says counts, never two requests at once at a host, and a pause between two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest

from bot.links.responses import Dead, FetchedPage, Unreachable
from tests.links.site import Answer, Asked, Site, free_port, leads, lingers, page, serving, visit, visits

ROBOTS = "/robots.txt"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        here.has("/a", page("Here."))
        yield here


def forbids(*lines: str) -> Answer:
    return Answer(200, "\n".join(("User-agent: *", *lines)).encode())


async def end(site: Site, path: str = "/a") -> FetchedPage | Unreachable | Dead:
    return (await visit(site.at(path), site.clock.manners())).end


async def test_who_is_asked_to_stay_away_stays_away(site: Site) -> None:
    site.has(ROBOTS, forbids("Disallow: /"))
    assert await end(site) == Unreachable("its robots.txt asks programs to stay away")
    assert site.paths() == []


async def test_what_is_said_to_us_by_name_counts(site: Site) -> None:
    site.has(ROBOTS, Answer(200, b"User-agent: wegwijs\nDisallow:\n\nUser-agent: *\nDisallow: /"))
    assert isinstance(await end(site), FetchedPage)


async def test_the_longest_rule_wins_and_a_star_is_any_letters(site: Site) -> None:
    site.has("/public/a", page("Here."))
    site.has(ROBOTS, forbids("Disallow: /", "Allow: /public/*a$"))
    assert isinstance(await end(site, "/public/a"), FetchedPage)
    assert isinstance(await end(site), Unreachable)


async def test_it_is_asked_for_once_at_each_site(site: Site) -> None:
    await visits([site.has(path, page("Here.")) for path in ("/b", "/c", "/d")], site.clock.manners())
    assert [asked.path for asked in site.asked] == [ROBOTS, "/b", "/c", "/d"]


async def test_a_site_to_which_another_leads_is_asked_too(site: Site) -> None:
    site.has("/b", leads(302, site.at("/a", "shut.test")))
    site.has(ROBOTS, forbids("Disallow: /"), host="shut.test")
    assert isinstance(await end(site, "/b"), Unreachable)
    assert site.paths() == ["/b"]


@pytest.mark.parametrize("answers", [[Answer(500), Answer(503)], [Answer(429)]])
async def test_where_nobody_knows_what_is_allowed_nothing_is_asked(site: Site, answers: list[Answer]) -> None:
    site.has(ROBOTS, *answers)
    said = f"its robots.txt, which says what programs may do, answers {answers[-1].status}"
    assert await end(site) == Unreachable(said)
    assert site.paths() == []


async def test_a_file_that_comes_at_the_second_try_counts(site: Site) -> None:
    site.has(ROBOTS, Answer(500), forbids("Disallow: /"))
    assert await end(site) == Unreachable("its robots.txt asks programs to stay away")


@pytest.mark.parametrize(
    "answer", [Answer(404), Answer(403), Answer(301), leads(301, ROBOTS), leads(301, "/home"), Answer(200, b"\xff\x00")]
)
async def test_a_file_that_is_not_there_forbids_nothing(site: Site, answer: Answer) -> None:
    site.has(ROBOTS, answer)
    assert isinstance(await end(site), FetchedPage)


async def test_a_file_that_stands_elsewhere_is_read_there(site: Site) -> None:
    site.has(ROBOTS, leads(301, "/rules"))
    site.has("/rules", forbids("Disallow: /a"))
    assert await end(site) == Unreachable("its robots.txt asks programs to stay away")


async def test_a_site_is_not_dead_because_its_rules_are_elsewhere(site: Site) -> None:
    site.has(ROBOTS, leads(302, f"http://127.0.0.1:{free_port()}/robots.txt"))
    why = "its robots.txt, which says what programs may do, does not come: the connection is refused"
    assert await end(site) == Unreachable(why)


async def test_the_end_of_an_endless_file_does_not_count(site: Site) -> None:
    site.has(ROBOTS, forbids("#" * 600_000, "Disallow: /"))
    assert isinstance(await end(site), FetchedPage)


def by_host(site: Site) -> dict[str, list[Asked]]:
    found = defaultdict[str, list[Asked]](list)
    for asked in site.asked:
        found[asked.host].append(asked)
    return found


async def test_never_two_at_once_at_a_host_and_a_second_between(site: Site) -> None:
    hosts, paths = [f"{name}.test" for name in "abcdef"], ("/1", "/2", "/3")
    for path in paths:
        site.has(path, Answer(200, b"words", does=lingers))
    addresses = [site.at(path, host) for host in hosts for path in paths]
    await visits(addresses, site.clock.manners())
    assert {host: len(asked) for host, asked in by_host(site).items()} == dict.fromkeys(hosts, 4)
    assert set(site.most_at_once.values()) == {1}
    for asked in by_host(site).values():
        assert all(after.when - before.when >= 1 for before, after in pairwise(asked))


async def test_a_host_to_which_others_lead_is_not_asked_twice_at_once(site: Site) -> None:
    hosts = [f"{name}.test" for name in "abcd"]
    site.has("/to", leads(302, site.at("/end", "last.test")))
    site.has("/end", Answer(200, b"words", does=lingers))
    await visits([site.at("/to", host) for host in hosts], site.clock.manners())
    last = by_host(site)["last.test"]
    assert [asked.path for asked in last] == [ROBOTS, *["/end"] * 4]
    assert site.most_at_once["last.test"] == 1
    assert all(after.when - before.when >= 1 for before, after in pairwise(last))


async def test_each_address_is_asked_for_once(site: Site) -> None:
    await visits([site.at("/a"), site.at("/a")], site.clock.manners())
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(("asked", "pause"), [("7", 7), ("2.5", 2.5), ("0", 1), ("0.1", 1), ("9999", 60), ("soon", 1)])
async def test_a_host_that_asks_for_longer_pauses_gets_them(site: Site, asked: str, pause: float) -> None:
    site.has(ROBOTS, forbids(f"Crawl-delay: {asked}"))
    await visits([site.has("/b", page("Here.")), site.has("/c", page("Here."))], site.clock.manners())
    assert site.clock.slept == [1, pause]
