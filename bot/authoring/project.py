"""Reads everything that authors write and makes the guide of it, or says everything that is wrong.

``load`` is for the program: it raises ``AuthoringError`` with all problems. ``read`` is for ``wegwijs check`` and the
translators' commands: it returns what could be read together with the problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import bot
from bot.authoring import catalogs
from bot.authoring.checks import codes
from bot.authoring.checks import content as content_checks
from bot.authoring.checks import flow as flow_checks
from bot.authoring.checks import reading
from bot.authoring.content import PAGE_SECTION, DraftPage, DraftSection, read_page, read_translation
from bot.authoring.drafts import DraftFlow
from bot.authoring.fields import Desk, Found
from bot.authoring.flow import read_flow
from bot.authoring.longest import longest_button
from bot.authoring.nodes import Mapping as YamlMapping
from bot.authoring.nodes import Scalar, compose
from bot.authoring.problems import AuthoringError, Findings, Place, Problem
from bot.authoring.resolve import Resolver
from bot.authoring.words import read_interface, read_languages, read_ledger, read_organisations, read_statements
from bot.core.code import KEPT_FREE, LONGEST_BUTTON
from bot.core.flow import Guard, Organisation, Page, Piece, Section, Statement, Topic
from bot.core.guards import GUARDS
from bot.core.guide import Guide
from bot.core.interface import Interface
from bot.core.language import Language
from bot.core.ledger import Ledger
from bot.core.pseudo import PSEUDO
from bot.core.words import Words

FLOW = "flows/permit.yaml"
INTERFACE = "flows/interface.yaml"
STATEMENTS = "flows/statements.yaml"
ORGANISATIONS = "flows/organisations.yaml"
CODES = "flows/codes.yaml"
FACTS = "content/facts.yaml"
LANGUAGES = "translations/languages.yaml"


@dataclass(frozen=True, slots=True)
class Drafts:
    """What the files say, with names that may name nothing."""

    flow: DraftFlow
    interface: Interface | None
    statements: Mapping[str, Statement]
    organisations: Mapping[str, Organisation]
    pages: Mapping[str, DraftPage]
    bodies: Mapping[str, Mapping[str, Mapping[str, DraftSection]]]
    facts: tuple[Scalar, ...]
    languages: Mapping[str, Language]
    ledger: Ledger
    ledger_places: Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class Project:
    """What was read. ``problems`` are refused, ``tolerated`` are translations that fall back; the guide is sound or None."""

    drafts: Drafts
    texts: tuple[Found, ...]
    problems: tuple[Problem, ...]
    tolerated: tuple[Problem, ...]
    guide: Guide | None


def authored_root() -> Path:
    """Where the authored files are: inside the installed package, else beside it in the repository."""
    package = Path(bot.__file__).parent
    return package if (package / "flows").is_dir() else package.parent


def load(root: Path | None = None, *, with_pseudo: bool = False) -> Guide:
    """The guide. Raises ``AuthoringError`` where any authored file is wrong."""
    project = read(root, with_pseudo=with_pseudo)
    if project.guide is None:
        raise AuthoringError(project.problems)
    return project.guide


def read(root: Path | None = None, *, with_pseudo: bool = False) -> Project:
    """Everything below ``root``, checked. ``with_pseudo`` adds the built-in language of tests, as if it were offered."""
    root = root or authored_root()
    desk, tolerated = Desk(Findings()), Findings()
    drafts = _read_drafts(root, desk, tolerated)
    desk.findings.extend(_checked(drafts))
    guide = None
    if not desk.findings and drafts.interface:
        guide = _guide(root, drafts, drafts.interface, desk, tolerated, with_pseudo=with_pseudo)
        longest = len(longest_button(guide))
        if longest > LONGEST_BUTTON - KEPT_FREE:
            desk.findings.add(codes.too_long_code(Place(CODES, 1, 1), longest, LONGEST_BUTTON - KEPT_FREE))
            guide = None
    return Project(drafts, tuple(desk.texts), tuple(desk.findings), tuple(tolerated), guide)


def _read_drafts(root: Path, desk: Desk, tolerated: Findings) -> Drafts:
    flow = read_flow(_compose(root, FLOW, desk), desk)
    interface = read_interface(_compose(root, INTERFACE, desk), desk)
    statements = read_statements(_compose(root, STATEMENTS, desk), desk)
    organisations = read_organisations(_compose(root, ORGANISATIONS, desk), desk)
    facts = tuple(key for key, _ in _compose(root, FACTS, desk))
    languages = read_languages(_compose(root, LANGUAGES, desk), desk)
    ledger, places = read_ledger(_compose(root, CODES, desk), desk)
    pages, bodies = dict[str, DraftPage](), dict[str, dict[str, Mapping[str, DraftSection]]]()
    for path in sorted((root / "content").glob("*/en.md")):
        name, file = path.parent.name, path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        desk.lines = tuple(text.split("\n"))
        page = read_page(name, text, file, desk, statements)
        if page is None:
            continue
        pages[name] = page
        bodies[name] = {"en": page.sections}
        for code, translated in catalogs.translated_files(path.parent, languages).items():
            other = translated.relative_to(root).as_posix()
            body = translated.read_text(encoding="utf-8")
            bodies[name][code] = read_translation(body, other, Desk(tolerated), statements, page.sections)
    return Drafts(
        flow, interface, statements, organisations, pages, bodies, facts, languages, ledger, places
    )  # fmt: skip


def _compose(root: Path, file: str, desk: Desk) -> YamlMapping:
    path = root / file
    if not path.exists():
        desk.findings.add(reading.missing_file(Place(file, 1, 1)))
        return YamlMapping({}, Place(file, 1, 1))
    text = path.read_text(encoding="utf-8")
    desk.lines = tuple(text.split("\n"))
    return compose(text, file, desk.findings)


def topics_of(drafts: Drafts) -> dict[str, DraftPage]:
    """The pages that are topics."""
    return {name: page for name, page in drafts.pages.items() if page.kind == "topic"}


def pages_of(drafts: Drafts) -> dict[str, DraftPage]:
    """The pages that are not topics."""
    return {name: page for name, page in drafts.pages.items() if page.kind == "page"}


def _checked(drafts: Drafts) -> Findings:
    """What the checks find that look at more than one value."""
    found, flow, topics = Findings(), drafts.flow, topics_of(drafts)
    known: dict[str, Iterable[str]] = {
        "topic": topics, "guard": GUARDS, "organisation": drafts.organisations, "statement": drafts.statements,
    }  # fmt: skip
    found.extend(flow_checks.names(flow, known))
    for check in (
        flow_checks.dead_end, flow_checks.unreachable, flow_checks.circle, flow_checks.same_way,
        flow_checks.no_dont_know, flow_checks.no_dont_say, flow_checks.number_of_choices, flow_checks.wrong_situation,
        flow_checks.no_next_step, flow_checks.no_topic,
    ):  # fmt: skip
        found.extend(check(flow))
    found.extend(flow_checks.no_helper(flow, drafts.organisations))
    found.extend(flow_checks.unlisted_topic(flow, topics))
    found.extend(flow_checks.wrong_guard(flow, _guards_used(drafts)))
    for page in drafts.pages.values():
        found.extend(
            reading.unknown_name(name.place, "organisation", name.text, drafts.organisations)
            for name in page.helpers
            if name.text not in drafts.organisations
        )
    for page in topics.values():
        found.extend(content_checks.unknown_fact(page, [fact.text for fact in drafts.facts]))
        found.extend(content_checks.no_source(page))
        found.extend(content_checks.no_risk(page))
        found.extend(content_checks.no_page_helper(page, drafts.organisations))
    found.extend(content_checks.uncovered_fact(drafts.facts, topics.values()))
    if not _has_help(drafts):
        found.add(content_checks.missing_page(Place("content/help/en.md", 1, 1), "help"))
    if "en" not in drafts.languages:
        found.add(reading.unknown_name(Place(LANGUAGES, 1, 1), "language", "en", drafts.languages))
    found.extend(codes.missing_code(Place(CODES, 1, 1), drafts.ledger, things_with_codes(drafts), asked(drafts.flow)))
    found.extend(codes.reused_code(drafts.ledger_places, drafts.ledger, Place(CODES, 1, 1)))
    return found


def _guards_used(drafts: Drafts) -> list[Guard]:
    used = {name.text for sort, name in flow_checks.named(drafts.flow) if sort == "guard"}
    return [guard for name, guard in GUARDS.items() if name in used]


def _has_help(drafts: Drafts) -> bool:
    page = pages_of(drafts).get("help")
    helpers = [drafts.organisations.get(name.text) for name in page.helpers] if page else []
    return any(helper and helper.phone for helper in helpers)


def asked(flow: DraftFlow) -> dict[str, list[str]]:
    """Every state that holds an answer, with the names of its choices."""
    return {
        name: [choice.name.text for choice in state.choices] for name, state in flow.states.items() if state.choices
    }


def things_with_codes(drafts: Drafts) -> dict[str, list[str]]:
    """What else a button can name."""
    return {
        "language": [*drafts.languages, PSEUDO],
        "topic": list(topics_of(drafts)),
        "page": list(pages_of(drafts)),
    }


def _guide(  # noqa: PLR0913  # it is the one place where everything comes together
    root: Path, drafts: Drafts, interface: Interface, desk: Desk, tolerated: Findings, *, with_pseudo: bool
) -> Guide:
    languages = dict(drafts.languages)
    every = {code: catalogs.read_catalog(root, each, desk.texts, tolerated) for code, each in languages.items()}
    if with_pseudo:
        languages[PSEUDO] = Language(PSEUDO, PSEUDO, right_to_left=True)
        every[PSEUDO] = catalogs.pseudo_catalog(desk.texts)
    words = Words(languages["en"], languages, every)
    organisations = drafts.organisations

    def section(page: str, name: str) -> Section:
        bodies: dict[str, tuple[Piece, ...]] = {
            code: sections[name].pieces for code, sections in drafts.bodies[page].items() if name in sections
        }
        if with_pseudo:
            bodies[PSEUDO] = catalogs.pseudo_pieces(bodies["en"])
        return Section(name, bodies)

    topics = {
        name: Topic(
            name, page.title, page.passport, page.updated, page.checked_law,
            {each: section(name, each) for each in page.sections},
            tuple(organisations[helper.text] for helper in page.helpers), page.sources,
        )
        for name, page in topics_of(drafts).items()
    }  # fmt: skip
    pages = {
        name: Page(
            name, page.title, page.updated, section(name, PAGE_SECTION),
            tuple(organisations[helper.text] for helper in page.helpers),
        )
        for name, page in pages_of(drafts).items()
    }  # fmt: skip
    resolver = Resolver(drafts.flow, interface, GUARDS, organisations, drafts.statements, topics)
    return Guide(resolver.flow(pages), interface, words, drafts.ledger)
