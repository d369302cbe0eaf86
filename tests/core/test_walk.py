"""A long walk: everything that can be pressed, typed, forged or pressed again, in both directions of writing."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest

from bot.core import event as events
from bot.core.code import KEPT_FREE, LONGEST_BUTTON
from bot.core.conversation import Another, Conversation
from bot.core.event import Event
from bot.core.guide import Guide, Turn
from bot.core.ledger import ALPHABET
from bot.core.pseudo import PSEUDO
from bot.core.screen import Block, Bullets, Notice, Screen
from tests.talk import pressable

WALKS = range(17)
STEPS = 1200
FAR = 30
"""How many of the states are seen at least; the whole conversations see every one."""
PAYLOADS = ["", "l-en", f"l-{PSEUDO}_t-dutch-child", "t-general", "l-xx_p-ngo", "l-en_t-domestic-violence"]
TYPED = ["back", "menu", "help", "language", "clear", "start", "112", "I need a house", "", "\u0661\u0661\u0662"]


class Walker:
    """One walk. It remembers all buttons it was shown, as somebody does who scrolls up.

    Most presses go on with the questions, where the walker went least; the others are any press.
    """

    def __init__(self, guide: Guide, seed: int) -> None:
        self.guide = guide
        self.random = random.Random(seed)  # noqa: S311  # a walk that can be walked again
        self.turn = guide.step(Conversation(), events.Started())
        self.seen: list[tuple[str, Turn]] = []
        self.taken = Counter[Event]()
        self.happened: list[tuple[Callable[[Conversation], Turn], Turn]] = []

    def steps(self) -> None:
        kinds = (self.press, self.type, self.press_an_old_one, self.forge, self.start)
        kind = self.random.choices(kinds, (78, 6, 8, 6, 2))[0]
        conversation, happens = self.turn.conversation, kind()
        self.turn = happens(conversation)
        self.happened.append((happens, self.turn))

    def press(self) -> Callable[[Conversation], Turn]:
        offered = pressable(self.turn.screen)
        if not offered:
            return self.start()
        event = self.random.choice(offered)
        if self.random.random() < 0.7 and (onwards := [each for each in offered if leads_on(each)]):
            event = min(onwards, key=lambda each: (self.taken[each], self.random.random()))
        self.taken[event] += 1
        button = self.guide.coder.button(self.turn.conversation, event)
        assert len(button) <= LONGEST_BUTTON - KEPT_FREE
        turn = self.guide.press(button)
        self.seen.append((button, turn))
        return lambda now: self.guide.press(self.guide.coder.button(now, event))

    def type(self) -> Callable[[Conversation], Turn]:
        return self.event(events.Typed(self.random.choice(TYPED)))

    def start(self) -> Callable[[Conversation], Turn]:
        return self.event(events.Started(self.random.choice(PAYLOADS)))

    def event(self, event: Event) -> Callable[[Conversation], Turn]:
        return lambda now: self.guide.step(now, event)

    def press_an_old_one(self) -> Callable[[Conversation], Turn]:
        if not self.seen:
            return self.press()
        button, then = self.random.choice(self.seen)
        assert self.guide.press(button) == then, "an old button shows what it showed then"
        return lambda _: self.guide.press(button)

    def forge(self) -> Callable[[Conversation], Turn]:
        button = self.guide.coder.button(self.turn.conversation, events.Closed())
        if self.seen and self.random.random() < 0.5:
            button = self.random.choice(self.seen)[0]
        for _ in range(self.random.randint(1, 3)):
            at = self.random.randrange(len(button) + 1)
            button = button[:at] + self.random.choice([*ALPHABET, "_", "-", ""]) + button[at + 1 :]
        return lambda _: self.guide.press(button)


def leads_on(event: Event) -> bool:
    """Whether this goes on with the questions."""
    return isinstance(event, events.Chose | events.Closed) or event in {
        events.Opened(Another(0)),
        events.Opened(Another(1)),
    }


@pytest.mark.parametrize("seed", WALKS)
def test_a_walk_never_ends_nowhere(pseudo_guide: Guide, seed: int) -> None:
    walker, shown = Walker(pseudo_guide, seed), set[str]()
    for _ in range(STEPS):
        walker.steps()
        turn = walker.turn
        shown.add(turn.screen.shows)
        assert is_in_a_language(pseudo_guide, turn)
        assert pressable(turn.screen) or turn.screen.shows == "cleared"
        code = pseudo_guide.coder.code(turn.conversation)
        assert pseudo_guide.coder.read(code) == turn.conversation
        assert_draws_again(pseudo_guide, turn)
        if walker.random.random() < 0.03:
            assert goes_back_to_the_start(pseudo_guide, turn.conversation)
    assert len(shown & {*pseudo_guide.flow.states}) > FAR
    assert_can_be_walked_again(pseudo_guide, walker)


def is_in_a_language(guide: Guide, turn: Turn) -> bool:
    if turn.conversation.language is None:
        return turn.screen.shows in {"languages", "page:help:0", "cleared"}
    return turn.conversation.language in guide.words.offered and turn.screen.language is turn.conversation.language


def assert_draws_again(guide: Guide, turn: Turn) -> None:
    """The same screen comes from the code alone, but for what was said of this one turn."""
    if turn.screen.shows == "cleared":
        return
    overlay = turn.conversation.overlay
    read = guide.coder.read(guide.coder.code(turn.conversation))
    assert read
    again = guide.step(read, events.Opened(overlay) if overlay else events.Closed())
    assert again.conversation == turn.conversation
    assert without_notices(again.screen) == again.screen.blocks, "nothing is told twice"
    assert without_notices(turn.screen) == again.screen.blocks
    assert (again.screen.shows, again.screen.buttons) == (turn.screen.shows, turn.screen.buttons)
    assert again.screen.controls == turn.screen.controls


def without_notices(screen: Screen) -> tuple[Block, ...]:
    """The blocks after the notices of the turn, and the list of dropped answers among them."""
    blocks = screen.blocks
    while blocks and isinstance(blocks[0], Notice):
        dropped = len(blocks) > 1 and isinstance(blocks[1], Bullets)
        blocks = blocks[2:] if dropped else blocks[1:]
    return blocks


def goes_back_to_the_start(guide: Guide, conversation: Conversation) -> bool:
    """Whether going back, as often as there are questions and one overlay, ends at the menu or the languages."""
    for _ in range(2 * len(guide.flow.states)):
        turn = guide.step(conversation, events.WentBack())
        conversation = turn.conversation
        if turn.screen.shows == "menu" or conversation.language is None:
            return True
    return False


def assert_can_be_walked_again(guide: Guide, walker: Walker) -> None:
    """The same events give the same screens, up to any point."""
    turn = guide.step(Conversation(), events.Started())
    for happens, then in walker.happened[: walker.random.randrange(STEPS)]:
        turn = happens(turn.conversation)
        assert turn == then


def test_the_walks_are_long() -> None:
    assert len(WALKS) * STEPS >= 20_000
