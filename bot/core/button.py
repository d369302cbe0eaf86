"""Something to press on a screen."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.event import Pressed
from bot.core.text import Said


@dataclass(frozen=True, slots=True)
class Button:
    """A label, and the event that a press is.

    ``marked``: it is what was chosen before. ``primary``: it is the one way on. ``apart``: it belongs to the answers
    about danger, which are set apart from the others. ``about`` says more of it, below its label.
    """

    label: Said
    event: Pressed
    marked: bool = False
    primary: bool = False
    apart: bool = False
    about: Said | None = None
