"""R17: spending against the year's budget, account by account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from changzhang.domain.ledger import Ledger
from changzhang.domain.review.finding import Finding, Severity, hit, unchecked
from changzhang.domain.review.period import month_number
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import WordFinder

RULE = "R17_OVER_BUDGET"
_FIELDS = ("account", "expense")


def over_budget(given: ReviewInput) -> Iterator[Finding]:
    """R17: over the year's budget high; near it, or ahead of the months, only mentioned. Told for the sheet, once an account."""
    setting = given.rules.over_budget
    month = month_number(given.ledger.period)
    year = given.budget.of_year(month // 12) if given.budget and month is not None else None
    if why := _missing(given, year is None):
        yield unchecked(RULE, setting, why, _FIELDS)
        return
    if year is None or month is None:
        return
    sums, months = _spent(given, tuple(year.accounts), month)
    for account, budget_yuan in year.accounts.items():
        told = _told(given, sums[account], budget_yuan * 100, month % 12 + 1)
        if told:
            yield hit(RULE, setting, told[0], f"{account}{told[1]}", _FIELDS)
    if months < month % 12 + 1:
        yield unchecked(RULE, setting, f"今年只有{months}个月的账，累计数可能偏小", _FIELDS)


def _missing(given: ReviewInput, has_no_year: bool) -> str | None:
    if given.budget is None:
        return "没有预算表（rules/budget.toml）"
    if has_no_year:
        return "预算表里没有这一年"
    return None if given.has("account") else "表里没有科目栏"


def _spent(given: ReviewInput, accounts: tuple[str, ...], month: int) -> tuple[Counter[str], int]:
    """Fen spent in this year up to this month by account of the budget, and how many months that covers."""
    ledgers: list[Ledger] = [given.ledger]
    covered = {month}
    for ledger in given.earlier:
        other = month_number(ledger.period)
        if other is not None and other < month and other // 12 == month // 12:
            ledgers.append(ledger)
            covered.add(other)
    sums: Counter[str] = Counter()
    of_account = WordFinder(accounts)
    for ledger in ledgers:
        for line in ledger.lines:
            if line.account and line.expense_fen and (account := of_account.within(line.account)):
                sums[account] += line.expense_fen
    return sums, len(covered)


def _told(given: ReviewInput, spent: int, budget: int, months: int) -> tuple[Severity, str] | None:
    setting = given.rules.over_budget
    if spent > budget:
        return "high", "累计支出超过全年预算"
    if spent * 100 > budget * setting.notice_percent:
        return "notice", f"累计支出超过全年预算的{setting.notice_percent}%"
    if spent * 12 * 100 > budget * months * setting.pace_percent:
        return "notice", "累计支出快于预算进度"
    return None
