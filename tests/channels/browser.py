"""A browser without a script: it reads a page as it came, presses its buttons and sends its forms.

``browser.opens("?start=l-en"); browser.does("go on"); browser.sees("danger")``. Beside every turn on the page goes the
same turn of the guide itself (``tests.talk``), and what stands on the page must be that screen, word for word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from bot.core.bidi import strip_marks
from bot.core.blocks import (
    Block,
    Call,
    Contact,
    Fold,
    Heading,
    Origin,
    Paragraph,
    Way,
    buttons_among,
    every_block,
)
from bot.core.button import Button
from bot.core.drawing.language_picker import WORLD
from bot.core.drawing.translation_remarks import said_texts
from bot.core.flow import Outcome
from bot.core.guide import Guide
from bot.core.screen import Screen
from bot.core.text import Said, strip_strong
from bot.core.transcript import PRESS, read_transcript, spell_event
from tests.talk import Talk

Fetch = Callable[[str, str, str], str]
"""Method, path and body of a request -> the page that came."""

VOID = {"meta", "link", "input", "br"}
OWN_WORDS = ("cleared", "page:privacy:")


@dataclass(slots=True)
class Element:
    """One element that was read: its name, its attributes, and all text in it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass(slots=True)
class Document:
    """A page, as far as a person can see it and use it: no style, no script, nothing that is hidden."""

    elements: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of this name with these attributes."""
        return [
            each
            for each in self.elements
            if each.name == tag and all(each.attributes.get(key) == value for key, value in attributes.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The one element of this name with these attributes."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} {attributes}"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self._open: list[Element] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.document.elements.append(element)
        if tag not in VOID:
            self._open.append(element)
        elif tag == "br":
            self.handle_data("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1].name == tag, f"</{tag}> closes <{self._open[-1].name}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if any(each.name in {"style", "script", "title"} or "hidden" in each.attributes for each in self._open):
            return
        self.document.text += data
        for each in self._open:
            each.text += data


def read(html: str) -> Document:
    """A page as it came. An element that is not closed where it should be is refused."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader._open == []  # noqa: SLF001  # it is ours
    return reader.document


class Browser:
    """Somebody's tab. ``fetch`` brings pages; ``documents`` are all that came, the one that is seen last."""

    def __init__(self, guide: Guide, fetch: Fetch, language: str = "en") -> None:
        self.guide, self.fetch = guide, fetch
        self.talk = Talk(guide, language)
        self.html = ""
        self.copies: list[str] = []

    @property
    def page(self) -> Document:
        """What the tab shows."""
        return read(self.html)

    @property
    def pressable(self) -> dict[str, str]:
        """How each button is spelt -> what it sends. The line about what stays is no button of the screen."""
        found = {}
        for button in self.page.all("button", name="press"):
            press = self.guide.coder.read_button(button.attributes["value"])
            if press and button.attributes["class"] != "stays":
                found[spell_event(press.event)] = button.attributes["value"]
        return found

    def does(self, done: str) -> Browser:
        """One turn, spelt as in a transcript."""
        verb, _, rest = done.partition(" ")
        if verb == "start" and rest != "again":
            self.html = self.fetch("GET", f"/?{urlencode({'start': rest})}" if rest else "/", "")
        elif verb == "type":
            code = self.page.all("input", name="code")
            self._sends(words=rest, **({"code": code[0].attributes["value"]} if code else {}))
        elif verb == PRESS:
            self._sends(press=rest)
        elif done == "keep a copy":
            # It opens in a tab of its own. This one stays where the copy was made, and goes on from there.
            self.copies.append(self.fetch("POST", "/", urlencode({"press": self.pressable[done]})))
            self._sends(press=self.pressable["go on"])
        elif done == "make the note":
            self.copies.append(self.fetch("POST", "/", urlencode({"press": self.pressable[done]})))
        else:
            assert done in self.pressable, f"'{done}' is not among {sorted(self.pressable)}"
            self._sends(press=self.pressable[done])
        self.talk.does(done)
        return self

    def sees(self, shows: str) -> Browser:
        """Asserts that the screen with this id is on the page, as the guide drew it."""
        self.talk.sees(shows)
        if not shows.startswith(OWN_WORDS) and self.talk.lines[-1].did not in {"keep a copy", "make the note"}:
            assert_shows(self.page, self.talk.screen)
        return self

    def plays(self, transcript: str) -> Browser:
        """Does every line of a transcript, and sees what it says."""
        for line in read_transcript(transcript):
            self.does(line.did).sees(line.shows)
        return self

    def _sends(self, **fields: str) -> None:
        self.html = self.fetch("POST", "/", urlencode(fields))


