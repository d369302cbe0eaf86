"""The checks of what answers tell: the matters that they settle, and the situations that they deny."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.authoring.english.checks.graph import reach, situation_choices
from bot.authoring.english.draft_flow import DraftFlow, DraftLine, DraftMatter
from bot.authoring.source.checks import Fault, finder
from bot.authoring.source.sentences import sentences


@finder
def unmarked_question(lines: Iterable[DraftLine], matters: Iterable[DraftMatter]) -> Iterator[Fault]:
    """A line that asks something which an answer can have told already, and does not say so; or the reverse.

    Fails: ``Is your asylum case still open?`` without ``asks: [asylum_open]``, where ``matters`` has ``asylum_open:
    [asylum case]``; ``asks: [asylum_open]`` at a line none of whose questions has the words "asylum case". Passes: both
    together. Whole words count, in any case, and only in a sentence that ends with a question mark.
    """
    known = {matter.name.text: matter for matter in matters}
    for line in lines:
        questions = [each for text in texts_of(line) for each in sentences(text) if each.endswith("?")]
        asked = {name: _words_in(questions, matter) for name, matter in known.items()}
        named = {name.text for name in line.asks}
        for name, found in asked.items():
            if found and name not in named:
                what = f"'{line.name.text}' asks about '{found[0]}' and does not name the matter '{name}'."
                yield Fault(line.name.place, what, f"Add 'asks: [{name}]'.")
        for matter in line.asks:
            if matter.text in known and not asked[matter.text]:
                words = ", ".join(f'"{word.text}"' for word in known[matter.text].words) or "none yet"
                what = f"no question of '{line.name.text}' has a word of the matter '{matter.text}'."
                fix = f"Ask it with one of its words ({words}), or take it out of 'asks'."
                yield Fault(matter.place, what, fix)


@finder
def unused_matter(flow: DraftFlow, lines: Iterable[DraftLine]) -> Iterator[Fault]:
    """A matter that changes nothing: no answer settles it, or no line asks it.

    Fails: ``asylum_open`` in ``matters`` alone. Passes: one that a choice ``settles`` and that a line ``asks``.
    """
    settled = {name.text for state in flow.states.values() for choice in state.choices for name in choice.settles}
    asked = {name.text for line in lines for name in line.asks}
    for matter in flow.matters:
        name = matter.name
        if name.text not in settled:
            what, fix = f"no answer settles '{name.text}'.", "Add it to 'settles' of a choice, or remove it."
            yield Fault(name.place, what, fix)
        if name.text not in asked:
            what, fix = f"no line asks '{name.text}'.", "Add it to 'asks' of a line, or remove it."
            yield Fault(name.place, what, fix)


@finder
def wrong_denial(flow: DraftFlow) -> Iterator[Fault]:
    """A choice with ``denies`` where it can deny nothing.

    Fails: ``denies`` at a situation, for situations add up; at a question that is only asked of whoever told that very
    situation; beside ``counts_as`` with the same name. Passes: "I am safe" of a question before it, or after another
    situation.
    """
    known, situation = {name.text for name in situation_choices(flow)}, flow.situation.text if flow.situation else ""
    asked = reach(flow, flow.start.text) if flow.start else set[str]()
    for state in flow.states.values():
        for choice in state.choices:
            for name in choice.denies:
                what = f"'{choice.name.text}' of '{state.name.text}' cannot deny '{name.text}'"
                if state.name.text == situation:
                    yield Fault(name.place, f"{what}: situations add up.", "Remove 'denies'.")
                elif choice.counts_as and choice.counts_as.text == name.text:
                    yield Fault(name.place, f"{what}: it counts as it.", "Remove one of them.")
                elif name.text in known and state.name.text in asked - _without(flow, name.text):
                    what, fix = f"{what}: only those who told it are asked this.", "Remove 'denies'."
                    yield Fault(name.place, what, fix)


def texts_of(line: DraftLine) -> list[str]:
    """The English of a line: its text, and the one for below something urgent."""
    return [text.english for text in (line.text, line.after) if text]


def _words_in(questions: Iterable[str], matter: DraftMatter) -> list[str]:
    """The words of a matter that stand in these questions."""
    text = "\n".join(questions)
    words = (word.text for word in matter.words)
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)]


def _without(flow: DraftFlow, situation: str) -> set[str]:
    """The states that can be come to without telling a situation."""
    start, asked = flow.start.text if flow.start else "", flow.situation.text if flow.situation else ""
    seen = {*reach(flow, start, without=asked), asked}
    for choice in flow.states[asked].choices:
        if choice.name.text != situation:
            seen |= {name for route in choice.routes if route.state for name in reach(flow, route.state.text)}
    return seen
