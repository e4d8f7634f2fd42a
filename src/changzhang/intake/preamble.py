"""What stands above the heading: title, unit, period, and in exports also balances and totals in free text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from changzhang.intake.amounts import amount_of_number, amount_of_text
from changzhang.intake.grid import Grid, Value
from changzhang.intake.heading_words import unit_in
from changzhang.intake.labels import CLOSING, OPENING, label_of
from changzhang.intake.text import compact, one_line
from changzhang.intake.words import JOURNAL_MARKS, STATEMENT_MARKS

_FIGURE = r"[:：]?[,，\"\s]*[¥￥]?([+-]?\d[\d,]*(?:\.\d+)?)(万)?"
_OPENING = re.compile(r"(?:上期|期初|上月|月初|年初|上年)(?:末)?(?:账户)?(?:余额|结余|结存)" + _FIGURE)
_CLOSING = re.compile(r"(?:本期|期末|月末|当前|年末)(?:账户)?(?:余额|结余|结存)" + _FIGURE)
_INCOME = re.compile(r"(?:收入|贷方|转入)(?:合计|总额|总计|金额合计)" + _FIGURE)
_EXPENSE = re.compile(r"(?:支出|借方|转出)(?:合计|总额|总计|金额合计)" + _FIGURE)
_EXPORT = re.compile(r"导出时间|户名[:：]|账号[:：]|起止日期|期间[:：]|币种|操作员|打印时间|查询")
_UNIT_ROW = re.compile(r"单位[:：]")


@dataclass(slots=True)
class Preamble:
    """Facts above the heading. Figures in fen; ``stated`` maps a side to (row, fen); ``texts`` in reading order."""

    texts: list[str] = field(default_factory=list)
    kinds: dict[int, str] = field(default_factory=dict)
    factor: int | None = None
    opening_fen: int | None = None
    closing_fen: int | None = None
    stated: dict[str, tuple[int, int]] = field(default_factory=dict)
    is_export: bool = False
    has_journal_marks: bool = False
    has_statement_marks: bool = False


def read_preamble(grid: Grid, start: int, factor: int | None) -> Preamble:
    """Everything above index ``start``; ``factor`` is the unit the heading itself states, which goes before."""
    above = Preamble(factor=factor)
    rows = [(number, row) for number, row in zip(grid.numbers[:start], grid.rows[:start], strict=True)]
    above.texts = [_text(grid, number, row) for number, row in rows]
    above.factor = factor or next((unit for unit in map(unit_in, above.texts) if unit), None)
    above.is_export = not grid.is_typed and any(_EXPORT.search(text) for text in above.texts)
    for (number, row), text in zip(rows, above.texts, strict=True):
        above.kinds[number] = "PREAMBLE" if above.is_export else _kind(row)
        _read_row(above, number, row, text)
    joined = compact("".join(above.texts))
    above.has_journal_marks = any(mark in joined for mark in JOURNAL_MARKS)
    above.has_statement_marks = any(mark in joined for mark in STATEMENT_MARKS) or ("户名" in joined and "账号" in joined)
    return above


def _text(grid: Grid, number: int, row: list[Value]) -> str:
    """Thousands commas stand unquoted in exports: there the physical line is the text."""
    if number <= len(grid.raw_lines):
        return grid.raw_lines[number - 1]
    return " ".join(one_line(cell) for cell in row if cell != "")


def _kind(row: list[Value]) -> str:
    cells = [cell for cell in row if cell != ""]
    if not cells:
        return "BLANK"
    if len(cells) > 1 or _UNIT_ROW.search(compact(cells[0])):
        return "SUBTITLE"
    return "TITLE"


def _read_row(above: Preamble, number: int, row: list[Value], text: str) -> None:
    labels = [label_of(cell) if isinstance(cell, str) else None for cell in row]
    factor = above.factor or 1
    if OPENING in labels or CLOSING in labels:
        fen = _beside(row, labels, factor)
        if OPENING in labels:
            above.opening_fen = fen
            above.kinds[number] = "PREAMBLE" if above.is_export else OPENING
        elif fen is not None:
            above.closing_fen = fen
        if fen is not None:
            return
    folded = compact(text)
    opening, closing = _found(_OPENING, folded, factor), _found(_CLOSING, folded, factor)
    above.opening_fen = above.opening_fen if opening is None else opening
    above.closing_fen = above.closing_fen if closing is None else closing
    for side, pattern in (("income", _INCOME), ("expense", _EXPENSE)):
        total = _found(pattern, folded, factor)
        if total is not None:
            above.stated[side] = (number, total)


def _beside(row: list[Value], labels: list[str | None], factor: int) -> int | None:
    """The first figure right of the label."""
    label = next(column for column, kind in enumerate(labels) if kind in (OPENING, CLOSING))
    for cell in row[label + 1 :]:
        parsed = (
            amount_of_text(cell, factor)
            if isinstance(cell, str)
            else amount_of_number(cell, factor)
            if isinstance(cell, float | int)
            else None
        )
        if parsed and (parsed.fen is not None or parsed.is_zero):
            return parsed.fen or 0
    return None


def _found(pattern: re.Pattern[str], text: str, factor: int) -> int | None:
    match = pattern.search(text)
    if match is None:
        return None
    parsed = amount_of_text(match[1].rstrip(","), 10_000 if match[2] else factor)
    return None if parsed.error else parsed.fen or 0
