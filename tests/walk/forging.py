"""What no button of ours ever said, or said to somebody else: mutated codes, random ones, any conversation there is.

Each function draws from ``random.Random``, so that what was forged once can be forged again.
"""

from __future__ import annotations

from functools import cache
from random import Random

from bot.channels.telegram.limits import LONGEST_BUTTON
from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.code import VERSION, VERSION_OF_OLD
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.flow import Choice, Question
from bot.core.guide import Guide
from bot.core.ledger import ALPHABET, LONG, PARTS
from bot.core.overlay import Overlay
from bot.core.province import Province
from tests.codes import released

SIGNS = ALPHABET + "_-"
KINDS = "-maywlrtphxcnSHRBXKCTAL"
"""The characters with which an overlay or an event begins."""

OFTEN_LONG = (*range(0, 70, 7), LONGEST_BUTTON - 1, LONGEST_BUTTON, LONGEST_BUTTON + 1, 1000)


def mutated(chance: Random, button: str) -> str:
    """A button with one to three faults: a sign taken out, put in or changed, two swapped, an end cut off or added."""
    for _ in range(chance.randint(1, 3)):
        at, sign = chance.randrange(len(button) + 1), chance.choice(SIGNS)
        match chance.randrange(6):
            case 0:
                button = button[:at] + button[at + 1 :]
            case 1:
                button = button[:at] + sign + button[at:]
            case 2:
                button = button[:at] + sign + button[at + 1 :]
            case 3:
                button = button[:at] + button[at + 1 : at + 2] + button[at : at + 1] + button[at + 2 :]
            case 4:
                button = button[:at]
            case _:
                button += "".join(chance.choices(SIGNS, k=chance.randint(1, 8)))
    return button


def any_signs(chance: Random) -> str:
    """Characters of the alphabet of codes, of any length up to more than a button can have."""
    return "".join(chance.choices(SIGNS, k=chance.choice(OFTEN_LONG)))


def any_bytes(chance: Random) -> str:
    """Any bytes, as a client could send them: read as UTF-8 where they are, else each as one character."""
    made = chance.randbytes(chance.randrange(LONGEST_BUTTON + 2))
    try:
        return made.decode()
    except UnicodeDecodeError:
        return made.decode("latin-1")


def from_the_grammar(chance: Random) -> str:
    """A text of the form of a button, with any signs for its parts: things that are gone, never were, or do not fit."""

    def some(most: int) -> str:
        return "".join(chance.choices(ALPHABET, k=chance.randint(0, most)))

    kind = f"{chance.choice(KINDS)}{some(2)}"
    version, answers = chance.choice(
        (
            (VERSION, "".join(chance.choices(ALPHABET, k=chance.randrange(20)))),
            (VERSION_OF_OLD, "".join(chance.choices(ALPHABET[:8] + "-" * 4, k=chance.randrange(36)))),
        )
    )
    return f"{version}{chance.choice(SIGNS)}{kind}{some(4)}_{answers}_{chance.choice(KINDS)}{some(3)}"


def any_button(guide: Guide, chance: Random) -> str:
    """A sound button that says anything at all: answers of questions that exclude each other, anything open over it."""
    return guide.coder.button(any_conversation(guide, chance), any_press(guide, chance))


def any_conversation(guide: Guide, chance: Random) -> Conversation:
    """Every question answered or not by chance, whatever leads to it; most of them, or few."""
    likely, situations = chance.choice((0.1, 0.5, 0.95)), guide.flow.situation.choices
    return Conversation(
        chance.choice((None, *guide.words.offered)),
        tuple(chance.choice(choices) for choices in _answers(guide) if chance.random() < likely),
        tuple(chance.sample(situations, chance.choice((0, 1, min(2, len(situations)), len(situations))))),
        chance.choice((None, any_overlay(guide, chance))),
    )


def any_overlay(guide: Guide, chance: Random) -> Overlay:
    """Anything that can lie open, also parts of it that there are not."""
    part, flow = chance.choice((0, 0, 1, chance.randrange(PARTS))), guide.flow
    below: list[overlays.PlainOverlay] = [
        overlays.Menu(), overlays.AllTopics(), overlays.AllCards(), overlays.NearYou(), overlays.MyAnswers(),
        overlays.Why(),
        overlays.AnotherSituation(part), overlays.Helpers(chance.randrange(LONG)),
        overlays.MoreOnOutcome(chance.randrange(LONG)),
        overlays.Copying(), overlays.NearYou(chance.choice([*Province])),
        overlays.OneCard(chance.choice([*flow.cards.values()])),
        any_reading(guide, chance, part),
        overlays.ReadingPage(chance.choice([*flow.pages.values()]), part),
        overlays.ChangingAnswer(chance.choice(_questions(guide)), part),
    ]  # fmt: skip
    overlay = chance.choice((None, *below))
    match chance.randrange(8):
        case 0:
            return overlays.Languages(overlay)
        case 1:
            return overlays.InOtherLanguage(chance.choice([*guide.words.offered]), overlay)
        case _:
            return overlay or overlays.Menu()


def any_reading(guide: Guide, chance: Random, part: int) -> overlays.ReadingTopic:
    """A section of a topic, read in the words of today or in others."""
    topic, meaning = chance.choice([*guide.flow.topics.values()]), "".join(chance.choices(ALPHABET, k=2))
    seen = chance.choice((None, meaning if meaning != topic.meaning else None))
    return overlays.ReadingTopic(topic, chance.choice(tuple(Section)), part, seen)


def any_press(guide: Guide, chance: Random) -> Pressed:
    """Anything that a button can do, possible or not."""
    situations = guide.flow.situation.choices
    presses: list[Pressed] = [
        events.Restarted(), events.WentBack(), events.Closed(), events.Cleared(), events.KeptCopy(),
        events.DroppedCopy(),
        events.Chose(chance.choice(chance.choice(_answers(guide)))), events.Chose(chance.choice(situations)),
        events.TookBack(chance.choice(situations)), events.ChangedAnswer(chance.choice(_questions(guide))),
        events.ChangedLanguage(chance.choice(guide.words.offered)), events.Opened(any_overlay(guide, chance)),
    ]  # fmt: skip
    return chance.choice(presses)


@cache
def released_buttons() -> tuple[str, ...]:
    """The buttons of every ledger that was ever released."""
    return tuple(button for told in released().values() for button in told["buttons"])


@cache
def _answers(guide: Guide) -> tuple[tuple[Choice, ...], ...]:
    """The choices of everything that is asked but the situations, in the order of the ledger's slots."""
    flow = guide.flow
    asked = [flow.choices_of(state) for state in flow.states.values() if state is not flow.situation]
    of_question = {choices[0].question: choices for choices in asked if choices}
    firsts = tuple(choices[0] for choices in of_question.values())
    read = guide.coder.read(guide.coder.code(Conversation(answers=firsts)))  # Answers are read in this order.
    return tuple(of_question[choice.question] for choice in read.answers) if read else ()


@cache
def _questions(guide: Guide) -> tuple[Question, ...]:
    return tuple(state for state in guide.flow.states.values() if isinstance(state, Question))
