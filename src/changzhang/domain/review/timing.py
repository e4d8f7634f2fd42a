"""When: what was spent months ago (R13), and what lies outside the month published (R18)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from changzhang.domain.review.finding import Finding, hit, unchecked
from changzhang.domain.review.period import Period, period_of
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import LONGEST, WordFinder

LATE = "R13_LATE_REIMBURSEMENT"
OUTSIDE = "R18_PERIOD_MISMATCH"

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_NAMED = re.compile(r"(?:([0-9]{4}|[0-9]{2})年度?)?(?:(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月|第?([一二三四1-4])季度)")


def late_reimbursement(given: ReviewInput) -> Iterator[Finding]:
    """R13: the month the summary names lies more than so many months before the month booked; retentions and rates are exempt."""
    setting = given.rules.late_reimbursement
    exempt = WordFinder(setting.exempt_words)
    for line in given.expenses:
        if line.dated_on is None or not ("月" in line.summary or "季" in line.summary):
            continue
        late = _months_late(line.summary, line.dated_on)
        if late is not None and late > setting.months and not exempt.within(line.summary, line.remark):
            what = f"摘要所写月份比入账早{late}个月，超过{setting.months}个月"
            yield hit(LATE, setting, "medium", what, ("summary", "date"), line)
    if given.expenses and all(line.dated_on is None for line in given.expenses):
        yield unchecked(LATE, setting, "表里没有日期", ("summary", "date"))


def _months_late(summary: str, booked_on: date) -> int | None:
    """From the latest month the summary names to the month booked; without a year the last such month is meant."""
    booked = booked_on.year * 12 + booked_on.month
    named = [_month_before(found, booked) for found in _NAMED.finditer(summary[:LONGEST])]
    return booked - max(named) if named else None


def _month_before(found: re.Match[str], booked: int) -> int:
    year, month, quarter = found.groups()
    number = 3 * _number(quarter) if quarter else _number(month)
    if year:
        return (int(year) if len(year) == 4 else 2000 + int(year)) * 12 + number
    return booked - (booked - number) % 12


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMERALS.index(text) + 1


def period_mismatch(given: ReviewInput) -> Iterator[Finding]:
    """R18: a line dated outside the period published."""
    setting = given.rules.period_mismatch
    period: Period | None = period_of(given.ledger.period, setting.first_day)
    dated = [line for line in given.ledger.lines if line.dated_on is not None]
    for line in dated if period else ():
        if period and line.dated_on and not period.first_on <= line.dated_on <= period.last_on:
            what = f"日期不在本期（{period.first_on.isoformat()}至{period.last_on.isoformat()}）内"
            yield hit(OUTSIDE, setting, "medium", what, ("date",), line)
    if given.ledger.lines and not (period and dated):
        yield unchecked(OUTSIDE, setting, "看不出账期" if dated else "表里没有日期", ("date",))
