"""The interface's own words, as a type: one field for each string of ``flows/interface.yaml`` that the core says.

The words that only one channel says stand in the same file; that channel declares them as a type of its own, with the
same ``label`` and ``words`` (``bot/channels/web/texts.py``), and gets them from ``Guide.texts``.

``web_machine``, ``web_unchecked``, ``web_checked`` and ``web_operator`` are the core's all the same: ``drawing`` says
them for any channel that has pages to read. Their names are permanent ids, and older than that file.

A key that is missing there, or too much, is an error at start; so is a text that is longer than its place, or whose
``{names}`` are others than those filled in here. Python cannot ask for a text that does not exist.
"""

# ruff: noqa: RUF009  # label and words are calls of dataclasses.field, which is what a default here has to be
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import assert_never

from bot.core.content import Section
from bot.core.province import Province
from bot.core.text import Text


@dataclass(frozen=True, slots=True)
class TextSpec:
    """The limits of a text of the interface: ``longest`` in characters, and the names that it must fill in."""

    longest: int
    takes: tuple[str, ...]


def label(longest: int = 24) -> Text:
    """A field of what stands on a button, or in as little room: it takes no values."""
    return field(metadata={"place": TextSpec(longest, ())})  # type: ignore[no-any-return]  # what a dataclass asks for


def words(*takes: str, longest: int = 300) -> Text:
    """A field of sentences that fill in the values named in ``takes``."""
    return field(metadata={"place": TextSpec(longest, takes)})  # type: ignore[no-any-return]  # what a dataclass asks for


def text_specs(kind: type) -> dict[str, TextSpec]:
    """The specification of each text of such a dataclass, by the name of its field, which is its key in the file."""
    return {each.name: each.metadata["place"] for each in fields(kind)}


