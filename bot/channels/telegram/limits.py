"""Telegram's limits, as data. Unless another source is named: Bot API 10.1, checked 25-11-2026.

Lengths are UTF-16 units. What we choose ourselves, as pauses and the size of the memory, stands where it is used.
"""

from __future__ import annotations

LONGEST_TEXT = 4096
"""Of a message, after its entities were taken out (sendMessage)."""

MOST_ENTITIES = 100
"""Bold words, links and the like in a message. Telegram leaves out those that come after, and says nothing."""

LONGEST_BUTTON = 64
"""Bytes of what a button carries (InlineKeyboardButton, callback_data)."""

MOST_KEYS = 100
MOST_BYTES_OF_KEYS, BYTES_OF_A_KEY = 10_000, 40
"""Of the keyboard as JSON, and of what stands around label and data there. The limit is documented nowhere; it was
measured (tginfo/Telegram-Limits, issue 187)."""

LABEL_PIXELS = {1: 290, 2: 140, 3: 90}
"""Keys side by side -> pixels of a label on each of them, before phones cut it. It stands in no document: it was
measured on a phone of 360 pixels, as most old phones have (11-2026)."""

OUTCOME_IN_SIGHT, USUAL_OUTCOME_IN_SIGHT = 1500, 1100
"""Letters of an outcome that are seen before anything is opened: at most, and at the median over all outcomes. Whoever
reads it at two in the morning finds what to do without scrolling back (design, 28-11-2026)."""

MOST_ROWS = 6
"""Rows of keys below an outcome, besides the controls: a phone shows the last of the text above them (design,
28-11-2026)."""

LONGEST_ALERT = 200
"""Of the answer to a press (answerCallbackQuery)."""

MOST_DELETED = 100
"""Messages that one call can delete (deleteMessages)."""

DELETABLE_SECONDS = 48 * 60 * 60
"""For so long a message can be deleted (deleteMessage)."""

LONGEST_NAME = 64
LONGEST_SHORT_DESCRIPTION = 120
LONGEST_DESCRIPTION = 512
LONGEST_COMMAND = 256
"""Of the profile; of a command, what stands beside it (setMyName, setMyShortDescription, setMyDescription,
BotCommand)."""

LARGEST_UPDATE = 1_000_000
"""Bytes of an update that are read. One with all that it can quote has well under 100,000; this is ours to choose."""

MOST_CONNECTIONS = 100
"""Updates that Telegram may bring at once (setWebhook)."""
