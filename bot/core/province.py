"""The twelve provinces of the Netherlands, so that somebody can look for help nearby."""

from __future__ import annotations

from enum import Enum


class Province(Enum):
    """A province; the value stands in ``flows/organisations.yaml``. Their order is part of the code, for ever."""

    DRENTHE = "drenthe"
    FLEVOLAND = "flevoland"
    FRIESLAND = "friesland"
    GELDERLAND = "gelderland"
    GRONINGEN = "groningen"
    LIMBURG = "limburg"
    NOORD_BRABANT = "noord-brabant"
    NOORD_HOLLAND = "noord-holland"
    OVERIJSSEL = "overijssel"
    UTRECHT = "utrecht"
    ZEELAND = "zeeland"
    ZUID_HOLLAND = "zuid-holland"
