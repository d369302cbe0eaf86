"""Makes a ``Flow`` of a sound draft: every name becomes the thing, from the outcomes backwards, for a flow has no circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.authoring.drafts import (
    DONT_KNOW,
    DONT_SAY,
    GO_ON,
    DraftChoice,
    DraftFlow,
    DraftInformation,
    DraftLine,
    DraftOutcome,
    DraftQuestion,
    DraftState,
)
from bot.core.flow import (
    Choice,
    Flow,
    Guard,
    Information,
    Line,
    Organisation,
    Outcome,
    Page,
    Pointer,
    Question,
    Route,
    State,
    Statement,
    Topic,
)
from bot.core.interface import Interface


class Resolver:
    """Resolves one draft. It is called only where the checks found nothing, so every name is there."""

    def __init__(  # noqa: PLR0913  # one argument for each kind of thing that a flow can name
        self,
        draft: DraftFlow,
        interface: Interface,
        guards: Mapping[str, Guard],
        organisations: Mapping[str, Organisation],
        statements: Mapping[str, Statement],
        topics: Mapping[str, Topic],
    ) -> None:
        self._draft = draft
        self._guards = guards
        self._organisations = organisations
        self._statements = statements
        self._topics = topics
        self._shared = {DONT_KNOW: interface.dont_know, DONT_SAY: interface.dont_say, GO_ON: interface.go_on}
        self._states: dict[str, State] = {}

    def flow(self, pages: Mapping[str, Page]) -> Flow:
        """The flow, with its states in the order of the file."""
        situation = self._state(self._draft.situation.text)
        if not isinstance(situation, Question):
            message = "the situation question was checked to be one"
            raise TypeError(message)
        states = {name: self._state(name) for name in self._draft.states}
        topics = {name.text: self._topics[name.text] for name in self._draft.topics}
        start = states[self._draft.start.text]
        return Flow(states, start, situation, topics, pages, self._organisations)

    def _state(self, name: str) -> State:
        """The state of a name, made once. The situation question comes first: other choices count as one of its."""
        if name not in self._states:
            self._states[name] = self._made(self._draft.states[name])
        return self._states[name]

    def _made(self, draft: DraftState) -> State:
        match draft:
            case DraftQuestion():
                groups = tuple(tuple(self._choice(draft.name.text, each) for each in group) for group in draft.groups)
                several = draft.name.text == self._draft.situation.text
                return Question(draft.name.text, draft.title, draft.ask, draft.why, groups, several=several)
            case DraftInformation():
                return Information(
                    draft.name.text,
                    draft.title,
                    self._lines(draft.lines),
                    tuple(self._organisations[name.text] for name in draft.helpers),
                    self._topics[draft.topic.text] if draft.topic else None,
                    self._choice(draft.name.text, draft.choices[0]),
                )
            case DraftOutcome():
                return self._outcome(draft)

    def _outcome(self, draft: DraftOutcome) -> Outcome:
        return Outcome(
            draft.name.text,
            draft.title,
            self._lines(draft.lines),
            tuple(self._statements[name.text] for name in draft.statements),
            tuple(
                Pointer(self._topics[pointer.topic.text], tuple(name.text for name in pointer.because))
                for pointer in draft.pointers
            ),
            tuple(self._organisations[name.text] for name in draft.helpers),
        )

    def _choice(self, question: str, draft: DraftChoice) -> Choice:
        name = draft.name.text
        routes = tuple(
            Route(self._state(route.state.text), self._guards[route.when.text] if route.when else None)
            for route in draft.routes
        )
        counts_as = None
        if draft.counts_as:
            situation = self._state(self._draft.situation.text)
            counts_as = next(
                choice
                for choice in (situation.choices if isinstance(situation, Question) else ())
                if choice.name == draft.counts_as.text
            )
        label = draft.label or self._shared[name]
        return Choice(name, question, label, routes, draft.said, draft.advice, counts_as)

    def _lines(self, drafts: Iterable[DraftLine]) -> tuple[Line, ...]:
        return tuple(Line(line.text, self._guards[line.when.text] if line.when else None) for line in drafts)
