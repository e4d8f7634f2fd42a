"""Sums that stop a meeting: not balanced (R20), not joined to the month before (R21), capitals unlike figures (R22)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from changzhang.domain.ledger import Issue
from changzhang.domain.money import format_yuan
from changzhang.domain.review.finding import Finding, hit, unchecked
from changzhang.domain.review.period import month_number
from changzhang.domain.review.review_input import ReviewInput

RECONCILE = "R20_RECONCILE"
CHAIN = "R21_CHAIN_BREAK"
CAPITAL = "R22_CAPITAL_MISMATCH"


def reconcile(given: ReviewInput) -> Iterator[Finding]:
    """R20: opening + income - expense - one-legged transfers out is not the closing printed."""
    setting, fields = given.rules.reconcile, ("opening", "income", "expense", "closing")
    if given.ledger.reconciled is False or _issue(given, "E107"):
        yield hit(RECONCILE, setting, "block", "上期结余加收入减支出，与表上的结余不相等", fields)
    elif given.ledger.reconciled is None:
        yield unchecked(RECONCILE, setting, "表上没有期初或期末结余", fields)


def chain_break(given: ReviewInput) -> Iterator[Finding]:
    """R21: the opening is not what the month before closed with."""
    setting, fields = given.rules.chain_break, ("opening",)
    opening, closing = given.ledger.opening_fen, _closing_before(given)
    if _issue(given, "E108"):
        yield hit(CHAIN, setting, "block", "期初结余与上月期末结余不相等", fields)
    elif opening is None or closing is None:
        why = "表上没有期初结余" if opening is None else "没有上个月的账，无法核对衔接"
        yield unchecked(CHAIN, setting, why, fields)
    elif opening != closing:
        yield hit(CHAIN, setting, "block", f"期初结余与上月期末结余相差{format_yuan(abs(opening - closing))}元", fields)


def capital_mismatch(given: ReviewInput) -> Iterator[Finding]:
    """R22: an amount in capitals is not the amount in figures, as the reading found it."""
    setting, fields = given.rules.capital_mismatch, ("amount",)
    if given.issues is None:
        yield unchecked(CAPITAL, setting, "没有原表的读取结果", fields)
    elif issue := _issue(given, "E111"):
        found = hit(CAPITAL, setting, "block", "大写金额与小写金额不相等", fields)
        yield msgspec.structs.replace(found, row=issue.rows[0]) if issue.rows else found


def _issue(given: ReviewInput, code: str) -> Issue | None:
    return next((issue for issue in given.issues or () if issue.code.startswith(code)), None)


def _closing_before(given: ReviewInput) -> int | None:
    """The closing of the month before, as printed, else as computed; None when that month is not known."""
    month = month_number(given.ledger.period)
    for ledger in given.earlier:
        if month is not None and month_number(ledger.period) == month - 1:
            return ledger.closing_fen if ledger.closing_stated_fen is None else ledger.closing_stated_fen
    return None
