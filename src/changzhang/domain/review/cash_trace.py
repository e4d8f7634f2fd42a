"""R15: cash on hand line by line, from the opening cash on. Nobody can pay out notes that are not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from changzhang.domain.ledger import LedgerLine, Transfer
from changzhang.domain.money import format_yuan
from changzhang.domain.review.finding import Finding, hit, unchecked
from changzhang.domain.review.review_input import ReviewInput, says_cash
from changzhang.domain.review.transfer_days import dated_transfers

NEGATIVE = "R15_CASH_NEGATIVE"
_FIELDS = ("method", "opening_cash")
_Place = tuple[int, int, int]
_Move = tuple[_Place, LedgerLine | None, int]


def cash_negative(given: ReviewInput) -> Iterator[Finding]:
    """R15: the running cash falls below zero at some line; told once, for the sheet."""
    setting = given.rules.cash_negative
    if why := why_untraceable(given):
        yield unchecked(NEGATIVE, setting, why, _FIELDS)
        return
    lowest, at = 0, None
    for balance, line in _trace(given):
        if balance < lowest:
            lowest, at = balance, line
    if lowest < 0:
        where = f"到第{at.line_no}笔时" if at else "期初"
        yield hit(NEGATIVE, setting, "high", f"库存现金算下来是负数，{where}最低为{format_yuan(lowest)}元", _FIELDS)


def why_untraceable(given: ReviewInput) -> str | None:
    """Why cash cannot be followed through the sheet, as a Chinese clause; None when it can."""
    if not given.knows_cash:
        return "表里没有写明现金还是转账的栏"
    return "表里没有期初现金" if _opening_fen(given) is None else None


def closing_cash_fen(given: ReviewInput) -> int:
    """Cash left after the last line, in fen; only asked where ``why_untraceable`` is None."""
    *_, (balance, _line) = _trace(given)
    return balance


def cash_effect_fen(transfer: Transfer, given: ReviewInput) -> int:
    """What a transfer does to the cash on hand, in fen: drawn from the bank +, paid in -, 0 where it cannot be told."""
    into, out_of = says_cash(transfer.to_account or ""), says_cash(transfer.from_account or "")
    if into != out_of:
        return transfer.amount_fen if into else -transfer.amount_fen
    if transfer.is_out is None or given.account == "all":
        return 0
    return transfer.amount_fen if transfer.is_out == (given.account == "bank") else -transfer.amount_fen


def _opening_fen(given: ReviewInput) -> int | None:
    if given.account == "cash":
        return given.ledger.opening_fen
    if given.account == "bank" or given.ledger.layout == "bank_statement":
        return 0
    return given.ledger.opening_cash_fen


def _trace(given: ReviewInput) -> Iterator[tuple[int, LedgerLine | None]]:
    """The cash after the opening, each cash line and each transfer, with the last line so far."""
    balance, last = _opening_fen(given) or 0, None
    yield balance, last
    for _, line, effect in sorted(_moves(given), key=lambda move: move[0]):
        balance, last = balance + effect, line or last
        yield balance, last


def _moves(given: ReviewInput) -> Iterator[_Move]:
    """Cash lines and transfers with what each does, each with its place in time."""
    place = _by_day if given.ledger.layout in ("side_by_side", "sectioned") else _by_row
    day = date.min
    for line in given.ledger.lines:
        day = line.dated_on or day
        if given.is_cash(line):
            effect = line.income_fen if line.income_fen is not None else -(line.expense_fen or 0)
            yield place(day, effect, line.row), line, effect
    for moved in dated_transfers(given.ledger):
        effect = cash_effect_fen(moved.transfer, given)
        if effect:
            yield place(moved.first_on or date.min, effect, moved.row), None, effect


def _by_row(_day: date, _effect: int, row: int) -> _Place:
    return 0, 0, row


def _by_day(day: date, effect: int, row: int) -> _Place:
    """Where income stands apart from expense, rows tell no order; within a day money comes in before it goes out."""
    return day.toordinal(), int(effect < 0), row
