"""The template of all catalogs: every short text in English, with its permanent id, as authors wrote it."""

from __future__ import annotations

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from bot.authoring.source.channel_needs import ChannelNeeds
from bot.authoring.translations.extract import Extractor


def make_template(root: Path, needs: ChannelNeeds) -> str:
    """The template of all catalogs."""
    catalog = Catalog(project="Wegwijs", charset="utf-8", creation_date=None)
    extract = Extractor(needs)
    methods = [("flows/**.yaml", extract), ("content/**/en.md", extract)]
    keywords = {"pgettext": ((1, "c"), 2)}
    for file, line, message, comments, context in extract_from_dir(
        root,
        method_map=methods,  # type: ignore[arg-type]  # a function will do (Babel 2.18, extract), which the types miss
        keywords=keywords,
        directory_filter=_authored,
    ):
        flags = [comment for comment in comments if _FLAG.fullmatch(comment)]
        remarks = [comment for comment in comments if comment not in flags]
        catalog.add(message, None, [(file, line)], flags=flags, auto_comments=remarks, context=context)
    written = io.BytesIO()
    write_po(written, catalog, width=0, sort_by_file=True, include_lineno=False, omit_header=True)
    return _POT_HEAD + written.getvalue().decode("utf-8")


_FLAG = re.compile(r"max-length:\d+")
"""A remark that tools read as a flag (Weblate, "Checks and fixups", read 29-11-2026)."""

_POT_HEAD = """\
# The template of the catalogs of Wegwijs. CC BY 4.0, see content/LICENSE. Written by "wegwijs update".
msgid ""
msgstr ""
"Project-Id-Version: Wegwijs\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def _authored(folder: str) -> bool:
    return Path(folder).name not in {".git", ".venv", "tests", "docs", "bot"}
