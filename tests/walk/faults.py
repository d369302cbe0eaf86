"""What can be wrong with one turn by itself: each function tells the fault that it found, or None."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bot.channels.telegram.checks import find_fault
from bot.channels.telegram.keys import DataKey
from bot.channels.telegram.limits import LONGEST_BUTTON
from bot.channels.telegram.rendering import to_message
from bot.channels.terminal import LONGEST_NUMBER, to_text
from bot.channels.web.chat_page import to_page
from bot.channels.web.html import HEAVIEST, to_html
from bot.core.bidi import strip_marks
from bot.core.blocks import Answered, Call, Contact, Notice, Paragraph, every_block
from bot.core.conversation import Conversation
from bot.core.dates import Day
from bot.core.drawing.scene import BETWEEN
from bot.core.drawing.translation_remarks import said_texts
from bot.core.event import Event, Pressed
from bot.core.flow import Outcome, Question
from bot.core.guide import Guide, Turn
from bot.core.interface import Interface, text_specs
from bot.core.language import DUTCH, Language
from bot.core.organisation import Kind
from bot.core.screen import ControlKind, Screen
from bot.core.subject import Apart
from bot.core.text import Said, Value
from bot.parity.losses import find_losses
from bot.parity.shown import Medium, show
from tests.talk import pressable

CLEARED = {Apart.CLEARED, Apart.COPY_CLEARED}
WITHOUT_A_LANGUAGE = {"languages", "page:help:0", *(each.value for each in CLEARED)}
"""The screens that need none."""

_ID = re.compile(
    r"""
    (?<![\w@./-]) [a-z]+ (?:_[a-z0-9]+)+ (?![\w@])                         # hurt_now: a name as they are spelt in flows
    | \b (?:topic|page|more|helpers) : [a-z0-9]                            # page:help:0, a screen
    | \b (?:content|interface|organisations|permit|statements) \. [a-z]+   # interface.first_line, a text
    """,
    re.VERBOSE,
)
"""An id. Names without ``_`` are words, and can be meant as such."""

IN_THE_MENU = {ControlKind.LANGUAGE, ControlKind.CLEAR}
"""The controls that Telegram may leave to its menu, which every screen has a key to."""

MOST_ANSWERS = 64
"""No conversation has so many: there are fewer slots."""


def of_language(guide: Guide, turn: Turn) -> str | None:
    """It is a language that is offered, or there is none yet and none is needed."""
    now, screen = turn.conversation.language, turn.screen
    if now is None:
        return None if screen.shows in WITHOUT_A_LANGUAGE else f"'{screen.shows}' is shown before there is a language"
    if now not in guide.words.offered:
        return f"'{now.code}' is not offered"
    return None if screen.language is turn.conversation.shown_in else f"the screen is in '{screen.language.code}'"


def of_texts(_: Guide, turn: Turn) -> str | None:
    """Something is said, and all of it is fit to be read."""
    if not turn.screen.blocks:
        return "there is no block"
    return next((f"{fault}: {text!r}" for text in shown(turn.screen) if (fault := of_text(text))), None)


def shown(screen: Screen) -> Iterator[str]:
    """Everything that can be read on a screen."""
    yield from (said.text for said in said_texts(screen.blocks))
    named = (block.title for block in every_block(screen.blocks) if isinstance(block, Call | Contact))
    yield from (title.text for title in named if title)
    yield from (button.label.text for button in screen.buttons)
    yield from (button.about.text for button in screen.buttons if button.about)
    yield from (control.label.text for control in screen.controls)


@lru_cache(maxsize=1 << 16)
def of_text(text: str) -> str | None:
    """What is wrong with a text that a person reads."""
    if not text.strip():
        return "an empty text"
    if "{" in text or "}" in text:
        return "something was not filled in"
    if text.count("**") % 2:
        return "an unpaired **"
    return "an id" if _ID.search(text) else None


def of_ways_on(_: Guide, turn: Turn) -> str | None:
    """There is something to press besides the controls, which are all there; after clearing nothing is left at all."""
    now, screen = turn.conversation, turn.screen
    if screen.subject in CLEARED:
        return None if now == Conversation() and not pressable(screen) else "something is left after clearing"
    if [control.kind for control in screen.controls] != ([*ControlKind] if now.language else []):
        return "the controls are not all there"
    return None if screen.buttons else "there is nothing to press but the controls"


def of_labels(_: Guide, turn: Turn) -> str | None:
    """Two buttons with one label do one thing. What changes an answer is read with its question."""
    screen, meant = turn.screen, dict[str, Event]()
    asked = {each.change: each.question.text for each in every_block(screen.blocks) if isinstance(each, Answered)}
    labels = [f"{asked.get(each, '')} {each.label.text}".strip() for each in screen.buttons]
    labels += [each.label.text for each in screen.controls]
    for label, event in zip(labels, pressable(screen), strict=True):
        if meant.setdefault(label, event) != event:
            return f"two buttons say {label!r} and do different things"
    return None


def of_code(guide: Guide, turn: Turn) -> str | None:
    """A conversation is read back from its code."""
    code = guide.coder.code(turn.conversation)
    read = guide.coder.read(code)
    return None if read == turn.conversation else f"{code} is read as {read}, and not as {turn.conversation}"


def notices_on(guide: Guide, screen: Screen) -> set[str]:
    """The names of the interface's texts that stand on a screen as notices, as far as they are known here."""
    known = _notices(guide, screen.language)
    notices = (block for block in every_block(screen.blocks) if isinstance(block, Notice))
    return {known.get(block.said.text, "another notice") for block in notices}


