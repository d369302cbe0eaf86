"""What can be wrong with a file as it is read: its shape, its keys and its names. For its texts see ``wording``."""

from __future__ import annotations

from collections.abc import Iterable

from bot.authoring.source.problems import Place, Problem, check, did_you_mean

_NEW_LEDGER = "Put it back as it was: with a new one, every button in an old message would mean something else."


@check
def missing_file(place: Place) -> Problem:
    """A file that the guide cannot do without.

    Fails: a project without ``flows/interface.yaml``; a folder of ``content/`` without ``en.md``. Passes: one that has
    it.
    """
    fix = _NEW_LEDGER if place.file.endswith("codes.yaml") else "Put it back, or write it."
    return Problem(place, "this file is missing.", fix, "missing-file")


@check
def unused_file(place: Place, fix: str) -> Problem:
    """A file that nothing reads, so that nobody ever sees what it says.

    Fails: ``flows/permit2.yaml``; ``translations/nl/messages.po``. Passes: ``translations/nl/LC_MESSAGES/messages.po``.
    """
    return Problem(place, "nothing reads this file.", fix, "unused-file")


@check
def not_utf8(place: Place) -> Problem:
    """The file is not saved as UTF-8, so that letters would come out wrong.

    Fails: a file saved as "ANSI" or "Windows-1252" with an é in it. Passes: the same file saved as "UTF-8".
    """
    return Problem(place, "from here on this file is not UTF-8.", "Save it as UTF-8.", "not-utf8")


@check
def yaml_syntax(place: Place, what: str, fix: str) -> Problem:
    """The file is not YAML.

    Fails: ``question: Is it: a child?`` (a colon and a space inside a text). Passes: the same text in quotes.
    Nothing is checked against a file that cannot be read; what else is wrong shows after it is fixed.
    """
    return Problem(place, what, fix, "yaml-syntax")


@check
def yaml_feature(place: Place, said: str) -> Problem:
    """Something that YAML can do and these files cannot: anchors, aliases, tags.

    Fails: ``said: &yes``, ``said: !Yes``. Passes: the same in quotes: a text that begins with ``&``, ``*`` or ``!``.
    """
    return Problem(
        place, f"'{said}' has a meaning of its own in YAML.", "Put the whole text in quotes.", "yaml-feature"
    )


@check
def duplicate_key(place: Place, key: str, first: Place) -> Problem:
    """A name stands twice in the same place; YAML would keep one of them silently.

    Fails: two states with the same name; ``helpers: [ind, ind]``. Passes: every name once.
    """
    return Problem(
        place, f"'{key}' already stands on line {first.line}.", "Take one away or rename it.", "duplicate-key"
    )


@check
def unknown_key(place: Place, key: str, known: Iterable[str]) -> Problem:
    """A key that means nothing here.

    Fails: ``quesion:``. Passes: ``question:``. The format is closed: what it has no key for, a guard does.
    """
    return Problem(place, f"the key '{key}' means nothing here.", did_you_mean(key, known), "unknown-key")


@check
def missing_key(place: Place, where: str, *keys: str) -> Problem:
    """Something that has to be said is not.

    Fails: a question without ``why``. Passes: a question that says why it is asked.
    """
    missing = ", ".join(f"'{key}'" for key in keys)
    missing = " or ".join(missing.rsplit(", ", 1))
    fix = "Add one of them." if len(keys) > 1 else f"Add '{keys[0]}:'."
    return Problem(place, f"{where} has no {missing}.", fix, "missing-key")


@check
def wrong_shape(place: Place, what: str, wanted: str, fix: str = "See the other entries of this file.") -> Problem:
    """A value has another shape than it must: a text where a list belongs, or the reverse.

    Fails: ``helpers: veilig-thuis``. Passes: ``helpers: [veilig-thuis]``.
    """
    return Problem(place, f"{what} must be {wanted}.", fix, "wrong-shape")


@check
def wrong_value(place: Place, what: str, value: str, allowed: Iterable[str]) -> Problem:
    """A value that is none of the few that are possible.

    Fails: ``kind: friend`` for an organisation. Passes: ``kind: helper``.
    """
    return Problem(place, f"{what} cannot be '{value}'.", did_you_mean(value, allowed), "wrong-value")


@check
def wrong_date(place: Place, value: str, wanted: str) -> Problem:
    """A date that is not one.

    Fails: ``updated: 23-11-2026``, ``updated: "2026-02-31"``. Passes: ``updated: "2026-11-23"``.
    """
    return Problem(place, f"'{value}' is not a date.", f"Write it as {wanted}.", "wrong-date")


@check
def wrong_address(place: Place, value: str) -> Problem:
    """An address of a site that is not a web address.

    Fails: ``site: askv.nl``. Passes: ``site: https://askv.nl``.
    """
    return Problem(place, f"'{value}' is not a web address.", "Begin with 'https://' (or 'http://').", "wrong-address")


@check
def wrong_contact(place: Place, what: str, value: str, wanted: str) -> Problem:
    """A telephone number or an e-mail address that nobody can call or write to.

    Fails: ``phone: by appointment``, ``email: www.askv.nl``. Passes: ``phone: "020 627 24 08"``, ``email:
    info@askv.nl``.
    """
    return Problem(place, f"'{value}' cannot be the {what}.", f"Write {wanted}.", "wrong-contact")


@check
def wrong_name(place: Place, name: str, fix: str) -> Problem:
    """A name that cannot be one. Names are permanent: they stand in translations, links and transcripts.

    Fails: a state ``Child age``, a topic ``dutch_child``, a choice ``dont_know`` below ``choices``. Passes:
    ``child_age``, ``dutch-child``, and ``dont_know`` beside ``choices``.
    """
    return Problem(place, f"'{name}' cannot be a name here.", fix, "wrong-name")


@check
def unknown_name(place: Place, what: str, name: str, known: Iterable[str]) -> Problem:
    """A topic, organisation, statement, section, guard, question, situation or language that does not exist.

    Fails: ``helpers: [veilig_thuis]``. Passes: ``helpers: [veilig-thuis]``.
    """
    return Problem(place, f"there is no {what} '{name}'.", did_you_mean(name, known), "unknown-name")


@check
def unknown_state(place: Place, name: str, known: Iterable[str]) -> Problem:
    """A ``to`` that leads to a state which the flow does not have.

    Fails: ``to: asylm``. Passes: ``to: asylum``.
    """
    return Problem(place, f"there is no state '{name}'.", did_you_mean(name, known), "unknown-state")


@check
def nothing_offered(place: Place) -> Problem:
    """No language is offered, so that nobody could choose one.

    Fails: ``offered: no`` for every language. Passes: ``offered: yes`` for at least one.
    """
    return Problem(place, "no language is offered.", "Write 'offered: yes' for English.", "nothing-offered")


@check
def wrong_fingerprint(place: Place, what: str, said: str) -> Problem:
    """Something that stands where a fingerprint belongs: it says which English a translation was made from.

    Fails: ``source: {short: today}``. Passes: ``source: {short: 1a2b3c4d}``, as ``wegwijs mark`` writes it.
    """
    fix = "Let 'wegwijs mark' write it."
    return Problem(place, f"'{said}' cannot be the fingerprint of '{what}'.", fix, "wrong-fingerprint")
