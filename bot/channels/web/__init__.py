"""The guide on the web: the chat, which keeps nothing, public pages, and a page for staff. All work without a script.

Each has a pure half: in ``chat_page`` a screen becomes a page of the chat and a sent form an event (``chat_keys`` has
its buttons); in ``public_page`` an address (``addresses``) becomes a page to read; ``staff_page`` lists them for staff.
``html`` makes HTML of all; ``chat_routes``, ``public_routes`` and ``staff_routes`` answer requests (``cacheable``: what
caches may keep); ``routes`` puts them together. ``texts`` are the words that only the web says.
"""
