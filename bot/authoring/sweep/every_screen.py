"""Every screen of the guide in one language, the fullest form of each: for checking that all of them fit a channel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from bot.authoring.sweep.fullest_paths import (
    Path,
    conversation_after,
    find_fullest_openings,
    find_fullest_paths,
    weight_of,
)
from bot.core import overlay as overlays
from bot.core.content import Section
from bot.core.conversation import Conversation
from bot.core.event import Closed, KeptCopy, MadeNote, Opened, Started
from bot.core.finding import Findable
from bot.core.flow import Flow, Outcome, Question, State
from bot.core.guide import Guide, Turn
from bot.core.language import Language
from bot.core.ledger import LONG, PARTS
from bot.core.note import NoteLine, NoteStep
from bot.core.overlay import Overlay
from bot.core.province import Province
from bot.core.replay import Replay
from bot.core.site import Site
from bot.core.start_payload import Payload, write_payload

PARTNER = "x"
"""Whoever gave the link by which a talk begins. Its name is nowhere on a screen."""

FULLEST_SITE = Site(
    "https://guide.in-your-own-language.example",
    "a_bot_with_the_longest_name__bot",
    "An organisation with a name of sixty letters, and not one less",
    "999999999999999",
)
"""As much as an operator's settings can say of the guide."""

TRIED = 4
"""The paths through another situation that are tried before an outcome, the wordiest first."""


def sweep_screens(guide: Guide, language: Language, *, each_once: bool = False) -> Iterator[Turn]:
    """Each state by its wordiest path, outcomes after all other situations too; and everything that can be opened.

    ``each_once``: for somebody who reads them. Left out is what looks alike: outcomes after all other situations, all
    notes but the fullest, and questions as they are asked again.
    """
    guide = guide.at(FULLEST_SITE)
    flow, crowded = guide.flow, _after_all_others(guide.flow)
    for state, path in find_fullest_paths(flow).items():
        conversation = conversation_after(flow, language, path)
        yield guide.step(conversation, Closed())
        if isinstance(state, Question):
            yield guide.step(conversation, Opened(overlays.Why()))
        if isinstance(state, Outcome):
            yield from guide.step(conversation, KeptCopy()).copies
            if not each_once:
                full = replace(crowded[state], language=language)
                yield guide.step(full, Closed())
                yield from (*guide.step(full, KeptCopy()).copies, *_notes(guide, conversation), *_notes(guide, full))
    fullest = replace([*crowded.values()][-1], language=language)
    yield from _notes(guide, fullest)
    for overlay in _overlays(guide):
        if not (each_once and isinstance(overlay, overlays.ChangingAnswer)):
            yield guide.step(fullest, Opened(overlay))
    for answering in _answers(guide.findable):
        yield guide.step(fullest, Opened(answering))
    for parts in _in_parts(flow):
        yield from _read_on(guide, fullest, parts)
    for reading, path in find_fullest_openings(flow):
        yield from _read_on(guide, conversation_after(flow, language, path), _parts_of(reading))
    yield from _starts(guide, language, each_once=each_once)
    yield guide.step(Conversation(language), Opened(overlays.Menu()))
    yield guide.step(Conversation(), Opened(overlays.Languages()))
    yield guide.step(Conversation(), Opened(overlays.ReadingPage(flow.help)))


def _starts(guide: Guide, language: Language, *, each_once: bool) -> Iterator[Turn]:
    """The first screens of a partner's links: the menu, each topic, and the languages."""
    topics = () if each_once else guide.flow.topics
    for payload in (Payload(), Payload(language.code), *(Payload(language.code, topic) for topic in topics)):
        yield guide.step(Conversation(), Started(write_payload(replace(payload, partner=PARTNER))))


def _notes(guide: Guide, conversation: Conversation) -> Iterator[Turn]:
    """The note with everything in it."""
    noting = overlays.Noting(NoteStep.MAKE, _everything(guide))
    yield from guide.step(replace(conversation, overlay=noting), MadeNote()).copies


def _notings(guide: Guide) -> Iterator[overlays.Noting]:
    """The steps of making a note, as they are first and with everything in it."""
    for changed in (frozenset[NoteLine](), _everything(guide)):
        yield from (overlays.Noting(step, changed) for step in NoteStep)


