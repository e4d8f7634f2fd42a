"""Tables in terminal cells: ruled with ASCII, for box characters are two cells wide in the old console."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.text import Align, cells, clean, pad, wrap
from changzhang.papers.blocks import Cell, Table
from changzhang.render.column_widths import shared_out
from changzhang.render.legal_text import legal

# Two Chinese characters in a line can still be read; a name or a light of four is not broken where there is room.
_SHORT, _READABLE, _NARROWEST = 8, 4, 2


def table_lines(block: Table, width: int) -> list[str]:
    """The table in lines of ``width`` terminal cells; long text is broken inside its column."""
    if not block.columns:
        return []
    rows = [_texts(row) for row in block.rows]
    total = [_texts(block.total)] if block.total else []
    titles = [_safe(column.title) for column in block.columns]
    widths = _widths(block, [titles, *rows, *total], width)
    aligns: list[Align] = [column.align for column in block.columns]
    rule = "+" + "+".join("-" * each for each in widths) + "+"
    lines = [*(wrap(_safe(block.caption), width) if block.caption else []), rule, *_row(titles, widths, ["center"] * len(widths)), rule]
    set_rows = [_row(row, widths, aligns) for row in rows]
    between = [rule] if any(len(row) > 1 for row in set_rows) else []
    for number, row in enumerate(set_rows):
        lines += [*(between if number else []), *row]
    return [*lines, *([rule] if rows else []), *(line for row in total for line in (*_row(row, widths, aligns), rule))]


def _texts(row: Sequence[Cell]) -> list[str]:
    return [_safe(cell.text) for cell in row]


def _safe(text: str) -> str:
    return legal(clean(text))


def _row(texts: Sequence[str], widths: Sequence[int], aligns: Sequence[Align]) -> list[str]:
    """The lines of one row; each column is filled to its width."""
    broken = [wrap(text, width) for text, width in zip(texts, widths, strict=True)]
    height = max(len(lines) for lines in broken)
    filled = [
        [pad(lines[at] if at < len(lines) else "", width, align) for lines, width, align in zip(broken, widths, aligns, strict=True)]
        for at in range(height)
    ]
    return [f"|{'|'.join(line)}|" for line in filled]


def _widths(block: Table, rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """As wide as its text where all fits; else by shares, whole where the column must not wrap, and at worst two cells."""
    room = width - len(block.columns) - 1
    widest = [max(_NARROWEST, *(_longest(row[place]) for row in rows)) for place in range(len(block.columns))]
    if sum(widest) <= room:
        return widest
    shares = [column.width for column in block.columns]
    tight = [min(need, _READABLE) for need in widest]
    whole = [need if column.no_wrap else least for need, least, column in zip(widest, tight, block.columns, strict=True)]
    easy = [max(need, wide) if wide <= _SHORT else need for need, wide in zip(whole, widest, strict=True)]
    for needs in (easy, whole, tight):
        if widths := shared_out(shares, needs, room):
            return widths
    return [_NARROWEST] * len(shares)


def _longest(text: str) -> int:
    return max(map(cells, text.split("\n")))
