"""Finds where words on a screen were written: each text of an author's carries its id (``Said.source``)."""

from __future__ import annotations

from functools import cache

from bot.authoring.project import Project
from bot.authoring.reviewing.lint_project import lines_of, place_of
from bot.authoring.source.problems import Place
from bot.core.bidi import strip_marks
from bot.core.text import Said


class Sources:
    """The places of all texts of a project, in every language."""

    def __init__(self, project: Project) -> None:
        self._english = {found.text.context: found.place for found in project.texts}
        self._sections = {
            f"{page.name}#{name}": section.name.place
            for page in project.drafts.pages.values()
            for name, section in page.sections.items()
        }
        self._items = {code: {item.id: item for item in items} for code, items in project.items.items()}
        self._lines = cache(lambda file: lines_of(project.root, file))

    def place(self, said: Said) -> Place | None:
        """The place of words in the language in which they are shown; None where no author wrote them."""
        if said.source is None:
            return None
        item = self._items.get(said.language.code, {}).get(said.source)
        if said.source not in self._sections:
            return item.place if item and item.words else self._english[said.source]
        section = item.place if item and item.words else self._sections[said.source]
        return place_of(strip_marks(said.text), section, self._lines(section.file))
