"""Every screen of the guide in one language, the fullest form of each: for checking that all of them fit a channel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.core import conversation as over
from bot.core.conversation import Conversation, Overlay
from bot.core.event import Closed, KeptCopy, Opened
from bot.core.flow import SECTIONS, Choice, Flow, Guard, Outcome, Question, State
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.ledger import LONG, PARTS

Path = tuple[Choice, ...]

TRIED = 4
"""How many paths through another situation are tried, the wordiest first, to be told before an outcome."""


def every_screen(guide: Guide, language: Language) -> Iterator[Turn]:
    """Each state by its wordiest path, outcomes after all other situations too; and everything that can be opened."""
    flow, fullest = guide.flow, Conversation(language)
    paths = _paths(flow)
    for state, path in paths.items():
        conversation = _told(flow, language, path)
        yield guide.step(conversation, Closed())
        if isinstance(state, Question):
            yield guide.step(conversation, Opened(over.Why()))
        if isinstance(state, Outcome):
            fullest = _after_all_others(guide, paths, state, conversation)
            yield guide.step(fullest, Closed())
            if copy := guide.step(fullest, KeptCopy()).copy:  # pragma: no branch  # of an outcome there is one
                yield copy
    for overlay in _overlays(flow):
        yield guide.step(fullest, Opened(overlay))
    for parts in _in_parts(flow):
        seen = None
        for overlay in parts:
            turn = guide.step(fullest, Opened(overlay))
            if turn.screen.shows == seen:
                break  # There is no such part: the last one is shown again.
            seen = turn.screen.shows
            yield turn
    yield guide.step(Conversation(language), Opened(over.Menu()))
    yield guide.step(Conversation(), Opened(over.Languages()))
    yield guide.step(Conversation(), Opened(over.ReadingPage(flow.pages["help"])))


def _told(flow: Flow, language: Language, path: Path) -> Conversation:
    """The conversation of these choices; of a question that was answered twice, the last answer."""
    answers = {choice.question: choice for choice in path if choice.question != flow.situation.name}
    situations = dict.fromkeys(choice for choice in path if choice.question == flow.situation.name)
    return Conversation(language, tuple(answers.values()), tuple(situations))


def _paths(flow: Flow) -> dict[State, Path]:
    """For each state, the path that leads to it whose answers say and advise the most.

    What a guard reads decides where a path can go on, so the best is kept for each of these answers.
    """
    read = {name for state in flow.states.values() for guard in _guards(flow, state) for name in guard.reads}
    best: dict[tuple[State, Path], Path] = {(flow.start, ()): ()}
    waiting = [(flow.start, Path())]
    while waiting:
        state, key = waiting.pop(0)
        if any(choice.counts_as for choice in best[state, key]):
            continue  # From here that situation comes next, whatever else leads on.
        for choice in flow.choices_of(state):
            path = (*best[state, key], choice)
            names = {each.question: each.name for each in path}
            target = next(route.state for route in choice.routes if route.when is None or route.when.holds(names))
            its_key = tuple(each for each in path if each.question in read)
            if (target, its_key) not in best or _weight(path) > _weight(best[target, its_key]):
                best[target, its_key] = path
                waiting.append((target, its_key))
    wordiest = dict[State, Path]()
    for (state, _), path in best.items():
        wordiest[state] = max(wordiest.get(state, ()), path, key=_weight)
    return wordiest


def _guards(flow: Flow, state: State) -> Iterator[Guard]:
    yield from (route.when for choice in flow.choices_of(state) for route in choice.routes if route.when)


def _weight(path: Path) -> int:
    texts = (text for choice in path for text in (choice.said, choice.advice.text if choice.advice else None) if text)
    return sum(len(text.english) for text in texts)


def _after_all_others(guide: Guide, paths: dict[State, Path], outcome: Outcome, last: Conversation) -> Conversation:
    """``last`` after every other situation that can be told to its end without changing an answer of it."""
    flow, full = guide.flow, last
    for other in flow.situation.choices:
        through = (path for state, path in paths.items() if other in path and isinstance(state, Outcome))
        for path in sorted(through, key=_weight, reverse=True)[:TRIED]:
            told = _told(flow, full.language or guide.words.english, path)
            answers = {choice.question: choice for choice in (*told.answers, *full.answers)}
            tried = replace(full, answers=tuple(answers.values()), situations=(*told.situations, *full.situations))
            if guide.step(tried, Closed()).screen.shows == outcome.name:
                full = tried
                break
    return full


def _overlays(flow: Flow) -> Iterator[Overlay]:
    yield from (over.Menu(), over.Languages(), over.AllTopics(), over.MyAnswers())
    for group in range(len(flow.situation.groups)):
        yield from (over.Another(group), over.Changing(flow.situation, group))
    yield from (over.Changing(state) for state in flow.states.values() if isinstance(state, Question))


def _in_parts(flow: Flow) -> Iterator[Iterator[Overlay]]:
    """What can be too long for one screen, part after part."""
    for topic in flow.topics.values():
        for section in SECTIONS:
            yield (over.Reading(topic, section, part) for part in range(PARTS))
    for page in flow.pages.values():
        yield (over.ReadingPage(page, part) for part in range(PARTS))
    yield (over.Helpers(part) for part in range(LONG))
    yield (over.More(part) for part in range(LONG))
