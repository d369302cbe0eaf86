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
from dataclasses import dataclass, field, replace

from bot.core.content import Topic
from bot.core.finding import Found, Search
from bot.core.flow import Choice, Flow, Information, Opening, Outcome, Pointer, Question, Route, State
from bot.core.guide import Guide
from bot.core.language import Language
from bot.core.ledger import ALPHABET, Field, Ledger
from bot.core.lines import Answers, Guard, Importance, Included, Line, Urgency
from bot.core.organisation import Organisation
from bot.core.overlay import ReadingTopic
from bot.core.text import Text
from bot.core.voice import Words

Target = str | Sequence[str | tuple[Guard, str]]
States = Mapping[str, Mapping[str, Target] | str | tuple[Guard | None, ...]]

GO_ON = "go_on"


def answered(question: str, choice: str) -> Guard:
    """A guard that holds where this answer was given."""

    def holds(answers: Answers) -> bool:
        return answers.get(question) == choice

    return Guard(f"{question}_{choice}", {question: (choice,)}, holds)


@dataclass(frozen=True, slots=True)
class Also:
    """What else there is in a small flow, by the names of states ("end") and of choices ("first.yes").

    ``lines`` are those of an outcome or information instead of its own, ``stated`` the statements of an outcome.
    ``apart`` names the situations that are about danger. ``notes`` are of questions and of choices.
    """

    lines: Mapping[str, Sequence[Line]] = field(default_factory=dict)
    stated: Mapping[str, Sequence[Included]] = field(default_factory=dict)
    helpers: Mapping[str, Sequence[Organisation]] = field(default_factory=dict)
    advice: Mapping[str, Line] = field(default_factory=dict)
    settles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    denies: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    apart: Sequence[str] = ()
    openings: Sequence[Opening] = ()


def line(  # noqa: PLR0913  # what a line can have
    text: str,
    *,
    when: Guard | None = None,
    asks: str = "",
    after: str = "",
    names: Sequence[Organisation] = (),
    urgency: Urgency = Urgency.CALM,
    importance: Importance = Importance.DO_NOW,
) -> Line:
    """A line whose id is its text. ``asks`` are matters with spaces between them."""
    calm = Text(after, after) if after else None
    return Line(Text(text, text), when, frozenset(asks.split()), calm, tuple(names), urgency, importance)


def only_if(text: str, *, asks: str = "", names: Sequence[Organisation] = ()) -> Line:
    """A line that is only for some people."""
    return line(text, asks=asks, names=names, importance=Importance.ONLY_IF)


def also_good(text: str, *, asks: str = "", names: Sequence[Organisation] = ()) -> Line:
    """A line that can wait."""
    return line(text, asks=asks, names=names, importance=Importance.ALSO)


def small_guide(  # noqa: PLR0913  # each is a thing that the real flow has no example of
    guide: Guide,
    states: States,
    *,
    counts: Mapping[str, str] | None = None,
    second_screen: Sequence[str] = (),
    topics: Mapping[str, Topic] | None = None,
    ledger: Ledger | None = None,
    also: Also | None = None,
) -> Guide:
    """A guide over ``states``, with the words of ``guide``; it starts at the first state.

    ``counts`` says which choice tells which situation ("first.yes": "a"); ``second_screen`` names the situations that
    stand there. All outcomes point to ``topics``, the last of them first. ``also`` is what else is said, and by whom.
    """
    topics = topics or {"general": guide.flow.topics["general"]}
    flow = _Builder(guide, states, (counts or {}, second_screen), topics, also or Also()).flow()
    return Guide(
        flow,
        guide.interface,
        guide.words,
        ledger or ledger_of(guide, states),
        guide.channel_texts,
        replace(guide.findable, dangers={}),
        _Among(guide.search, frozenset(topics.values()), guide.words),
    )


