"""The checks of the cards that can be shown to somebody."""

from __future__ import annotations

from bot.authoring.source.checks import Fault, message
from bot.authoring.source.problems import Place


@message
def uncallable(place: Place, name: str) -> Fault:
    """A card asks somebody to call an organisation that has no number, or that is no helper.

    Fails: ``call: ind``, and ``call: askv`` as long as no number of it is known. Passes: ``call: veilig-thuis``.
    """
    return Fault(
        place, f"a card cannot ask to call '{name}'.", "Name an organisation of the kind 'helper' that has a phone."
    )
