"""Draws what is left after Clear: one neutral line, and what stays behind."""

from __future__ import annotations

from bot.core.blocks import Notice, Paragraph
from bot.core.drawing.scene import Speaker
from bot.core.screen import Screen
from bot.core.subject import Apart


def draw_cleared(speaker: Speaker, subject: Apart) -> Screen:
    """Nothing is left to press: to start again is the channel's way on."""
    say, interface = speaker.voice.say, speaker.interface
    blocks = (Paragraph(say(interface.cleared)), Notice(say(interface.cleared_stays)))
    return Screen(subject, speaker.voice.language, blocks)
