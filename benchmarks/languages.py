"""Sixteen complete languages in a folder of their own, to measure how long it takes to read them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.authoring.ready import authored_root
from bot.authoring.source.files import catalog_of
from bot.authoring.translations.catalogs import POT
from bot.authoring.translations.merge import merge_catalog
from bot.authoring.translations.po_form import format_catalog, parse_catalog
from bot.core.pseudo_language import make_pseudo
from bot.wiring import read


@contextmanager
def all_complete() -> Iterator[Path]:
    """A folder in which every language has all strings and all sections, in the language of tests."""
    with tempfile.TemporaryDirectory() as folder:
        root, ours = Path(folder), authored_root()
        for name in ("flows", "content", "translations"):
            shutil.copytree(ours / name, root / name)
        drafts, template = read(root).drafts, (root / POT).read_text(encoding="utf-8")
        for code, row in drafts.rows.items():
            if code == "en":
                continue
            catalog = parse_catalog(merge_catalog("", template, row, lambda *_: False))
            for entry in catalog:
                entry.msgstr = make_pseudo(entry.msgid)
            path = root / catalog_of(code)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(format_catalog(catalog), encoding="utf-8")
            for page in drafts.pages:
                english = (root / f"content/{page}/en.md").read_text(encoding="utf-8")
                body = english.partition("\n---\n")[2]
                lines = "".join(f"{_translated(line)}\n" for line in body.splitlines())
                (root / f"content/{page}/{code}.md").write_text(lines, encoding="utf-8")
        yield root


def _translated(line: str) -> str:
    """A line of a page; names of sections and statements stay."""
    if line.startswith(("##", "{")):
        return line
    return f"- {make_pseudo(line[2:])}" if line.startswith("- ") else make_pseudo(line)
