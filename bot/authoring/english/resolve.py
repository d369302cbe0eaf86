"""Makes a ``Flow`` of a sound draft: every name becomes the thing, from the outcomes backwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never, cast

from bot.authoring.english.draft_flow import (
    DraftChoice,
    DraftFlow,
    DraftInformation,
    DraftOutcome,
    DraftQuestion,
    DraftState,
)
from bot.authoring.english.lines import resolve_lines
from bot.authoring.source.names import DONT_KNOW, DONT_SAY, GO_ON
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.content import Page, Section, Topic
from bot.core.flow import Choice, Flow, Information, Opening, Outcome, Pointer, Question, Route, State
from bot.core.guards import GUARDS
from bot.core.interface import Interface
from bot.core.lines import Guard, Included, Statement
from bot.core.organisation import Organisation
from bot.core.show_card import ShowCard

HELP, PRIVACY, ABOUT, IS_THIS_US = "help", "privacy", "about", "is-this-us"
"""The pages that the guide knows by the names of their folders; the first is always there."""


class Resolver:
    """Resolves one draft. It is called only where the checks found nothing, so every name is there."""

    def __init__(
        self,
        draft: DraftFlow,
        interface: Interface,
        organisations: Mapping[str, Organisation],
        statements: Mapping[str, Statement],
        topics: Mapping[str, Topic],
    ) -> None:
        self._draft = draft
        self._organisations = organisations
        self._statements = statements
        self._topics = topics
        self._shared = {DONT_KNOW: interface.dont_know, DONT_SAY: interface.dont_say, GO_ON: interface.go_on}
        self._states: dict[str, State] = {}
        self._situations: dict[str, Choice] = {}

    def flow(self, pages: Mapping[str, Page], cards: Mapping[str, ShowCard]) -> Flow:
        """The flow, with its states in the order of the file. The situations come first: other choices count as one."""
        situation = cast("Question", self._state(self._draft.situation))
        self._situations = {choice.name: choice for choice in situation.choices}
        start = self._state(self._draft.start)
        states = {name: self._states[name] for name in self._draft.states}
        topics = {name.text: self._topics[name.text] for name in self._draft.topics}
        general = topics[cast("Scalar", self._draft.general).text]
        openings = tuple(
            Opening(
                resolve_lines((draft.line,), GUARDS, self._organisations)[0],
                tuple(topics[name.text] for name in draft.topics) or tuple(topics.values()),
                tuple(Section(name.text) for name in draft.sections) or (Section.SHORT,),
            )
            for draft in self._draft.openings
        )
        return Flow(
            states,
            start,
            situation,
            topics,
            pages,
            self._organisations,
            cards,
            general,
            pages[HELP],
            pages.get(PRIVACY),
            openings,
            about=pages.get(ABOUT),
            is_this_us=pages.get(IS_THIS_US),
        )

    def _state(self, name: Scalar | None) -> State:
        """The state of a name, made once."""
        text = cast("Scalar", name).text
        if text not in self._states:
            self._states[text] = self._make_state(self._draft.states[text])
        return self._states[text]

    def _make_state(self, draft: DraftState) -> State:
        match draft:
            case DraftQuestion():
                choices = {each.name.text: self._choice(draft.name.text, each) for each in draft.choices}
                groups = tuple(tuple(choices[each.name.text] for each in group) for group in draft.groups)
                several = draft.name.text == cast("Scalar", self._draft.situation).text
                apart = frozenset(choices[each.name.text] for each in draft.apart)
                return Question(draft.name.text, draft.title, draft.ask, draft.why, groups, several, draft.note, apart)
            case DraftInformation():
                return Information(
                    draft.name.text,
                    draft.title,
                    resolve_lines(draft.lines, GUARDS, self._organisations),
                    tuple(self._organisations[name.text] for name in draft.helpers),
                    self._topics[draft.topic.text] if draft.topic else None,
                    self._choice(draft.name.text, draft.choices[0]),
                )
            case DraftOutcome():
                return self._outcome(draft)
            case _ as never:
                assert_never(never)

    def _outcome(self, draft: DraftOutcome) -> Outcome:
        return Outcome(
            draft.name.text,
            draft.title,
            resolve_lines(draft.lines, GUARDS, self._organisations),
            tuple(Included(self._statements[each.statement.text], _guard(each.when)) for each in draft.statements),
            tuple(
                Pointer(self._topics[pointer.topic.text], tuple(name.text for name in pointer.because))
                for pointer in draft.pointers
            ),
            tuple(self._organisations[name.text] for name in draft.helpers),
        )

    def _choice(self, question: str, draft: DraftChoice) -> Choice:
        name = draft.name.text
        routes = tuple(Route(self._state(route.state), _guard(route.when)) for route in draft.routes)
        counts_as = self._situations[draft.counts_as.text] if draft.counts_as else None
        label = draft.label or self._shared[name]
        advice = resolve_lines((draft.advice,), GUARDS, self._organisations)[0] if draft.advice else None
        denies = tuple(each.text for each in draft.denies)
        settles = frozenset(each.text for each in draft.settles)
        return Choice(name, question, label, routes, draft.said, advice, counts_as, denies, settles, draft.note)


def _guard(name: Scalar | None) -> Guard | None:
    return GUARDS[name.text] if name else None
