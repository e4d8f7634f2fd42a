"""What a clerk must see to answer: the words over the columns, and the cells of the rows asked about, as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from changzhang.domain.ledger import Issue
from changzhang.intake.entries import LINE, Entry
from changzhang.intake.grid import Grid, Unreadable, Value
from changzhang.intake.header import HEADER_DEPTH, Header
from changzhang.intake.text import one_line, shown

#: Questions about single rows; the direction is asked of every line where the sheet has one column of amounts.
_OF_ROWS = ("E104", "E105", "E106", "E115")
_OF_LINES = "E102"
_TOP = HEADER_DEPTH + 5


def headings_of(header: Header) -> dict[int, str]:
    """The words over each 1-based column, upper row first; cells merged over several columns speak for the first."""
    found: dict[int, str] = {}
    for words in header.words:
        for column, text in sorted(words.items()):
            found[column + 1] = found.get(column + 1, "") + text
    return dict(sorted(found.items()))


def asked_rows(grid: Grid, errors: Sequence[Issue], entries: Iterable[Entry]) -> dict[int, tuple[str, ...]]:
    """The cells of every row an open question is about, by row."""
    rows = {row for issue in errors if issue.code.startswith(_OF_ROWS) for row in issue.rows}
    if any(issue.code.startswith(_OF_LINES) for issue in errors):
        rows |= {entry.row for entry in entries if entry.kind == LINE}
    return _cells(grid, rows) if rows else {}


def top_rows(grid: Grid) -> dict[int, tuple[str, ...]]:
    """The first rows that hold anything, for a clerk to name the heading among them."""
    return _cells(grid, set(list(grid.numbers)[:_TOP]))


def _cells(grid: Grid, rows: set[int]) -> dict[int, tuple[str, ...]]:
    found = {number: _texts(row) for number, row in zip(grid.numbers, grid.rows, strict=False) if number in rows}
    return {number: cells for number, cells in found.items() if cells}


def _texts(row: Sequence[Value]) -> tuple[str, ...]:
    """The cells as a person sees them, without the empty ones at the end."""
    texts = [one_line(cell.text if isinstance(cell, Unreadable) else shown(cell)) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)
