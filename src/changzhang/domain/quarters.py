"""Quarters of the civil year: what a 答疑会 is held for, named ``2026Q4``."""

from __future__ import annotations

from datetime import date, timedelta

_NAMES = "一二三四"


def quarter_of(on: date) -> str:
    """The quarter a day lies in, ``2026Q4``."""
    return f"{on.year}Q{(on.month + 2) // 3}"


def quarter_days(quarter: str) -> tuple[date, date]:
    """The first and the last day of a quarter. Raises ValueError for what is no ``2026Q4``."""
    year, _, number = quarter.partition("Q")
    if number not in ("1", "2", "3", "4"):
        raise ValueError(quarter)
    first_month = int(number) * 3 - 2
    following = date(int(year) + first_month // 10, (first_month + 3 - 1) % 12 + 1, 1)
    return date(int(year), first_month, 1), following - timedelta(days=1)


def quarter_words(quarter: str) -> str:
    """``2026年第四季度``."""
    return f"{quarter[:4]}年第{_NAMES[int(quarter[-1]) - 1]}季度"
