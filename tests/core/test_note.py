"""The note for a lawyer: Dutch beside the person's language, of the lines that were chosen and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core import event as events
from bot.core.blocks import Heading, Notice, Paragraph, Steps
from bot.core.conversation import Conversation
from bot.core.dates import Day
from bot.core.event import DroppedCopy, MadeNote, Opened, WentBack
from bot.core.flow import Outcome
from bot.core.guide import Guide, Turn
from bot.core.note import MOST_QUESTIONS, LineKind, NoteLine, NoteStep
from bot.core.overlay import InOtherLanguage, Noting
from bot.core.screen import Screen
from bot.core.subject import Apart
from bot.core.transcript import spell_event
from tests.core.paths import conversation_of, shortest_ways
from tests.talk import Talk, pressable

FAMILY = ("no_danger", "waiting", "family", "partner", "dutch")
"""The answers that lead to what may fit a partner of somebody Dutch."""


def at_the_end(guide: Guide, language: str = "ar") -> Talk:
    """Somebody whose partner is Dutch, at the next steps."""
    talk = Talk(guide, language).start()
    talk.chooses(*FAMILY)
    assert isinstance(talk.screen.subject, Outcome)
    return talk


def goes(talk: Talk, *steps: NoteStep) -> Talk:
    for step in steps:
        changed = talk.conversation.overlay.changed if isinstance(talk.conversation.overlay, Noting) else ()
        talk.does(" ".join(("open note", step.name.lower(), *sorted(map(str, changed)))))
    return talk


def presses(talk: Talk, *lines: str) -> Talk:
    """Presses the buttons of these lines, whatever stands on them."""
    for line in lines:
        overlay = talk.conversation.overlay
        assert isinstance(overlay, Noting)
        by_name = {str(each): each for each in talk.guide.coder.note_lines}
        other = replace(overlay, changed=overlay.changed ^ {by_name[line]})
        talk.does(spell_event(Opened(other)))
    return talk


def made(talk: Talk) -> Turn:
    return talk.guide.press(talk.button("make the note"))


def items(screen: Screen) -> list[tuple[str, ...]]:
    return [
        tuple(said.text for said in step) for block in screen.blocks if isinstance(block, Steps) for step in block.items
    ]


def test_a_note_is_made_step_by_step_and_holds_what_was_chosen(guide: Guide) -> None:
    talk = goes(at_the_end(guide, "en"), NoteStep.ANSWERS)
    presses(talk, "answer:danger")
    presses(goes(talk, NoteStep.HAD), "had:identity")
    assert "Passport" not in str([button.label.text for button in goes(talk, NoteStep.LACKS).screen.below])
    presses(talk, "lacks:income")
    presses(goes(talk, NoteStep.QUESTIONS), "ask:exam")
    goes(talk, NoteStep.MAKE)
    turn = made(talk)
    (note,) = turn.copies
    told = items(note.screen)
    english = [own for _, own in told]
    assert not [row for row in english if row.startswith("Safe now")]
    assert any(row.startswith("Asylum: ") for row in english)
    assert [guide.flow.note.papers["identity"].label.english, guide.flow.note.papers["income"].label.english] == [
        row for row in english if row in {paper.label.english for paper in guide.flow.note.papers.values()}
    ]
    assert guide.flow.note.questions["exam"].text.english in english
    assert note.screen.subject is Apart.NOTE
    assert pressable(note.screen) == [DroppedCopy()]
    assert note.conversation == Conversation(guide.words.english)
    notice = guide.words.voice(guide.words.english).say(guide.interface.note_below)
    assert Notice(notice) in turn.screen.blocks


def test_a_note_is_dutch_first_and_the_person_s_language_below(guide: Guide) -> None:
    talk = goes(at_the_end(guide), *NoteStep)
    (note, *_) = made(talk).copies
    dutch, arabic = (guide.words.voice(guide.words.languages[code]) for code in ("nl", "ar"))
    assert note.screen.language is dutch.language
    header = guide.interface.note_header
    assert [block for block in note.screen.blocks if isinstance(block, Paragraph)][1:3] == [
        Paragraph(dutch.say(header)), Paragraph(arabic.say(header)),
    ]  # fmt: skip
    for title in (block.said for block in note.screen.blocks if isinstance(block, Heading)):
        assert title.language is dutch.language
    for first, second in items(note.screen):
        assert first != second


def test_who_reads_dutch_reads_each_line_once(guide: Guide) -> None:
    (note, *_) = made(goes(at_the_end(guide, "nl"), *NoteStep)).copies
    assert {len(row) for row in items(note.screen)} == {1}


def test_what_somebody_did_not_want_to_say_is_nowhere_and_what_is_not_known_is_said_so(guide: Guide) -> None:
    interface = guide.interface
    for (name, _), way in shortest_ways(guide.flow).items():
        chosen = {choice.label for choice in way.choices}
        if not {interface.dont_know, interface.dont_say} & chosen:
            continue
        now = replace(conversation_of(guide, way), overlay=Noting(NoteStep.MAKE))
        told = [row for copy in guide.step(now, MadeNote()).copies for row in items(copy.screen)]
        english = [own for *_, own in told]
        assert any(row.endswith(interface.note_unknown.english) for row in english) is (
            interface.dont_know in chosen
        ), name
        assert not any(interface.dont_say.english in row for row in english)


def test_no_more_questions_are_offered_than_there_can_be(guide: Guide) -> None:
    talk = goes(at_the_end(guide, "en"), NoteStep.ANSWERS, NoteStep.HAD, NoteStep.LACKS, NoteStep.QUESTIONS)
    offered = [each.event for each in talk.screen.below if not each.primary]
    assert len(offered) > MOST_QUESTIONS
    while left := [each for each in talk.screen.below if not each.primary and not each.marked]:
        talk.does(spell_event(left[0].event))
    assert len([each for each in talk.screen.below if each.marked]) == MOST_QUESTIONS
    (*_, note) = made(goes(talk, NoteStep.MAKE)).copies
    questions = {each.text.english for each in guide.flow.note.questions.values()}
    assert len([row for row in items(note.screen) if row[-1] in questions]) == MOST_QUESTIONS


def test_back_goes_a_step_back_and_keeps_what_was_chosen(guide: Guide) -> None:
    talk = presses(goes(at_the_end(guide), NoteStep.ANSWERS, NoteStep.HAD), "had:identity")
    talk.does("back").sees("noting:answers")
    assert talk.conversation.overlay == Noting(NoteStep.ANSWERS, frozenset({NoteLine(LineKind.HAD, "identity")}))
    talk.does("back")
    assert talk.conversation.overlay is None


def test_all_of_a_note_in_two_messages_where_one_has_no_room(pseudo_guide: Guide) -> None:
    everything = frozenset(
        line for line in pseudo_guide.coder.note_lines if line.kind not in {LineKind.ANSWER, LineKind.OPTION}
    )
    longest = max(
        (conversation_of(pseudo_guide, way) for way in shortest_ways(pseudo_guide.flow).values()),
        key=lambda each: len(each.answers),
    )
    for language, changed, parts in (("ar_XB", everything, 2), ("nl", frozenset[NoteLine](), 1)):
        now = replace(longest, language=pseudo_guide.words.languages[language], overlay=Noting(NoteStep.MAKE, changed))
        copies = pseudo_guide.step(now, MadeNote()).copies
        assert len(copies) == parts
        assert all(pressable(copy.screen) == [DroppedCopy()] for copy in copies)


def test_in_another_language_it_is_the_note_of_the_person_s_own(guide: Guide) -> None:
    talk = at_the_end(guide)
    dutch = guide.words.languages["nl"]
    now = replace(talk.conversation, overlay=InOtherLanguage(dutch, Noting(NoteStep.MAKE)))
    (note, *_) = guide.step(now, MadeNote()).copies
    arabic = guide.words.voice(guide.words.languages["ar"])
    assert Paragraph(arabic.say(guide.interface.note_header)) in note.screen.blocks


@pytest.mark.parametrize("event", [MadeNote(), Opened(Noting())])
def test_where_no_end_is_reached_there_is_no_note(guide: Guide, event: events.Pressed) -> None:
    turn = guide.step(Conversation(guide.words.english), event)
    assert not turn.copies
    assert turn.screen.shows == guide.flow.start.name
    assert Notice(guide.words.voice(None).say(guide.interface.notice_impossible)) in turn.screen.blocks


def test_a_note_is_not_made_where_none_was_being_made(guide: Guide) -> None:
    talk = at_the_end(guide)
    turn = guide.step(talk.conversation, MadeNote())
    assert not turn.copies
    assert turn.conversation == talk.conversation


def test_every_topic_has_papers_and_questions(guide: Guide) -> None:
    note = guide.flow.note
    for topic in guide.flow.topics.values():
        assert note.papers_of((topic,))
        assert note.questions_of((topic,))
    assert guide.step(at_the_end(guide).conversation, WentBack()).conversation.overlay is None


def test_a_note_has_the_day_on_which_it_was_made_in_the_netherlands(guide: Guide) -> None:
    talk = goes(at_the_end(guide), *NoteStep)
    at_night = datetime(2026, 11, 28, 23, 30, tzinfo=UTC)
    (note, *_) = guide.press(talk.button("make the note"), at_night).copies
    dutch = guide.words.voice(guide.words.languages["nl"])
    made_then = Paragraph(dutch.say(guide.interface.note_made, date=Day("2026-11-29")))
    assert made_then in note.screen.blocks
    (note, *_) = made(talk).copies
    assert made_then not in note.screen.blocks


def test_a_button_can_lead_to_another_note_altogether(guide: Guide) -> None:
    """None of ours does. Another step with other lines in it has no short spelling, and can be written all the same."""
    making = replace(at_the_end(guide).conversation, overlay=Noting(NoteStep.HAD))
    lines = [line for line in guide.coder.note_lines if line.kind is LineKind.HAD][:2]
    for step in (NoteStep.HAD, NoteStep.QUESTIONS):
        other = Opened(Noting(step, frozenset(lines)))
        press = guide.coder.read_button(guide.coder.button(making, other))
        assert press
        assert press.event == other
