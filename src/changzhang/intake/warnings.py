"""Warnings of a whole sheet, and the sentences of all warnings."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.ledger import Issue
from changzhang.intake.answered import ANSWERERS
from changzhang.intake.entries import LINE, Entry, Notes
from changzhang.intake.grid import Grid
from changzhang.intake.header import Header
from changzhang.intake.period import Context
from changzhang.intake.text import is_ruined
from changzhang.intake.words import SIGNATURES

_HUGE_FEN = 10_000_000_00
_SENTENCES = {
    "W202_AMOUNT_FROM_TEXT": "金额是文字，已换算成数字，请核对。",
    "W203_AMOUNT_FROM_CHINESE_CAPITAL": "金额是大写，已换算成数字，请核对。",
    "W205_NEGATIVE_AMOUNT": "红字（负数）按原样保留在原来的一边。",
    "W208_DIRECTION_FROM_TYPE_COLUMN": "金额没有正负号，按类型列定收支。",
    "W210_NO_SIGNATURE_COLUMNS": "没有经手人、证明人、审批人列，签字是否齐全无法核对。",
    "W211_NO_VOUCHER_COLUMN": "没有凭证号列，凭证是否断号无法核对。",
    "W213_DATES_NOT_ASCENDING": "日期没有按先后排列。",
    "W214_NO_DATE_COLUMN": "没有日期列，各笔没有日期。",
    "W216_HIDDEN_ROW_IMPORTED": "隐藏的行也读进来了，请核对。",
    "W217_FORMULA_CACHED_VALUE": "表里有公式，取的是上次保存的结果。",
    "W218_FORMULA_NO_VALUE": "公式没有保存结果或单元格出错，余额、合计读不出来，无法核对。",
    "W219_DATE_OUT_OF_PERIOD": "日期不在本表所属月份，可能写错了年份或月份。",
    "W220_AMOUNT_HUGE": "金额特别大（超过一千万元），请核对单位。",
}


def warn_about_sheet(
    notes: Notes, grid: Grid, header: Header, entries: Sequence[Entry], context: Context, period: str | None, factor: int
) -> None:
    """Everything that is seen only when the rows are read: absent columns, order, hidden rows, formulas, unit, period."""
    lines = [entry for entry in entries if entry.kind == LINE]
    _absent_columns(notes, header)
    for entry in lines:
        if not entry.text.isprintable() or "\ufffd" in entry.text or "锟" in entry.text:
            _warn_ruined(notes, entry)
    _amounts(notes, lines)
    _dates(notes, lines, period)
    _title(notes, context, period)
    _stored(notes, grid, header, lines)
    if factor != 1:
        notes.warn("W215_UNIT_WAN", message=f"本表单位不是元，全部金额已乘以{factor}折成元。")


def issues_of(notes: Notes) -> tuple[tuple[Issue, ...], tuple[Issue, ...]]:
    """The warnings and the errors, each with its sentence."""
    warnings = []
    for code, noted in notes.rows.items():
        rows = sorted(set(noted))
        sentence = notes.messages.get(code) or _SENTENCES.get(code, "")
        where = f"第{_shown(rows)}行：" if rows and not sentence.startswith(("第", *ANSWERERS)) else ""
        factor = _factor(sentence) if code == "W215_UNIT_WAN" else None
        warnings.append(Issue(code=code, message=where + sentence, rows=tuple(rows), factor=factor))
    return tuple(warnings), _joined(notes.errors)


def _warn_ruined(notes: Notes, entry: Entry) -> None:
    if is_ruined(entry.text):
        notes.warn("W225_TEXT_DAMAGED", entry.row, "摘要里有乱码，请对照原件改正。")


def _joined(errors: Sequence[Issue]) -> tuple[Issue, ...]:
    """Questions of the same kind become one issue with all its rows; a question with candidates stays alone."""
    joined: dict[str, Issue] = {}
    found: list[Issue] = []
    for issue in errors:
        known = joined.get(issue.code)
        if known is None or issue.candidates or not issue.rows:
            joined[issue.code] = issue
            found.append(issue)
            continue
        merged = Issue(code=issue.code, message=f"{known.message}{issue.message}", rows=tuple(sorted({*known.rows, *issue.rows})))
        found[found.index(known)] = joined[issue.code] = merged
    return tuple(found)


def _shown(rows: Sequence[int]) -> str:
    few = "、".join(str(row) for row in rows[:8])
    return few if len(rows) <= 8 else f"{few}等{len(rows)}"


def _factor(sentence: str) -> int:
    return int("".join(character for character in sentence if character.isdigit()) or 1)


def _absent_columns(notes: Notes, header: Header) -> None:
    fields = set().union(*(block.columns.keys() for block in header.blocks))
    if not fields & set(SIGNATURES):
        notes.warn("W210_NO_SIGNATURE_COLUMNS")
    if not fields & {"voucher", "voucher_number"}:
        notes.warn("W211_NO_VOUCHER_COLUMN")
    if not fields & {"date", "day"}:
        notes.warn("W214_NO_DATE_COLUMN")


def _amounts(notes: Notes, lines: Sequence[Entry]) -> None:
    for entry in lines:
        amount = entry.income if entry.income is not None else entry.expense
        if amount is None:
            continue
        if amount < 0 and not entry.is_transfer:
            notes.warn("W205_NEGATIVE_AMOUNT", entry.row)
        if abs(amount) >= _HUGE_FEN:
            notes.warn("W220_AMOUNT_HUGE", entry.row)


def _dates(notes: Notes, lines: Sequence[Entry], period: str | None) -> None:
    before: Entry | None = None
    months = (int(period[:4]), int(period[5:])) if period else None
    for entry in lines:
        day = entry.dated_on
        if day is None:
            continue
        if months is not None and (day.year, day.month) != months:
            notes.warn("W219_DATE_OUT_OF_PERIOD", entry.row)
            continue
        is_next = before is not None and (before.segment, before.block) == (entry.segment, entry.block)
        if is_next and before is not None and before.dated_on is not None and day < before.dated_on:
            notes.warn("W213_DATES_NOT_ASCENDING", entry.row)
        before = entry


def _title(notes: Notes, context: Context, period: str | None) -> None:
    for name, named in (("标题", context.title), ("工作表名", context.sheet)):
        month = f"{named.year or context.year:04d}-{named.month:02d}" if named.month and (named.year or context.year) else None
        if period and month and month != period:
            notes.warn("W212_TITLE_PERIOD_CONFLICT", message=f"{name}写的是{month}，各笔日期属于{period}，按日期取{period}。")
            return


def _stored(notes: Notes, grid: Grid, header: Header, lines: Sequence[Entry]) -> None:
    below = header.rows[-1] if header.rows else 0
    for row in sorted(grid.hidden_rows & {entry.row for entry in lines}):
        notes.warn("W216_HIDDEN_ROW_IMPORTED", row)
    for row in sorted(row for row in grid.formula_rows if row > below):
        notes.warn("W217_FORMULA_CACHED_VALUE", row)
