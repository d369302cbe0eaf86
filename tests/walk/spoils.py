"""Faults of each kind, planted in the turns of a small guide: what the invariants are there to find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from types import UnionType

from bot.core import event as events
from bot.core.blocks import Answered, Fold, Heading, Notice, Origin, Paragraph, Way
from bot.core.button import Button
from bot.core.conversation import Conversation
from bot.core.dates import Day
from bot.core.drawing.paginate import FULL_SCREEN
from bot.core.event import Event
from bot.core.guide import Effect, Guide, Turn
from bot.core.language import Language
from bot.core.overlay import Menu, ReadingTopic
from bot.core.screen import Screen
from bot.core.text import Said
from tests.walk.invariants import LONG_WORDS, NO_EXCEPTION
from tests.walk.planted import Spoils

SAYS_ONCE = "a page that was read in other words says so, once"

LONG = Heading(Said("x" * 4096, Language("en", "English")))
FAR_AWAY = Origin(Said("A law", Language("en", "English")), f"https://example.org/{'x' * 33_000}")
NOWHERE = Language("xx", "xx", offered=False)
ENGLISH = Language("en", "English")


def on_screen(**changes: object) -> Spoils:
    """Every screen is changed so."""
    return lambda _, __, turn: replace(turn, screen=replace(turn.screen, **changes))  # type: ignore[arg-type]  # any field


def says(text: str) -> Spoils:
    return lambda _, __, turn: with_block(turn, Paragraph(Said(text, turn.screen.language)))


def with_block(turn: Turn, block: Paragraph | Notice) -> Turn:
    return replace(turn, screen=replace(turn.screen, blocks=(*turn.screen.blocks, block)))


def where(shows: str, spoils: Callable[[Screen], Screen]) -> Spoils:
    return lambda _, __, turn: replace(turn, screen=spoils(turn.screen)) if turn.screen.shows == shows else turn


def without(kind: type | UnionType) -> Callable[[Screen], Screen]:
    return lambda screen: replace(screen, blocks=tuple(block for block in screen.blocks if not isinstance(block, kind)))


def in_no_language(_: Conversation, __: Event, turn: Turn) -> Turn:
    return (
        replace(turn, conversation=replace(turn.conversation, language=NOWHERE)) if turn.conversation.language else turn
    )


def before_a_language(_: Conversation, __: Event, turn: Turn) -> Turn:
    return replace(turn, screen=replace(turn.screen, subject=Menu())) if turn.conversation.language is None else turn


def in_another_language(_: Conversation, __: Event, turn: Turn) -> Turn:
    return replace(turn, screen=replace(turn.screen, language=NOWHERE)) if turn.conversation.language else turn


def twice(screen: Screen) -> Screen:
    return replace(screen, below=(*screen.below, Button(screen.below[0].label, events.Cleared())))


def with_nothing_to_press(_: Conversation, __: Event, turn: Turn) -> Turn:
    return replace(turn, screen=replace(without(Way | Answered | Fold)(turn.screen), below=(), asides=()))


def past_the_end(screen: Screen) -> Screen:
    first = Paragraph(Said("Question 3 of 2", screen.language))
    return replace(screen, blocks=(first, *without(Paragraph)(screen).blocks))


def leaves_something(_: Conversation, __: Event, turn: Turn) -> Turn:
    return replace(turn, conversation=Conversation(turn.screen.language)) if turn.effect is not Effect.SHOWN else turn


def goes_out_of_date(_: Conversation, __: Event, turn: Turn) -> Turn:
    return replace(turn, conversation=replace(turn.conversation, outdated=True)) if turn.conversation.language else turn


def loses(_: Conversation, event: Event, turn: Turn) -> Turn:
    told = any(isinstance(block, Notice) for block in turn.screen.blocks)
    if told or not isinstance(event, events.ChangedLanguage):
        return turn
    return replace(turn, conversation=replace(turn.conversation, answers=()))


def does_not_count(before: Conversation, event: Event, turn: Turn) -> Turn:
    wrong = isinstance(event, events.Chose) and event.choice.question == "last"
    return replace(turn, conversation=before) if wrong else turn


def echoes(_: Conversation, event: Event, turn: Turn) -> Turn:
    if isinstance(event, events.Typed) and event.text.isascii() and LONG_WORDS <= len(event.text) < FULL_SCREEN:
        return with_block(turn, Notice(Said(event.text, ENGLISH)))
    return turn


def impossible(guide: Guide) -> Spoils:
    said = guide.words.voice(ENGLISH).say(guide.interface.notice_impossible)
    return lambda _, event, turn: with_block(turn, Notice(said)) if isinstance(event, events.TookBack) else turn


def page_changed(guide: Guide) -> Notice:
    """What the small guide's one topic says in English."""
    (topic,) = guide.flow.topics.values()
    date = Day(topic.updated)
    return Notice(guide.words.voice(guide.words.english).say(guide.interface.notice_page_changed, date=date))


