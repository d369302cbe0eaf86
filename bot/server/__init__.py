"""The one server: the web chat, the webhook of Telegram, and what an operator asks of it.

``application`` puts it together, ``request_limits`` refuses what is too much, ``health`` answers about health and
counts, and ``run`` opens the port and stops in good order. Replicas share nothing: a conversation lives in its buttons.
"""
