"""R26: what others owe the village by contract and has not come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from changzhang.domain.review.finding import Finding, hit, unchecked
from changzhang.domain.review.period import Period, month_number, period_of
from changzhang.domain.review.plans import Contract
from changzhang.domain.review.review_input import ReviewInput

RULE = "R26_INCOME_GAP"
_FIELDS = ("summary", "payee", "income")


def income_gap(given: ReviewInput) -> Iterator[Finding]:
    """R26: so many days after a contract's due date no income names its party or matter. Months not in the book cannot be told."""
    setting, period = given.rules.income_gap, period_of(given.ledger.period)
    if given.contracts is None or period is None:
        why = "没有合同表（rules/contracts.toml）" if given.contracts is None else "看不出账期"
        yield unchecked(RULE, setting, why, _FIELDS)
        return
    income, untold = _income_text(given, period), 0
    for number, contract in enumerate(given.contracts.contracts, 1):
        if (period.last_on - contract.due_on).days <= setting.days:
            continue
        months = _months(contract, setting.early_days, period)
        if any(_names(text, contract) for month in months if (text := income.get(month))):
            continue
        if all(month in income for month in months[-_due_months(contract, period) :]):
            what = f"合同表第{number}项已到期超过{setting.days}天，没有看到这笔收入"
            yield hit(RULE, setting, "medium", what, _FIELDS)
        else:
            untold += 1
    if untold:
        yield unchecked(RULE, setting, f"{untold}项合同到期后的账没有都在账簿里", _FIELDS)


def _names(text: str, contract: Contract) -> bool:
    return any(name and name in text for name in (contract.party, contract.matter))


def _months(contract: Contract, early_days: int, period: Period) -> list[int]:
    """The months in which the income may have come, the last one this ledger's."""
    early = contract.due_on - timedelta(days=min(early_days, (contract.due_on - contract.due_on.min).days))
    return list(range(early.year * 12 + early.month - 1, period.month + 1))


def _due_months(contract: Contract, period: Period) -> int:
    """How many months there are from the due month to this ledger's."""
    return period.month - (contract.due_on.year * 12 + contract.due_on.month - 1) + 1


def _income_text(given: ReviewInput, period: Period) -> dict[int, str]:
    """Summaries, payees and remarks of the income lines, one text a month."""
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for ledger in (*given.earlier, given.ledger):
        month = month_number(ledger.period)
        if month is not None and month <= period.month:
            texts[month] += ["\n".join((line.summary, line.payee or "", line.remark or "")) for line in ledger.lines if line.income_fen]
    return {month: "\n".join(parts) for month, parts in texts.items()}
