"""The pure core: flow, replay, conversation and its code, screens.

Everything here is a function of its arguments. There is no input or output, no clock, no log and no ambient locale, and
nothing of the outside world is imported but ``transitions``. Start reading at ``guide.py``.
"""
