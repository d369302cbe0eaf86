"""Fits an outcome to its screen: the fullest form that there is room for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from bot.core.blocks import Block, Contact, Fold, Heading, Paragraph, every_block
from bot.core.dates import format_digits
from bot.core.drawing.contact import MOST_CALLS, draw_calls, draw_contact
from bot.core.drawing.next_steps import NextSteps, OutcomePart, collect_steps, most_urgent, organisations_named
from bot.core.drawing.opening import sort_by_opening
from bot.core.drawing.outcome_helpers import choose_callable, choose_helpers, collect_helpers
from bot.core.drawing.paginate import count_letters
from bot.core.drawing.pointers import Pointers, collect_pointers, draw_passports, draw_pointers
from bot.core.drawing.said_lines import say_list, say_steps
from bot.core.drawing.scene import Scene
from bot.core.lines import Line
from bot.core.organisation import Organisation
from bot.core.subject import Apart
from bot.core.text import Said, Text

LONG_OUTCOME = 3250
"""Letters of an outcome or an information above which less is shown, step by step: helpers that no line names go first,
for "More" has them all; then what cannot be shown in the reader's language is in English alone, for Dutch is one tap
away; then folded lines, from the last; and where that is not enough the steps of folded outcomes, the reasons, which
"My answers" has, and last the folded titles. What is urgent stays. Marks add 250, and 600 in the language of tests; one
turn adds 250; no channel takes more than 4096 (Telegram, checked 23-11-2026)."""

MARKS = 6
"""Letters that a channel puts around a line of a contact: a sign, and marks for the direction."""


@dataclass(frozen=True, slots=True)
class FittedOutcome:
    """The next steps as they are shown: their blocks, the steps that are told there, and whether that is all."""

    blocks: tuple[Block, ...]
    steps: NextSteps
    complete: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to tell an outcome: by whom, which pointers, and how many of the helpers that can be spared.

    ``shorten`` makes the steps that it tells of all; None: it tells all.
    """

    told_by: Scene
    all_steps: NextSteps
    pointers: Pointers
    spare: int = 0
    shorten: Callable[[NextSteps], NextSteps] | None = None

    def draw(self, own: tuple[Organisation, ...], drawn: _Drawn) -> FittedOutcome:
        steps = self.shorten(self.all_steps) if self.shorten else self.all_steps
        whom = choose_helpers(own, organisations_named(steps.lines))
        shown = (*whom.needed, *whom.spare[: self.spare])
        complete = self.shorten is None and not self.pointers.others and {*own} <= {*shown}
        contacts = tuple(drawn(self.told_by, each) for each in sort_by_opening(shown, self.told_by.moment))
        return FittedOutcome(_blocks(self.told_by, steps, self.pointers, contacts), steps, complete)


class _Drawn:
    """The contacts of one outcome, each drawn once: most stand in several of its forms."""

    def __init__(self) -> None:
        self._contacts = dict[tuple[bool, Organisation], Contact]()

    def __call__(self, told_by: Scene, organisation: Organisation) -> Contact:
        key = told_by.voice.alone, organisation
        if key not in self._contacts:
            self._contacts[key] = draw_contact(told_by, organisation, short=True)
        return self._contacts[key]


def fit_outcome(scene: Scene) -> FittedOutcome:
    """The fullest form of an outcome that its screen has room for; where none fits, the least one."""
    own = sort_by_opening(collect_helpers(scene.flow, scene.journey), scene.moment)
    forms, drawn, age = tuple(_forms(scene, len(own))), _Drawn(), say_age(scene)

    @cache
    def draw(number: int) -> FittedOutcome:
        return forms[number].draw(own, drawn)

    def fits(number: int) -> bool:
        return count_screen(scene, draw(number).blocks, age) <= LONG_OUTCOME

    if scene.whole or fits(0):
        return draw(0)
    # Each form has less than the one before it, so that the first that fits is found without drawing all before it.
    at = bisect_left(range(len(forms)), True, lo=1, key=fits)  # noqa: FBT003  # it is what is sought
    return draw(min(at, len(forms) - 1))


