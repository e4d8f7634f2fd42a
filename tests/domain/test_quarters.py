"""Quarters: which days they hold and how they are said."""

from __future__ import annotations

from datetime import date

import pytest

from changzhang.domain.quarters import quarter_days, quarter_of, quarter_words


@pytest.mark.parametrize(
    ("quarter", "first", "last", "words"),
    [
        ("2026Q1", date(2026, 1, 1), date(2026, 3, 31), "2026年第一季度"),
        ("2026Q2", date(2026, 4, 1), date(2026, 6, 30), "2026年第二季度"),
        ("2026Q3", date(2026, 7, 1), date(2026, 9, 30), "2026年第三季度"),
        ("2026Q4", date(2026, 10, 1), date(2026, 12, 31), "2026年第四季度"),
    ],
)
def test_a_quarter(quarter: str, first: date, last: date, words: str) -> None:
    assert quarter_days(quarter) == (first, last)
    assert quarter_of(first) == quarter_of(last) == quarter
    assert quarter_words(quarter) == words


@pytest.mark.parametrize("quarter", ["2026Q5", "2026", "2026Q", "四季度"])
def test_what_is_no_quarter(quarter: str) -> None:
    with pytest.raises(ValueError, match=quarter):
        quarter_days(quarter)
