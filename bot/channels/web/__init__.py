"""The guide on the web: the chat, which keeps nothing, and the public pages. Both work without a script.

Each has a pure half: in ``page`` a screen becomes a page of the chat and a sent form an event; in ``public`` what an
address names becomes a page to read. ``rendering`` makes HTML of both; ``application`` and ``publishing`` answer
requests; ``web`` puts them together.
"""
