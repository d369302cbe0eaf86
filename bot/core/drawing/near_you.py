"""Draws who helps near somebody: the provinces to choose from, and then who works there and who everywhere."""

from __future__ import annotations

from bot.core import event as events
from bot.core.blocks import Block, Heading, Paragraph
from bot.core.button import Button
from bot.core.drawing.contact import draw_contacts
from bot.core.drawing.scene import Scene
from bot.core.organisation import Kind
from bot.core.overlay import Helpers, NearYou
from bot.core.province import Province
from bot.core.screen import Screen


def draw_near_you(scene: Scene, province: Province | None) -> Screen:
    """The twelve provinces, or the helpers of one. Authorities are not among them."""
    return _ask(scene) if province is None else _answer(scene, province)


def _ask(scene: Scene) -> Screen:
    say, interface = scene.voice.say, scene.interface
    buttons = [Button(say(interface.provinces[each]), events.Opened(NearYou(each))) for each in Province]
    blocks = [Paragraph(said) for said in scene.voice.say_each(interface.near_which)]
    return scene.screen(NearYou(), blocks, buttons, columns=2, asides=(scene.way_back,))


def _answer(scene: Scene, province: Province) -> Screen:
    say, interface, flow = scene.voice.say, scene.interface, scene.flow
    here = [each for each in flow.organisations.values() if each.province is province and each.kind is Kind.HELPER]
    everywhere = [each for each in flow.general.helpers if each.province is None]
    blocks: list[Block] = [Heading(say(interface.provinces[province])), *draw_contacts(scene, here)]
    if not here:
        blocks.append(Paragraph(say(interface.near_none)))
    blocks += (Heading(say(interface.near_everywhere)), *draw_contacts(scene, everywhere, short=True))
    buttons = (
        Button(say(interface.near_others), events.Opened(NearYou())),
        Button(say(interface.menu_helpers), events.Opened(Helpers())),
        scene.way_back,
    )
    return scene.text(NearYou(province), blocks, buttons)
