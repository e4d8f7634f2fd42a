"""Layout A of a posted sheet: what was there before, every line with who signed it, totals, what is left."""

from __future__ import annotations

from collections.abc import Iterator

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.meeting_view import MeetingView, ViewedLedger
from changzhang.domain.speech import SIGNATURES
from changzhang.papers.blocks import Cell, Column, Table
from changzhang.papers.columns import amount_cell, person_column

TO_CORRECT = "※待更正"


def notice_table(view: MeetingView, viewed: ViewedLedger, *, points: float) -> Table:
    """The lines in the order of the sheet. ``points`` is the size of the text; columns the sheet did not have are left out."""
    ledger = viewed.ledger
    signed = tuple((field, title) for field, title in SIGNATURES if field in ledger.columns)
    columns = (
        Column("序号", 0.6, "center", no_wrap=True, kind="integer"),
        Column("日期", 1.0, "center", no_wrap=True, kind="date"),
        *([Column("凭证号", 1.0, "center", no_wrap=True)] if _has_voucher(viewed) else []),
        Column("摘要", 4.2),
        Column("收入", 1.3, "right", no_wrap=True, kind="amount"),
        Column("支出", 1.3, "right", no_wrap=True, kind="amount"),
        Column("余额", 1.3, "right", no_wrap=True, kind="amount"),
        *(person_column(title, 0.95, [getattr(line, field) or "" for line in ledger.lines]) for field, title in signed),
        Column("备注", 1.4),
    )
    doubted = doubted_lines(view, viewed)
    first = _row(columns, {"摘要": Cell("上月结余"), "余额": amount_cell(ledger.opening_fen)})
    lines = (
        _row(columns, _cells(line, balance, signed, is_doubted=line.line_no in doubted))
        for line, balance in zip(ledger.lines, _balances(viewed), strict=True)
    )
    total = {"摘要": Cell("本月合计"), "收入": amount_cell(ledger.income_fen), "支出": amount_cell(ledger.expense_fen)}
    rows = ((first,) if ledger.opening_fen is not None else ()) + tuple(lines)
    return Table(columns, rows, total=_row(columns, total | {"余额": amount_cell(ledger.closing_fen)}), text_points=points)


def doubted_lines(view: MeetingView, viewed: ViewedLedger) -> tuple[int, ...]:
    """The lines in doubt, by the room or by the review that was signed, in order."""
    in_room = {doubt.line.line_no for doubt in view.meeting.doubts if view.viewed(doubt.line) is viewed}
    return tuple(sorted({*in_room, *viewed.doubted_lines}))


def _has_voucher(viewed: ViewedLedger) -> bool:
    return any(line.voucher_no for line in viewed.ledger.lines)


def _balances(viewed: ViewedLedger) -> Iterator[int | None]:
    """What the sheet says after each line; where it says nothing at all, what opening and lines come to."""
    ledger = viewed.ledger
    is_stated = any(line.balance_fen is not None for line in ledger.lines)
    balance = ledger.opening_fen
    for line in ledger.lines:
        if is_stated:
            yield line.balance_fen
            continue
        balance = None if balance is None else balance + (line.income_fen or 0) - (line.expense_fen or 0)
        yield balance


def _cells(line: LedgerLine, balance_fen: int | None, signed: tuple[tuple[str, str], ...], *, is_doubted: bool) -> dict[str, Cell]:
    day = line.dated_on
    payee = f"（{line.payee}）" if line.payee and line.payee not in line.summary else ""
    red = "（红字冲减）" if line.amount_fen < 0 else ""
    notes = [TO_CORRECT] * is_doubted + ([line.remark] if line.remark else [])
    return {
        "序号": Cell(str(line.line_no), value=line.line_no),
        "日期": Cell(f"{day.month}月{day.day}日", value=day.isoformat()) if day else Cell(""),
        "凭证号": Cell(line.voucher_no or ""),
        "摘要": Cell(f"{line.summary}{payee}{red}"),
        "收入": amount_cell(line.income_fen),
        "支出": amount_cell(line.expense_fen),
        "余额": amount_cell(balance_fen),
        "备注": Cell("\n".join(notes), tone="yellow" if is_doubted else "plain"),
        **{title: Cell(getattr(line, field) or "") for field, title in signed},
    }


def _row(columns: tuple[Column, ...], cells: dict[str, Cell]) -> tuple[Cell, ...]:
    return tuple(cells.get(column.title, Cell("")) for column in columns)
