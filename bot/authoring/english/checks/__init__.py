"""The checks: each is a function whose name is its id and whose docstring is its manual.

Those in ``reading``, ``wording`` and ``translations`` word what the readers come upon; those in the other modules look
for it themselves and yield it. Every one has an entry in ``tests/broken/`` with the exact message that it gives, and
its manual stands in ``docs/checks.md``.
"""