@dataclass(frozen=True, slots=True)
class Interface:
    """Every string that is the guide's own, by what it is for."""

    first_line: Text = words(longest=40)

    control_back: Text = label(16)
    control_menu: Text = label(16)
    control_language: Text = label(16)
    control_help: Text = label(16)
    control_clear: Text = label(16)

    picker_line: Text = words(longest=60)
    picker_line_linked: Text = words(longest=120)
    never_money: Text = words(longest=60)
    never_papers: Text = words(longest=80)
    never_in_our_name: Text = words(longest=80)
    site_ours: Text = words(longest=80)
    site_web: Text = words(longest=40)
    site_telegram: Text = words(longest=40)
    site_whatsapp: Text = words(longest=40)
    site_unknown: Text = words()
    menu: Text = words(longest=400)
    menu_start: Text = label()
    start_about: Text = words(longest=40)
    menu_restart: Text = label()
    menu_topics: Text = label()
    menu_helpers: Text = label()
    menu_answers: Text = label()

    show: Text = label()
    show_what: Text = words()
    show_others: Text = label()

    all_topics: Text = words()
    all_helpers: Text = words()
    near_you: Text = label()
    near_which: Text = words()
    near_others: Text = label()
    near_none: Text = words()
    near_everywhere: Text = words(longest=80)
    province_drenthe: Text = label()
    province_flevoland: Text = label()
    province_friesland: Text = label()
    province_gelderland: Text = label()
    province_groningen: Text = label()
    province_limburg: Text = label()
    province_noord_brabant: Text = label()
    province_noord_holland: Text = label()
    province_overijssel: Text = label()
    province_utrecht: Text = label()
    province_zeeland: Text = label()
    province_zuid_holland: Text = label()

    progress: Text = words("number", "total", longest=40)
    progress_open: Text = words("number", longest=40)
    why: Text = label()
    why_go_on: Text = label()
    go_on: Text = label(32)
    dont_know: Text = label()
    dont_say: Text = label()
    other_situations: Text = label(32)
    first_situations: Text = label(32)
    take_back: Text = words()

    answers: Text = words()
    answers_none: Text = words()
    answer_change: Text = label()

    outcome_first_line: Text = words(longest=40)
    outcome_do_now: Text = words(longest=40)
    outcome_may_fit: Text = words()
    outcome_read: Text = words(longest=60)
    outcome_because: Text = words("answer")
    outcome_situations: Text = words(longest=60)
    outcome_only_if: Text = words(longest=60)
    outcome_also: Text = words(longest=60)
    outcome_helpers: Text = words(longest=60)
    outcome_general: Text = words()
    outcome_age: Text = words("date")
    outcome_another: Text = label()
    outcome_copy: Text = label()
    outcome_note: Text = label()
    outcome_more: Text = label()
    outcome_go_on: Text = label(32)
    information_first_line: Text = words(longest=40)
    sure: Text = words(longest=40)
    sure_machine: Text = words(longest=80)

    topic_part: Text = words("number", "total", "part", longest=60)
    topic_part_screens: Text = words("number", "total", "part", "screen", "screens", longest=80)
    topic_updated: Text = words("date", longest=80)
    topic_unchecked_law: Text = words()
    topic_checked_law: Text = words("date")
    topic_linked: Text = words()
    topic_next: Text = words("part", longest=60)
    topic_parts: Text = label()
    topic_more_helpers: Text = words(longest=40)
    topic_sources: Text = words(longest=40)
    source_dated: Text = words("name", "date", longest=80)
    source_undated: Text = words("name", longest=80)
    page_next: Text = label()
    help_more: Text = label()
    page_updated: Text = words("date", longest=80)

    section_short: Text = label()
    section_for_whom: Text = label()
    section_conditions: Text = label()
    section_prepare: Text = label()
    section_careful: Text = label()
    section_changed: Text = label()
    section_who_helps: Text = label()

    call: Text = words("number", longest=40)
    call_in_danger: Text = words(longest=40)
    contact_hours: Text = words("hours")
    hours_always: Text = words(longest=60)
    hours_every_day: Text = words("opens", "closes", longest=60)
    hours_days: Text = words("first", "last", "opens", "closes", longest=60)
    hours_day: Text = words("day", "opens", "closes", longest=60)
    hours_closed: Text = words("date", longest=60)
    open_now: Text = words("day", "closes", longest=60)
    opens_later: Text = words("day", "opens", longest=60)
    contact_languages: Text = words("languages")
    contact_dated: Text = words("checked", "date")
    contact_undated: Text = words("checked")

    notice_dropped: Text = words("count")
    notice_flow_changed: Text = words()
    notice_impossible: Text = words()
    notice_contradiction: Text = words()
    notice_typed: Text = words()
    notice_personal: Text = words()
    notice_personal_deleted: Text = words()
    notice_gap: Text = words("language")
    notice_machine: Text = words()
    notice_machine_risky: Text = words()
    notice_unchecked: Text = words()
    notice_older: Text = words()
    notice_withdrawn: Text = words("language")
    notice_page_changed: Text = words("date")

    copy_what: Text = words()
    copy_make: Text = label()
    copy_below: Text = words()
    copy_delete: Text = label()

    note_title: Text = words(longest=40)
    note_answers: Text = words()
    note_had: Text = words()
    note_lacks: Text = words()
    note_questions: Text = words()
    note_what: Text = words(longest=400)
    note_next: Text = label()
    note_make: Text = label()
    note_below: Text = words()
    note_delete: Text = label()
    note_header: Text = words()
    note_made: Text = words("date", longest=60)
    note_answers_title: Text = words(longest=60)
    note_had_title: Text = words(longest=60)
    note_lacks_title: Text = words(longest=60)
    note_questions_title: Text = words(longest=60)
    note_dates_title: Text = words(longest=60)
    note_date_letter: Text = words(longest=60)
    note_date_decision: Text = words(longest=60)
    note_date_leave: Text = words(longest=60)
    note_unknown: Text = words(longest=40)

    cleared: Text = words(longest=60)
    cleared_stays: Text = words(longest=190)

    answer_one: Text = words()
    answer_several: Text = words()
    answer_none: Text = label(32)
    answer_not_meant: Text = label(32)
    answer_nothing: Text = words()

    typed_back: Text = words()
    typed_menu: Text = words()
    typed_help: Text = words()
    typed_language: Text = words()
    typed_show: Text = words()
    typed_clear: Text = words()
    typed_restart: Text = words()

    web_operator: Text = words("name", longest=80)
    web_machine: Text = words(longest=80)
    web_unchecked: Text = words(longest=80)
    web_checked: Text = words(longest=80)

    @property
    def provinces(self) -> Mapping[Province, Text]:
        """The names of the provinces."""
        return {
            Province.DRENTHE: self.province_drenthe,
            Province.FLEVOLAND: self.province_flevoland,
            Province.FRIESLAND: self.province_friesland,
            Province.GELDERLAND: self.province_gelderland,
            Province.GRONINGEN: self.province_groningen,
            Province.LIMBURG: self.province_limburg,
            Province.NOORD_BRABANT: self.province_noord_brabant,
            Province.NOORD_HOLLAND: self.province_noord_holland,
            Province.OVERIJSSEL: self.province_overijssel,
            Province.UTRECHT: self.province_utrecht,
            Province.ZEELAND: self.province_zeeland,
            Province.ZUID_HOLLAND: self.province_zuid_holland,
        }

    @property
    def never_asks(self) -> tuple[Text, ...]:
        """What the guide never asks, so that whoever asks it in its name is known to be somebody else."""
        return self.never_money, self.never_papers, self.never_in_our_name

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
            case _ as never:
                assert_never(never)
