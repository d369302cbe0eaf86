"""The guide as a web page, which works without a script and keeps nothing.

``page`` is the pure half: a screen becomes a page, a sent form an event. ``rendering`` makes HTML of a page with
``page.html``, ``page.css`` and ``page.js``; ``application`` answers requests.
"""
