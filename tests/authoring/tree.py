"""A tree of authored files that a test can break, and what ``wegwijs check`` says about it then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.authoring.project import Project
from bot.authoring.reviewing.progress import incomplete
from bot.check_report import report
from bot.wiring import read

REPOSITORY = Path(__file__).parent.parent.parent
SOUND = REPOSITORY / "tests" / "sound"
BROKEN = REPOSITORY / "tests" / "broken"

TODAY = date(2026, 11, 25)
"""The day on which the sound tree is looked at: two days after it was made."""

PERMIT = "flows/permit.yaml"
INTERFACE = "flows/interface.yaml"
ORGANISATIONS = "flows/organisations.yaml"
STATEMENTS = "flows/statements.yaml"
CODES = "flows/codes.yaml"
SEARCH = "flows/search.yaml"
NOTE = "flows/note.yaml"
SHELTER = "content/shelter/en.md"
SHELTER_NL = "content/shelter/nl.md"
LANGUAGES = "translations/languages.yaml"
CATALOG = "translations/nl/LC_MESSAGES/messages.po"


@dataclass(frozen=True, slots=True)
class Tree:
    """Authored files below ``root``."""

    root: Path

    def text(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str, encoding: str = "utf-8") -> Tree:
        """Puts a file there, with its folder."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding=encoding, newline="")
        return self

    def remove(self, file: str) -> Tree:
        (self.root / file).unlink()
        return self

    def change(self, file: str, find: str, replace: str, encoding: str = "utf-8") -> Tree:
        """Replaces what stands exactly once in a file."""
        text = self.text(file)
        assert text.count(find) == 1, f"'{find}' stands {text.count(find)} times in {file}"
        return self.write(file, text.replace(find, replace), encoding)

    def read(self) -> Project:
        return read(self.root)

    def says(self) -> list[str]:
        """Everything that ``wegwijs check`` says, but that the Dutch of the sound tree has gaps, as it should."""
        found = report(self.read(), today=TODAY)
        told = sorted({*found.problems, *found.remarks})
        return [str(problem) for problem in told if problem.check != incomplete.id]

    def checks(self) -> list[str]:
        """The ids of the checks that found something."""
        return [said.rpartition("[")[2].removesuffix("]") for said in self.says()]