def _everything(guide: Guide) -> frozenset[NoteLine]:
    """The changed lines of a note that has all that one can have."""
    return frozenset(line for line in guide.coder.note_lines if not line.kind.is_in_at_first)


def _read_on(guide: Guide, conversation: Conversation, parts: Iterable[Overlay]) -> Iterator[Turn]:
    seen = None
    for overlay in parts:
        turn = guide.step(conversation, Opened(overlay))
        if turn.screen.subject == seen:
            return  # There is no such part: the last one is shown again.
        seen = turn.screen.subject
        yield turn


@lru_cache(maxsize=4)
def _after_all_others(flow: Flow) -> Mapping[Outcome, Conversation]:
    """Each outcome after every other situation that can be told to its end without changing an answer of it."""
    paths, replay = find_fullest_paths(flow), Replay(flow)
    return {
        state: _with_all_others(flow, replay, paths, state, conversation_after(flow, None, path))
        for state, path in paths.items()
        if isinstance(state, Outcome)
    }


def _with_all_others(
    flow: Flow, replay: Replay, paths: Mapping[State, Path], outcome: Outcome, last: Conversation
) -> Conversation:
    """``last`` after every other situation that can be told so."""
    full = last
    for other in (choice for choice in flow.situation.choices if choice not in last.situations):
        through = (path for state, path in paths.items() if other in path and isinstance(state, Outcome))
        tried = (_and_also(flow, full, path) for path in sorted(through, key=weight_of, reverse=True)[:TRIED])
        full = next((each for each in tried if replay.journey(replay.sift(each)[0]).place is outcome), full)
    return full


def _and_also(flow: Flow, now: Conversation, path: Path) -> Conversation:
    """``now`` as it is where this path was gone before it."""
    before = conversation_after(flow, None, path)
    answers = {choice.question: choice for choice in (*before.answers, *now.answers)}
    return replace(now, answers=tuple(answers.values()), situations=(*before.situations, *now.situations))


def _overlays(guide: Guide) -> Iterator[Overlay]:
    flow = guide.flow
    yield from _notings(guide)
    yield from (overlays.Menu(), overlays.Languages(), overlays.AllTopics(), overlays.MyAnswers(), overlays.Copying())
    yield overlays.AllCards()
    yield from (overlays.NearYou(), overlays.NearYou(_busiest(flow)), overlays.NearYou(Province.ZEELAND))
    yield from map(overlays.OneCard, flow.cards.values())
    for group in range(len(flow.situation.groups)):
        yield from (overlays.AnotherSituation(group), overlays.ChangingAnswer(flow.situation, group))
    yield from (overlays.ChangingAnswer(state) for state in flow.states.values() if isinstance(state, Question))


def _busiest(flow: Flow) -> Province:
    """The province in which most helpers work."""
    at_work = [each.province for each in flow.organisations.values()]
    return max(Province, key=at_work.count)


def _answers(findable: Findable) -> Iterator[overlays.Answering]:
    """The answers to typed words: every target beside others, each danger with the most that stands below it."""
    targets = tuple(findable.targets.values())
    most = targets[: overlays.MOST_TARGETS]
    yield from (overlays.Answering(most, danger) for danger in findable.dangers.values())
    for first in range(0, len(targets), overlays.MOST_TARGETS):
        yield overlays.Answering(targets[first : first + overlays.MOST_TARGETS])
    yield overlays.Answering()


def _in_parts(flow: Flow) -> Iterator[Iterator[Overlay]]:
    """The overlays that can be too long for one screen, part after part."""
    for topic in flow.topics.values():
        yield from (_parts_of(overlays.ReadingTopic(topic, section)) for section in Section)
    for page in flow.pages.values():
        yield (overlays.ReadingPage(page, part) for part in range(LONG))
    yield (overlays.Helpers(part) for part in range(LONG))
    yield (overlays.MoreOnOutcome(part) for part in range(LONG))


def _parts_of(reading: overlays.ReadingTopic) -> Iterator[Overlay]:
    return (replace(reading, part=part) for part in range(PARTS))
