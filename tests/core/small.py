"""Small flows in a few lines, for what the real flow has no example of.

::

    small_guide(guide, {
        "first": {"yes": "situation", "no": "situation"},        # a question: choice -> where it leads
        "situation": {"a": "note", "b": [(guard, "end"), "other_end"]},    # guarded routes, the last one open
        "note": "end",                                           # an information: where it leads
        "end": (None, guard),                                    # an outcome: the guards of its lines
        "other_end": (None,),
    })
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.flow import (
    Answers,
    Choice,
    Flow,
    Guard,
    Information,
    Line,
    Outcome,
    Pointer,
    Question,
    Route,
    State,
    Topic,
)
from bot.core.guide import Guide
from bot.core.ledger import ALPHABET, Field, Ledger
from bot.core.words import Text

Target = str | Sequence[str | tuple[Guard, str]]
States = Mapping[str, Mapping[str, Target] | str | tuple[Guard | None, ...]]

GO_ON = "go_on"


def answered(question: str, choice: str) -> Guard:
    """A guard that holds where this answer was given."""

    def holds(answers: Answers) -> bool:
        return answers.get(question) == choice

    return Guard(f"{question}_{choice}", {question: (choice,)}, holds)


def small_guide(  # noqa: PLR0913  # each is a thing that the real flow has no example of
    guide: Guide,
    states: States,
    *,
    counts: Mapping[str, str] | None = None,
    second_screen: Sequence[str] = (),
    topics: Mapping[str, Topic] | None = None,
    ledger: Ledger | None = None,
) -> Guide:
    """A guide over ``states``, with the words of ``guide``; it starts at the first state.

    ``counts`` says which choice tells which situation ("first.yes": "a"); ``second_screen`` names the situations that
    stand there. All outcomes point to ``topics``, the last of them first.
    """
    topics = topics or {"general": guide.flow.topics["general"]}
    flow = _Builder(guide, states, counts or {}, second_screen, topics).flow()
    return Guide(flow, guide.interface, guide.words, ledger or ledger_of(guide, states))


def ledger_of(guide: Guide, *versions: States) -> Ledger:
    """A ledger that grew with each version of a flow."""
    choices = dict[str, dict[str, str]]()
    for states in versions:
        for name, state in states.items():
            if not isinstance(state, tuple):
                known = choices.setdefault(name, {})
                for choice in [GO_ON] if isinstance(state, str) else state:
                    known.setdefault(choice, ALPHABET[len(known)])
    return Ledger(
        tuple(choices),
        choices,
        _numbered(guide.words.languages),
        _numbered(guide.flow.topics),
        _numbered(guide.flow.pages),
        tuple(Field(name, 4) for name in choices if name != "situation"),
    )


def _numbered(names: Mapping[str, object]) -> dict[str, str]:
    return dict(zip(names, ALPHABET, strict=False))


class _Builder:
    def __init__(
        self,
        guide: Guide,
        states: States,
        counts: Mapping[str, str],
        second_screen: Sequence[str],
        topics: Mapping[str, Topic],
    ) -> None:
        self._topics = topics
        self._guide = guide
        self._states = states
        self._counts = counts
        self._second_screen = second_screen
        self._made = dict[str, State]()

    def flow(self) -> Flow:
        real, situation = self._guide.flow, self._state("situation")
        assert isinstance(situation, Question)
        states = {name: self._state(name) for name in self._states}
        first = next(iter(states.values()))
        return Flow(states, first, situation, self._topics, real.pages, real.organisations)

    def _state(self, name: str) -> State:
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> State:
        real, drawn = self._guide.flow, self._states[name]
        helpers = (real.organisations["juridisch-loket"],)
        text = Text(name, name)
        match drawn:
            case str():
                go_on = Choice(GO_ON, name, Text(GO_ON, "go on"), self._routes(drawn))
                return Information(name, text, (Line(text),), helpers, None, go_on)
            case tuple():
                lines = tuple(
                    Line(Text(f"{name}:{number}", f"{name}:{number}"), when) for number, when in enumerate(drawn)
                )
                pointers = tuple(Pointer(topic, ()) for topic in reversed([*self._topics.values()]))
                return Outcome(name, text, lines, (), pointers, helpers)
            case _:
                choices = tuple(self._choice(name, choice, target) for choice, target in drawn.items())
                groups: tuple[tuple[Choice, ...], ...] = (choices,)
                if name == "situation" and self._second_screen:
                    groups = (
                        tuple(choice for choice in choices if choice.name not in self._second_screen),
                        tuple(choice for choice in choices if choice.name in self._second_screen),
                    )
                return Question(name, text, text, text, groups, several=name == "situation")

    def _choice(self, question: str, name: str, target: Target) -> Choice:
        counts_as, counted = None, self._counts.get(f"{question}.{name}")
        if counted:
            situation = self._state("situation")
            assert isinstance(situation, Question)
            counts_as = next(choice for choice in situation.choices if choice.name == counted)
        said = Text(f"said.{name}", f"I said {name}.")
        return Choice(name, question, Text(name, name), self._routes(target), said, None, counts_as)

    def _routes(self, target: Target) -> tuple[Route, ...]:
        if isinstance(target, str):
            return (Route(self._state(target)),)
        return tuple(
            Route(self._state(way)) if isinstance(way, str) else Route(self._state(way[1]), way[0]) for way in target
        )
