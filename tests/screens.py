"""Every screen in one language, drawn once for all the tests that look at each of them: drawing takes seconds."""

from __future__ import annotations

from functools import cache

from bot.authoring.sweep.every_screen import sweep_screens
from bot.core.guide import Guide, Turn
from bot.core.language import Language


@cache
def screens_in(guide: Guide, language: Language) -> tuple[Turn, ...]:
    """What ``sweep_screens`` gives."""
    return tuple(sweep_screens(guide, language))
