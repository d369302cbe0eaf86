"""The checks of addresses that were visited: one problem at each place where an address stands.

Of these nothing is told by ``wegwijs check`` alone, but for ``wrong-look``: they need a network.
"""

from __future__ import annotations

from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place

_FIND = "Look where it stands now, or find another source; take away what nobody confirms any more."
_BROWSER = "Look at it in a browser."


@message
def link_died(place: Place, address: str, why: str) -> Fault:
    """A page that is gone. Told by ``wegwijs check --links``.

    Fails: one that answers 404, or whose name does not exist. Passes: one where a page comes.
    """
    return Fault(place, f"nothing comes from '{address}': {why}.", _FIND)


@message
def link_moved(place: Place, address: str, to: str, *, home: bool) -> Fault:
    """An address that leads to another one for ever, or to a front page. Told by ``wegwijs check --links``.

    Fails: one that answers 301 or 308; a page that leads to ``/``. Passes: one that leads on only for now (302, 307).
    """
    if home:
        return Fault(place, f"'{address}' leads to a front page, '{to}': it is probably gone.", _FIND)
    fix = "Look whether it says the same there, then write the new address."
    return Fault(place, f"'{address}' has moved to '{to}'.", fix)


@message
def link_changed(place: Place, address: str, what: str, since: str) -> Fault:
    """A page that says something else than at the last look. Told by ``wegwijs check --links``, once.

    Fails: another number, sentence or title. Passes: another menu, script or date of the day.
    """
    if what == "title":
        fault, fix = f"the site '{address}' has another title than on {since}.", "Look whether it is still theirs."
    else:
        fault = f"'{address}' has other {what} than on {since}."
        fix = "Read it beside what we say, fix that, and change its dates."
    return Fault(place, fault, fix)


@message
def link_closed(place: Place, address: str, why: str) -> Fault:
    """A site that lets no program in, so that a person has to look. Told by ``wegwijs check --links``.

    Tells: 401, 403, 429, a robots.txt that asks to stay away. Passes: a page that comes. A remark.

    Fails: never.
    """
    return Fault(place, f"nobody but a person is let in at '{address}': {why}.", _BROWSER)


@message
def link_without_words(place: Place, address: str) -> Fault:
    """A page without words, such as one that only a script draws. Told by ``wegwijs check --links``.

    Tells: an empty page. Passes: one with more than 20 words, or a site with a title. A remark.

    Fails: never.
    """
    return Fault(place, f"'{address}' has no words that a program can read.", _BROWSER)


@message
def wrong_look(place: Place, what: str) -> Fault:
    """An entry of ``content/links.yaml`` that does not say what was seen. ``wegwijs check --links`` writes that file.

    Fails: ``words: yes``; ``words`` beside ``title``. Passes: ``words: "1a2b3c4d"``.
    """
    fix = "Remove the whole entry: the next look writes it again."
    return Fault(place, what, fix)
