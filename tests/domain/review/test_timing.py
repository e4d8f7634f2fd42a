"""R11, R13, R18: days off, months named, the period."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain.template import WorkCalendar
from tests.domain.review.sheets import expense, given, hits, income, reasons, rules, said, without


def on(day: date, summary: str = "付村部围墙修补用沙款项", **changed: Any) -> dict[str, Any]:
    return expense(summary, dated_on=day, **changed)


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        (on(date(2025, 12, 19)), None),
        (on(date(2025, 12, 20)), "notice"),
        (on(date(2025, 9, 28)), None),
        (on(date(2025, 10, 2)), "notice"),
        (on(date(2025, 12, 28), "付村级活动用餐"), "medium"),
        (on(date(2025, 12, 26), "付村级活动用餐"), None),
        (on(date(2025, 12, 20), "付防汛值班费"), None),
        (on(date(2025, 12, 20), remark="抢险当日支付"), None),
        (on(date(2025, 1, 19), "购走访礼品"), "medium"),
        (on(date(2025, 1, 17), "购走访礼品"), None),
        (on(date(2025, 9, 26), "购中秋月饼"), "medium"),
        (on(date(2025, 9, 25), "购中秋月饼"), None),
        (on(date(2025, 10, 6), "购中秋月饼"), "notice"),
        (on(date(2025, 10, 9), "购中秋月饼"), None),
        (income(dated_on=date(2025, 12, 20)), None),
    ],
)
def test_days_off(line: dict[str, Any], severity: str | None) -> None:
    assert hits("R11", given(line)) == ([(1, severity)] if severity else [])


def test_a_year_nobody_knows_is_estimated() -> None:
    (finding,) = said("R11", given(on(date(2031, 12, 20)), calendar=WorkCalendar()))
    assert "节假日安排未公布" in finding.message


@pytest.mark.parametrize(
    ("summary", "booked_on", "is_hit"),
    [
        ("付2025年7月村部水费", date(2025, 12, 24), True),
        ("付2025年10月村部水费", date(2025, 12, 24), False),
        ("付2025年9月村部水费", date(2025, 12, 24), True),
        ("付9月份村部水费", date(2025, 12, 24), True),
        ("付十二月份村部水费", date(2026, 1, 8), False),
        ("付12月村部水费", date(2026, 3, 8), True),
        ("付7月至11月村部水费", date(2025, 12, 24), False),
        ("付一季度宽带费", date(2025, 5, 31), False),
        ("付一季度宽带费", date(2025, 6, 1), True),
        ("付2024年四季度宽带费", date(2025, 1, 3), False),
        ("付3个月保洁费", date(2025, 12, 24), False),
        ("付2026年1月报刊费", date(2025, 12, 24), False),
        ("付2025年7月工程质保金", date(2025, 12, 24), False),
        ("付0000年1月水费", date(2025, 12, 24), True),
    ],
)
def test_late(summary: str, booked_on: date, is_hit: bool) -> None:
    assert hits("R13", given(on(booked_on, summary))) == ([(1, "medium")] if is_hit else [])


@pytest.mark.parametrize(
    ("day", "first_day", "is_hit"),
    [
        (date(2025, 12, 1), 1, False),
        (date(2025, 12, 31), 1, False),
        (date(2024, 12, 7), 1, True),
        (date(2026, 1, 1), 1, True),
        (date(2025, 11, 16), 16, False),
        (date(2025, 12, 16), 16, True),
    ],
)
def test_period(day: date, first_day: int, is_hit: bool) -> None:
    asked = given(income(dated_on=day), rules=rules(period_mismatch={"first_day": first_day}))
    assert hits("R18", asked) == ([(1, "medium")] if is_hit else [])


@pytest.mark.parametrize("rule", ["R11", "R13", "R18"])
def test_without_dates(rule: str) -> None:
    assert reasons(rule, given(expense(dated_on=None), columns=without("date"))) == ["查不了：表里没有日期。"]


def test_without_a_period() -> None:
    assert reasons("R18", given(expense(), sheet={"period": ""})) == ["查不了：看不出账期。"]
