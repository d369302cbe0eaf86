"""The words that only the web says. They stand in ``flows/interface.yaml`` with the interface's own."""

# ruff: noqa: RUF009  # label and words are calls of dataclasses.field, which is what a default here has to be
from __future__ import annotations

from dataclasses import dataclass

from bot.core.interface import label, words
from bot.core.text import Text


@dataclass(frozen=True, slots=True)
class WebTexts:
    """The chat's frame and its own words for what only chat apps do; then what stands on every public page.

    At the end what only the page for staff says, and what only the desk says.
    """

    web_leave: Text = label(20)
    web_privacy: Text = words(longest=1600)
    web_stays: Text = words(longest=120)
    web_cleared: Text = words()
    web_note: Text = words()
    web_note_pdf: Text = label()
    web_copy: Text = words()
    web_type: Text = words(longest=60)
    web_send: Text = label(16)
    web_offline: Text = words(longest=160)
    web_again: Text = words(longest=160)

    web_pages: Text = label(32)
    web_next: Text = label(32)
    web_next_first: Text = label(32)
    web_telegram: Text = label()
    web_contents: Text = words(longest=40)
    web_beside: Text = words(longest=40)
    web_alone: Text = label(32)
    web_languages: Text = words(longest=40)
    web_more: Text = words(longest=40)
    web_print: Text = label()
    web_address: Text = words(longest=40)
    web_missing: Text = words()
    web_save: Text = label()
    web_save_what: Text = words("size")
    web_save_again: Text = label()
    web_saving: Text = words(longest=60)
    web_saved: Text = words("date", longest=120)
    web_save_failed: Text = words(longest=120)
    web_save_old: Text = words("date", longest=120)
    web_remove: Text = label()
    web_removed: Text = words()
    web_remove_later: Text = words()
    web_saved_copy: Text = words("date", longest=120)
    web_privacy_pages: Text = words(longest=600)

    web_staff: Text = label()
    web_staff_what: Text = words(longest=160)
    web_staff_guide: Text = label(32)
    web_staff_page: Text = label(32)
    web_staff_partner: Text = label(60)
    web_staff_partner_form: Text = words("name", longest=160)
    web_staff_show: Text = label(32)
    web_staff_code: Text = words("code", longest=120)
    web_copy_link: Text = label(20)
    web_copied: Text = label(20)
    web_qr: Text = label(20)
    web_papers: Text = words(longest=40)
    web_papers_busy: Text = words(longest=120)
    web_poster: Text = label()
    web_poster_several: Text = label(40)
    web_cards: Text = label(32)
    web_sentences: Text = label(32)
    web_leaflet: Text = label()
    web_booklet: Text = label(40)

    web_desk: Text = label()
    web_desk_what: Text = words(longest=160)
    web_desk_choose: Text = words(longest=60)
    web_desk_new: Text = label(20)
    web_desk_clears: Text = words("seconds", longest=120)
    web_desk_keeps: Text = words("seconds", longest=160)
    web_desk_plain: Text = words("seconds", longest=280)
    web_desk_print: Text = label()
    web_desk_phone: Text = words(longest=60)
    web_desk_phone_what: Text = words(longest=160)
    web_desk_browser: Text = label(32)

    @property
    def privacy(self) -> tuple[Text, Text]:
        """The web's own words about privacy: of the chat, and of the public pages."""
        return self.web_privacy, self.web_privacy_pages
