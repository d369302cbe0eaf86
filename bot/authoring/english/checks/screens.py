"""The checks of what is drawn, whatever channel shows it: over every screen in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.authoring.english.lines import find_organisations
from bot.authoring.source.checks import Fault, finder
from bot.authoring.source.context import ExtractedText
from bot.core.bidi import strip_marks
from bot.core.blocks import Block, Call, Contact, every_block
from bot.core.drawing.translation_remarks import said_texts
from bot.core.flow import Flow, Information, Outcome, Question
from bot.core.guide import Turn
from bot.core.lines import Line
from bot.core.subject import Apart
from bot.core.text import Said


@finder
def no_contact(flow: Flow, texts: Iterable[ExtractedText], turns: Iterable[Turn]) -> Iterator[Fault]:
    """An outcome, a copy of one or an information shows a line that names somebody whom one cannot reach from there.

    Fails: ``Call Veilig Thuis.`` on a screen without the contact of Veilig Thuis. Passes: it is among whom to call, or
    among who helps, folded or not; a line that names an authority, to which nobody is sent.
    """
    lines = {text.context for line in _lines(flow) for text in (line.text, line.after) if text}
    written = {each.text.context: each for each in texts if each.text.context in lines}
    for turn in turns:
        screen = turn.screen
        if not isinstance(screen.subject, Outcome | Information) and screen.subject is not Apart.COPY:
            continue
        reachable = set(_names(screen.blocks))
        for source in dict.fromkeys(said.source or "" for said in said_texts(screen.blocks)):
            if found := written.get(source):
                for named in find_organisations(found.text.english, flow.organisations.values()):
                    if named.title not in reachable:
                        what = f"'{screen.shows}' in {screen.language.code} says it without a contact of {named.title}."
                        yield Fault(found.place, what, "Show the contact there, or do not name it.")


def _names(blocks: Iterable[Block]) -> Iterator[str]:
    """Who can be reached. A name is never translated, but it has marks of direction."""
    for block in every_block(blocks):
        match block:
            case Contact(title) | Call(Said() as title):
                yield strip_marks(title.text)
            case Call(None, number):
                yield number
            case _:
                pass


def _lines(flow: Flow) -> Iterator[Line]:
    for state in flow.states.values():
        yield from (choice.advice for choice in flow.choices_of(state) if choice.advice)
        if not isinstance(state, Question):
            yield from state.lines
        if isinstance(state, Outcome):
            yield from (line for included in state.statements for line in included.statement.lines)
