"""Sheets that write cash and bank in columns of their own: joined into one amount before the rows are read."""

from __future__ import annotations

from dataclasses import replace

from changzhang.intake.figures import figure_of
from changzhang.intake.grid import Grid, Value
from changzhang.intake.header import Header


def join_cash_and_bank(grid: Grid, header: Header, factor: int) -> Grid:
    """The grid with 收入, 支出 and 结余 each in its first column, and how the money moved in a column behind the last.

    An unreadable part stays in place of the sum, so that the row is asked about.
    """
    block = header.blocks[0]
    if not block.parts:
        return grid
    width = max(len(row) for row in grid.rows)
    rows = [row if index < header.start else _joined(row, width, block.parts, factor) for index, row in enumerate(grid.rows)]
    block.columns.setdefault("method", width)
    return replace(grid, rows=rows)


def _joined(row: list[Value], width: int, parts: dict[str, dict[int, str]], factor: int) -> list[Value]:
    joined: list[Value] = [*row, *[""] * (width - len(row)), ""]
    for name, columns in parts.items():
        filled = [column for column in columns if joined[column] != "" and not figure_of(joined[column], factor).is_blank]
        bad = next((joined[column] for column in filled if figure_of(joined[column], factor).error), None)
        fen = sum(figure_of(joined[column], factor).fen or 0 for column in filled)
        if name != "balance" and len(filled) == 1:
            joined[width] = columns[filled[0]]
        first = min(columns)
        if filled:
            joined[first] = fen / 100 / factor if bad is None else bad
    return joined
