"""The methods about the bot's profile: its name, its descriptions and its commands, for each language.

Source: telegram-bot-api Client.cpp (process_set_my_name_query and the like), td BotInfoManager.cpp
(validate_bot_language_code, set_bot_info), BotCommand.cpp. A language that has none of its own answers nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from .methods import read_commands
from .params import Params
from .refusals import LANGUAGE_CODE_INVALID, RefusedError, bad_request
from .text import clean, utf16_length
from .world import World

LONGEST = {"name": 64, "description": 512, "short_description": 120}
"""core.telegram.org/bots/api#setmyname and below it, checked 25-11-2026."""


def language_of(params: Params) -> str:
    """The language of a call: two small letters, or none for everybody else."""
    language = params.text("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise RefusedError(LANGUAGE_CODE_INVALID)
    return language


def _setter(what: str) -> Callable[[World, Params], bool]:
    def sets(world: World, params: Params) -> bool:
        language, text = language_of(params), clean(params.text(what)).strip()
        if utf16_length(text) > LONGEST[what]:
            raise RefusedError(bad_request(f"bot {what.replace('_', ' ')} is too long"))
        if what == "name" and not text and not language:
            raise RefusedError(bad_request("bot name must be non-empty"))
        world.profile[what, language] = text
        return True

    return sets


def _getter(what: str) -> Callable[[World, Params], dict[str, str]]:
    return lambda world, params: {what: world.profile.get((what, language_of(params)), "")}


def _scope_of(params: Params) -> str:
    return str(json.loads(params.text("scope") or '{"type": "default"}')["type"])


def set_my_commands(world: World, params: Params) -> bool:
    """Keep the list of commands for a scope and a language."""
    commands = read_commands(params)
    world.commands[_scope_of(params), language_of(params)] = commands
    return True


def get_my_commands(world: World, params: Params) -> list[dict[str, Any]]:
    """Answer with the list that was set."""
    return world.commands.get((_scope_of(params), language_of(params)), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """Forget the list; whoever had it sees the one for everybody else."""
    world.commands.pop((_scope_of(params), language_of(params)), None)
    return True


METHODS: dict[str, Callable[[World, Params], Any]] = {
    "setmyname": _setter("name"),
    "getmyname": _getter("name"),
    "setmydescription": _setter("description"),
    "getmydescription": _getter("description"),
    "setmyshortdescription": _setter("short_description"),
    "getmyshortdescription": _getter("short_description"),
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
}
