"""The checks of the English as a whole, each one object (``bot.authoring.source.checks``), by what they look at.

A ``Finder`` looks for its problems; a ``Message`` words what the readers come upon. Those of a single file stand in
``bot.authoring.source``, those of translations in ``bot.authoring.translations`` and ``bot.authoring.reviewing``. Every
one has an entry in ``tests/broken/`` with the exact message that it gives, and its manual stands in ``docs/checks.md``.
"""
