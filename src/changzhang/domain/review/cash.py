"""Cash at a glance: one payment over the limit (R03), and what is left at the end of the month (R16)."""

from __future__ import annotations

from collections.abc import Iterator

from changzhang.domain.review.cash_trace import closing_cash_fen, why_untraceable
from changzhang.domain.review.finding import Finding, hit, unchecked
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import WordFinder

OVER_LIMIT = "R03_CASH_OVER_LIMIT"
MONTH_END = "R16_MONTH_END_CASH"
NO_METHOD = "表里没有写明现金还是转账的栏"


def cash_over_limit(given: ReviewInput) -> Iterator[Finding]:
    """R03: cash paid out over the limit (参照现金管理暂行条例); farm produce and travel are exempt."""
    setting = given.rules.cash_over_limit
    if not given.knows_cash:
        if given.expenses:
            yield unchecked(OVER_LIMIT, setting, NO_METHOD, ("method", "expense"))
        return
    least = setting.limit_yuan * 100 + (0 if setting.is_inclusive else 1)
    exempt = WordFinder(setting.exempt_words)
    for line in given.expenses:
        if (line.expense_fen or 0) >= least and given.is_cash(line) and not exempt[line.summary]:
            degree = "达到或超过" if setting.is_inclusive else "超过"
            yield hit(OVER_LIMIT, setting, "high", f"现金支付{degree}{setting.limit_yuan}元", ("method", "expense"), line)


def month_end_cash(given: ReviewInput) -> Iterator[Finding]:
    """R16: cash over the limit, or any cash where the village clears it, at the end of the month."""
    setting = given.rules.month_end_cash
    if why := why_untraceable(given):
        yield unchecked(MONTH_END, setting, why, ("method", "opening_cash"))
        return
    left = closing_cash_fen(given)
    if left > setting.limit_yuan * 100:
        yield hit(MONTH_END, setting, "notice", f"月末现金超过{setting.limit_yuan}元", ("method", "opening_cash"))
    elif setting.is_zero and left:
        yield hit(MONTH_END, setting, "notice", "月末现金没有清零", ("method", "opening_cash"))
