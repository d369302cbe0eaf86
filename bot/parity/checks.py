"""Whether something is lost in a channel, or WhatsApp would refuse it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.authoring.english.folder import INTERFACE
from bot.authoring.source.checks import Fault, message
from bot.authoring.source.files import catalog_of
from bot.authoring.source.problems import Place, Problem
from bot.core.conversation import Conversation
from bot.core.event import Cleared
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.parity.shown import Medium
from bot.parity.table import find_doorway_faults, find_faults

LOOKED_AT = (Medium.WHATSAPP, Medium.WEB, Medium.TERMINAL)
"""The channels that are looked at here: Telegram has checks of its own, which say more."""

_TOLD = 60
"""Letters of a lost text that are told."""


@message
def lost_in_a_channel(place: Place, shows: str, language: Language, channel: str, text: str) -> Fault:
    """A channel does not show something that a screen says: an answer, a number, a warning, a way on.

    Fails: an answer of 100 letters in some language, of which a row on WhatsApp has room for 24 and 72. Passes: an
    answer of 70 letters, which stands whole below its row.
    """
    what = f"'{shows}' in {language.code} loses '{text[:_TOLD]}' on {channel}."
    return Fault(place, what, "Shorten it.")


@message
def too_long_for_whatsapp(place: Place, shows: str, language: Language, fault: str) -> Fault:
    """WhatsApp would refuse a message.

    Fails: 'whatsapp_choose' with 21 letters in some language. Passes: with 20.
    """
    return Fault(place, f"'{shows}' in {language.code} does not fit WhatsApp: {fault}.", "Shorten it.")


def check_channels(guide: Guide, language: Language, turns: Iterable[Turn]) -> Iterator[Problem]:
    """What is lost of the screens of a language, and what WhatsApp would refuse in it."""
    place = Place(INTERFACE if language is guide.words.english else catalog_of(language.code), 1, 1)
    cleared = guide.step(Conversation(language), Cleared())
    faults = [*find_faults(guide, (*turns, cleared), LOOKED_AT)]
    if language.offered:  # No other one can be come to by the doorway.
        faults += find_doorway_faults(guide, language)
    for found in faults:
        if found.lost:
            yield lost_in_a_channel(place, found.shows, language, found.channel, found.lost)
        if found.refused:
            yield too_long_for_whatsapp(place, found.shows, language, found.refused)
