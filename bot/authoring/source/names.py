"""The spelling of names. They are permanent: they stand in translations, in links and in transcripts."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError

from bot.authoring.source import file_checks
from bot.authoring.source.problems import Findings
from bot.authoring.source.yaml_nodes import Scalar
from bot.core.pseudo_language import PSEUDO

DONT_KNOW, DONT_SAY, GO_ON = "dont_know", "dont_say", "go_on"
"""The choices that are the same everywhere, so that nobody may name one of their own so."""

LONGEST_TOPIC = 23
"""Letters of a start payload for a topic: 64 without ``l-fa_AF``, ``_t-``, ``_p-`` and 28 letters of a partner."""

_INNER = re.compile(r"[a-z][a-z0-9_]*")
_OUTER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?")
_FACT = re.compile(r"[A-Z][A-Z0-9]*-[0-9]{2,}")


def check_inner_name(name: Scalar, findings: Findings) -> None:
    """Adds a problem unless this can name a state, a choice or a line, as ``child_age``."""
    if not _INNER.fullmatch(name.text):
        findings.add(
            file_checks.wrong_name(name.place, name.text, "Use small letters, digits and '_', a letter first.")
        )


def check_choice_name(name: Scalar, findings: Findings) -> None:
    """Adds a problem unless this can name a choice below ``choices``, so none of those that are the same everywhere."""
    if name.text in {DONT_KNOW, DONT_SAY, GO_ON}:
        fix = f"Write '{name.text}: state' beside 'choices', or take another name."
        findings.add(file_checks.wrong_name(name.place, name.text, fix))
    else:
        check_inner_name(name, findings)


def check_outer_name(name: Scalar, findings: Findings, longest: int | None = None) -> None:
    """Adds a problem unless this can name an organisation, a statement, a topic or a page, as ``veilig-thuis``."""
    if not _OUTER.fullmatch(name.text):
        findings.add(file_checks.wrong_name(name.place, name.text, "Use small letters, digits and '-'."))
    elif longest and len(name.text) > longest:
        fix = f"Links have room for {longest} letters: take a shorter one."
        findings.add(file_checks.wrong_name(name.place, name.text, fix))


def check_fact_id(name: Scalar, findings: Findings) -> None:
    """Adds a problem unless this can be the id of a fact, as ``GEN-01``."""
    if not _FACT.fullmatch(name.text):
        findings.add(file_checks.wrong_name(name.place, name.text, "Write it as GEN-01."))


def check_language_code(code: Scalar, findings: Findings) -> None:
    """Adds a problem unless gettext and CLDR know this language, as ``ar`` or ``fa_AF``."""
    try:
        if _LANGUAGE.fullmatch(code.text) and code.text != PSEUDO and Locale.parse(code.text):
            return
    except UnknownLocaleError:
        pass
    findings.add(file_checks.wrong_name(code.place, code.text, "Write a language of CLDR, such as 'ar' or 'fa_AF'."))
