"""The risk of a text: this is the one place that decides which tell law or safety.

An old translation of these is not shown: the English and the Dutch are, and two people have to check a translation.
Strings are told by their permanent ids. Of the sections of a topic its front matter says it (``risk``); the text of a
page that is no topic always counts, for it tells who helps or what stays on a phone.

High: statements, the lines of outcomes and of informations, what an answer advises, what a topic says of a passport,
what an organisation does, how to reach it, when it is open and what it costs, what the web page says of what stays
on a phone, what a person shows to somebody, and what is said to a cry for help, with the words by which it is known.
Low: titles, questions, answers, buttons, notices. An old question is better understood than one in a language that
the reader does not have; what it leads to is high.
"""

from __future__ import annotations

import re

_HIGH = re.compile(
    r"""
    statements\..+
    | permit\.\w+\.(do_now|lines)\..+
    | permit\..+\.advice(\.after)?
    | permit\.openings\..+
    | content\..+\.passport
    | organisations\..+\.(what|hours_note|cost|reach|phones\..+)
    | interface\.(hours_\w+|open_now|opens_later)
    | cards\.[^.]+\.says
    | interface\.web_(privacy|stays|cleared)
    | search\.dangers\.[^.]+\.(lines\..+|words)
    """,
    re.VERBOSE,
)


def is_high(context: str) -> bool:
    """Whether the string with this permanent id tells law or safety."""
    return _HIGH.fullmatch(context) is not None
