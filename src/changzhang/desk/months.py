"""The months in the book: their lines and sums, and how a new sheet differs from the one already there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.importing import Checked
from changzhang.domain.carry_over import broken_carry_over, carry_over_issue, unexplained
from changzhang.domain.commands.book import ExplainLedger
from changzhang.domain.ledger import Issue, Ledger, LedgerKey, LedgerLine
from changzhang.domain.money import format_yuan, yuan_text
from changzhang.domain.refusals_ledger import LedgerMissing
from changzhang.domain.states import LedgerState, LedgerVersion

_CELLS = {
    "voucher_no": "凭证号",
    "payee": "收款人",
    "method": "结算方式",
    "document": "票据",
    "invoice_no": "发票号",
    "handler": "经手人",
    "witness": "证明人",
    "approver": "审批人",
    "remark": "备注",
}


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """The newest version of a month of one account, with its lines.

    ``chain`` is set when it does not open with what the month before closes with now, ``is_unexplained`` when it cannot be read so.
    """

    key: LedgerKey
    version: LedgerVersion
    ledger: Ledger
    chain: Issue | None = None
    is_unexplained: bool = False


def months(desk: Desk, period: str | None = None) -> tuple[Month, ...]:
    """The accepted ledgers of a period; without one, of the newest period there is."""
    rows = [row for row in desk.record.rows("ledger") if row.state != "withdrawn"]
    wanted = period or max((each for row in rows for each in row.periods), default=None)
    states = [desk.record.ledger_state(row.stream) for row in rows if wanted in row.periods]
    return tuple(_month(desk, state) for state in states if state)


def _month(desk: Desk, state: LedgerState) -> Month:
    gap = broken_carry_over(desk.record, state)
    return Month(
        key=state.key,
        version=state.current,
        ledger=desk.record.ledger(state.current.seq),
        chain=carry_over_issue(state.key.period, gap) if gap else None,
        is_unexplained=bool(unexplained(desk.record, state)),
    )


def explain(desk: Desk, period: str, text: str) -> tuple[Month, ...]:
    """Put a written explanation on record for what is unexplained in a period's ledgers. Raises LedgerMissing, Refused."""
    found = months(desk, period)
    if not found:
        raise LedgerMissing(period)
    for month in [month for month in found if month.is_unexplained] or found:
        desk.do(ExplainLedger(stream=month.key.stream, text=text))
    return months(desk, period)


def difference(desk: Desk, checked: Checked, *, period: str | None = None) -> Iterable[str]:
    """What a file would change in the months already in the book, line by line, in Chinese."""
    for sheet in checked.reading.sheets:
        key = LedgerKey(entity=checked.entity, account=checked.account, period=period or sheet.ledger.period)
        state = desk.record.ledger_state(key.stream)
        if state is None:
            continue
        old = _month(desk, state).ledger
        yield f"{key.period}：账簿里{len(old.lines)}笔，新表{len(sheet.ledger.lines)}笔"
        yield from _changed_lines(old, sheet.ledger)
        for name, before, after in (("收入", old.income_fen, sheet.ledger.income_fen), ("支出", old.expense_fen, sheet.ledger.expense_fen)):
            if before != after:
                yield f"  {name}合计：{format_yuan(before)} → {format_yuan(after)}"


def _changed_lines(old: Ledger, new: Ledger) -> Iterable[str]:
    before = {line.line_no: line for line in old.lines}
    after = {line.line_no: line for line in new.lines}
    for line_no in sorted(before.keys() | after.keys()):
        was, now = before.get(line_no), after.get(line_no)
        if was is None or now is None or _words(was) != _words(now):
            yield f"  第{line_no}笔：{_words(was) if was else '（没有）'} → {_words(now) if now else '（删去）'}"
        if was is not None and now is not None:
            yield from (
                f"  第{line_no}笔{name}：{before or '（空）'} → {after or '（空）'}" for name, before, after in _other_cells(was, now)
            )


def _other_cells(was: LedgerLine, now: LedgerLine) -> Iterable[tuple[str, str | None, str | None]]:
    """The words beside day, amount and purpose that are not the same."""
    for field, name in _CELLS.items():
        before, after = getattr(was, field), getattr(now, field)
        if before != after:
            yield name, before, after


def _words(line: LedgerLine) -> str:
    side = "收入" if line.side == "income" else "支出"
    day = f"{line.dated_on:%m-%d} " if line.dated_on else ""
    return f"{day}{side}{format_yuan(line.amount_fen)} {line.summary}"


def month_json(month: Month) -> dict[str, Any]:
    """A month for programs: amounts as yuan strings, rows as in the sheet."""
    ledger = month.ledger
    return {
        "entity": month.key.entity,
        "account": month.key.account,
        "period": month.key.period,
        "ledger_seq": month.version.seq,
        "file": month.version.file_name,
        "opening": _yuan(ledger.opening_fen),
        "income_total": _yuan(ledger.income_fen),
        "expense_total": _yuan(ledger.expense_fen),
        "closing": _yuan(ledger.closing_fen),
        "reconciled": ledger.reconciled,
        "explanation": month.version.explanation or None,
        "chain_break": _chain_json(month.chain),
        "is_unexplained": month.is_unexplained,
        "lines": [_line_json(line) for line in ledger.lines],
    }


def _chain_json(chain: Issue | None) -> dict[str, Any] | None:
    if chain is None:
        return None
    return {"code": chain.code, "expected": chain.expected, "stated": chain.stated, "difference": chain.difference}


def _line_json(line: LedgerLine) -> dict[str, Any]:
    return {
        "line_no": line.line_no,
        "row": line.row,
        "date": line.dated_on.isoformat() if line.dated_on else None,
        "voucher": line.voucher_no,
        "summary": line.summary,
        "income": _yuan(line.income_fen),
        "expense": _yuan(line.expense_fen),
        "payee": line.payee,
        "handler": line.handler,
        "witness": line.witness,
        "approver": line.approver,
        "remark": line.remark,
    }


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else yuan_text(fen)
