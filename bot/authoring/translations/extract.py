"""The Babel extractor: every text of ``flows/`` and every title of ``content/``, with its permanent id as context.

It runs the same readers as the loader, so what is translated and what is shown cannot differ. ``bot/wiring.py`` makes
one of what the channels need, and ``pyproject.toml`` registers that as the extraction method ``wegwijs``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from bot.authoring.english.cards_file import read_cards
from bot.authoring.english.flow_file import read_flow
from bot.authoring.english.interface_file import read_interface
from bot.authoring.english.note_file import read_note
from bot.authoring.english.organisations_file import read_organisations
from bot.authoring.english.page_file import read_page
from bot.authoring.english.search_file import read_search
from bot.authoring.english.statements_file import EveryStatement, read_statements
from bot.authoring.source.channel_needs import ChannelNeeds
from bot.authoring.source.context import FileContext
from bot.authoring.source.files import decode
from bot.authoring.source.own_lists import catalog_source
from bot.authoring.source.problems import Findings
from bot.authoring.source.yaml_nodes import Mapping as YamlMapping
from bot.authoring.source.yaml_nodes import compose

Reader = Callable[[YamlMapping, FileContext], object]

Extracted = tuple[int, str, tuple[str, str], list[str]]
"""Line, gettext function, (msgctxt, msgid) and comments: what Babel wants of an extraction method."""


class Extractor:
    """An extraction method of Babel's, for the texts that the core and these channels say."""

    def __init__(self, needs: ChannelNeeds) -> None:
        self._readers: dict[str, Reader] = {
            "permit.yaml": read_flow,
            "interface.yaml": partial(read_interface, needs=needs),
            "statements.yaml": read_statements,
            "organisations.yaml": read_organisations,
            "cards.yaml": read_cards,
            "search.yaml": read_search,
            "note.yaml": read_note,
        }

    def __call__(
        self,
        fileobj: IO[bytes],
        keywords: object,  # noqa: ARG002  # Babel calls a method with these four
        comment_tags: object,  # noqa: ARG002
        options: object,  # noqa: ARG002
    ) -> Iterator[Extracted]:
        """The texts of one file; none of a file that people do not read, as the ledger, or that cannot be read."""
        path, findings = PurePosixPath(Path(fileobj.name).as_posix()), Findings()
        source = decode(fileobj.read(), path.name, findings) or ""
        file_context = FileContext(findings, tuple(source.split("\n")))
        if path.suffix == ".md":
            read_page(path.parent.name, source, path.name, file_context, EveryStatement())
        elif (reader := self._readers.get(path.name)) and (root := compose(source, path.name, findings)):
            reader(root, file_context)
        for found in file_context.texts:
            english = catalog_source(found.text.context, found.text.english)
            yield found.place.line, "pgettext", (found.text.context, english), list(found.comments)
