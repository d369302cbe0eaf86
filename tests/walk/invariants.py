"""What is true after every step of a walk, whatever was done before it.

``every``: it is looked at after each so many steps, where it costs more than the step itself; when a fault is shrunk,
after each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.core import event as events
from bot.core.blocks import Block, Bullets, Notice
from bot.core.conversation import Conversation
from bot.core.event import Event
from bot.core.flow import Question
from bot.core.guide import Effect, Guide, Turn
from bot.core.note import NoteStep
from bot.core.overlay import Menu, ReadingTopic, find_reading, without_language
from bot.core.replay import Replay
from bot.core.subject import Apart
from tests.talk import pressable
from tests.walk import faults
from tests.walk.faults import notices_on, shown

LONG_WORDS = 20
"""Letters from which typed words are looked for on the screen: authors use short ones too."""


TELL_OF_A_LOSS = {"notice_dropped", "notice_flow_changed"}


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
    """``says`` is what is true; ``fault`` tells what is not, in a moment."""

    says: str
    fault: Callable[[Moment], str | None]
    every: int = 1


NO_EXCEPTION = "no exception"
SAME_AGAIN = "the same button shows the same screen"
SAME_WALK = "the same steps show the same screens"
"""Three more, which are no function of a moment: the trail itself sees to them."""


def possible(moment: Moment) -> str | None:
    """What stands on a screen can be pressed there, and an answer that is pressed counts."""
    guide, event, turn = moment.guide, moment.event, moment.turn
    if not moment.offered:
        return None
    if wrong := notices_on(guide, turn.screen) & {"notice_impossible", "notice_flow_changed"}:
        return f"it was on the screen, and now there is {', '.join(sorted(wrong))}"
    if not isinstance(event, events.Chose) or event.choice in turn.conversation.answers:
        return None
    said = event.choice.question == guide.flow.situation.name  # Another situation that leads alike counts instead.
    return None if said else f"{event.choice.name} was pressed, and does not count"


def nothing_lost(moment: Moment) -> str | None:
    """An answer goes only where the person took it back or began again; else a notice says so."""
    event, after, screen = moment.event, moment.turn.conversation, moment.turn.screen
    begins = isinstance(event, events.Started | events.Restarted | events.Cleared | events.DroppedCopy)
    if begins or after.language is None or TELL_OF_A_LOSS & notices_on(moment.guide, screen):
        return None
    asked = {answer.question for answer in after.answers}
    # What an answer told counts with that answer, also where a forged code told it twice.
    counted = {answer.counts_as for answer in (*after.answers, *moment.before.answers)}
    gone = [answer for answer in moment.before.answers if answer.question not in asked]
    gone += [told for told in moment.before.situations if told not in after.situations and told not in counted]
    lost = [each for each in gone if isinstance(moment.guide.flow.states[each.question], Question)]
    typed_restart = isinstance(event, events.Typed) and not (after.answers or after.situations)
    may = len(lost) if typed_restart else isinstance(event, events.WentBack | events.Typed | events.TookBack)
    return None if len(lost) <= may else f"lost without a word: {', '.join(each.name for each in lost)}"


def says_what_changed(moment: Moment) -> str | None:
    """A page that was read in other words says so when it is shown again. Then it was read, and no other page does."""
    event, here = moment.event, without_language(moment.turn.conversation.overlay)
    if isinstance(here, ReadingTopic) and here.seen:
        return f"{here.topic.name} is shown, and would be said to have changed once more"
    known = [find_reading(event.overlay)] if isinstance(event, events.Opened) else []
    known += [] if isinstance(event, events.Started) else [find_reading(moment.before.overlay)]
    read = next((each for each in known if each and isinstance(here, ReadingTopic) and each.topic is here.topic), None)
    said = "notice_page_changed" in notices_on(moment.guide, moment.turn.screen)
    if said == bool(read and read.seen):
        return None
    return f"'{moment.turn.screen.shows}' says that it has changed" if said else f"{read} was read, and nothing is said"


def nothing_kept(moment: Moment) -> str | None:
    """What was typed is nowhere on the screen."""
    if not isinstance(moment.event, events.Typed) or len(words := moment.event.text.strip()) < LONG_WORDS:
        return None
    return f"shown again: {words!r}" if any(words in text for text in shown(moment.turn.screen)) else None


def copies(moment: Moment) -> str | None:
    """A copy holds no answer in its button, and can be taken away; only a note for a lawyer quotes answers."""
    faults_of_each = (_of_copy(moment, copy) for copy in moment.turn.copies)
    return next((fault for fault in faults_of_each if fault), None)


def _of_copy(moment: Moment, copy: Turn) -> str | None:
    guide = moment.guide
    if copy.conversation != Conversation(moment.turn.conversation.language):
        return f"the copy carries {guide.coder.code(copy.conversation)}"
    if pressable(copy.screen) != [events.DroppedCopy()]:
        return "the copy cannot be taken away"
    voice, now = guide.words.voice(copy.screen.language), moment.turn.conversation
    quoted = [voice.say(choice.said).text for choice in (*now.answers, *now.situations) if choice.said]
    is_note = copy.screen.subject is Apart.NOTE
    found = next((words for words in quoted if any(words in text for text in shown(copy.screen))), None)
    if found and not is_note:
        return f"the copy quotes an answer: {found!r}"
    return faults.of_texts(guide, copy) or faults.of_fit(guide, copy)


def draws_again(moment: Moment) -> str | None:
    """The code alone gives the same screen, but for what was said of this one turn."""
    guide, now, screen = moment.guide, moment.turn.conversation, moment.turn.screen
    if moment.turn.effect is not Effect.SHOWN:
        return None
    again = guide.step(now, events.Opened(now.overlay) if now.overlay else events.Closed())
    if again.conversation != now:
        return f"{guide.coder.code(now)} becomes {guide.coder.code(again.conversation)} when it is drawn again"
    # Below a language a partner's link says more, once.
    pressed = [{replace(button, about=None) for button in each.buttons} for each in (screen, again.screen)]
    parts = [(each.shows, each.language, each.controls) for each in (screen, again.screen)]
    if parts[0] != parts[1] or pressed[0] != pressed[1]:
        return "what can be pressed is something else when it is drawn again"
    left, extra = [*again.screen.blocks], list[Block]()
    for block in screen.blocks:
        if left and block == left[0]:
            left.pop(0)
        else:
            extra.append(block)
    wrong = [block for block in extra if not isinstance(block, Notice | Bullets)]
    return f"only when it is drawn again it says {left}, and before only {wrong}" if left or wrong else None


def leads_back(moment: Moment) -> str | None:
    """Back, as often as there are answers, steps of a note and a few things that lie open, ends at the languages.

    It is the end where no answer is left to go back from: below the languages lies the first question.
    """
    guide, now, shows = moment.guide, moment.turn.conversation, ""
    presses = len(now.answers) + len(now.situations) + len(NoteStep) + 3
    for _ in range(presses):
        turn = guide.step(now, events.WentBack())
        now, shows = turn.conversation, turn.screen.shows
        if now.language is None:
            return None
        if shows == "languages" and guide.step(now, events.Closed()).screen.shows == guide.flow.start.name:
            return None
    return f"after going back {presses} times there is '{shows}'"


def back_undoes(moment: Moment) -> str | None:
    """Back from what was just opened over the place, or answered at it, is where that was done.

    Three things are so on purpose: where more was answered than lies on the path, the last on the path is taken back;
    behind the first question, before anything was answered, are the languages; and where an answer contradicts another,
    that is asked, or one of them was taken away.
    """
    guide, before, event, now = moment.guide, moment.before, moment.event, moment.turn.conversation
    if not moment.offered or before.overlay or now == before or not isinstance(event, events.Opened | events.Chose):
        return None
    steps = len(_replay(guide).journey(before).steps)
    if {"notice_contradiction", "notice_dropped"} & notices_on(guide, moment.turn.screen):
        return None
    if event == events.Opened(Menu()) or steps != len(before.answers) + len(before.situations):
        return None
    back = guide.step(now, events.WentBack()).conversation
    return None if back == before else f"back leads to {guide.coder.code(back)}, not to {guide.coder.code(before)}"


@lru_cache
def _replay(guide: Guide) -> Replay:
    return Replay(guide.flow)


def all_do_something(moment: Moment) -> str | None:
    """Every button but a marked one leads elsewhere, or gives a copy."""
    guide, now = moment.guide, moment.turn.conversation
    for button in moment.turn.screen.buttons:
        turn = guide.step(now, button.event)
        if turn.conversation == now and not button.marked and not turn.copies:
            return f"{guide.coder.button(now, button.event)} does nothing"
    return None


def _of_turn(fault: Callable[[Guide, Turn], str | None]) -> Callable[[Moment], str | None]:
    return lambda moment: fault(moment.guide, moment.turn)


INVARIANTS = (
    Invariant("always in a language that is offered, or on a screen that needs none", _of_turn(faults.of_language)),
    Invariant("every text says something, complete, and no id", _of_turn(faults.of_texts)),
    Invariant("there is a way on, and the controls", _of_turn(faults.of_ways_on)),
    Invariant("two buttons with one label do one thing", _of_turn(faults.of_labels)),
    Invariant("a conversation is read back from its code", _of_turn(faults.of_code)),
    Invariant("a question says how far along it is, and never past the end", _of_turn(faults.of_progress)),
    Invariant("an outcome names somebody to go to", _of_turn(faults.of_helpers)),
    Invariant("what is on the screen can be pressed, and counts", possible),
    Invariant("no answer is lost without a word", nothing_lost),
    Invariant("a page that was read in other words says so, once", says_what_changed),
    Invariant("nothing that was typed is shown", nothing_kept),
    Invariant("a copy holds no answer", copies),
    Invariant("back undoes what was just done", back_undoes),
    Invariant("the code alone gives the same screen", draws_again, every=4),
    Invariant("no button does nothing", all_do_something, every=100),
    Invariant("it fits Telegram, WhatsApp and a terminal", _of_turn(faults.of_fit), every=20),
    Invariant("it fits a web page", _of_turn(faults.of_page), every=40),
    Invariant("back leads to the beginning", leads_back, every=40),
)
