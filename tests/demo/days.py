"""The days the demo is tried on: in the year's first days, in an ordinary month, in a year without known holidays, on a first."""

from __future__ import annotations

from datetime import date, datetime

from changzhang.desk.clock import CHINA, Clock

DAYS = (date(2026, 1, 5), date(2026, 11, 21), date(2027, 2, 20), date(2026, 3, 1))


def clock_on(today: date, hour: int = 9) -> Clock:
    """A clock that stands still in the morning of a day."""
    return lambda: datetime(today.year, today.month, today.day, hour, 30, tzinfo=CHINA)
