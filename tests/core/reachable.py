"""What hypothesis draws from: every conversation, overlay and event that a code can hold, and texts that are none."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from bot.core import event as events
from bot.core import overlay as overlays
from bot.core.code import Press
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.event import Pressed
from bot.core.flow import Choice, Outcome, Question
from bot.core.guide import Guide
from bot.core.ledger import ALPHABET, LONG, PARTS, Ledger
from bot.core.note import NoteStep
from bot.core.overlay import Overlay
from bot.core.province import Province
from bot.core.screen import Screen
from tests.versions import before_words_were_told, in_version_1

SIGNS = ALPHABET + "_-"

HOSTILE = [
    "",
    " ",
    "_",
    "-",
    "1",
    "1A",
    "1A-",
    "1A-_",
    "1A-__",
    "1A-__-",
    "1A--__B",
    "1A-_-_B",
    "1A-_E-_B",
    "1A-_E____B",
    "1A-AA_E_B",
    "1Al_E_B",
    "1Alll-_E_B",
    "1A-_------A_B",
    "1A-_E_C",
    "1A-_E_CAAA",
    "1A-_E_cBA",
    "1A-_E_tA",
    "1A-_E_BB",
    "3A-_E_B",
    "0A-_E_B",
    "1A-_E_\u0042\u0300",
    "1A-_\uff25_B",
    "1A-_E_B\n",
    "\x001A-_E_B",
    "\U0001f310",
    "\ud800",
    "menu:1:2",
    "l" * 1000,
    "1" + "l" * 1000,
    "1Al" * 1000,
    "_" * 1000,
    "-" * 1000,
    "1A-_" + "A" * 1000,
    "1A-" + ALPHABET + "_E_B",
    "1A-_E_S",
    "1A-_E_SA",  # No topic lies open that it could be another screen of.
    "1ApBA_E_SA",
    "1ArGAzz_E_S",
    "1ArGAzz_E_S-",
    "1ArGAzz_E_S4",
    "1ArGAzz_E_SAA",
    "1ArGA_E_B",
    "1ArGAz_E_B",
    "1ArGAz-_E_B",
    "1ArGA_z_E_B",
    "1ArGAzz_E_rGgzz",  # Shorter: S.
    "1ArGAzz_E_tGg",  # Nothing of before and of today stands on one button.
    "1ArGAzz_E_pBA",
    "1AtGA_E_rGgzz",
    "1AtGA_E_Sg",
    "1AtGA_E_H",
    "1A-_E_HA",
    "1AH_E_B",
    "2",
    "2A",
    "2A-",
    "2A-_",
    "2A-__",
    "2A--__B",
    "2A-_-_B",
    "2A-_-E_B",
    "2A-_A_B",  # No answers are no digits.
    "2A-_EA_B",
    "2A-_E_B_B",
    "2A-AA_E_B",
    "2A-_" + ALPHABET[-1] * 16 + "_B",
    "2A-_" + ALPHABET[-1] * 1000 + "_B",
    "2A-_\u0661_B",
    "2AtGA__B",  # The spellings of before there were two versions are of the first alone.
    "2A-__tGA",
    "2ArGAzz__tGg",
    "2ApBA__pBA",
    "2l" * 1000,
    "2Av__B",
    "2AvM__B",  # There are twelve provinces.
    "2Ab__B",
    "2AbA-__B",  # A number ends in no nothing.
    "2Ab" + ALPHABET[-1] * 60 + "-__B",
    "2Ab-__V",
    "2Ab-__VA",  # It is on that step already.
    "2Ab-__VF",
    "2Ab-__bB-",  # Shorter: V.
    "2Ab-__bF-",  # Shorter: U.
    "2Ab-__U",
    "2Ab-__W9",
    "2A-__UA",  # No note lies open.
    "2A-__VB",
    "2As__B",
    "2As-__B",
    "2As9__B",
    "2Aq___B",
    "2A-__s",
    "2A-__s9",
]
"""What somebody could send who means harm, and near misses; none of it was ever on a button."""


def choices_of(guide: Guide) -> list[Choice]:
    """Every choice that is an answer of its own: those of the situation question are apart."""
    flow = guide.flow
    return [
        choice for state in flow.states.values() if state is not flow.situation for choice in flow.choices_of(state)
    ]


def spellings(guide: Guide, ledger: Ledger, press: Press) -> set[str]:
    """How a press is written, how it was in version 1, and there until buttons told which words were read."""
    button = guide.coder.button(press.conversation, press.event)
    help_now = guide.coder.code(Conversation(overlay=overlays.ReadingPage(guide.flow.pages["help"])))[2:-1]
    first = in_version_1(ledger, button)
    return {button, first, before_words_were_told(first, help_now)}


def questions_of(guide: Guide) -> list[Question]:
    return [state for state in guide.flow.states.values() if isinstance(state, Question)]


def every_overlay(guide: Guide) -> st.SearchStrategy[Overlay]:
    parts = st.integers(0, PARTS - 1)
    below: st.SearchStrategy[Overlay] = st.one_of(
        st.sampled_from(
            [
                overlays.Menu(),
                overlays.AllTopics(),
                overlays.AllCards(),
                overlays.NearYou(),
                *map(overlays.NearYou, Province),
                overlays.MyAnswers(),
                overlays.Why(),
                overlays.Copying(),
                *map(overlays.OneCard, guide.flow.cards.values()),
            ]
        ),
        readings(guide),
        st.builds(overlays.ReadingPage, st.sampled_from([*guide.flow.pages.values()]), parts),
        st.builds(overlays.Helpers, st.integers(0, LONG - 1)),
        st.builds(overlays.MoreOnOutcome, st.integers(0, LONG - 1)),
        st.builds(overlays.ChangingAnswer, st.sampled_from(questions_of(guide)), parts),
        st.builds(overlays.AnotherSituation, parts),
        answers(guide),
        *notes(guide),
    )
    words = guide.words
    others = st.sampled_from([words.english, *([words.dutch] if words.dutch else [])])
    in_other = st.builds(overlays.InOtherLanguage, others, st.none() | below)
    return below | in_other | st.builds(overlays.Languages, st.none() | below)


def notes(guide: Guide) -> Iterator[st.SearchStrategy[overlays.Noting]]:
    """The makings of a note, with any lines changed; nothing in a guide that has no such lines."""
    if lines := guide.coder.note_lines:
        yield st.builds(overlays.Noting, st.sampled_from(NoteStep), st.frozensets(st.sampled_from(lines)))


def answers(guide: Guide) -> st.SearchStrategy[overlays.Answering]:
    """The answers to typed words that can be."""
    targets = st.lists(st.sampled_from([*guide.findable.targets.values()]), max_size=overlays.MOST_TARGETS, unique=True)
    dangers = st.sampled_from([None, *guide.findable.dangers.values()])
    return st.builds(overlays.Answering, targets.map(tuple), dangers, st.none() | st.sampled_from(guide.words.offered))


@st.composite
def readings(draw: st.DrawFn, guide: Guide) -> overlays.ReadingTopic:
    """A section of a topic, read in the words of today or in others."""
    topic, seen = (
        draw(st.sampled_from([*guide.flow.topics.values()])),
        draw(st.none() | st.text(ALPHABET, min_size=2, max_size=2)),
    )
    part = draw(st.integers(0, PARTS - 1))
    return overlays.ReadingTopic(topic, draw(st.sampled_from(Section)), part, seen if seen != topic.meaning else None)


@st.composite
def conversations(draw: st.DrawFn, guide: Guide) -> Conversation:
    """Any conversation that a code can hold: also those that no talk comes to."""
    flow = guide.flow
    asked = [state for state in flow.states.values() if state is not flow.situation and not isinstance(state, Outcome)]
    drawn = zip(asked, draw(st.binary(min_size=len(asked), max_size=len(asked))), strict=True)
    answers = [[None, *flow.choices_of(state)][byte % (1 + len(flow.choices_of(state)))] for state, byte in drawn]
    return Conversation(
        draw(st.sampled_from([None, *guide.words.offered])),
        in_order(guide, [choice for choice in answers if choice]),
        tuple(draw(st.lists(st.sampled_from(flow.situation.choices), unique=True))),
        draw(st.none() | every_overlay(guide)),
    )


def pressed(guide: Guide) -> st.SearchStrategy[Pressed]:
    return st.one_of(
        st.sampled_from([events.Restarted(), events.WentBack(), events.Closed(), events.Cleared(), events.MadeNote()]),
        st.builds(events.Chose, st.sampled_from([*choices_of(guide), *guide.flow.situation.choices])),
        st.builds(events.TookBack, st.sampled_from(guide.flow.situation.choices)),
        st.builds(events.ChangedAnswer, st.sampled_from(questions_of(guide))),
        st.builds(events.ChangedLanguage, st.sampled_from(guide.words.offered)),
        st.builds(events.Opened, every_overlay(guide)),
    )


def in_order(guide: Guide, choices: list[Choice]) -> tuple[Choice, ...]:
    """Choices as a conversation holds them, by the slots of their questions: so are they read."""
    read = guide.coder.read(guide.coder.code(Conversation(answers=tuple(choices))))
    assert read
    assert {*read.answers} == {*choices}
    return read.answers


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """A text with one to three characters changed, put in, or taken out."""
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.text(SIGNS, max_size=2)) + text[at + draw(st.integers(0, 2)) :]
    return text


def has_a_way_on(screen: Screen) -> bool:
    """Whether something can be pressed. Where all was cleared there is nothing, on purpose."""
    return screen.shows == "cleared" or bool(screen.buttons or screen.controls)
