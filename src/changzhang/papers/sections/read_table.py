"""The table of all lines of one ledger, with the clock time at which each was read."""

from __future__ import annotations

from changzhang.domain.ledger import LedgerLine, LineRef
from changzhang.domain.meeting_view import MeetingView, ViewedLedger
from changzhang.domain.speech import SIGNATURES, missing_signatures
from changzhang.papers.blocks import Block, Cell, Column, Table
from changzhang.papers.columns import amount_cell, person_column
from changzhang.papers.wording import DOUBTED, civil

# 小五: larger, a purpose beside three whole names would have eight characters a line.
_POINTS = 9.0


def read_table(view: MeetingView, viewed: ViewedLedger) -> list[Block]:
    """Every line in the order of the posted sheet; columns the sheet did not have are left out."""
    ledger = viewed.ledger
    if not ledger.lines:
        return []
    signed = tuple((field, title) for field, title in SIGNATURES if field in ledger.columns)
    has_voucher = any(line.voucher_no for line in ledger.lines)
    columns = _columns(ledger.lines, signed, has_voucher=has_voucher)
    rows = tuple(_row(view, viewed, line, signed, has_voucher=has_voucher) for line in ledger.lines)
    total = tuple(_total_cell(column.title, viewed) for column in columns)
    return [Table(columns, rows, total=total, caption="逐笔宣读情况（单位：元）", text_points=_POINTS)]


def _columns(lines: tuple[LedgerLine, ...], signed: tuple[tuple[str, str], ...], *, has_voucher: bool) -> tuple[Column, ...]:
    return (
        Column("笔号", 0.65, "center", no_wrap=True, kind="integer"),
        Column("日期", 1.5, "center", no_wrap=True, kind="date"),
        *([Column("凭证号", 0.9, "center", no_wrap=True)] if has_voucher else []),
        Column("用途", 3.6),
        Column("收入", 1.1, "right", no_wrap=True, kind="amount"),
        Column("支出", 1.1, "right", no_wrap=True, kind="amount"),
        *(person_column(title, 0.9, [getattr(line, field) or "" for line in lines]) for field, title in signed),
        Column("宣读时刻", 0.9, "center"),
    )


def _row(
    view: MeetingView, viewed: ViewedLedger, line: LedgerLine, signed: tuple[tuple[str, str], ...], *, has_voucher: bool
) -> tuple[Cell, ...]:
    ref = LineRef(viewed.version.seq, line.line_no)
    blank = missing_signatures(line, viewed.ledger.columns)
    day = line.dated_on
    return (
        Cell(str(line.line_no), value=line.line_no),
        Cell(f"{day.month}月{day.day}日", value=day.isoformat()) if day else Cell(""),
        *([Cell(line.voucher_no or "")] if has_voucher else []),
        Cell(_purpose(view, ref, line)),
        amount_cell(line.income_fen),
        amount_cell(line.expense_fen),
        *(Cell("空白" if title in blank else getattr(line, field) or "") for field, title in signed),
        Cell(_read_at(view, ref)),
    )


def _purpose(view: MeetingView, ref: LineRef, line: LedgerLine) -> str:
    payee = f"（{line.payee}）" if line.payee and line.payee not in line.summary else ""
    red = "（红字冲减）" if line.amount_fen < 0 else ""
    is_doubted = any(view.viewed(doubt.line) is view.viewed(ref) and doubt.line.line_no == ref.line_no for doubt in view.meeting.doubts)
    return f"{line.summary}{payee}{red}{' ' + DOUBTED if is_doubted else ''}"


def _read_at(view: MeetingView, ref: LineRef) -> str:
    mark = view.mark(ref)
    if mark is None:
        return "未念"
    if mark.medium == "paper":
        return "补录"
    at = civil(mark.at)
    is_first_day = at.date() == view.meeting.opened.held_on
    return f"{at.hour:02d}:{at.minute:02d}" if is_first_day else f"{at.month}月{at.day}日\n{at.hour:02d}:{at.minute:02d}"


def _total_cell(title: str, viewed: ViewedLedger) -> Cell:
    match title:
        case "用途":
            return Cell("合计")
        case "收入":
            return amount_cell(viewed.ledger.income_fen)
        case "支出":
            return amount_cell(viewed.ledger.expense_fen)
    return Cell("")