@lru_cache
def _notices(guide: Guide, language: Language) -> Mapping[str, str]:
    voice, found = guide.words.voice(language), dict[str, str]()
    names = {code: voice.quote(each.autonym, each) for code, each in guide.words.languages.items()}
    both = tuple(names[code] for code in (DUTCH, "en") if code in names)
    values: dict[str, Iterable[Said | Value]] = {
        "count": range(1, MOST_ANSWERS),
        "date": [Day(topic.updated) for topic in guide.flow.topics.values()],
        "language": [voice.joined(BETWEEN, each) for each in (*((name,) for name in names.values()), both)],
    }
    for name, place in text_specs(Interface).items():
        text = getattr(guide.interface, name)
        if not place.takes:
            found[voice.say(text).text] = name
        elif len(place.takes) == 1 and place.takes[0] in values:
            found |= {voice.say(text, **{place.takes[0]: value}).text: name for value in values[place.takes[0]]}
    return found


def of_progress(guide: Guide, turn: Turn) -> str | None:
    """A question says how far along it is, and is never further on than the last."""
    if turn.conversation.overlay or not isinstance(guide.flow.states.get(turn.screen.shows), Question):
        return None
    forms = _forms_of_progress(guide, turn.screen.language)
    texts = [strip_marks(block.said.text) for block in turn.screen.blocks if isinstance(block, Paragraph)]
    found = next((found for text in texts for form in forms if (found := form.fullmatch(text))), None)
    if not found:
        return "it does not say how far along this is"
    last = found.groupdict().get("total", found["number"])
    return None if 0 < int(found["number"]) <= int(last) else found[0]


@lru_cache
def _forms_of_progress(guide: Guide, language: Language) -> tuple[re.Pattern[str], ...]:
    """How far along, where the number of questions is known and where it is not."""
    texts = (guide.interface.progress, guide.interface.progress_open)
    forms = (re.escape(strip_marks(guide.words.find(text, language).text)) for text in texts)
    return tuple(
        re.compile(form.replace(r"\{number\}", "(?P<number>[0-9]+)").replace(r"\{total\}", "(?P<total>[0-9]+)"))
        for form in forms
    )


def of_helpers(guide: Guide, turn: Turn) -> str | None:
    """An outcome names somebody to go to: after several outcomes perhaps of another one, for the safest come first."""
    if not isinstance(guide.flow.states.get(turn.screen.shows), Outcome):
        return None
    quote = guide.words.voice(turn.screen.language).quote
    helpers = {quote(each.title).text for each in guide.flow.organisations.values() if each.kind is Kind.HELPER}
    contacts = (block for block in every_block(turn.screen.blocks) if isinstance(block, Contact))
    reachable = (each for each in contacts if each.title.text in helpers and (each.phones or each.site))
    return None if any(reachable) else "no helper with a phone or a site"


def of_fit(guide: Guide, turn: Turn) -> str | None:
    """Every chat can show it, and each of its buttons says there what it says here."""
    now, screen = turn.conversation, turn.screen
    message = to_message(screen, now, guide.coder)
    found = set[Pressed]()
    for button in (key.carries for row in message.keys for key in row if isinstance(key, DataKey)):
        press = guide.coder.read_button(button)
        if len(button) > LONGEST_BUTTON:
            return f"{button} has {len(button)} bytes, where {LONGEST_BUTTON} are possible"
        if press is None or press.conversation != now or press.event not in pressable(screen):
            return f"{button} is not read as it was written"
        found.add(press.event)
    in_the_menu = {each.event for each in screen.controls if each.kind in IN_THE_MENU}
    if missing := [each for each in pressable(screen) if each not in found | in_the_menu]:
        return f"{missing[0]} has no key on Telegram"
    if len(screen.buttons) >= 10**LONGEST_NUMBER:
        return f"{len(screen.buttons)} buttons, where a terminal numbers {10**LONGEST_NUMBER - 1}"
    if not to_text(screen).strip():
        return "there is nothing to read in a terminal"
    return find_fault(message) or of_rows(guide, turn)


def of_rows(guide: Guide, turn: Turn) -> str | None:
    """WhatsApp would take it, and there is a row for all that can be pressed, wherever it stands."""
    shown = show(Medium.WHATSAPP, guide, turn)
    lost = find_losses(Medium.WHATSAPP, guide, turn, shown)
    return shown.fault or next((f"on WhatsApp there is nowhere {text!r}" for text in lost), None)


def of_page(guide: Guide, turn: Turn) -> str | None:
    """As a web page it is not too heavy, in the screen's language, and has every button or leads to the beginning."""
    page = to_page(guide, turn, suggests="nl")
    html, shown = to_html(page), next(iter(turn.copies), turn)
    if len(html.encode()) >= HEAVIEST:
        return f"{len(html.encode())} bytes of a page, where {HEAVIEST} are the most"
    if page.language is not shown.screen.language and (shown.conversation.language or shown.screen.subject in CLEARED):
        return f"the page is in '{page.language.code}', and the screen in '{shown.screen.language.code}'"
    if shown.screen.subject in CLEARED:
        return None if page.restart else "the page leads nowhere"
    if shown.screen.shows.startswith("page:privacy:"):
        return None  # The web tells privacy in its own words, on one page.
    buttons = (guide.coder.button(shown.conversation, event) for event in pressable(shown.screen))
    return next((f"{button} is not on the page" for button in buttons if f'value="{button}"' not in html), None)
