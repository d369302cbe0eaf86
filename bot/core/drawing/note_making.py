"""Draws the screens on which a note for a lawyer is made: what stands in it is chosen line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from bot.core import event as events
from bot.core.blocks import Heading, Paragraph
from bot.core.button import Button
from bot.core.drawing.note_lines import AFTER_QUESTION, NoteMaker
from bot.core.drawing.scene import BETWEEN, Scene
from bot.core.flow import Choice, Question
from bot.core.note import MOST_QUESTIONS, LineKind, NoteLine, NoteStep
from bot.core.overlay import Noting
from bot.core.screen import Screen
from bot.core.text import Said, Text

COLUMNS = 3
"""The numbers that stand side by side."""


def draw_noting(scene: Scene, noting: Noting) -> Screen:
    """One step of making a note. What is marked stands in it; a press changes that."""
    interface, say = scene.interface, scene.voice.say
    maker = NoteMaker(scene, noting)
    buttons = (*_buttons(maker), *_way_on(scene, noting))
    blocks = [Paragraph(said) for said in scene.voice.say_each(_asks(scene, noting.step))]
    columns = COLUMNS if noting.step in {NoteStep.ANSWERS, NoteStep.QUESTIONS} else 1
    return scene.screen(Noting(noting.step), (Heading(say(interface.note_title)), *blocks), buttons, columns)


def _asks(scene: Scene, step: NoteStep) -> Text:
    interface = scene.interface
    match step:
        case NoteStep.ANSWERS:
            return interface.note_answers
        case NoteStep.HAD:
            return interface.note_had
        case NoteStep.LACKS:
            return interface.note_lacks
        case NoteStep.QUESTIONS:
            return interface.note_questions
        case NoteStep.MAKE:
            return interface.note_what
        case _ as never:
            assert_never(never)


def _buttons(maker: NoteMaker) -> Iterator[Button]:  # one case for each step
    say = maker.scene.voice.say
    match maker.noting.step:
        case NoteStep.ANSWERS:
            yield from _answers_and_options(maker)
        case NoteStep.HAD:
            for paper in maker.papers:
                yield _line(maker, LineKind.HAD, paper.name, say(paper.label))
        case NoteStep.LACKS:
            for paper in maker.papers:
                if paper not in maker.had:
                    yield _line(maker, LineKind.LACKS, paper.name, say(paper.label))
        case NoteStep.QUESTIONS:
            yield from _questions(maker)
        case NoteStep.MAKE:
            yield Button(say(maker.scene.interface.note_make), events.MadeNote())
        case _ as never:
            assert_never(never)


def _questions(maker: NoteMaker) -> Iterator[Button]:
    """The questions by their numbers. When there are as many as there can be, the others are not shown."""
    voice, asked = maker.scene.voice, maker.asked
    for number, each in enumerate(maker.questions, 1):
        if each in asked or len(asked) < MOST_QUESTIONS:
            yield _line(maker, LineKind.ASK, each.name, voice.quote(str(number)), voice.say(each.text))


def _line(maker: NoteMaker, kind: LineKind, name: str, label: Said, about: Said | None = None) -> Button:
    """A line to press; it is marked where it stands in the note."""
    noting = maker.noting
    other = replace(noting, changed=noting.changed ^ {NoteLine(kind, name)})
    marked = maker.is_changed(kind, name) is not kind.is_in_at_first
    return Button(label, events.Opened(other), marked=marked, about=about)


def _answers_and_options(maker: NoteMaker) -> Iterator[Button]:
    """What was answered and what may fit, by numbers: a question and a topic can have the same title."""
    voice = maker.scene.voice
    lines: list[tuple[LineKind, str, Said]] = [
        (LineKind.ANSWER, question.name, _answered(maker.scene, question, choices))
        for question, choices in maker.rows.items()
    ]
    lines += ((LineKind.OPTION, topic.name, voice.say(topic.title)) for topic in maker.options)
    for number, (kind, name, about) in enumerate(lines, 1):
        yield _line(maker, kind, name, voice.quote(str(number)), about)


def _answered(scene: Scene, question: Question, choices: tuple[Choice, ...]) -> Said:
    voice = scene.voice
    answers = voice.joined(BETWEEN, (voice.say(choice.label) for choice in choices))
    return voice.joined(AFTER_QUESTION, (voice.say(question.title), answers))


def _way_on(scene: Scene, noting: Noting) -> Iterator[Button]:
    interface, say = scene.interface, scene.voice.say
    if noting.step is NoteStep.MAKE:
        yield Button(say(interface.outcome_go_on), events.Closed())
    else:
        onwards = replace(noting, step=NoteStep(noting.step + 1))
        yield Button(say(interface.note_next), events.Opened(onwards), primary=True)
