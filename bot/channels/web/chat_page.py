"""A screen as a web page, and a sent form as an event. Pure: it knows no HTML and no HTTP.

A page says what its screen says. It adds a frame (leaving at once, what stays on the device, the words that are typed)
and has words of its own for two screens that speak of chat apps elsewhere: what stays after Clear, and privacy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from itertools import takewhile

from bot.channels.web.addresses import OUTCOMES, PageAddress, StaffAddress, link_to_staff
from bot.channels.web.chat_keys import Key, Keys, is_privacy
from bot.channels.web.texts import WebTexts
from bot.core import event as events
from bot.core.blocks import Block, Bullets, Heading, Notice, Paragraph
from bot.core.button import Button
from bot.core.code import Writer
from bot.core.conversation import Conversation
from bot.core.drawing.language_picker import WORLD
from bot.core.drawing.translation_remarks import choose_remarks, said_texts
from bot.core.event import show_again
from bot.core.flow import Outcome
from bot.core.guide import Effect, Guide, Turn
from bot.core.language import Language, match_language
from bot.core.overlay import Answering, Languages, Menu, MoreOnOutcome, OneCard, ReadingPage, ReadingTopic
from bot.core.screen import Screen
from bot.core.subject import Apart
from bot.core.text import Said
from bot.core.voice import Voice

PRESS, CODE, WORDS = "press", "code", "words"
"""The fields of a form: what a button carries; or the conversation's code and the words that were typed."""

LONGEST_WORDS = 600
"""Letters that can be typed: a question is shorter, and a cry for help in a story has to be heard."""


class PageLook(Enum):
    """The look of a page; the value is the id of what is in it, for ``chat.css``."""

    PICKER = "picker"
    """The languages, two side by side."""
    MENU = "menu"
    """What fits on one screen, the way on among the text."""
    WAYS = "ways"
    """A text with many ways on: the buttons stand two side by side."""
    CARD = "card"
    """A sentence that somebody else is to read: its letters are large, and the screen stays awake."""
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame around every screen. Without a language no privacy page can be opened.

    ``staff`` leads to the page for staff, from the languages alone: who reads Dutch and helps others begins there too.
    """

    brand: Said
    leave: Said
    stays: Said
    privacy: str | None
    pages: tuple[Said, PageAddress] | None
    removed: Said | None
    typing: Said | None
    send: Said
    offline: Said
    again: Said
    operator: Said | None
    staff: tuple[Said, StaffAddress] | None


@dataclass(frozen=True, slots=True)
class ChatPage:
    """One page. ``above`` stands small over the title; ``code`` is the conversation, for words that are typed.

    ``inside`` are the keys that stand among the blocks, ``keys`` those below, ``asides`` those of little weight.
    """

    language: Language
    notices: tuple[Block, ...]
    above: tuple[Said, ...]
    title: Said | None
    blocks: tuple[Block, ...]
    inside: Mapping[Button, Key]
    keys: tuple[Key, ...]
    asides: tuple[Key, ...]
    look: PageLook
    controls: Mapping[str, Key]
    restart: Said | None
    code: str
    frame: Frame


def to_turn(guide: Guide, form: Mapping[str, str], moment: datetime | None = None) -> Turn:
    """The turn that follows a form, sent at a ``moment``. Of a strange or empty one: the languages, as at first."""
    if WORDS in form:
        return guide.step(*read_form(guide, form), moment)
    return guide.press(form.get(PRESS, ""), moment)


def read_form(guide: Guide, form: Mapping[str, str]) -> tuple[Conversation, events.Event]:
    """The conversation that a form was sent from, and what was done in it."""
    if (words := form.get(WORDS)) is not None:
        now = guide.coder.read(form.get(CODE, "")) or Conversation()
        return now, events.Typed(words[:LONGEST_WORDS]) if words.strip() else show_again(now)
    press = guide.coder.read_button(form.get(PRESS, ""))
    return (press.conversation, press.event) if press else (Conversation(), events.Started())


def to_page(  # noqa: PLR0913  # a turn, and what is known of the page around it
    guide: Guide,
    turn: Turn,
    suggests: str | None = None,
    operator: str | None = None,
    presses: Conversation | None = None,
    *,
    prints: bool = False,
) -> ChatPage:
    """The page for a turn. ``suggests`` is the browser's language tag: before one is chosen, the frame is said in it.

    Who wants a copy gets it in a tab of its own: there the copy is the page, and no button on it knows an answer.
    ``presses`` is the conversation that its buttons go on with, where that is another than the one it shows.
    ``prints``: a note can be had as a PDF.
    """
    turn = _join_copies(turn.copies) if turn.copies else turn
    screen, now = turn.screen, turn.conversation
    language = screen.language
    if now.language is None and turn.effect is Effect.SHOWN:
        language = match_language(guide.words.offered, suggests) or language
    # The note is a Dutch page, for a lawyer; what stands around it is still said to the person.
    voice = guide.words.voice(now.language if screen.subject is Apart.NOTE else language)
    writer = guide.coder.writer(presses or now)
    frame = _frame(guide, turn, writer, voice, operator)
    own = _web_blocks(guide, turn, voice)
    notices, above, title, blocks = _split_blocks(own or screen.blocks)
    if isinstance(screen.subject, Outcome):
        above = ()  # It is neutral for whoever sees it on a locked phone; here is none, and the place is needed.
    keys = Keys(guide, writer, now, screen, voice.say(guide.texts(WebTexts).web_note_pdf) if prints else None)
    return ChatPage(
        language,
        notices,
        above,
        title,
        (*blocks, *_gap_notices(guide, screen, frame, own, voice)),
        keys.inside,
        keys.below,
        keys.asides,
        _page_look(screen),
        {control.kind.value: Key(control.label, writer.button(control.event)) for control in screen.controls},
        voice.say(guide.interface.menu_restart) if turn.effect is not Effect.SHOWN else None,
        writer.code,
        frame,
    )


def _join_copies(copies: tuple[Turn, ...]) -> Turn:
    """One page of what a chat shows in several messages."""
    whole = tuple(block for copy in copies for block in copy.screen.blocks)
    return replace(copies[0], screen=replace(copies[0].screen, blocks=whole))


def _frame(guide: Guide, turn: Turn, writer: Writer, voice: Voice, operator: str | None) -> Frame:
    say, texts, chosen = voice.say, guide.texts(WebTexts), bool(turn.screen.controls)
    privacy = guide.flow.privacy
    staff = link_to_staff(guide.words, texts.web_staff, guide.words.dutch or guide.words.english)
    return Frame(
        say(guide.interface.first_line),
        say(texts.web_leave),
        say(texts.web_stays),
        writer.button(events.Opened(ReadingPage(privacy))) if privacy and chosen else None,
        _page_link(guide, turn, voice) if chosen else None,
        say(texts.web_removed) if turn.effect is Effect.CLEARED else None,
        say(texts.web_type) if turn.effect is Effect.SHOWN and not isinstance(turn.screen.subject, Apart) else None,
        say(texts.web_send),
        say(texts.web_offline),
        say(texts.web_again),
        say(guide.interface.web_operator, name=operator)
        if operator and isinstance(turn.screen.subject, Languages | Menu)
        else None,
        staff if isinstance(turn.screen.subject, Languages) else None,
    )


def _page_link(guide: Guide, turn: Turn, voice: Voice) -> tuple[Said, PageAddress]:
    """The way to the pages to read; at the end of a path, to the page of its steps, or of the safest of several."""
    texts, home = guide.texts(WebTexts), PageAddress(voice.language)
    if not isinstance(turn.screen.subject, Outcome):
        return voice.say(texts.web_pages), home
    first, *others = guide.outcomes(turn.conversation)
    return voice.say(texts.web_next_first if others else texts.web_next), home.to(f"{OUTCOMES}{first.name}")


def _page_look(screen: Screen) -> PageLook:
    match screen.subject:
        case Languages():
            return PageLook.PICKER
        case Menu():
            return PageLook.MENU
        case Outcome() | MoreOnOutcome() | ReadingTopic() | Answering():
            return PageLook.WAYS
        case OneCard():
            return PageLook.CARD
        case _:
            return PageLook.SCREEN


def _web_blocks(guide: Guide, turn: Turn, voice: Voice) -> tuple[Block, ...]:
    """The web's own blocks where the words of a chat would not be true; none on any other screen."""
    interface, texts, screen = guide.interface, guide.texts(WebTexts), turn.screen
    if turn.effect is not Effect.SHOWN:
        return (Paragraph(voice.say(interface.cleared)), Notice(voice.say(texts.web_cleared)))
    if screen.subject is Apart.COPY:
        return (Notice(voice.say(texts.web_copy)), *screen.blocks)
    if screen.subject is Apart.NOTE:
        return (Notice(voice.say(texts.web_note)), *screen.blocks)
    if is_privacy(guide, screen):
        title = next(block for block in screen.blocks if isinstance(block, Heading))
        told = [Paragraph(said) for text in texts.privacy for said in voice.say_each(text)]
        remarks = [Notice(voice.say(remark)) for remark in choose_remarks(told, interface)]
        return (*first_notices(screen.blocks), title, *told, *remarks)
    return ()


