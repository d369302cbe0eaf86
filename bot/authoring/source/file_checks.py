"""The checks of a file as it is read: its shape, its keys and its names. For its texts see ``text_checks``."""

from __future__ import annotations

from collections.abc import Iterable

from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place, did_you_mean

_NEW_LEDGER = "Put it back as it was: with a new one, every button in an old message would mean something else."


@message
def missing_file(place: Place) -> Fault:
    """A file that the guide cannot do without.

    Fails: a project without ``flows/interface.yaml``; a folder of ``content/`` without ``en.md``. Passes: one that has
    it.
    """
    fix = _NEW_LEDGER if place.file.endswith("codes.yaml") else "Put it back, or write it."
    return Fault(place, "this file is missing.", fix)


@message
def unused_file(place: Place, fix: str) -> Fault:
    """A file that nothing reads, so that nobody ever sees what it says.

    Fails: ``flows/permit2.yaml``; ``translations/nl/messages.po``. Passes: ``translations/nl/LC_MESSAGES/messages.po``.
    """
    return Fault(place, "nothing reads this file.", fix)


@message
def not_utf8(place: Place) -> Fault:
    """The file is not saved as UTF-8, so that letters would come out wrong.

    Fails: a file saved as "ANSI" or "Windows-1252" with an é in it. Passes: the same file saved as "UTF-8".
    """
    return Fault(place, "from here on this file is not UTF-8.", "Save it as UTF-8.")


@message
def yaml_syntax(place: Place, what: str, fix: str) -> Fault:
    """The file is not YAML.

    Fails: ``question: Is it: a child?`` (a colon and a space inside a text). Passes: the same text in quotes.
    Nothing is checked against a file that cannot be read; what else is wrong shows after it is fixed.
    """
    return Fault(place, what, fix)


@message
def yaml_feature(place: Place, said: str) -> Fault:
    """Something that YAML can do and these files cannot: anchors, aliases, tags.

    Fails: ``said: &yes``, ``said: !Yes``. Passes: the same in quotes: a text that begins with ``&``, ``*`` or ``!``.
    """
    return Fault(place, f"'{said}' has a meaning of its own in YAML.", "Put the whole text in quotes.")


@message
def duplicate_key(place: Place, key: str, first: Place) -> Fault:
    """A name stands twice in the same place; YAML would keep one of them silently.

    Fails: two states with the same name; ``helpers: [ind, ind]``. Passes: every name once.
    """
    return Fault(place, f"'{key}' already stands on line {first.line}.", "Remove one of them, or rename it.")


@message
def unknown_key(place: Place, key: str, known: Iterable[str]) -> Fault:
    """A key that means nothing here.

    Fails: ``quesion:``. Passes: ``question:``. The format is closed: what it has no key for, a guard does.
    """
    return Fault(place, f"the key '{key}' means nothing here.", did_you_mean(key, known))


@message
def missing_key(place: Place, where: str, *keys: str) -> Fault:
    """Something that must be there is missing.

    Fails: a question without ``why``. Passes: a question that says why it is asked.
    """
    missing = ", ".join(f"'{key}'" for key in keys)
    missing = " or ".join(missing.rsplit(", ", 1))
    fix = "Add one of them." if len(keys) > 1 else f"Add '{keys[0]}:'."
    return Fault(place, f"{where} has no {missing}.", fix)


@message
def wrong_shape(place: Place, what: str, wanted: str, fix: str = "See the other entries of this file.") -> Fault:
    """A value has another shape than it must: a text where a list belongs, or the reverse.

    Fails: ``helpers: veilig-thuis``. Passes: ``helpers: [veilig-thuis]``.
    """
    return Fault(place, f"{what} must be {wanted}.", fix)


@message
def wrong_value(place: Place, what: str, value: str, allowed: Iterable[str]) -> Fault:
    """A value that is none of the few that are possible.

    Fails: ``kind: friend`` for an organisation. Passes: ``kind: helper``.
    """
    return Fault(place, f"{what} cannot be '{value}'.", did_you_mean(value, allowed))


@message
def wrong_date(place: Place, value: str, wanted: str) -> Fault:
    """A date that is not one.

    Fails: ``updated: 23-11-2026``, ``updated: "2026-02-31"``. Passes: ``updated: "2026-11-23"``.
    """
    return Fault(place, f"'{value}' is not a date.", f"Write it as {wanted}.")


@message
def wrong_address(place: Place, value: str) -> Fault:
    """An address of a site that is not a web address.

    Fails: ``site: askv.nl``. Passes: ``site: https://askv.nl``.
    """
    return Fault(place, f"'{value}' is not a web address.", "Begin with 'https://' (or 'http://').")


@message
def wrong_contact(place: Place, what: str, value: str, wanted: str) -> Fault:
    """A telephone number or an e-mail address that nobody can call or write to.

    Fails: ``phone: by appointment``, ``email: www.askv.nl``. Passes: ``phone: "020 627 24 08"``, ``email:
    info@askv.nl``.
    """
    return Fault(place, f"'{value}' cannot be the {what}.", f"Write {wanted}.")


@message
def wrong_name(place: Place, name: str, fix: str) -> Fault:
    """A name that cannot be one. Names are permanent: they stand in translations, links and transcripts.

    Fails: a state ``Child age``, a topic ``dutch_child``, a choice ``dont_know`` below ``choices``. Passes:
    ``child_age``, ``dutch-child``, and ``dont_know`` beside ``choices``.
    """
    return Fault(place, f"'{name}' cannot be a name here.", fix)


@message
def unknown_name(place: Place, what: str, name: str, known: Iterable[str]) -> Fault:
    """A topic, organisation, statement, section, guard, question, situation or language that does not exist.

    Fails: ``helpers: [veilig_thuis]``. Passes: ``helpers: [veilig-thuis]``.
    """
    return Fault(place, f"there is no {what} '{name}'.", did_you_mean(name, known))


@message
def unknown_state(place: Place, name: str, known: Iterable[str]) -> Fault:
    """A ``to`` that leads to a state which the flow does not have.

    Fails: ``to: asylm``. Passes: ``to: asylum``.
    """
    return Fault(place, f"there is no state '{name}'.", did_you_mean(name, known))


@message
def nothing_offered(place: Place) -> Fault:
    """No language is offered, so that nobody could choose one.

    Fails: ``offered: no`` for every language. Passes: ``offered: yes`` for at least one.
    """
    return Fault(place, "no language is offered.", "Write 'offered: yes' for English.")


@message
def wrong_fingerprint(place: Place, what: str, said: str) -> Fault:
    """Something that stands where a fingerprint belongs: it says which English a translation was made from.

    Fails: ``source: {short: today}``. Passes: ``source: {short: 1a2b3c4d}``, as ``wegwijs mark`` writes it.
    """
    fix = "Let 'wegwijs mark' write it."
    return Fault(place, f"'{said}' cannot be the fingerprint of '{what}'.", fix)
