"""Draws the list of everybody who can help."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Paragraph
from bot.core.button import Button
from bot.core.drawing.contact import draw_contacts
from bot.core.drawing.scene import Scene
from bot.core.organisation import Kind
from bot.core.overlay import Helpers, NearYou
from bot.core.screen import Screen


def draw_helpers(scene: Scene, part: int) -> Screen:
    """Everybody who can help, some on each screen, who is open first. Authorities are not among them."""
    say = scene.voice.say
    helpers = [each for each in scene.flow.organisations.values() if each.kind is not Kind.AUTHORITY]
    screens = scene.in_screens(draw_contacts(scene, helpers))
    part = min(part, len(screens) - 1)
    buttons = []
    if part + 1 < len(screens):
        buttons.append(Button(say(scene.interface.help_more), events.Opened(Helpers(part + 1)), primary=True))
    buttons.append(scene.way_back)
    near = Button(say(scene.interface.near_you), events.Opened(NearYou()))
    return scene.text(Helpers(part), (Paragraph(say(scene.interface.all_helpers)), *screens[part]), buttons, (near,))
