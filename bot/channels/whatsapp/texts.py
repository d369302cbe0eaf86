"""The words that only WhatsApp shows. They stand in ``flows/interface.yaml`` with the interface's own."""

# ruff: noqa: RUF009  # label and words are calls of dataclasses.field, which is what a default here has to be
from __future__ import annotations

from dataclasses import dataclass

from bot.core.interface import label, words
from bot.core.text import Text


@dataclass(frozen=True, slots=True)
class WhatsAppTexts:
    """What stands on its lists; then what is true there instead of what is said elsewhere; then the doorway."""

    whatsapp_choose: Text = label(20)
    whatsapp_controls: Text = label()
    whatsapp_more: Text = label()
    whatsapp_rest: Text = words(longest=80)

    whatsapp_stays: Text = words(longest=200)
    whatsapp_meta: Text = words(longest=110)
    whatsapp_cleared: Text = words(longest=260)
    whatsapp_copy_what: Text = words(longest=440)
    whatsapp_privacy: Text = words(longest=1600)

    whatsapp_door: Text = words(longest=160)
    whatsapp_open: Text = label(20)
    whatsapp_full: Text = words(longest=260)
