"""A sheet as a grid of plain values, however it was stored, with the facts a bare value cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias


class Unreadable:
    """A cell that holds something, but nothing a person could read: an error value or a formula without its result."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return f"Unreadable({self.text!r})"


Value: TypeAlias = str | float | int | date | datetime | Unreadable

#: A rectangle of merged cells: first row, first column, last row, last column, all 1-based and inclusive.
Merge: TypeAlias = tuple[int, int, int, int]


@dataclass(slots=True)
class Grid:
    """One sheet. ``numbers[i]`` is the 1-based row (text files: physical line) of ``rows[i]``; an empty cell is ``""``.

    ``is_typed`` is False where the source knows only text (csv, tsv, web table), so that a number written as text is no
    surprise there. ``raw_lines`` keeps the physical lines of a text file for its free-text preamble.
    """

    name: str
    rows: list[list[Value]]
    numbers: Sequence[int]
    is_typed: bool = True
    is_visible: bool = True
    is_1904: bool = False
    raw_lines: Sequence[str] = ()
    merges: Sequence[Merge] = ()
    hidden_rows: frozenset[int] = frozenset()
    formula_rows: frozenset[int] = frozenset()
    unsaved_rows: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(value != "" for row in self.rows for value in row)
