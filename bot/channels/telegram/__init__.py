"""The guide on Telegram: ``rendering`` is the pure half, ``application`` awaits the network, ``memory`` forgets."""
