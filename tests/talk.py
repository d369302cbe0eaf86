"""Talks with the guide as a person does: by pressing what is on the screen. Between all turns it goes through its code.

``talk.start().chooses("child").goes_back().is_asked("situation")``
"""

from __future__ import annotations

from bot.core.blocks import Notice, every_block
from bot.core.conversation import Conversation
from bot.core.event import Event, Pressed, Started, Typed
from bot.core.guide import Guide, Turn
from bot.core.screen import Screen
from bot.core.text import Said, Value
from bot.core.transcript import PRESS, TranscriptLine, read_transcript, spell_event


class Talk:
    """One person's talk with ``guide``, in ``language``."""

    def __init__(self, guide: Guide, language: str = "en") -> None:
        self.guide = guide
        self.language = language
        self.conversation = Conversation()
        self.screen: Screen = guide.step(self.conversation, Started()).screen
        self.lines: list[TranscriptLine] = []

    def start(self) -> Talk:
        """Starts and chooses the language: the first question follows."""
        return self.happens(Started()).does(f"language {self.language}")

    def happens(self, event: Event) -> Talk:
        """An event that is no press: a start, or typed words."""
        return self._took(self.guide.step(self.conversation, event), spell_event(event))

    def does(self, spelt: str) -> Talk:
        """Presses the one button or control whose event is spelt so. "start", "type", "press": as in transcripts."""
        verb, _, rest = spelt.partition(" ")
        if verb == "start" and rest != "again":
            return self.happens(Started(rest))
        if verb == "type":
            return self.happens(Typed(rest))
        if verb == PRESS:
            return self.presses(rest)
        return self._took(self.guide.press(self.button(spelt)), spelt)

    def presses(self, button: str) -> Talk:
        """Presses a button by what it carries: an old one, a forged one, one of another guide."""
        return self._took(self.guide.press(button), f"{PRESS} {button}")

    def button(self, spelt: str) -> str:
        """What the button or control on the screen carries whose event is spelt so."""
        offered = self.offered
        assert spelt in offered, f"'{spelt}' is not among {sorted(offered)} on '{self.screen.shows}'"
        return self.guide.coder.button(self.conversation, offered[spelt])

    @property
    def offered(self) -> dict[str, Pressed]:
        """Everything that can be pressed, by how it is spelt."""
        return {spell_event(event): event for event in pressable(self.screen)}

    def types(self, text: str) -> Talk:
        """Types words."""
        return self.happens(Typed(text))

    def chooses(self, *names: str) -> Talk:
        """Gives these answers, one after the other. A situation may stand on another screen of its question."""
        for name in names:
            self.finds(f"choose {name}").does(f"choose {name}")
        return self

    def finds(self, spelt: str) -> Talk:
        """Turns to the other screens of the situations, one after the other, if the button is not on this one."""
        for _ in self.guide.flow.situation.groups:
            others = [each for each in self.offered if each.startswith(("open another ", "open changing situation "))]
            if spelt in self.offered or not others:
                break
            self.does(others[0])
        return self

    def goes_back(self) -> Talk:
        """Presses Back."""
        return self.does("back")

    def goes_on(self) -> Talk:
        """Presses what closes the overlay."""
        return self.does("go on")

    def sees(self, shows: str) -> Talk:
        """Asserts the id of the screen."""
        assert self.screen.shows == shows, "\n".join(str(line) for line in self.lines)
        return self

    is_asked = sees

    def is_told(self, text: str, **values: Said | Value) -> bool:
        """Whether a notice of the interface stands on the screen: ``text`` is the name of its field."""
        voice = self.guide.words.voice(self.conversation.language)
        notice = voice.say(getattr(self.guide.interface, text), **values).text
        return notice in self._notices

    @property
    def is_told_nothing(self) -> bool:
        """Whether no notice stands on the screen, but that nobody has checked the translation."""
        unchecked = sum(map(self.is_told, ("notice_machine", "notice_machine_risky", "notice_unchecked")))
        return len(self._notices) == unchecked

    @property
    def _notices(self) -> list[str]:
        """What the notices on the screen say, also those in folds."""
        return [block.said.text for block in every_block(self.screen.blocks) if isinstance(block, Notice)]

    @property
    def marked(self) -> list[str]:
        """The events of the buttons that are marked, as they are spelt."""
        return [spell_event(button.event) for button in self.screen.buttons if button.marked]

    def plays(self, transcript: str) -> Talk:
        """Does every line of a transcript, and sees what it says."""
        for line in read_transcript(transcript):
            self.does(line.did).sees(line.shows)
        return self

    @property
    def answers(self) -> dict[str, str]:
        """Question -> choice, of what is answered now."""
        return {choice.question: choice.name for choice in self.conversation.answers}

    @property
    def situations(self) -> list[str]:
        """The situations that were chosen, in order."""
        return [choice.name for choice in self.conversation.situations]

    def _took(self, turn: Turn, did: str) -> Talk:
        code = self.guide.coder.code(turn.conversation)
        read = self.guide.coder.read(code)
        assert read == turn.conversation, code
        self.conversation, self.screen = read, turn.screen
        self.lines.append(TranscriptLine(did, turn.screen.shows))
        return self


def pressable(screen: Screen) -> list[Pressed]:
    """Everything that can be pressed on a screen."""
    return [*(button.event for button in screen.buttons), *(control.event for control in screen.controls)]
