"""Draws the note for a lawyer: Dutch, and the person's own language beside it, from the ids of what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.core import event as events
from bot.core.blocks import Block, Heading, Paragraph, Steps
from bot.core.button import Button
from bot.core.drawing.note_lines import BEFORE_REASON, NoteLines
from bot.core.drawing.outcome_layout import LONG_OUTCOME, count_screen
from bot.core.drawing.scene import BETWEEN, Scene
from bot.core.flow import Choice
from bot.core.screen import Screen
from bot.core.subject import Apart
from bot.core.text import Said, Text
from bot.core.voice import Voice

AFTER_QUESTION = ": "
TO_FILL_IN = " ____________________"
"""Room for a date that is written by hand: the guide never asks for one."""

_Item = tuple[Said, ...]


def draw_note(scene: Scene, lines: NoteLines) -> tuple[Screen, ...]:
    """The note: one screen, or two where it is too long for one message. Each has one button, which takes it away."""
    writer = _Writer(scene, lines)
    first, second = tuple(writer.what_was_found()), tuple(writer.what_is_brought())
    if count_screen(scene, (*first, *second)) <= LONG_OUTCOME:
        return (_screen(scene, (*first, *second)),)
    return _screen(scene, first), _screen(scene, second)


def _screen(scene: Scene, blocks: tuple[Block, ...]) -> Screen:
    alone = replace(scene, notices=())
    button = Button(scene.voice.say(scene.interface.note_delete), events.DroppedCopy())
    language = scene.voice.words.dutch or scene.voice.language
    return Screen(Apart.NOTE, language, (*blocks, *alone.how_sure(blocks)), (button,))


@dataclass(frozen=True, slots=True)
class _Writer:
    scene: Scene
    lines: NoteLines

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Dutch, which the lawyer reads, and the person's own language."""
        words, own = self.scene.voice.words, self.scene.voice.language
        return tuple(words.voice(each) for each in dict.fromkeys((words.dutch or own, own)))

    def what_was_found(self) -> Iterator[Block]:
        """What this is, what was answered, and what may fit."""
        interface, lines = self.scene.interface, self.lines
        yield from self._titled(interface.note_title)
        yield from (Paragraph(said) for said in self._both(interface.note_header))
        yield from self._list(interface.note_answers_title, (self._answer(*row) for row in lines.answers))
        yield from self._list(interface.outcome_may_fit, (self._option(*row) for row in lines.options))

    def what_is_brought(self) -> Iterator[Block]:
        """The papers, the questions, and the dates that the person fills in by hand."""
        interface, lines = self.scene.interface, self.lines
        yield from self._list(interface.note_had_title, (self._both(each.label) for each in lines.had))
        yield from self._list(interface.note_lacks_title, (self._both(each.label) for each in lines.lacks))
        yield from self._list(interface.note_questions_title, (self._both(each.text) for each in lines.questions))
        dates = (interface.note_date_letter, interface.note_date_decision, interface.note_date_leave)
        yield from self._list(interface.note_dates_title, map(self._blank, dates))

    def _titled(self, title: Text) -> Iterator[Block]:
        first, *others = self._both(title)
        yield Heading(first)
        yield from map(Paragraph, others)

    def _list(self, title: Text, items: Iterable[_Item]) -> Iterator[Block]:
        """A numbered list below its title, so that two people can speak of the same line; nothing where it is empty."""
        if numbered := tuple(items):
            yield from self._titled(title)
            yield Steps(numbered)

    def _both(self, text: Text) -> _Item:
        return tuple(voice.say(text) for voice in self.voices)

    def _answer(self, title: Text, answers: tuple[Choice, ...]) -> _Item:
        return tuple(
            voice.joined(AFTER_QUESTION, (voice.say(title), voice.joined(BETWEEN, map(voice.say, self._told(answers)))))
            for voice in self.voices
        )

    def _told(self, answers: Iterable[Choice]) -> Iterator[Text]:
        """Each answer as a sentence of the person's, where it has one."""
        for choice in answers:
            unknown = choice.label == self.scene.interface.dont_know
            yield self.scene.interface.note_unknown if unknown else choice.said or choice.label

    def _option(self, title: Text, reasons: tuple[Text, ...]) -> _Item:
        return tuple(voice.joined(BEFORE_REASON, map(voice.say, (title, *reasons))) for voice in self.voices)

    def _blank(self, what: Text) -> _Item:
        first, *others = self._both(what)
        return (replace(first, text=first.text + TO_FILL_IN), *others)
