"""A web table (often called .xls by platform exports) → grids. Text only: no markup, no entity, no link is followed."""

from __future__ import annotations

from typing import Any

from lxml import etree, html

from changzhang.intake import refusals
from changzhang.intake.grid import Grid, Merge, Value
from changzhang.intake.sheet_xml import guard_extent

_MAX_SPAN = 1_000
_MAX_CELLS = 3_000_000
_MAX_HANGING = 200_000
_MAX_TEXT = 32 * 1024 * 1024


def read_html(name: str, text: str) -> list[Grid]:
    """All rows of all tables in reading order as one grid: exports put the title into a table of its own.

    A row that only holds another table is layout. Raises UnreadableFile when there is no row at all.
    """
    if len(text) > _MAX_TEXT:
        raise refusals.too_large("网页超过32兆")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise refusals.broken("网页里没有表格") from None
    grid = _grid(name, [row for row in root.iter("tr") if next(row.iter("table"), None) is None])
    if not grid.rows:
        raise refusals.broken("网页里没有表格")
    return [grid]


def _grid(name: str, table_rows: list[Any]) -> Grid:
    rows: list[list[Value]] = []
    merges: list[Merge] = []
    hanging: dict[tuple[int, int], bool] = {}
    cells_seen = 0
    for number, row in enumerate(table_rows, 1):
        cells: list[Value] = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while hanging.pop((number, len(cells)), False):
                cells.append("")
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            _hang(hanging, number, len(cells), across, down)
            if across > 1 or down > 1:
                merges.append((number, len(cells) + 1, number + down - 1, len(cells) + across))
            cells += [_text(cell)] + [""] * (across - 1)
        cells_seen += len(cells)
        if cells_seen > _MAX_CELLS:
            raise refusals.too_large("网页表格过大")
        rows.append(cells)
    guard_extent(len(rows), 1)
    return Grid(name=name, rows=rows, numbers=range(1, len(rows) + 1), is_typed=False, merges=merges)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(int(value[:6]), _MAX_SPAN) or 1 if value.isascii() and value.isdigit() else 1


def _hang(hanging: dict[tuple[int, int], bool], number: int, column: int, across: int, down: int) -> None:
    if len(hanging) + across * (down - 1) > _MAX_HANGING:
        raise refusals.too_large("网页表格过大")
    for below in range(1, down):
        for beside in range(across):
            hanging[number + below, column + beside] = True


def _text(cell: Any) -> str:
    for line_break in cell.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return "".join(cell.itertext()).strip(" \t\r\n\u00a0\u3000")
