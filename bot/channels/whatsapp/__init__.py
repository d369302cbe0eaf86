"""WhatsApp, by Meta's Cloud API: what people send comes in at one address, and messages go out by one call.

``rendering`` and ``rows`` make messages of a screen, ``doorway`` of what leads to the web; ``incoming`` reads what Meta
brings; all of that is pure. ``calls`` sends, ``channel`` does one after the other, and ``service`` answers Meta.
"""
