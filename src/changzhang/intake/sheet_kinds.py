"""Sheets without a ledger's heading: overviews, summaries, notes, or a heading we do not know."""

from __future__ import annotations

import re

from changzhang.domain.ledger import Issue, Ledger, SheetReading
from changzhang.intake.asked import top_rows
from changzhang.intake.grid import Grid
from changzhang.intake.header import HEADER_DEPTH
from changzhang.intake.heading_words import heading_of
from changzhang.intake.text import compact
from changzhang.intake.words import AMOUNTS

#: Marks the sentence of a table that holds sums only.
NOT_LEDGERS = re.compile("一览表|汇总表")
_MONTH = re.compile(r"(?:20\d{2}年)?(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2})月份?")
_SUMMARY_TITLE = re.compile("汇总|统计表|总表|一览")


def unread_sheet(grid: Grid) -> tuple[SheetReading | None, str | None]:
    """The reading of a sheet without heading (with its error), or the reason to skip it."""
    if _is_overview(grid):
        return _refused(grid, "E113_NO_LINES", "这是科目按月份的一览表，没有逐笔明细，不能当账页读入；请提供逐笔的收支明细。"), None
    if _is_summary(grid):
        return _refused(grid, "E113_NO_LINES", "这是按月份的汇总表，没有逐笔明细，不能当账页读入；请提供逐笔的收支明细。"), None
    if not grid.is_visible:
        return None, "HIDDEN_NO_DATA"
    if grid.is_typed and not any(isinstance(cell, float | int) for row in grid.rows for cell in row):
        return _refused(grid, "E113_NO_LINES", "表里只有文字，没有收支明细。"), None
    return _refused(
        grid, "E101_HEADER_NOT_FOUND", "前15行里没有找到表头（要有“摘要”和“收入/支出/金额”这样的列名），请补上表头再导入。"
    ), None


def _is_overview(grid: Grid) -> bool:
    """Accounts down, months across."""
    return any(sum(1 for cell in row if isinstance(cell, str) and _MONTH.fullmatch(compact(cell))) >= 2 for row in _top(grid))


def _is_summary(grid: Grid) -> bool:
    """Months down, sums across; or a table that calls itself a summary."""
    for row in _top(grid):
        names = {heading_of(cell).name for cell in row if isinstance(cell, str)}
        if "summary" not in names and names & set(AMOUNTS) and any(compact(cell) in ("月份", "季度", "月度") for cell in row):
            return True
    title = "".join(compact(cell) for row in grid.rows[:2] for cell in row if isinstance(cell, str))
    return _SUMMARY_TITLE.search(title + grid.name) is not None


def _top(grid: Grid) -> list[list[object]]:
    return [list(row) for number, row in zip(grid.numbers, grid.rows, strict=True) if number <= HEADER_DEPTH]


def _refused(grid: Grid, code: str, message: str) -> SheetReading:
    empty = Ledger(period="", layout="running")
    rows = top_rows(grid) if code.startswith("E101") else {}
    return SheetReading(name=grid.name, status="needs_review", ledger=empty, errors=(Issue(code=code, message=message),), asked_rows=rows)