@dataclass(frozen=True, slots=True)
class _Among:
    """A search that finds of the topics only these, in the languages of ``words``, and no danger."""

    search: Search
    topics: frozenset[Topic]
    words: Words

    def prepare(self) -> None:
        self.search.prepare()

    def find(self, typed: str, language: Language | None) -> Found:
        found = self.search.find(typed, language)
        targets = (each for each in found.targets if not isinstance(each, ReadingTopic) or each.topic in self.topics)
        languages = (each for each in found.languages if each in self.words.offered)
        return replace(found, targets=tuple(targets), danger=None, languages=tuple(languages))


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
        _numbered(guide.findable.targets),
        _numbered(guide.findable.dangers),
        _numbered(guide.flow.cards),
        tuple(Field(name, 4) for name in choices if name != "situation"),
        (*(f"answer:{name}" for name in choices), *(f"option:{name}" for name in guide.flow.topics)),
    )


def _numbered(names: Mapping[str, object]) -> dict[str, str]:
    return dict(zip(names, ALPHABET, strict=False))


class _Builder:
    def __init__(
        self,
        guide: Guide,
        states: States,
        situations: tuple[Mapping[str, str], Sequence[str]],
        topics: Mapping[str, Topic],
        also: Also,
    ) -> None:
        self._topics = topics
        self._also = also
        self._guide = guide
        self._states = states
        self._counts, self._second_screen = situations
        self._made = dict[str, State]()

    def flow(self) -> Flow:
        real, situation = self._guide.flow, self._state("situation")
        assert isinstance(situation, Question)
        states = {name: self._state(name) for name in self._states}
        first = next(iter(states.values()))
        general, openings = real.topics["general"], tuple(self._also.openings)
        return Flow(
            states,
            first,
            situation,
            self._topics,
            real.pages,
            real.organisations,
            real.cards,
            general,
            real.help,
            None,
            openings,
        )

    def _state(self, name: str) -> State:
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> State:
        real, drawn = self._guide.flow, self._states[name]
        helpers = tuple(self._also.helpers.get(name, (real.organisations["juridisch-loket"],)))
        text = Text(name, name)
        match drawn:
            case str():
                go_on = Choice(GO_ON, name, Text(GO_ON, "go on"), self._routes(drawn))
                return Information(name, text, tuple(self._also.lines.get(name, (Line(text),))), helpers, None, go_on)
            case tuple():
                own = [line(f"{name}:{number}", when=when) for number, when in enumerate(drawn)]
                lines, stated = self._also.lines.get(name, own), self._also.stated.get(name, ())
                pointers = tuple(Pointer(topic, ()) for topic in reversed([*self._topics.values()]))
                return Outcome(name, text, tuple(lines), tuple(stated), pointers, helpers)
            case _:
                choices = tuple(self._choice(name, choice, target) for choice, target in drawn.items())
                groups: tuple[tuple[Choice, ...], ...] = (choices,)
                if name == "situation" and self._second_screen:
                    groups = (
                        tuple(choice for choice in choices if choice.name not in self._second_screen),
                        tuple(choice for choice in choices if choice.name in self._second_screen),
                    )
                apart = frozenset(each for each in choices if name == "situation" and each.name in self._also.apart)
                return Question(
                    name, text, text, text, groups, several=name == "situation", note=self._note(name), apart=apart
                )

    def _note(self, key: str) -> Text | None:
        return Text(self._also.notes[key], self._also.notes[key]) if key in self._also.notes else None

    def _choice(self, question: str, name: str, target: Target) -> Choice:
        counts_as, counted = None, self._counts.get(f"{question}.{name}")
        if counted:
            situation = self._state("situation")
            assert isinstance(situation, Question)
            counts_as = next(choice for choice in situation.choices if choice.name == counted)
        said = Text(f"said.{name}", f"I said {name}.")
        also, key = self._also, f"{question}.{name}"
        return Choice(
            name, question, Text(name, name), self._routes(target), said, also.advice.get(key), counts_as,
            tuple(also.denies.get(key, ())), frozenset(also.settles.get(key, ())), self._note(key),
        )  # fmt: skip

    def _routes(self, target: Target) -> tuple[Route, ...]:
        if isinstance(target, str):
            return (Route(self._state(target)),)
        return tuple(
            Route(self._state(way)) if isinstance(way, str) else Route(self._state(way[1]), way[0]) for way in target
        )
