"""Whether phones show the whole of every label: they cut what is too wide for its key, in the middle, without a word.

How wide a key is: ``limits.LABEL_PIXELS``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.authoring.english.folder import LANGUAGES
from bot.authoring.project import Project
from bot.authoring.source.checks import Fault, message
from bot.authoring.source.files import catalog_of, read_text
from bot.authoring.source.problems import Findings, Place, Problem
from bot.authoring.translations.po import read_entries
from bot.channels.telegram.keys import strip_signs
from bot.channels.telegram.limits import LABEL_PIXELS
from bot.channels.text_width import width
from bot.core.bidi import strip_marks
from bot.core.language import Language

Label = tuple[str, int]
"""The text on a key, and how many keys stand side by side there."""


@message
def cut_button(place: Place, label: str, language: str, pixels: float, room: int) -> Fault:
    """A label that is wider than its key, so that phones cut words out of its middle.

    Fails: a label of 30 letters of Ge'ez; one of 20 on a key that has another beside it. Passes: what stays below 290
    pixels at a letter size of 15, or below 140 where two keys stand side by side.
    """
    what = f"the button '{label}' in {language} is {pixels:.0f} pixels wide, and a phone has room for {room}."
    return Fault(place, what, "Keep the words that tell it from the other buttons; the text above them says the rest.")


def find_cut_buttons(project: Project, language: Language, labels: Iterable[Label]) -> Iterator[Problem]:
    """Those of the labels that are cut, each at the place of its words."""
    for label, beside in labels:
        room, pixels = LABEL_PIXELS[beside], width(label)
        if pixels > room:
            plain = strip_marks(label)
            place = find_place(project, language, strip_signs(plain))
            yield cut_button(place, plain, language.code, pixels, room)


def find_place(project: Project, language: Language, label: str) -> Place:
    """The place of a label's words: in the language's catalog, else in English, else it is the name of a language."""
    file = catalog_of(language.code)
    text = read_text(project.root, file, Findings()) if (project.root / file).is_file() else None
    found = [Place(file, entry.line, 1) for entry in read_entries(text or "") if entry.said("msgstr") == label]
    found += [found.place for found in project.texts if found.text.english == label]
    return found[0] if found else Place(LANGUAGES, 1, 1)
