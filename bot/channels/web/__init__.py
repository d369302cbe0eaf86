"""The guide on the web: the chat, which keeps nothing, and the public pages. Both work without a script.

Each has a pure half: in ``chat_page`` a screen becomes a page of the chat and a sent form an event; in ``public_page``
an address (``addresses``) becomes a page to read. ``html`` makes HTML of both; ``chat_routes`` and ``public_routes``
answer requests; ``routes`` puts them together. ``texts`` are the words that only the web says.
"""
