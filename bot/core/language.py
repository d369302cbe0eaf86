"""Languages: what the guide knows of each, and in which order it falls back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One row of ``translations/languages.yaml``.

    ``code`` is the name of the catalog's folder (``fa_AF``), ``autonym`` what its speakers call it. ``fallback`` names
    the languages to try, in order, where a text is missing; English, the source, comes after them and is not named.
    """

    code: str
    autonym: str
    right_to_left: bool = False
    offered: bool = True
    fallback: tuple[Language, ...] = ()

    @property
    def tag(self) -> str:
        """The BCP 47 tag, as HTML wants it: ``fa-AF``."""
        return self.code.replace("_", "-")


def suggested_first(languages: tuple[Language, ...], tag: str | None) -> tuple[Language, ...]:
    """The same languages, those first that an app's language tag (``nl-BE``; None: unknown) suggests."""
    first = (tag or "").replace("_", "-").casefold().split("-")[0]
    return tuple(sorted(languages, key=lambda language: language.tag.casefold().split("-")[0] != first))
