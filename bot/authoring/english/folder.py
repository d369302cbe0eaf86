"""Reads the whole folder of authored files into drafts, whose names may still name nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.authoring.english.cards_file import DraftCard, read_cards
from bot.authoring.english.draft_flow import DraftFlow, DraftQuestion, DraftState, DraftStatement
from bot.authoring.english.draft_page import DraftPage
from bot.authoring.english.flow_file import read_flow
from bot.authoring.english.interface_file import InterfaceTexts, read_interface
from bot.authoring.english.languages_file import Row, read_languages
from bot.authoring.english.ledger_file import read_ledger
from bot.authoring.english.note_file import DraftNote, read_note
from bot.authoring.english.organisations_file import read_checked, read_organisations
from bot.authoring.english.page_file import PAGE, TOPIC, read_page
from bot.authoring.english.search_file import HELPERS, DraftSearch, read_search
from bot.authoring.english.statements_file import EveryStatement, read_statements, resolve_statements
from bot.authoring.english.word_lists import read_facts, read_words
from bot.authoring.source.channel_needs import ChannelNeeds
from bot.authoring.source.context import ExtractedText, FileContext, WebAddress
from bot.authoring.source.files import find_missing_english, find_unread_english, read_text
from bot.authoring.source.placeholders import find_unfilled
from bot.authoring.source.plain_language import PlainLanguage
from bot.authoring.source.problems import Findings, Place
from bot.authoring.source.yaml_nodes import Mapping as YamlMapping
from bot.authoring.source.yaml_nodes import Scalar, compose
from bot.core.language import Language
from bot.core.ledger import Ledger
from bot.core.lines import Statement
from bot.core.note import LineKind, NoteLine
from bot.core.organisation import Organisation
from bot.core.pseudo_language import PSEUDO

FLOW = "flows/permit.yaml"
INTERFACE = "flows/interface.yaml"
STATEMENTS = "flows/statements.yaml"
ORGANISATIONS = "flows/organisations.yaml"
CARDS = "flows/cards.yaml"
SEARCH = "flows/search.yaml"
NOTE = "flows/note.yaml"
CODES = "flows/codes.yaml"
FACTS = "content/facts.yaml"
BANNED = "content/banned-words.yaml"
REFERRING = "content/referring-words.yaml"
LANGUAGES = "translations/languages.yaml"

_FILES = (FLOW, INTERFACE, STATEMENTS, ORGANISATIONS, CARDS, SEARCH, NOTE, CODES, FACTS, LANGUAGES)


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of all English files; their places say where the names stand.

    ``statement_drafts`` are the statements with the places of their lines; ``checked`` has the day on which each
    organisation was checked, ``addresses`` every source and site. ``referring`` are the words that refer to
    another line.
    """

    flow: DraftFlow
    interface: InterfaceTexts
    statements: Mapping[str, Statement]
    statement_drafts: Mapping[str, DraftStatement]
    organisations: Mapping[str, Organisation]
    checked: Mapping[str, Scalar]
    cards: Mapping[str, DraftCard]
    pages: Mapping[str, DraftPage]
    search: DraftSearch
    note: DraftNote
    facts: tuple[Scalar, ...]
    referring: Mapping[str, str]
    rows: Mapping[str, Row]
    ledger: Ledger
    addresses: tuple[WebAddress, ...]

    @property
    def languages(self) -> dict[str, Language]:
        """The languages by code."""
        return {code: row.language for code, row in self.rows.items()}

    @property
    def topics(self) -> dict[str, DraftPage]:
        """The pages that are topics, or do not say what they are."""
        return {name: page for name, page in self.pages.items() if page.kind != PAGE}

    @property
    def other_pages(self) -> dict[str, DraftPage]:
        """The pages that are not topics, or do not say what they are."""
        return {name: page for name, page in self.pages.items() if page.kind != TOPIC}

    @property
    def things_with_codes(self) -> dict[str, dict[str, Place]]:
        """The things that a button can name beside questions and choices, by sort and name, each with its place."""
        return {
            "language": {**{code: row.place for code, row in self.rows.items()}, PSEUDO: Place(CODES, 1, 1)},
            "topic": {name: page.place for name, page in self.pages.items() if page.kind == TOPIC},
            "page": {name: page.place for name, page in self.pages.items() if page.kind == PAGE},
            "target": {
                name: scalar.place for name, scalar in self.search.targets.items() if name in {*self.pages, HELPERS}
            },
            "card": {name: card.name.place for name, card in self.cards.items()},
            "danger": {name: danger.name.place for name, danger in self.search.dangers.items()},
        }

    @property
    def note_lines(self) -> dict[NoteLine, Place]:
        """The lines that a note for a lawyer can have."""
        papers = {name: scalar.place for name, (scalar, _) in self.note.papers.items()}
        places = {
            LineKind.ANSWER: {name: state.name.place for name, state in self.flow.states.items() if _asks(state)},
            LineKind.OPTION: {name: page.place for name, page in self.pages.items() if page.kind == TOPIC},
            LineKind.HAD: papers,
            LineKind.LACKS: papers,
            LineKind.ASK: {name: scalar.place for name, (scalar, _) in self.note.questions.items()},
        }
        return {NoteLine(kind, name): place for kind, names in places.items() for name, place in names.items()}


