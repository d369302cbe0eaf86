"""The words that only paper says. They stand in ``flows/interface.yaml`` with the interface's own."""

# ruff: noqa: RUF009  # label and words are calls of dataclasses.field, which is what a default here has to be
from __future__ import annotations

from dataclasses import dataclass

from bot.core.interface import words
from bot.core.text import Text


@dataclass(frozen=True, slots=True)
class PrintTexts:
    """What stands beside a code to scan; what can be trusted; then what only a booklet says."""

    print_scan: Text = words(longest=60)
    print_open: Text = words(longest=60)
    print_code: Text = words(longest=60)
    print_call: Text = words(longest=80)
    print_about: Text = words(longest=120)
    print_no_name: Text = words(longest=60)
    print_made: Text = words("date", longest=120)
    print_contents: Text = words(longest=40)
    print_tree: Text = words(longest=60)
    print_tree_how: Text = words(longest=300)
