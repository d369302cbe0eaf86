"""What is typed in a walk, and what a link carries: the words of controls, stories, and everything that is neither."""

from __future__ import annotations

import re
from functools import cache
from random import Random

from bot.core import event as events
from bot.core.guide import Guide
from bot.core.text import Text

LONGEST_TYPED = 4096
"""What Telegram lets a person write in one message (Bot API, checked 23-11-2026)."""

STORIES = (
    "I need a house", "My husband hits me. Where can I go?", "112", "0031 6 12345678", "\u0661\u0661\u0662", "1", "0",
    "-1", "999999999", "menu please", "back back", "/help", "/start", "/start l-en_t-family", "help@example.org",
    "https://example.org/?a=b&c={d}", "{count}", "{0}", "%s", "**", "**menu**", "<b>help</b>", "&amp;", "back\nmenu",
    "'; drop table people; --", "null", "True", "\u0623\u062d\u062a\u0627\u062c \u0628\u064a\u062a \u0641\u064a 2026",
    "\u05d0\u05d1\u05d2", "\u12a5\u1295\u12f0\u1275 \u1290\u12f5?", "\u041f\u043e\u043c\u043e\u0433\u0438",
    "\u6551\u547d",
    "\U0001f198", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1f3\U0001f1f1", "\u2665\ufe0f", "1\ufe0f\u20e3",
    "\u202emenu", "\u2066menu\u2069", "\u200f\u200fback", "me\u200bnu", "\ufeffmenu",
    "m\u0301e\u0300nu", "z" + "\u0335" * 60,
    "\ud800", "\udfff\ud800", "\x00", "\x1b[2J", "\r\n", "\t", " ", "", "\u2028", "\u0130", "\ufdfa", "\U0010ffff",
    "\uff4d\uff45\uff4e\uff55",
)  # fmt: skip
"""Stories, numbers, markup, emoji, right-to-left text, and characters that make trouble elsewhere."""

STRANGE = (
    "aZ0 .,*_{}<>&\\/\"'\n\t\x00\x1b\x7f\u0130\u0301\u0335\u0623\u0627\u0661\u200b\u200d\u200e\u200f\u2028\u202e\u2066"
    "\u2069\ud800\ufdfa\ufeff\U0001f198"
)

PAYLOAD_PARTS = (
    "l-", "t-", "p-", "l-en", "l-xx", "l-EN", "l-en_US", "l-fa_AF", "l-ar_XB", "l-nl", "l--", "l-l-en", "t-family",
    "t-xx",
    "t-FAMILY", "t-dutch-child", "t-domestic-violence", "t-eu-long-term-resident", "t-help", "p-ngo", "p-NGO",
    "p-" + "x" * 28, "p-" + "x" * 29, "x-1", "again", "1", "A", "-", "_", "__", "en", "..", "%00", "l", "t",
    "l-en_t-family_p-a", "l-en\nt-family", "\ud800", "\u0661",
)  # fmt: skip
TAGS = (
    None, "en", "nl-NL", "nl", "ar", "ar-EG", "fa-AF", "ku", "ckb-IQ", "zz", "", "-", "_", "EN-us", "x" * 100, "\u0661",
    "i-klingon",
)  # fmt: skip
"""Languages that an app can say it speaks, and what is none."""

_COMMAS = re.compile("[,\u060c\u3001]")


def typed(guide: Guide, chance: Random) -> events.Typed:
    """A word of a control in any language, a story, or strange characters up to the length of a message."""
    match chance.randrange(4):
        case 0 | 1:
            return events.Typed(_dressed(chance, chance.choice(words_of_controls(guide))))
        case 2:
            return events.Typed(chance.choice(STORIES))
        case _:
            length = chance.choice((1, 2, 5, 30, 300, LONGEST_TYPED))
            return events.Typed("".join(chance.choices(STRANGE, k=length)))


def started(guide: Guide, chance: Random) -> events.Started:
    """A start, by a link that is right or wrong in any way; "again" alone is another word for starting again."""
    topic, language = chance.choice([*guide.flow.topics]), chance.choice(guide.words.offered).code
    match chance.randrange(5):
        case 0:
            payload = ""
        case 1:
            payload = f"l-{language}_t-{topic}"
        case 2:
            payload = chance.choice((f"l-{language}", f"t-{topic}", f"t-{topic}_l-{language}_p-ngo"))
        case _:
            payload = "_".join(chance.choices(PAYLOAD_PARTS, k=chance.choice((1, 2, 3, 20))))
    return events.Started("" if payload == "again" else payload, chance.choice(TAGS))


@cache
def words_of_controls(guide: Guide) -> tuple[str, ...]:
    """Every word that authors gave for a control, in every language that there is."""
    interface, words = guide.interface, guide.words
    texts: tuple[Text, ...] = (
        interface.typed_back, interface.typed_menu, interface.typed_help,
        interface.typed_language, interface.typed_clear, interface.typed_restart,
    )  # fmt: skip
    said = (words.find(text, language).text for text in texts for language in words.languages.values())
    return tuple(dict.fromkeys(word.strip() for each in said for word in _COMMAS.split(each)))


def _dressed(chance: Random, word: str) -> str:
    """A word as people type it: in capitals, with a sign after it, with spaces around it."""
    forms = (word, word, word.upper(), word.title(), f"{word}!", f"  {word} ?", f"/{word}", f"\u200f{word}.")
    return chance.choice(forms)
