"""The one place where channels and authored files meet: it tells authoring what the channels need.

Authoring knows no channel, and no channel reads a file. Whoever reads the authored files, or writes files of them, asks
here; whoever wants the guide alone asks ``bot.loading``. It is loaded without any channel's library.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from bot.authoring import project as authored
from bot.authoring.generated import update as generated
from bot.authoring.generated.update import Program
from bot.authoring.project import Project
from bot.authoring.source.channel_needs import ChannelNeeds
from bot.authoring.source.problems import Findings
from bot.authoring.translations.extract import Extractor
from bot.channels.telegram.limits import LONGEST_BUTTON
from bot.channels.telegram.texts import TelegramTexts
from bot.channels.web.texts import WebTexts
from bot.channels.whatsapp.texts import WhatsAppTexts
from bot.check_report import ALL_CHECKS, check_screens
from bot.printing.texts import PrintTexts
from bot.search.search import Finder

NEEDS = ChannelNeeds(
    texts=(TelegramTexts, WebTexts, WhatsAppTexts, PrintTexts), longest_button=LONGEST_BUTTON, make_search=Finder
)

PROGRAM = Program(NEEDS, ALL_CHECKS, check_screens)

extract = Extractor(NEEDS)
"""The extraction method ``wegwijs`` of Babel's (``pyproject.toml``)."""


def read(root: Path | None = None, *, with_new_codes: bool = False) -> Project:
    """See ``bot.authoring.project.read``."""
    return authored.read(NEEDS, root, with_new_codes=with_new_codes)


def make_files(root: Path, begun: Collection[str] = (), findings: Findings | None = None) -> dict[str, str]:
    """See ``bot.authoring.generated.update.make_files``. Raises ``AuthoringError``."""
    return generated.make_files(PROGRAM, root, begun, findings)


def update(root: Path, begun: Collection[str] = (), findings: Findings | None = None) -> list[str]:
    """See ``bot.authoring.generated.update.update``. Raises ``AuthoringError``."""
    return generated.update(PROGRAM, root, begun, findings)
