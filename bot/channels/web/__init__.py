"""The guide on the web: the chat, which keeps nothing, the desk, public pages, a page for staff. No script is needed.

Each has a pure half: in ``chat_page`` a screen becomes a page of the chat and a sent form an event (``chat_keys`` has
its buttons); in ``desk_page`` a turn in two languages (``desk_turn``) becomes a screen for a counter; in
``public_page`` an address (``addresses``) becomes a page to read; ``staff_page`` lists them for staff. ``html`` makes
HTML of all; ``chat_routes``, ``desk_routes``, ``public_routes`` and ``staff_routes`` answer requests (``cacheable``:
what caches may keep); ``routes`` puts them together. ``texts`` are the words that only the web says.
"""
