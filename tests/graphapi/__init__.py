"""Meta's Cloud API for one number, as far as the guide uses it: its limits, its errors and its webhooks, on 127.0.0.1.

``async with GraphApi() as api``. What it refuses is written from Meta's pages and not from the guide's own limits: see
``refusals``. A ``Person`` writes and presses; what they do is brought to the guide as Meta brings it, signed.
"""

from tests.graphapi.people import Person
from tests.graphapi.refusals import Refusal
from tests.graphapi.server import Drop, GraphApi, Page

__all__ = ["Drop", "GraphApi", "Page", "Person", "Refusal"]