def assert_shows(page: Document, screen: Screen) -> None:
    """Asserts that a page says all that a screen says, in its order, and that its buttons are those of the screen.

    What is folded is there, closed; whom to call is a link that dials; what leads on stands out, and what was chosen is
    marked, as often as on the screen.
    """
    text, at, blocks = plain(page.text), 0, [*every_block(screen.blocks)]
    beside = [said.text for button in (*screen.below, *screen.asides) for said in _of(button)]
    for said in [*_said(told_on_the_web(screen)), *beside]:
        found = text.find(plain(said), at)
        assert found >= 0, f"'{said}' is not on the page, or not in its place: {text}"
        at = found + len(plain(said))
    pressed = [plain(each.text) for each in page.all("button", name="press")]
    among = [button.label.text for button in buttons_among(screen.blocks)]
    below = [" ".join(said.text for said in _of(button)) for button in (*screen.below, *screen.asides)]
    for label in (*among, *below, *(control.label.text for control in screen.controls)):
        assert plain(label) in pressed, f"'{label}' is not among {pressed}"
    dialled = [each.attributes["href"] for each in page.all("a") if each.attributes.get("class") == "call"]
    for block in blocks:
        if isinstance(block, Call):
            assert f"tel:{block.number.replace('-', '').replace(' ', '')}" in dialled
    folds = page.all("details")
    assert len(folds) == sum(isinstance(block, Fold) for block in blocks)
    assert not any("open" in each.attributes for each in folds)
    assert len(page.all("button", **{"class": "on"})) == sum(each.primary for each in screen.buttons)
    assert len(page.all("button", **{"aria-current": "true"})) == sum(each.marked for each in screen.below)
    assert page.one("html").attributes["lang"] == screen.language.tag or not screen.controls


def told_on_the_web(screen: Screen) -> tuple[Block, ...]:
    """The blocks of a screen without the neutral line over an outcome: it is for whoever sees a locked phone."""
    if not isinstance(screen.subject, Outcome):
        return screen.blocks
    title = next(at for at, block in enumerate(screen.blocks) if isinstance(block, Heading))
    return (*(each for each in screen.blocks[:title] if not isinstance(each, Paragraph)), *screen.blocks[title:])


def _of(button: Button) -> tuple[Said, ...]:
    return (button.label, button.about) if button.about else (button.label,)


def _said(blocks: Iterable[Block]) -> list[str]:
    """Every text of some blocks, in the order in which it is read, also what is folded."""
    said = list[str]()
    for block in blocks:
        match block:
            case Contact(title, details, phones, visit, site, email, verified):
                said += [title.text, *(each.text for each in details)]
                for phone in phones:
                    said += [*([phone.whom.text] if phone.whom else []), phone.number]
                addresses = [visit, (site or "").removeprefix("https://").removeprefix("www.").rstrip("/"), email]
                said += [*(each for each in addresses if each), *([verified.text] if verified else [])]
            case Call(title, _, says, facts):
                said += [says.text, *([title.text] if title else []), *(each.text for each in facts)]
            case Way(button, about):
                said += [button.label.text, *(each.text for each in about)]
            case Origin(name, _):
                said.append(name.text)
            case Fold(title, folded):
                said += [title.text, *_said(folded)]
            case _:
                said += [each.text for each in said_texts((block,))]
    return [text for text in said if text != WORLD]


def plain(text: str) -> str:
    """A text without marks for direction and for bold, with single spaces."""
    return " ".join(strip_strong(strip_marks(text)).split())
