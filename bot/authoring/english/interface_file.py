"""Reads ``flows/interface.yaml``: the interface's own words, and those that only one channel says."""

from __future__ import annotations

from dataclasses import dataclass

from bot.authoring.source import text_checks
from bot.authoring.source.channel_needs import ChannelNeeds
from bot.authoring.source.context import FileContext
from bot.authoring.source.fields import Fields
from bot.authoring.source.yaml_nodes import Mapping
from bot.core.interface import Interface, text_specs
from bot.core.text import Text
from bot.core.typed_words import normalize

TYPED = "typed_"


@dataclass(frozen=True, slots=True)
class InterfaceTexts:
    """``own`` are the texts of the core; ``channels`` has a value of each of the types of ``ChannelNeeds.texts``."""

    own: Interface
    channels: tuple[object, ...]


def read_interface(root: Mapping, file_context: FileContext, needs: ChannelNeeds) -> InterfaceTexts:
    """The texts; one that is missing is a problem, and empty in them."""
    fields = Fields(root, "the interface", file_context)
    own = _texts(fields, Interface)
    channels = tuple(kind(**_texts(fields, kind)) for kind in needs.texts)
    fields.close()
    _refuse_typed_twice(fields, own)
    return InterfaceTexts(Interface(**own), channels)


def _texts(fields: Fields, kind: type) -> dict[str, Text]:
    return {
        name: fields.need(name, f"interface.{name}", longest=spec.longest, takes=spec.takes)
        for name, spec in text_specs(kind).items()
    }


def _refuse_typed_twice(fields: Fields, texts: dict[str, Text]) -> None:
    typed = dict[str, str]()
    for name in (name for name in texts if name.startswith(TYPED) and texts[name].english):
        for word in (normalize(word) for word in texts[name].english.split(",")):
            if not word or typed.setdefault(word, name) != name:
                fields.file_context.findings.add(
                    text_checks.typed_twice(fields.place_of(name), word, typed.get(word, name))
                )
