"""The guide on Telegram.

``rendering`` is the pure half and ``fit`` checks with it; ``channel`` takes updates to the guide and its screens back,
``memory`` forgets, ``calls`` waits for the network, ``application`` puts all together, and ``service`` serves it.
"""
