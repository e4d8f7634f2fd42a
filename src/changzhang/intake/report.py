"""A reading as the JSON of ``changzhang ledger check --json``: wire names, amounts as yuan strings, no nulls invented."""

from __future__ import annotations

from typing import Any

from changzhang.domain.ledger import FileReading, Issue, LedgerLine, SheetReading, Transfer
from changzhang.domain.money import yuan_text

_WORDS = {
    "account": "account",
    "payee": "payee",
    "method": "method",
    "document": "document",
    "invoice": "invoice_no",
    "handler": "handler",
    "witness": "witness",
    "approver": "approver",
    "remark": "remark",
}


def check_json(reading: FileReading) -> dict[str, Any]:
    """The whole reading; ``flags`` is left empty for the desk to fill."""
    return {
        "status": reading.status,
        "file": reading.file,
        "sha256": reading.sha256,
        "reader": reading.reader,
        "encoding": reading.encoding,
        "sheets": [_sheet(sheet) for sheet in reading.sheets],
        "skipped_sheets": dict(reading.skipped_sheets),
        "flags": [],
        "warnings": [_issue(issue) for issue in reading.warnings],
        "errors": [_issue(issue) for issue in reading.errors],
    }


def _sheet(sheet: SheetReading) -> dict[str, Any]:
    ledger = sheet.ledger
    shown: dict[str, Any] = {
        "name": sheet.name,
        "status": sheet.status,
        "period": ledger.period or None,
        "layout": ledger.layout,
        "header_rows": list(sheet.header_rows),
        "unit_factor": ledger.unit_factor,
        "columns": dict(sheet.columns),
        "opening": _yuan(ledger.opening_fen),
        "opening_cash": _yuan(ledger.opening_cash_fen),
        "income_total": _yuan(ledger.income_fen),
        "expense_total": _yuan(ledger.expense_fen),
        "closing_stated": _yuan(ledger.closing_stated_fen),
        "closing_computed": _yuan(ledger.closing_fen),
        "reconciled": ledger.reconciled,
        "lines": [_line(line) for line in ledger.lines],
        "transfers": [_transfer(transfer) for transfer in ledger.transfers],
        "skipped_rows": {str(row): kind for row, kind in sheet.skipped_rows.items()},
        "warnings": [_issue(issue) for issue in sheet.warnings],
        "errors": [_issue(issue) for issue in sheet.errors],
    }
    if sheet.account_in_fen is not None:
        shown |= {"account_in": _yuan(sheet.account_in_fen), "account_out": _yuan(sheet.account_out_fen)}
    return shown


def _line(line: LedgerLine) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "line_no": line.line_no,
        "row": line.row,
        "date": line.dated_on.isoformat() if line.dated_on else None,
        "voucher": line.voucher_no,
        "summary": line.summary,
        "income": _yuan(line.income_fen),
        "expense": _yuan(line.expense_fen),
        "balance": _yuan(line.balance_fen),
    }
    return shown | {name: getattr(line, field) for name, field in _WORDS.items()}


def _transfer(transfer: Transfer) -> dict[str, Any]:
    where: dict[str, Any] = {"row": transfer.rows[0]} if len(transfer.rows) == 1 else {"rows": list(transfer.rows)}
    ends = {"from": transfer.from_account, "to": transfer.to_account}
    return where | {"amount": yuan_text(transfer.amount_fen)} | {name: end for name, end in ends.items() if end}


def _issue(issue: Issue) -> dict[str, Any]:
    shown: dict[str, Any] = {"code": issue.code}
    if issue.rows:
        shown["rows"] = list(issue.rows)
    for name in ("expected", "stated", "computed", "difference", "column", "factor"):
        if getattr(issue, name) is not None:
            shown[name] = getattr(issue, name)
    if issue.candidates:
        shown["candidates"] = list(issue.candidates)
    return shown | {"message": issue.message}


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else yuan_text(fen)
