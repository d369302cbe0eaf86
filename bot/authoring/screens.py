"""Every screen of the guide in one language, the fullest form of each: for checking that all of them fit a channel."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import conversation as over
from bot.core.conversation import Conversation, Overlay
from bot.core.event import Closed, Opened
from bot.core.flow import SECTIONS, Choice, Flow, Outcome, Question, State
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.ledger import LONG, PARTS

Path = tuple[Choice, ...]


def every_screen(guide: Guide, language: Language) -> Iterator[Turn]:
    """Each state by its wordiest path, outcomes after all other situations too; and everything that can be opened."""
    flow, fullest = guide.flow, Conversation(language)
    wordiest = _wordiest_paths(flow)
    for name, path in wordiest.items():
        conversation = _told(flow, language, path)
        if isinstance(flow.states[name], Outcome):
            others = (choice for choice in flow.situation.choices if choice not in path)
            earlier = [step for other in others for step in _to_an_outcome(flow, wordiest, other)]
            conversation = fullest = _told(flow, language, (*earlier, *path))
        yield guide.step(conversation, Closed())
        yield guide.step(conversation, Opened(over.Why()))
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
    yield guide.step(Conversation(), Opened(over.Languages()))
    yield guide.step(Conversation(), Opened(over.ReadingPage(flow.pages["help"])))


def _told(flow: Flow, language: Language, path: Path) -> Conversation:
    """The conversation of these choices; of a question that was answered twice, the last answer."""
    answers = {choice.question: choice for choice in path if choice.question != flow.situation.name}
    situations = dict.fromkeys(choice for choice in path if choice.question == flow.situation.name)
    return Conversation(language, tuple(answers.values()), tuple(situations))


def _wordiest_paths(flow: Flow) -> dict[str, Path]:
    """For each state, the path to it whose answers say and advise the most."""
    best: dict[str, Path] = {flow.start.name: ()}
    waiting: list[State] = [flow.start]
    while waiting:
        state = waiting.pop(0)
        for choice in flow.choices_of(state):
            path = (*best[state.name], choice)
            for route in choice.routes:
                if _weight(path) > _weight(best.get(route.state.name, ())) or route.state.name not in best:
                    best[route.state.name] = path
                    waiting.append(route.state)
    return best


def _weight(path: Path) -> int:
    texts = (text for choice in path for text in (choice.said, choice.advice) if text)
    return sum(len(text.english) for text in texts)


def _to_an_outcome(flow: Flow, wordiest: dict[str, Path], situation: Choice) -> Path:
    """A path through one situation to an outcome, the wordiest."""
    through = (path for name, path in wordiest.items() if situation in path and isinstance(flow.states[name], Outcome))
    return max(through, key=_weight, default=(situation,))


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