def _asks(state: DraftState) -> bool:
    return isinstance(state, DraftQuestion)


class Folder:
    """A folder, being read. ``complete``: every file could be read, so that names can be looked up in them."""

    def __init__(self, root: Path, needs: ChannelNeeds, findings: Findings) -> None:
        self.root = root
        self.complete = True
        self.texts: list[ExtractedText] = []
        self._addresses: list[WebAddress] = []
        self._plain = PlainLanguage({})
        self._findings = findings
        self._needs = needs

    def read(self) -> Drafts:
        """The drafts of everything. Whatever is wrong is kept as a problem, and left out or empty in them."""
        self._findings.extend(find_unread_english(self.root, _FILES))
        missing = list(find_missing_english(self.root))
        self._findings.extend(missing)
        self.complete &= not missing
        self._plain = PlainLanguage(read_words(*self._open(BANNED)))
        flow = read_flow(*self._open(FLOW))
        interface = read_interface(*self._open(INTERFACE), self._needs)
        statements_root, file_context = self._open(STATEMENTS)
        statement_drafts = read_statements(statements_root, file_context)
        organisations_root, file_context = self._open(ORGANISATIONS)
        organisations = read_organisations(organisations_root, file_context)
        statements = resolve_statements(statement_drafts.values(), organisations)
        cards = read_cards(*self._open(CARDS))
        search = read_search(*self._open(SEARCH))
        note = read_note(*self._open(NOTE))
        facts = read_facts(*self._open(FACTS))
        rows = read_languages(*self._open(LANGUAGES))
        ledger = read_ledger(*self._open(CODES))
        pages = self._pages(statements if statements_root else EveryStatement())
        return Drafts(
            flow, interface, statements, statement_drafts, organisations,
            read_checked(organisations_root), cards, pages, search, note,
            facts, read_words(*self._open(REFERRING)), rows, ledger, tuple(self._addresses),
        )  # fmt: skip

    def _open(self, file: str) -> tuple[YamlMapping, FileContext]:
        """A YAML file and its context. Of one that cannot be read that is told, and not what is missing in it."""
        text = self._filled_in(file)
        root = compose(text, file, self._findings) if text is not None else None
        if text is None or root is None:
            self.complete = False
            return YamlMapping({}, Place(file, 1, 1)), FileContext(Findings())
        return root, self._file_context(text)

    def _filled_in(self, file: str) -> str | None:
        """The text of a file; None where it cannot be read, or where an author has yet to fill something in."""
        text = read_text(self.root, file, self._findings)
        left = tuple(find_unfilled(text or "", file))
        self._findings.extend(left)
        return None if left else text

    def _file_context(self, text: str) -> FileContext:
        return FileContext(self._findings, tuple(text.split("\n")), self.texts, self._plain, self._addresses)

    def _pages(self, statements: Mapping[str, Statement]) -> dict[str, DraftPage]:
        pages = dict[str, DraftPage]()
        for path in sorted((self.root / "content").glob("*/en.md")):
            name, file = path.parent.name, path.relative_to(self.root).as_posix()
            text = self._filled_in(file)
            page = read_page(name, text, file, self._file_context(text), statements) if text is not None else None
            if page:
                pages[name] = page
            else:
                self.complete = False
        return pages
