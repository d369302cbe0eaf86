"""The guide's own addresses and who runs it, as the operator has set them. Nothing here is authored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """The operator's settings: the origin that people reach (None: not set), the bot's name, and who runs it.

    ``number`` is that on WhatsApp, in digits alone, its country's first.
    """

    origin: str | None = None
    bot: str | None = None
    operator: str | None = None
    number: str | None = None

    @property
    def telegram(self) -> str | None:
        """The address of the bot; None where its name is not known."""
        return f"https://t.me/{self.bot}" if self.bot else None

    @property
    def whatsapp(self) -> str | None:
        """The address that opens a chat with the number; None where it is not known."""
        return f"https://wa.me/{self.number}" if self.number else None


UNKNOWN = Site()
"""Nothing is set."""
