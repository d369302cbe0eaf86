"""The fonts of pictures: Noto's, which are among the developers' tools, so that a picture is the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from tests.widths import GEEZ, NASKH, SANS

_FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  {folders}
  {aliases}
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


@contextmanager
def noto() -> Iterator[dict[str, str | float | bool]]:
    """The environment of a browser for which Noto's fonts come first. Signs that they have not are the machine's."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "fonts.conf")
        folders = "".join(f"<dir>{escape(str(font.parent))}</dir>" for font in (SANS, NASKH, GEEZ))
        preferred = "".join(f"<family>{each}</family>" for each in _FAMILIES)
        aliases = "".join(
            f'<alias binding="strong"><family>{each}</family><prefer>{preferred}</prefer></alias>'
            for each in ("system-ui", "sans-serif", "Roboto")
        )
        text = _CONFIGURATION.format(folders=folders, aliases=aliases, cache=escape(str(Path(folder, "cache"))))
        file.write_text(text, encoding="utf-8")
        yield {**os.environ, "FONTCONFIG_FILE": str(file)}
