"""Draws the note for a lawyer: Dutch, and the person's own language beside it, from the ids of what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.core import event as events
from bot.core.blocks import Block, Heading, Paragraph, Steps
from bot.core.button import Button
from bot.core.dates import Day
from bot.core.drawing.note_lines import AFTER_QUESTION, BEFORE_REASON, NoteLines
from bot.core.drawing.outcome_layout import LONG_OUTCOME, count_screen
from bot.core.drawing.scene import BETWEEN, Scene
from bot.core.flow import Choice
from bot.core.opening_hours import date_of
from bot.core.screen import Screen
from bot.core.subject import Apart
from bot.core.text import Said, Text, Value
from bot.core.voice import Voice

TO_FILL_IN = " ____________________"
"""Room for a date that is written by hand: the guide never asks for one."""

_Item = tuple[Said, ...]


def draw_note(scene: Scene, lines: NoteLines) -> tuple[Screen, ...]:
    """The note, on as few screens as each fits one message. Each has one button, which takes it away."""
    screens = [tuple[Block, ...]()]
    for part in _Writer(scene, lines).parts():
        longer = (*screens[-1], *part)
        if screens[-1] and count_screen(scene, longer) > LONG_OUTCOME:
            screens.append(part)
        else:
            screens[-1] = longer
    return tuple(_screen(scene, blocks) for blocks in screens)


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

    def parts(self) -> Iterator[tuple[Block, ...]]:
        """What is not torn apart: what the note is; then each list, with the dates that are filled in by hand last."""
        interface, lines = self.scene.interface, self.lines
        header = (*self._both(interface.note_header), *self._made())
        yield (*self._titled(interface.note_title), *map(Paragraph, header))
        dates = (interface.note_date_letter, interface.note_date_decision, interface.note_date_leave)
        lists: tuple[tuple[Text, Iterable[_Item]], ...] = (
            (interface.note_answers_title, (self._answer(*row) for row in lines.answers)),
            (interface.outcome_may_fit, (self._option(*row) for row in lines.options)),
            (interface.note_had_title, (self._both(each.label) for each in lines.had)),
            (interface.note_lacks_title, (self._both(each.label) for each in lines.lacks)),
            (interface.note_questions_title, (self._both(each.text) for each in lines.questions)),
            (interface.note_dates_title, map(self._blank, dates)),
        )
        for title, items in lists:
            if numbered := tuple(items):
                # Two people can speak of the same line: it has a number.
                yield (*self._titled(title), Steps(numbered))

    def _titled(self, title: Text) -> Iterator[Block]:
        first, *others = self._both(title)
        yield Heading(first)
        yield from map(Paragraph, others)

    def _made(self) -> _Item:
        """The day on which it is made, in the Netherlands; nothing where that is not known."""
        if self.scene.moment is None:
            return ()
        return self._both(self.scene.interface.note_made, date=Day(date_of(self.scene.moment).isoformat()))

    def _both(self, text: Text, **values: Value) -> _Item:
        return tuple(voice.say(text, **values) for voice in self.voices)

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
