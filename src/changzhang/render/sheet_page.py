"""The page of a sheet: its name, column widths, paper, margins, header and footer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from changzhang.papers.blocks import Paper
from changzhang.render.column_widths import shared_out
from changzhang.render.legal_text import legal
from changzhang.render.print_width import half_ems
from changzhang.render.sheet_typed import Grid, Typed

# Half characters of 11 pt across the type area of A4, landscape and portrait.
_ROOM = {True: 140, False: 92}
_PADDING, _NARROWEST, _WIDEST = 2, 5, 255
# What text that wraps keeps at least: a light, a sentence.
_SHORT, _LONG = 8, 14
_PAPER_NUMBERS = {"A4": 9, "A3": 8}
_DATE_WIDTH, _LONGEST_FOOTER = 14, 255
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def sheet_name(stem: str, number: int) -> str:
    """A name Excel takes: no ``[]:*?/\\``, no apostrophe at an end, 31 characters; the second sheet has its number behind."""
    name = _FORBIDDEN.sub("_", legal(stem).replace("\n", " "))
    ending = "" if number == 1 else str(number)
    return (_short(name.strip("' "), 31 - len(ending)).rstrip("' ") or "表") + ending


def _short(name: str, units: int) -> str:
    """Excel counts UTF-16 units: an emoji or a rare character is two."""
    return name.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def lay_out(sheet: Any, paper: Paper, grid: Grid) -> list[int]:
    """Paper, margins, header, footer and column widths; returns the widths in half characters."""
    widths = _widths(paper, grid)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    if paper.is_landscape:
        sheet.set_landscape()
    sheet.set_paper(_PAPER_NUMBERS[paper.page_size])
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_footer(_footer(paper))
    if paper.mark:
        sheet.set_header(f"&R{_literal(paper.mark)[:_LONGEST_FOOTER]}")
    return widths


def _footer(paper: Paper) -> str:
    pages = "&R第&P页，共&N页"
    return f"&L{_literal(paper.footer_note)[: _LONGEST_FOOTER - len(pages) - 2]}{pages}" if paper.footer_note else pages


def _literal(text: str) -> str:
    """An ampersand begins a code in headers and footers."""
    return legal(text).replace("&", "&&")


def _widths(paper: Paper, grid: Grid) -> list[int]:
    needs = [_need(grid, place) for place in range(len(grid.shares))]
    room = _ROOM[paper.is_landscape]
    return shared_out(grid.shares, needs, max(room, sum(needs))) or list(needs)


def _need(grid: Grid, place: int) -> int:
    """The least width: a date, an amount, or what must not wrap stays on one line (Excel shows #### otherwise)."""
    if not grid.columns:
        return _NARROWEST
    column = grid.columns[place]
    rows: Sequence[Typed] = [row[place] for row in (*grid.rows, *((grid.total,) if grid.total else ()))]
    if column.kind == "date":
        return _DATE_WIDTH + _PADDING
    widest = max((half_ems(typed.text) for typed in rows), default=0)
    if not column.no_wrap and column.kind == "text":
        widest = min(widest, _LONG if widest > 2 * _LONG else _SHORT)
    return min(max(_NARROWEST, widest) + _PADDING, _WIDEST)