def _forms(scene: Scene, helpers: int) -> Iterator[_Form]:
    """Every form of an outcome, the fullest first: fewer spare helpers, then English alone, then fewer lines."""
    steps, pointers = collect_steps(scene.flow, scene.journey), collect_pointers(scene)
    alone = in_english_alone(scene)
    for spare in range(helpers, -1, -1):
        yield _Form(scene, steps, pointers, spare)
    yield _Form(alone, steps, pointers)
    for left_out in range(1, len(steps.only_if) + len(steps.also) + 1):
        yield _Form(alone, steps, pointers, shorten=partial(NextSteps.shortened, left_out=left_out))
    without_reasons = replace(pointers, ways=dict.fromkeys(pointers.ways, ()))
    yield _Form(alone, steps, without_reasons, shorten=lambda steps: steps.shortest)
    yield _Form(alone, steps, without_reasons, shorten=lambda steps: replace(steps.shortest, others=()))


def _blocks(scene: Scene, steps: NextSteps, pointers: Pointers, helpers: tuple[Contact, ...]) -> tuple[Block, ...]:
    """An outcome's screen, in the order in which it is needed: what it is, whom to call, what to do, what may fit.

    The rest is folded: what is only for some people, what can wait, everybody who helps, and how sure all of it is.
    """
    interface, say, urgent = scene.interface, scene.voice.say, most_urgent(steps.lines)
    first, *others = steps.shown
    in_sight = [line for part in steps.shown for line in part.now]
    callable_helpers = choose_callable(collect_helpers(scene.flow, scene.journey), in_sight, urgent)
    called = sort_by_opening(callable_helpers, scene.moment)[:MOST_CALLS]
    return (
        Paragraph(say(interface.outcome_first_line)),
        Heading(say(first.title)),
        *draw_calls(scene, called),
        Heading(say(interface.outcome_do_now)),
        *say_steps(scene.voice, first.now, urgent, called),
        *(block for part in others for block in _part(scene, part, urgent)),
        *draw_pointers(scene, pointers),
        *_fold(scene, interface.outcome_situations, [b for part in steps.others for b in _part(scene, part, urgent)]),
        *_fold(scene, interface.outcome_only_if, say_list(scene.voice, steps.only_if, urgent)),
        *_fold(
            scene,
            interface.outcome_also,
            [*draw_passports(scene, pointers), *say_list(scene.voice, steps.also, urgent)],
        ),
        Fold(say(interface.outcome_helpers), helpers),
    )


def say_age(scene: Scene) -> tuple[Said, ...]:
    """How sure an outcome is: who decides, and how old its topics are."""
    interface, say = scene.interface, scene.voice.say
    updated = max(topic.updated for topic in collect_pointers(scene).topics)
    return say(interface.outcome_general), say(interface.outcome_age, date=format_digits(updated))


def _part(scene: Scene, part: OutcomePart, urgent: Line | None) -> Iterator[Block]:
    """One of several outcomes: its title and its step, where that was not told above."""
    yield Heading(scene.voice.say(part.title))
    yield from say_list(scene.voice, part.now, urgent)


def _fold(scene: Scene, title: Text, blocks: Iterable[Block]) -> Iterator[Fold]:
    """A fold, where there is something to put into it."""
    if inside := tuple(blocks):
        yield Fold(scene.voice.say(title), inside)


def in_english_alone(scene: Scene) -> Scene:
    """The same scene, where what cannot be shown in the reader's language is not said in Dutch too."""
    return replace(scene, voice=replace(scene.voice, alone=True))


def count_screen(scene: Scene, blocks: Iterable[Block], told: Iterable[Said] = ()) -> int:
    """Letters of a screen of these blocks, with what is said of how sure they are, and with all of each contact."""
    alone = replace(scene, notices=())  # What is said of this turn changes nothing.
    shown = every_block(alone.text(Apart.COPY, blocks, (), (), told).blocks)
    return sum(
        count_letters(replace(block, blocks=()) if isinstance(block, Fold) else block)
        + (_addresses(block) if isinstance(block, Contact) else 0)
        for block in shown
    )


def _addresses(shown: Contact) -> int:
    lines = (shown.title.text, *(phone.number for phone in shown.phones), shown.visit, shown.site, shown.email)
    return sum(len(line) + MARKS for line in lines if line)
