"""Draws a question, at its place or asked again, and why it is asked."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core import event as events
from bot.core.blocks import Block, Fold, Heading, Paragraph
from bot.core.button import Button
from bot.core.drawing.scene import Scene
from bot.core.event import Pressed
from bot.core.flow import Choice, Question
from bot.core.overlay import AnotherSituation, ChangingAnswer, Overlay, Why
from bot.core.screen import Screen
from bot.core.text import Said


def draw_question(scene: Scene, question: Question, group: int) -> Screen:
    """One question, its note on its first screen, and why it is asked, folded.

    What was answered before is marked; a situation that counts can be taken away when changing.
    """
    interface, say = scene.interface, scene.voice.say
    changing = isinstance(scene.overlay, ChangingAnswer)
    group = min(group, len(question.groups) - 1)
    blocks: list[Block] = []
    if scene.overlay is None:
        blocks.append(Paragraph(_progress(scene)))
    blocks.append(Heading(say(question.ask)))
    if question.note and group == 0:
        blocks += (Paragraph(said) for said in scene.voice.say_safely(question.note))
    if question.several and changing:
        blocks.append(Paragraph(say(interface.take_back)))
    blocks.append(Fold(say(interface.why), (Paragraph(say(question.why)),)))
    if not (scene.conversation.answers or scene.conversation.situations):
        about = tuple(Paragraph(said) for said in scene.voice.say_each(interface.menu))
        blocks.append(Fold(say(interface.start_about), about))
    buttons = {
        choice: Button(
            say(choice.label),
            _press(scene, question, choice, changing=changing),
            marked=_marked(scene, choice),
            apart=choice in question.apart,
            about=say(choice.note) if choice.note else None,
        )
        for choice in question.groups[group]
    }
    asides = [button for choice, button in buttons.items() if _is_no_answer(scene, choice)]
    answers = [button for choice, button in buttons.items() if not _is_no_answer(scene, choice)]
    return scene.screen(question, blocks, (*answers, *_other_groups(scene, question, group)), asides=asides)


def draw_why(scene: Scene) -> Screen:
    """Why the question at the place is asked, for an old button; where none is asked, the guide itself is explained."""
    interface, say, place = scene.interface, scene.voice.say, scene.journey.place
    button = Button(say(interface.why_go_on), events.Closed())
    if isinstance(place, Question):
        return scene.screen(Why(), (Heading(say(place.ask)), Paragraph(say(place.why))), (button,))
    return scene.screen(Why(), [Paragraph(said) for said in scene.voice.say_each(interface.menu)], (button,))


def _progress(scene: Scene) -> Said:
    """Which question this is, and of how many where that is known: a number that shrinks would not be believed."""
    number = sum(choice.question in _questions(scene) for choice in scene.journey.steps) + 1
    if scene.ahead is None:
        return scene.voice.say(scene.interface.progress_open, number=number)
    return scene.voice.say(scene.interface.progress, number=number, total=number - 1 + scene.ahead)


def _is_no_answer(scene: Scene, choice: Choice) -> bool:
    """Whether a choice is one of the two that every question has: "I don't know", "I don't want to say"."""
    return choice.label in {scene.interface.dont_know, scene.interface.dont_say}


def _questions(scene: Scene) -> set[str]:
    return {state.name for state in scene.flow.states.values() if isinstance(state, Question)}


def _marked(scene: Scene, choice: Choice) -> bool:
    now = scene.conversation
    return choice in scene.journey.told or choice in (*now.answers, *now.situations)


def _press(scene: Scene, question: Question, choice: Choice, *, changing: bool) -> Pressed:
    if question.several and changing and choice in scene.conversation.situations:
        return events.TookBack(choice)
    return events.Chose(choice)


def _other_groups(scene: Scene, question: Question, group: int) -> Iterable[Button]:
    """The way to the other screens of a question that has several: forward on all but the last, else to the first."""
    if len(question.groups) == 1:
        return ()
    last = group == len(question.groups) - 1
    label = scene.interface.first_situations if last else scene.interface.other_situations
    other = 0 if last else group + 1
    overlay: Overlay = AnotherSituation(other)
    if isinstance(scene.overlay, ChangingAnswer):
        overlay = ChangingAnswer(question, other)
    return (Button(scene.voice.say(label), events.Opened(overlay)),)
