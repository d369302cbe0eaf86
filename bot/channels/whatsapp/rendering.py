"""A screen as WhatsApp messages: texts, and on the last of them the list of what can be pressed. Pure.

What is said is said in plain words, with WhatsApp's own marks for bold. What is folded elsewhere comes behind a row. A
text that is too long for one message goes on in the next; it is parted between two paragraphs where it can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from bot.channels.whatsapp.limits import LONGEST_LINK_BODY, LONGEST_TEXT, LONGEST_TITLE, WIDE, Limits, letters
from bot.channels.whatsapp.messages import LinkMessage, ListMessage, ListRow, ListSection, Message, TextMessage
from bot.channels.whatsapp.own_words import first_blocks, own_screen
from bot.channels.whatsapp.rows import APART, NO_LANGUAGE, Behind, RowKind, Rows, RowWords, described, fit
from bot.channels.whatsapp.texts import WhatsAppTexts
from bot.core import event as events
from bot.core.bidi import isolate, set_right_to_left
from bot.core.blocks import (
    Answered,
    Block,
    Bullets,
    Call,
    CardFace,
    Contact,
    Fold,
    Heading,
    Notice,
    Origin,
    Paragraph,
    Steps,
    Way,
)
from bot.core.conversation import Conversation
from bot.core.drawing.language_picker import WORLD
from bot.core.guide import Effect, Guide, Turn
from bot.core.language import Language
from bot.core.screen import Screen
from bot.core.subject import Apart
from bot.core.text import STRONG, Said, strip_strong

PHONE, VISIT, SITE, MAIL = "\U0001f4de", "\U0001f4cd", "\U0001f310", "\U0001f4e7"

PARAGRAPH, LINE = "\n\n", "\n"

_STRONG = re.compile(r"(?<![^\W_])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![^\W_])")
"""Strong words as WhatsApp can show them: on one line, no blank inside at the ends, and no letter close outside."""

_COMPACT = (Call, Way, Answered)
"""The blocks of which several stand together without a line between them."""


@dataclass(frozen=True, slots=True)
class WhatsAppView:
    """What makes messages of the turns of one ``guide``, within these ``limits``."""

    guide: Guide
    limits: Limits = WIDE

    def show(self, turn: Turn, *, begins: bool = False) -> tuple[Message, ...]:
        """The messages of a turn, the copies that were asked for before them. ``begins``: it is the first of a talk."""
        if turn.screen.subject in {Apart.COPY, Apart.NOTE}:
            return _alone(turn.screen)
        alone = [message for copy in turn.copies for message in _alone(copy.screen)]
        body = to_text(self.guide, turn, begins=begins)
        if turn.effect is not Effect.SHOWN:
            return self._with_list(body, self._words(turn, always=True).choose, self._start_again(turn))
        return (*alone, *self._with_list(body, self._words(turn).choose, self._rows(turn).sections()))

    def show_behind(self, turn: Turn, behind: Behind) -> tuple[Message, ...]:
        """The messages of what lies behind a row of the screen of a turn; of a strange one, the screen itself."""
        rows, words = self._rows(turn), self._words(turn)
        folded = self.folded(turn)
        match behind.kind:
            case RowKind.MORE:
                return self._with_list(self._rest(turn), words.choose, rows.sections(behind.number))
            case RowKind.CONTROLS if rows.controls:
                return self._with_list(self._rest(turn), words.choose, (ListSection(words.choose, rows.controls),))
            case RowKind.FOLD if behind.number < len(folded):
                return self._with_list(folded[behind.number], words.choose, rows.sections())
            case RowKind.SAME | RowKind.CONTROLS | RowKind.FOLD:
                return self.show(turn)
            case _ as never:
                assert_never(never)

    def folded(self, turn: Turn) -> tuple[str, ...]:
        """What is folded on the screen of a turn, fold by fold."""
        screen = own_screen(self.guide, turn)
        folds = (block for block in screen.blocks if isinstance(block, Fold))
        return tuple(_text_of(screen, (Heading(fold.title), *fold.blocks)) for fold in folds)

    def _rows(self, turn: Turn) -> Rows:
        writer = self.guide.coder.writer(turn.conversation)
        return Rows(own_screen(self.guide, turn), turn.conversation, writer, self._words(turn))

    def _words(self, turn: Turn, *, always: bool = False) -> RowWords:
        """What stands on the lists; ``always``: also where no language is chosen any more."""
        if turn.conversation.language is None and not always:
            return NO_LANGUAGE
        texts = self.guide.texts(WhatsAppTexts)
        say = self.guide.words.voice(turn.screen.language).say
        return RowWords(
            say(texts.whatsapp_choose).text, say(texts.whatsapp_controls).text, say(texts.whatsapp_more).text
        )

    def _rest(self, turn: Turn) -> str:
        """What stands above rows that have nothing else above them."""
        if turn.conversation.language is None:
            return WORLD
        return self.guide.words.voice(turn.screen.language).say(self.guide.texts(WhatsAppTexts).whatsapp_rest).text

    def _start_again(self, turn: Turn) -> tuple[ListSection, ...]:
        """After Clear there is one row, which begins anew and carries nothing of what was."""
        label = self.guide.words.voice(turn.screen.language).say(self.guide.interface.menu_restart).text
        carries = self.guide.coder.button(Conversation(), events.Restarted())
        return (ListSection("", (ListRow(carries, fit(label, LONGEST_TITLE)),)),)

    def _with_list(self, body: str, button: str, sections: tuple[ListSection, ...]) -> tuple[Message, ...]:
        """A body with a list. What is too long for it stands before it, in messages of their own."""
        *before, last = split(body, LONGEST_TEXT, last=self.limits.list_body)
        return (*map(TextMessage, before), ListMessage(last, button, sections))


def _alone(screen: Screen) -> tuple[Message, ...]:
    """A copy or a note: all of it, open, and nothing to press."""
    return tuple(TextMessage(part) for part in split(_text_of(screen, screen.blocks), LONGEST_TEXT))


def with_link(body: str, label: str, address: str) -> tuple[Message, ...]:
    """A body with a button that opens an address. What is too long for it stands before it."""
    *before, last = split(body, LONGEST_TEXT, last=LONGEST_LINK_BODY)
    return (*map(TextMessage, before), LinkMessage(last, label, address))


def to_text(guide: Guide, turn: Turn, *, begins: bool = False) -> str:
    """All that a screen says in one message, what is folded apart: that comes behind a row."""
    screen = own_screen(guide, turn)
    blocks = (*first_blocks(guide, turn, begins=begins), *screen.blocks)
    body = _text_of(screen, (block for block in blocks if not isinstance(block, Fold)))
    about = [
        f"*{strip_strong(each.label.text)}*{LINE}{bold(each.about.text)}"
        for each in screen.below
        if each.about and not described(each) and turn.conversation.language
    ]
    return PARAGRAPH.join(filter(None, (body, *about)))


def bold(text: str) -> str:
    """Text with strong words as WhatsApp writes them; where it could not show them so, they stand as the others do."""
    return strip_strong(_STRONG.sub(r"*\1*", text))


def split(body: str, longest: int, *, last: int | None = None) -> list[str]:
    """A text in parts of at most so many letters, the last of at most ``last``: between paragraphs where it can be."""
    if letters(body) <= (last or longest):
        return [body]
    at = _last_part(body, last or longest)
    before, parts = body[:at].rstrip(), list[str]()
    while letters(before) > longest:
        end = _first_part(before, longest)
        parts.append(before[:end].rstrip())
        before = before[end:].lstrip()
    return [*parts, before, body[at:]]


_ENDS = (PARAGRAPH, LINE, ". ", " ")
"""What a text is parted after, the best first."""


def _first_part(body: str, longest: int) -> int:
    """Where the most of the beginning ends that has at most so many letters."""
    room = len(body.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore"))
    found = ((body.rfind(end, 1, room), end) for end in _ENDS)
    return next((at + len(end) for at, end in found if at > 0), room)


def _last_part(body: str, longest: int) -> int:
    """Where the most of the end begins that has at most so many letters."""
    room = len(body) - len(body.encode("utf-16-le")[-2 * longest :].decode("utf-16-le", "ignore"))
    found = ((body.find(end, room - 1, len(body) - len(end)), end) for end in _ENDS)
    return next((at + len(end) for at, end in found if at >= 0), room)


def _text_of(screen: Screen, blocks: Iterable[Block]) -> str:
    """Blocks with an empty line between them, but where they stand close."""
    text, before = "", None
    for block in blocks:
        if not (shown := LINE.join(_lines(block, screen.language))):
            continue
        close = before is not None and _stands_close(before, block)
        text += (LINE if close else PARAGRAPH if text else "") + shown
        before = block
    return text


def _stands_close(before: Block, block: Block) -> bool:
    together = isinstance(before, _COMPACT) and type(before) is type(block)
    return together or (isinstance(before, Heading) and not isinstance(block, Heading | Contact | CardFace | Answered))


def _lines(block: Block, language: Language) -> Iterator[str]:  # noqa: C901, PLR0912  # one case for each kind of block
    match block:
        case Heading(said):
            yield _title(said)
        case Paragraph(said):
            yield bold(said.text)
        case Notice(said):
            yield f"{APART} {bold(said.text)}"
        case Bullets(items):
            yield from (f"\u2022 {bold(item.text)}" for item in items)
        case Steps(steps):
            for number, (first, *more) in enumerate(steps, 1):
                yield f"{number}. {bold(first.text)}"
                yield from (bold(said.text) for said in more)
        case Call(title, number, _, facts):
            named = f" {_title(title)}." if title else ""
            told = " ".join(_beside(fact, language) for fact in facts)
            yield f"{_address(PHONE, number, language)}{named} {told}".rstrip()
        case Contact():
            yield from _contact(block, language)
        case Origin(said, address):
            yield f"\u2022 {said.text}"
            yield address
        case Way(button, about):
            if not button.primary:  # That one is the first row, and its words are there.
                yield _title(button.label)
            yield from (bold(said.text) for said in about)
        case CardFace(large, own):
            yield _title(large)
            yield from ("", bold(own.text)) if own else ()
        case Answered(question, answer, _):
            yield _title(question)
            yield bold(answer.text)
        case Fold(title, inside):
            yield _title(title)
            yield from (line for folded in inside for line in _lines(folded, language))
        case _ as never:
            assert_never(never)


def _title(said: Said) -> str:
    return bold(f"{STRONG}{strip_strong(said.text)}{STRONG}")


def _beside(said: Said, language: Language) -> str:
    """Said words in a line of others: where they run the other way than the screen does, they keep their full stop."""
    runs_the_other_way = said.language.right_to_left is not language.right_to_left
    return bold(replace(said, text=isolate(said.text)).text if runs_the_other_way else said.text)


def _contact(contact: Contact, language: Language) -> Iterator[str]:
    yield _title(contact.title)
    yield from (bold(detail.text) for detail in contact.details)
    for phone in contact.phones:
        if phone.whom:
            yield bold(phone.whom.text)
        yield _address(PHONE, phone.number, language)
    for mark, value in ((VISIT, contact.visit), (SITE, contact.site), (MAIL, contact.email)):
        if value:
            yield _address(mark, value, language)
    if contact.verified:
        yield bold(contact.verified.text)


def _address(mark: str, value: str, language: Language) -> str:
    line = f"{mark} {value}"
    return set_right_to_left(line) if language.right_to_left else line
