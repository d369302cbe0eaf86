"""The guide on Telegram.

``updates``, ``incoming`` and ``rendering`` are the pure half; ``checks`` and ``labels`` tell with it what does not fit.
``channel`` takes updates to the guide and its screens back, and ``memory`` forgets. ``calls`` are what answers a
person, ``retries`` tries them again, ``connections`` reaches the network, or ``proxied`` through a proxy, and
``library`` lets python-telegram-bot do the same. ``dispatcher`` keeps the updates of a chat in order, ``polling`` asks
for them, and ``service`` puts all together and serves it. ``limits`` and ``failures`` are Telegram's, ``texts`` the
words that only it shows, and ``profile`` is what its bot says of itself.
"""