def says_no_change(small: Guide) -> Spoils:
    def silent(_: Conversation, __: Event, turn: Turn) -> Turn:
        blocks = tuple(block for block in turn.screen.blocks if block != page_changed(small))
        return replace(turn, screen=replace(turn.screen, blocks=blocks))

    return silent


def says_a_change(small: Guide) -> Spoils:
    return lambda _, __, turn: (
        with_block(turn, page_changed(small)) if turn.screen.shows == "topic:general:careful:0" else turn
    )


def says_a_change_again(_: Conversation, event: Event, turn: Turn) -> Turn:
    match turn.conversation.overlay, event:
        case ReadingTopic(), events.Opened(ReadingTopic(seen=str()) as read):
            return replace(turn, conversation=replace(turn.conversation, overlay=read))
        case _:
            return turn


def _each_copy(turn: Turn, spoilt: Callable[[Turn], Turn]) -> Turn:
    return replace(turn, copies=tuple(map(spoilt, turn.copies)))


def copies_answers(_: Conversation, __: Event, turn: Turn) -> Turn:
    return _each_copy(turn, lambda copy: replace(copy, conversation=turn.conversation))


def keeps_the_copy(_: Conversation, __: Event, turn: Turn) -> Turn:
    return _each_copy(turn, lambda copy: replace(copy, screen=replace(copy.screen, below=())))


def quotes_in_the_copy(_: Conversation, __: Event, turn: Turn) -> Turn:
    return _each_copy(turn, lambda copy: with_block(copy, Paragraph(Said("I said a.", ENGLISH))))


def says_once(_: Conversation, event: Event, turn: Turn) -> Turn:
    return with_block(turn, Paragraph(Said("Once", ENGLISH))) if isinstance(event, events.ChangedAnswer) else turn


def says_when_drawn(_: Conversation, event: Event, turn: Turn) -> Turn:
    return with_block(turn, Notice(Said("Again", ENGLISH))) if isinstance(event, events.Closed) else turn


def offers_once(_: Conversation, event: Event, turn: Turn) -> Turn:
    less = replace(turn.screen, below=turn.screen.below[:1], asides=())
    return replace(turn, screen=less) if isinstance(event, events.Chose) else turn


def moves_on(_: Conversation, event: Event, turn: Turn) -> Turn:
    if not isinstance(event, events.Opened):
        return turn
    return replace(turn, conversation=replace(turn.conversation, overlay=None))


def stays(before: Conversation, event: Event, turn: Turn) -> Turn:
    stuck = isinstance(event, events.WentBack) and isinstance(before.overlay, Menu)
    return replace(turn, conversation=before) if stuck else turn


def fails(_: Conversation, event: Event, turn: Turn) -> Turn:
    if isinstance(event, events.TookBack):
        raise KeyError(turn.screen.shows)
    return turn


def counting() -> Spoils:
    """Every screen is another one."""
    screens = count(1)
    return lambda _, __, turn: replace(turn, screen=replace(turn.screen, columns=next(screens)))


FITS = "it fits Telegram, WhatsApp and a terminal"

FAULTS: list[tuple[str, Spoils]] = [
    ("always in a language that is offered, or on a screen that needs none", in_no_language),
    ("always in a language that is offered, or on a screen that needs none", before_a_language),
    ("always in a language that is offered, or on a screen that needs none", in_another_language),
    ("every text says something, complete, and no id", on_screen(blocks=())),
    ("every text says something, complete, and no id", says(" ")),
    ("every text says something, complete, and no id", says("{count} answers")),
    ("every text says something, complete, and no id", says("**Mind")),
    ("every text says something, complete, and no id", says("Go to hurt_now.")),
    ("every text says something, complete, and no id", says("topic:family:short:0")),
    ("every text says something, complete, and no id", says("interface.first")),
    ("there is a way on, and the controls", on_screen(controls=())),
    ("there is a way on, and the controls", with_nothing_to_press),
    ("there is a way on, and the controls", leaves_something),
    ("two buttons with one label do one thing", where("last", twice)),
    ("a conversation is read back from its code", goes_out_of_date),
    ("a question says how far along it is, and never past the end", where("last", without(Paragraph))),
    ("a question says how far along it is, and never past the end", where("last", past_the_end)),
    ("an outcome names somebody to go to", where("end", without(Fold))),
    ("what is on the screen can be pressed, and counts", does_not_count),
    ("no answer is lost without a word", loses),
    (SAYS_ONCE, says_a_change_again),
    ("nothing that was typed is shown", echoes),
    ("a copy holds no answer", copies_answers),
    ("a copy holds no answer", keeps_the_copy),
    ("a copy holds no answer", quotes_in_the_copy),
    ("the code alone gives the same screen", says_once),
    ("the code alone gives the same screen", says_when_drawn),
    ("the code alone gives the same screen", offers_once),
    ("the code alone gives the same screen", moves_on),
    (FITS, where("last", lambda screen: replace(screen, blocks=(*screen.blocks, LONG)))),
    ("it fits a web page", where("last", lambda screen: replace(screen, blocks=(*screen.blocks, FAR_AWAY)))),
    ("back leads to the beginning", stays),
    (NO_EXCEPTION, fails),
]  # fmt: skip
