"""The interface's own words, as a type: one field for each string of ``flows/interface.yaml``.

A key that is missing there, or too much, is an error at start; so is a text that is longer than its place, or whose
``{names}`` are others than those filled in here. Python cannot ask for a text that does not exist.
"""

# ruff: noqa: RUF009  # _label and _words are calls of dataclasses.field, which is what a default here has to be
from __future__ import annotations

from dataclasses import dataclass, field, fields

from bot.core.content import Section
from bot.core.text import Text


@dataclass(frozen=True, slots=True)
class TextSpec:
    """The limits of a text of the interface: ``longest`` in characters, and the names that it must fill in."""

    longest: int
    takes: tuple[str, ...]


def _label(longest: int = 24) -> Text:
    return field(metadata={"place": TextSpec(longest, ())})  # type: ignore[no-any-return]  # what a dataclass asks for


def _words(*takes: str, longest: int = 300) -> Text:
    return field(metadata={"place": TextSpec(longest, takes)})  # type: ignore[no-any-return]  # what a dataclass asks for


@dataclass(frozen=True, slots=True)
class Interface:
    """Every string that is the guide's own, by what it is for."""

    first_line: Text = _words(longest=40)

    control_back: Text = _label(16)
    control_menu: Text = _label(16)
    control_language: Text = _label(16)
    control_help: Text = _label(16)
    control_clear: Text = _label(16)

    menu: Text = _words(longest=400)
    menu_start: Text = _label()
    menu_go_on: Text = _label()
    menu_restart: Text = _label()
    menu_topics: Text = _label()
    menu_helpers: Text = _label()
    menu_answers: Text = _label()

    all_topics: Text = _words()
    all_helpers: Text = _words()

    progress: Text = _words("number", "total", longest=40)
    why: Text = _label()
    why_go_on: Text = _label()
    go_on: Text = _label()
    dont_know: Text = _label()
    dont_say: Text = _label()
    other_situations: Text = _label(32)
    first_situations: Text = _label(32)
    take_back: Text = _words()

    answers: Text = _words()
    answers_none: Text = _words()
    answer: Text = _words("question", "answer", longest=60)

    outcome_first_line: Text = _words(longest=40)
    outcome_may_fit: Text = _words()
    outcome_read: Text = _words(longest=60)
    outcome_because: Text = _words("answer")
    outcome_helpers: Text = _words(longest=60)
    outcome_general: Text = _words()
    outcome_age: Text = _words("date")
    outcome_another: Text = _label()
    outcome_copy: Text = _label()
    outcome_more: Text = _label()
    outcome_go_on: Text = _label()
    information_first_line: Text = _words(longest=40)

    topic_part: Text = _words("number", "total", "part", longest=60)
    topic_part_screens: Text = _words("number", "total", "part", "screen", "screens", longest=80)
    topic_updated: Text = _words("date", longest=80)
    topic_unchecked_law: Text = _words()
    topic_checked_law: Text = _words("date")
    topic_linked: Text = _words()
    topic_next: Text = _label()
    topic_parts: Text = _label()
    topic_sources: Text = _words(longest=40)
    source_dated: Text = _words("name", "date", longest=80)
    source_undated: Text = _words("name", longest=80)
    page_updated: Text = _words("date", longest=80)

    section_short: Text = _label()
    section_for_whom: Text = _label()
    section_conditions: Text = _label()
    section_prepare: Text = _label()
    section_careful: Text = _label()
    section_changed: Text = _label()
    section_who_helps: Text = _label()

    contact_hours: Text = _words("hours")
    contact_languages: Text = _words("languages")
    contact_dated: Text = _words("checked", "date")
    contact_undated: Text = _words("checked")

    notice_dropped: Text = _words("count")
    notice_flow_changed: Text = _words()
    notice_impossible: Text = _words()
    notice_contradiction: Text = _words()
    notice_typed: Text = _words()
    notice_gap: Text = _words("language")
    notice_machine: Text = _words()
    notice_machine_risky: Text = _words()
    notice_unchecked: Text = _words()
    notice_older: Text = _words()
    notice_withdrawn: Text = _words("language")
    notice_page_changed: Text = _words("date")

    copy_what: Text = _words()
    copy_make: Text = _label()
    copy_below: Text = _words()
    copy_delete: Text = _label()

    cleared: Text = _words(longest=60)
    cleared_stays: Text = _words(longest=190)

    typed_back: Text = _words()
    typed_menu: Text = _words()
    typed_help: Text = _words()
    typed_language: Text = _words()
    typed_clear: Text = _words()
    typed_restart: Text = _words()

    profile_name: Text = _words(longest=32)
    profile_short: Text = _words(longest=80)
    profile_description: Text = _words(longest=200)
    profile_unchecked: Text = _words(longest=80)
    profile_line: Text = _label()

    command_start: Text = _words(longest=60)
    command_menu: Text = _words(longest=60)
    command_help: Text = _words(longest=60)
    command_language: Text = _words(longest=60)
    command_privacy: Text = _words(longest=60)
    command_clear: Text = _words(longest=60)

    web_leave: Text = _label(20)
    web_privacy: Text = _words(longest=1600)
    web_stays: Text = _words(longest=120)
    web_cleared: Text = _words()
    web_copy: Text = _words()
    web_type: Text = _words(longest=60)
    web_send: Text = _label(16)
    web_offline: Text = _words(longest=160)
    web_again: Text = _words(longest=160)
    web_operator: Text = _words("name", longest=80)

    web_pages: Text = _label(32)
    web_telegram: Text = _label()
    web_contents: Text = _words(longest=40)
    web_beside: Text = _words(longest=40)
    web_alone: Text = _label(32)
    web_languages: Text = _words(longest=40)
    web_more: Text = _words(longest=40)
    web_print: Text = _label()
    web_address: Text = _words(longest=40)
    web_missing: Text = _words()
    web_machine: Text = _words(longest=80)
    web_unchecked: Text = _words(longest=80)
    web_checked: Text = _words(longest=80)
    web_save: Text = _label()
    web_save_what: Text = _words("size")
    web_save_again: Text = _label()
    web_saving: Text = _words(longest=60)
    web_saved: Text = _words("date", longest=120)
    web_save_failed: Text = _words(longest=120)
    web_save_old: Text = _words("date", longest=120)
    web_remove: Text = _label()
    web_removed: Text = _words()
    web_remove_later: Text = _words()
    web_saved_copy: Text = _words("date", longest=120)
    web_privacy_pages: Text = _words(longest=600)

    @property
    def web_privacy_all(self) -> tuple[Text, Text]:
        """The web's words about privacy, for the chat and for the pages to read."""
        return self.web_privacy, self.web_privacy_pages

    def section(self, section: Section) -> Text:  # noqa: PLR0911  # one case for each section
        """The title of a section."""
        match section:
            case Section.SHORT:
                return self.section_short
            case Section.FOR_WHOM:
                return self.section_for_whom
            case Section.CONDITIONS:
                return self.section_conditions
            case Section.PREPARE:
                return self.section_prepare
            case Section.CAREFUL:
                return self.section_careful
            case Section.CHANGED:
                return self.section_changed
            case Section.WHO_HELPS:
                return self.section_who_helps


PLACES: dict[str, TextSpec] = {each.name: each.metadata["place"] for each in fields(Interface)}
"""The limits of each text of the interface, by the name of its field."""
