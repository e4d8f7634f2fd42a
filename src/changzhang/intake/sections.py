"""Numbered headings that print their total: sections when lines stand under them, lines when none do."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.intake import labels
from changzhang.intake.entries import LINE, Entry, Notes

#: Rows behind which text without an amount is a note, until the next line.
ENDS = frozenset({labels.TOTAL, labels.MONTH_TOTAL, labels.YEAR_TOTAL, labels.CLOSING, labels.SIGNATURE, labels.FOOTNOTE})


def settle_sections(entries: Sequence[Entry], kinds: dict[int, str], notes: Notes) -> None:
    """Turn the numbered headings among the lines into sections where something stands under them."""
    has_below = {1: False, 2: False}
    for entry in reversed(entries):
        if entry.kind == LINE and entry.level and has_below[entry.level]:
            entry.kind = kinds[entry.row] = labels.SECTION
            notes.forget(entry.row)
        if entry.kind == LINE and not entry.level:
            has_below = {1: True, 2: True}
        elif entry.level == 1 or entry.kind in ENDS:
            has_below = {1: False, 2: False}
        elif entry.level == 2:
            has_below = {1: True, 2: False}