def _split_blocks(
    blocks: Iterable[Block],
) -> tuple[tuple[Block, ...], tuple[Said, ...], Said | None, tuple[Block, ...]]:
    """The notices of this turn, each with its list; what stands over the title; the title; the rest.

    The title is a heading that has nothing but paragraphs before it, else the first paragraph. A globe is no title: the
    languages have none.
    """
    left = [block for block in blocks if not (isinstance(block, Paragraph) and block.said.text == WORLD)]
    notices = first_notices(left)
    left = left[len(notices) :]
    above = tuple(_paragraphs(left))
    rest = left[len(above) :]
    if rest and isinstance(rest[0], Heading):
        return notices, above, rest[0].said, tuple(rest[1:])
    if above:
        return notices, (), above[0], tuple(left[1:])
    return notices, (), None, tuple(left)


def first_notices(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The first blocks as far as they speak of this turn: the notices, each with its list."""
    return tuple(takewhile(lambda block: isinstance(block, Notice | Bullets), blocks))


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Said]:
    """The texts of the paragraphs that come first."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            return
        yield block.said


def _gap_notices(guide: Guide, screen: Screen, frame: Frame, own: Iterable[Block], voice: Voice) -> Iterator[Block]:
    """A notice for each other language in which the web's own words stand, if the screen does not say so already."""
    if not screen.controls:
        return
    said = (
        frame.leave,
        frame.stays,
        *(frame.pages[:1] if frame.pages else ()),
        frame.typing,
        frame.send,
        frame.operator,
        *said_texts(own),
    )
    for language in dict.fromkeys(each.language for each in said if each and each.language is not voice.language):
        gap = Notice(voice.say(guide.interface.notice_gap, language=voice.quote(language.autonym, language)))
        if gap not in screen.blocks:
            yield gap
