"""What a table becomes on a sheet: each cell a date, a number or a text, and nothing lost in between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from changzhang.domain.money import yuan_text
from changzhang.papers.blocks import Cell, Column, Table, Tone
from changzhang.render.legal_text import legal

# Excel holds no more in one cell.
LONGEST_TEXT = 32_767
REST_TITLE = "期限算法"
_REST_SHARE = 1.6
_REST = Column(REST_TITLE, _REST_SHARE)


class Typed(msgspec.Struct, frozen=True):
    """A cell of a sheet: ``value`` is a date, a number in yuan or an int where that says all; else ``text`` counts."""

    text: str
    value: date | float | int | None = None
    tone: Tone = "plain"


class Grid(msgspec.Struct, frozen=True):
    """A table as it is written: ``titles`` and ``shares`` of its columns, the typed rows and the total row."""

    titles: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[Typed, ...], ...]
    total: tuple[Typed, ...] | None
    columns: tuple[Column, ...] = ()


def grid_of(table: Table) -> Grid:
    """The typed rows; what a date's cell says besides the date (its reckoning) gets a column of its own behind it."""
    every = [*table.rows, *([table.total] if table.total else [])]
    with_rest = [
        place
        for place, column in enumerate(table.columns)
        if column.kind == "date" and any(split_date(row[place])[1] for row in every if row[place].value is not None)
    ]
    columns = _with_rests(table.columns, with_rest)
    return Grid(
        tuple(legal(column.title) for column in columns),
        tuple(column.width for column in columns),
        tuple(_typed_row(row, table.columns, with_rest) for row in table.rows),
        _typed_row(table.total, table.columns, with_rest) if table.total else None,
        columns,
    )


def split_date(cell: Cell) -> tuple[date | None, str]:
    """The date of a cell and what its text says besides it; no date when the value is none (ISO text is expected)."""
    on = _iso(cell.value)
    if on is None:
        return None, cell.text
    text = cell.text.replace("年\n", "年", 1)
    for written in (f"{on.year}年{on.month}月{on.day}日", on.isoformat()):
        if text.startswith(written):
            return on, text[len(written) :].strip("\n")
    return on, text


def _iso(value: str | int | None) -> date | None:
    if not isinstance(value, str):
        return None
    try:
        on = date.fromisoformat(value)
    except ValueError:
        return None
    # Before March 1900 Excel counts a day that never was.
    return on if on >= date(1900, 3, 1) else None


def _with_rests(columns: Sequence[Column], with_rest: Sequence[int]) -> tuple[Column, ...]:
    written: list[Column] = []
    for place, column in enumerate(columns):
        written.append(column)
        if place in with_rest:
            written.append(_REST if len(with_rest) == 1 else Column(f"{column.title}算法", _REST_SHARE))
    return tuple(written)


def _typed_row(row: Sequence[Cell], columns: Sequence[Column], with_rest: Sequence[int]) -> tuple[Typed, ...]:
    typed: list[Typed] = []
    for place, (cell, column) in enumerate(zip(row, columns, strict=True)):
        on, rest = split_date(cell) if column.kind == "date" else (None, "")
        typed.append(Typed(_cell_text(cell.text), on or _number(cell, column), cell.tone))
        if place in with_rest:
            typed.append(Typed(_cell_text(rest) if on else ""))
    return tuple(typed)


def _number(cell: Cell, column: Column) -> float | int | None:
    """Yuan or an int, but only where the cell's text says nothing else and Excel keeps every digit (15)."""
    if not isinstance(cell.value, int) or abs(cell.value) >= 10**15:
        return None
    if column.kind == "amount" and cell.text.replace(",", "") == yuan_text(cell.value).replace(",", ""):
        return cell.value / 100
    return cell.value if column.kind == "integer" and cell.text == str(cell.value) else None


def _cell_text(text: str) -> str:
    whole = legal(text)
    return whole if len(whole) <= LONGEST_TEXT else whole[: LONGEST_TEXT - 1] + "…"
