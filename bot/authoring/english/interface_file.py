"""Reads the short files: the interface's own words, the statements, the organisations and the facts."""

from __future__ import annotations

from bot.authoring.source import text_checks as wording
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields
from bot.authoring.source.nodes import Mapping
from bot.core.interface import PLACES, Interface
from bot.core.typed_words import plain

TYPED = "typed_"


def read_interface(root: Mapping, desk: FileContext) -> Interface:
    """The interface; a text that is missing is a problem, and empty in it."""
    fields = Fields(root, "the interface", desk)
    texts = {
        name: fields.need(name, f"interface.{name}", longest=place.longest, takes=place.takes)
        for name, place in PLACES.items()
    }
    fields.close()
    typed = dict[str, str]()
    for name in (name for name in texts if name.startswith(TYPED) and texts[name].english):
        for word in (plain(word) for word in texts[name].english.split(",")):
            if not word or typed.setdefault(word, name) != name:
                desk.findings.add(wording.typed_twice(fields.place_of(name), word, typed.get(word, name)))
    return Interface(**texts)
