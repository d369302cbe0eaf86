"""The checks of the list of languages, besides those of any file."""

from __future__ import annotations

from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place


@message
def wrong_plural(place: Place, rule: str) -> Fault:
    """A rule for plural forms that gettext cannot read, or that names other forms than it has.

    Fails: ``plural: "nplurals=3; plural=n != 1;"``. Passes: ``plural: "nplurals=2; plural=n != 1;"``.
    """
    fix = 'Take the rule from WeblateOrg/language-data, as "nplurals=2; plural=n != 1;".'
    return Fault(place, f"'{rule}' is no rule for plural forms.", fix)


@message
def wrong_tag(place: Place, tag: str, fix: str) -> Fault:
    """A tag that no app sends, or that Telegram would refuse.

    Fails: ``aliases: [KMR]``, ``telegram: ckb``. Passes: ``aliases: [kmr, ku-latn]``, ``telegram: ku``.
    """
    return Fault(place, f"'{tag}' cannot be a tag here.", fix)


@message
def taken_tag(place: Place, tag: str, code: str) -> Fault:
    """A tag that would mean two languages.

    Fails: ``aliases: [fa]`` for Dari. Passes: ``aliases: [prs]``.
    """
    return Fault(place, f"'{tag}' already means the language '{code}'.", "Remove it from one of the two.")
