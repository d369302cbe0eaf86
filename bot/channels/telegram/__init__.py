"""The guide on Telegram.

``sanitise``, ``incoming`` and ``rendering`` are the pure half; ``checks`` and ``labels`` tell with it what does not
fit. ``channel`` takes updates to the guide and its screens back, ``memory`` forgets, ``calls`` retries, ``request``
reaches the network, ``ordering`` keeps the updates of a chat in order, ``application`` puts all together, and
``service`` serves it. ``limits`` and ``failures`` are Telegram's, ``texts`` the words that only it shows, and
``profile`` is what its bot says of itself.
"""
