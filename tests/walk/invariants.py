"""What is true after every step of a walk, whatever was done before it.

Each invariant is a function that tells the fault that it found, or None. ``every``: it is looked at after each so many
steps, where it costs more than the step itself; when a fault is shrunk, it is looked at after each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.channels.telegram.fit import fault_of
from bot.channels.telegram.rendering import DataKey, to_message
from bot.channels.terminal import LONGEST_NUMBER, to_text
from bot.core import event as events
from bot.core.code import LONGEST_BUTTON, Press
from bot.core.conversation import Conversation
from bot.core.drawing.scene import texts_of
from bot.core.event import Event
from bot.core.flow import Kind, Outcome, Question
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.screen import Block, Bullets, Contact, ControlKind, Notice, Paragraph, Screen
from bot.core.words import Text
from tests.talk import pressable


@dataclass(frozen=True, slots=True)
class Moment:
    """One step: ``event`` was done from ``before``, and came to ``turn``. ``offered``: it stood on the screen."""

    guide: Guide
    before: Conversation
    event: Event
    turn: Turn
    offered: bool = False


@dataclass(frozen=True, slots=True)
class Invariant:
    """``says`` is what is true; ``fault`` what is not, in a moment."""

    says: str
    fault: Callable[[Moment], str | None]
    every: int = 1


NO_EXCEPTION = "no exception"
SAME_AGAIN = "the same button shows the same screen"
"""Two more, which need no function of a moment: the trail itself sees to them."""


def _language(moment: Moment) -> str | None:
    now, shows = moment.turn.conversation.language, moment.turn.screen.shows
    if now is None:
        without = {"languages", "cleared", "page:help:0"}
        return None if shows in without else f"'{shows}' is shown before there is a language"
    if now not in moment.guide.words.offered:
        return f"'{now.code}' is not offered"
    return None if moment.turn.screen.language is now else f"the screen is in '{moment.turn.screen.language.code}'"


def _texts(moment: Moment) -> str | None:
    screen = moment.turn.screen
    if not screen.blocks:
        return "there is no block"
    return next((f"{fault}: {text!r}" for text in shown(screen) if (fault := fault_of_text(text))), None)


def shown(screen: Screen) -> Iterator[str]:
    """Everything that can be read on a screen."""
    yield from (said.text for said in texts_of(screen.blocks))
    yield from (block.title.text for block in screen.blocks if isinstance(block, Contact))
    yield from (button.label.text for button in screen.buttons)
    yield from (control.label.text for control in screen.controls)


_ID = re.compile(r"(?<![\w@./-])[a-z]+(?:_[a-z0-9]+)+(?![\w@])|\b(?:topic|page|more|helpers):[a-z0-9]")
"""A name as they are spelt in flows, or the id of a screen. Names without ``_`` are words, and can be meant as such."""


@lru_cache(maxsize=1 << 16)
def fault_of_text(text: str) -> str | None:
    """What is wrong with a text that a person reads."""
    if not text.strip():
        return "an empty text"
    if "{" in text or "}" in text:
        return "something was not filled in"
    if text.count("**") % 2:
        return "an unpaired **"
    return "an id" if _ID.search(text) else None


def _ways_on(moment: Moment) -> str | None:
    now, screen = moment.turn.conversation, moment.turn.screen
    if screen.shows == "cleared":
        return None if now == Conversation() and not pressable(screen) else "something is left after clearing"
    if [control.kind for control in screen.controls] != ([*ControlKind] if now.language else []):
        return "the controls are not all there"
    return None if screen.buttons else "there is nothing to press but the controls"


def _labels(moment: Moment) -> str | None:
    screen, meant = moment.turn.screen, dict[str, Event]()
    labels = [each.label.text for each in screen.buttons] + [each.label.text for each in screen.controls]
    for label, event in zip(labels, pressable(screen), strict=True):
        if meant.setdefault(label, event) != event:
            return f"two buttons say {label!r} and do different things"
    return None


def _code(moment: Moment) -> str | None:
    now, coder = moment.turn.conversation, moment.guide.coder
    code = coder.code(now)
    return None if coder.read(code) == now else f"{code} is read as {coder.read(code)}, and not as {now}"


def _possible(moment: Moment) -> str | None:
    """What stands on a screen can be pressed there, and an answer that is pressed counts, or says what another said."""
    guide, event, turn = moment.guide, moment.event, moment.turn
    if not moment.offered:
        return None
    for text in (guide.interface.notice_impossible, guide.interface.notice_flow_changed):
        if is_told(guide, turn.screen, text):
            return f"it was on the screen, and now there is the notice {text.context}"
    if not isinstance(event, events.Chose) or event.choice in (
        *turn.conversation.answers,
        *turn.conversation.situations,
    ):
        return None
    said = event.choice.question == guide.flow.situation.name  # Another situation that leads alike counts instead.
    return None if said else f"{event.choice.name} was pressed, and does not count"


def is_told(guide: Guide, screen: Screen, text: Text) -> bool:
    """Whether this notice stands on the screen."""
    said = guide.words.voice(screen.language).say(text).text
    return any(isinstance(block, Notice) and block.said.text == said for block in screen.blocks)


_MARKS = str.maketrans("", "", "\u200e\u200f\u2066\u2067\u2068\u2069")


@lru_cache
def _form_of_progress(guide: Guide, language: Language) -> re.Pattern[str]:
    form = re.escape(guide.words.find(guide.interface.progress, language)[0].translate(_MARKS))
    return re.compile(form.replace(r"\{number\}", "(?P<number>[0-9]+)").replace(r"\{total\}", "(?P<total>[0-9]+)"))


def _progress(moment: Moment) -> str | None:
    """A question is never further on than the last."""
    guide, turn = moment.guide, moment.turn
    if turn.conversation.overlay or not isinstance(guide.flow.states.get(turn.screen.shows), Question):
        return None
    form = _form_of_progress(guide, turn.screen.language)
    texts = (block.said.text.translate(_MARKS) for block in turn.screen.blocks if isinstance(block, Paragraph))
    found = next((found for text in texts if (found := form.fullmatch(text))), None)
    if not found:
        return "it does not say how far along this is"
    return None if 0 < int(found["number"]) <= int(found["total"]) else found[0]


def _nothing_lost(moment: Moment) -> str | None:
    """An answer goes only where the person took it back or began again; else a notice says so."""
    before, event, after = moment.before, moment.event, moment.turn.conversation
    if after.language is None or isinstance(event, events.Started | events.Restarted | events.Cleared):
        return None
    screen = moment.turn.screen
    if screen.shows == "cleared" or any(isinstance(block, Notice) for block in screen.blocks):
        return None
    states = moment.guide.flow.states
    asked = {answer.question for answer in after.answers}
    gone = [answer for answer in before.answers if answer.question not in asked]
    lost = [f"{each.question} {each.name}" for each in gone if isinstance(states[each.question], Question)]
    may = 1 if isinstance(event, events.WentBack | events.Typed) else 0
    restarted = isinstance(event, events.Typed) and not (after.answers or after.situations)
    return None if restarted or len(lost) <= may else f"lost without a word: {', '.join(lost)}"


def _nothing_kept(moment: Moment) -> str | None:
    """What was typed is nowhere on the screen. Short words are left out: authors use them too."""
    if not isinstance(moment.event, events.Typed) or len(words := moment.event.text.strip()) < LONG_WORDS:
        return None
    return f"shown again: {words!r}" if any(words in text for text in shown(moment.turn.screen)) else None


LONG_WORDS = 20


def _somebody(moment: Moment) -> str | None:
    """After several outcomes it may be somebody of another one: the safest come first."""
    screen, guide = moment.turn.screen, moment.guide
    if not isinstance(guide.flow.states.get(screen.shows), Outcome):
        return None
    quote = guide.words.voice(screen.language).quote
    helpers = {quote(each.title).text for each in guide.flow.organisations.values() if each.kind is Kind.HELPER}
    contacts = (block for block in screen.blocks if isinstance(block, Contact) and block.title.text in helpers)
    return None if any(each.phone or each.site for each in contacts) else "no helper with a phone or a site"


def _draws_again(moment: Moment) -> str | None:
    """The code alone gives the same screen, but for what was said of this one turn."""
    guide, turn = moment.guide, moment.turn
    if turn.screen.shows == "cleared":
        return None
    now, screen = turn.conversation, turn.screen
    again = guide.step(now, events.Opened(now.overlay) if now.overlay else events.Closed())
    if again.conversation != now:
        return f"{guide.coder.code(now)} becomes {guide.coder.code(again.conversation)} when it is drawn again"
    same = (again.screen.shows, {*again.screen.buttons}, again.screen.controls, again.screen.language)
    if same != (screen.shows, {*screen.buttons}, screen.controls, screen.language):
        return "its buttons are others when it is drawn again"
    left = iter(again.screen.blocks)
    missing, extra = next(left, None), list[Block]()
    for block in screen.blocks:
        if block == missing:
            missing = next(left, None)
        else:
            extra.append(block)
    if missing:
        return f"drawn again it also says {missing}"
    wrong = [block for block in extra if not isinstance(block, Notice | Bullets)]
    return f"drawn again it does not say {wrong[0]}" if wrong else None


def _back(moment: Moment) -> str | None:
    """Back, pressed as often as there are answers and a few things that lie open, ends at the menu or the languages.

    There it is the end when no answer is left to go back from: below the menu lies the first question.
    """
    guide, now = moment.guide, moment.turn.conversation
    presses = len(now.answers) + len(now.situations) + 3
    for _ in range(presses):
        turn = guide.step(now, events.WentBack())
        now = turn.conversation
        below = guide.step(now, events.Closed()).screen.shows
        if now.language is None or (turn.screen.shows == "menu" and below == guide.flow.start.name):
            return None
    return f"after going back {presses} times there is '{turn.screen.shows}'"


def _fits(moment: Moment) -> str | None:
    guide, now, screen = moment.guide, moment.turn.conversation, moment.turn.screen
    message = to_message(screen, now, guide.coder)
    carried = [key.carries for row in message.keys for key in row if isinstance(key, DataKey)]
    if longest := max((each for each in carried if len(each) > LONGEST_BUTTON), key=len, default=None):
        return f"{longest} has {len(longest)} bytes, where {LONGEST_BUTTON} are possible"
    for button, event in zip(carried, pressable(screen), strict=True):
        if guide.coder.read_button(button) != Press(now, event):
            return f"{button} is not read as it was written"
    if len(screen.buttons) >= 10**LONGEST_NUMBER:
        return f"{len(screen.buttons)} buttons, where a terminal can number {10**LONGEST_NUMBER - 1}"
    return fault_of(message) or (None if to_text(screen).strip() else "nothing to read in a terminal")


INVARIANTS = (
    Invariant("always in a language that is offered, or on a screen that needs none", _language),
    Invariant("every text says something, complete, and no id", _texts),
    Invariant("there is a way on, and the controls", _ways_on),
    Invariant("two buttons with one label do one thing", _labels),
    Invariant("a conversation has one code, and is read back from it", _code),
    Invariant("what is on the screen can be pressed, and counts", _possible),
    Invariant("a question says how far along it is, and never past the end", _progress),
    Invariant("no answer is lost without a word", _nothing_lost),
    Invariant("nothing that was typed is shown", _nothing_kept),
    Invariant("an outcome names somebody to go to", _somebody),
    Invariant("the code alone gives the same screen", _draws_again, every=4),
    Invariant("it fits every channel", _fits, every=10),
    Invariant("back leads to the beginning", _back, every=25),
)
