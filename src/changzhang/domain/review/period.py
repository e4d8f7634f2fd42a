"""A month as it is published: its first and last day, and the months before it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

_SHAPE = re.compile(r"([0-9]{4})-([0-9]{2})")


class Period(msgspec.Struct, frozen=True):
    """First and last day, both included; ``month`` counts the months since year 0, so that neighbours differ by 1."""

    first_on: date
    last_on: date
    month: int


def period_of(text: str, first_day: int = 1) -> Period | None:
    """The period named ``YYYY-MM``; with ``first_day`` 16 from the 16th of the month before to the 15th. None when it is no month."""
    month = month_number(text)
    if month is None:
        return None
    start = month if first_day == 1 else month - 1
    return Period(_day(start, first_day), _day(start + 1, first_day) - timedelta(days=1), month)


def month_number(text: str) -> int | None:
    """``YYYY-MM`` counted in months since year 0; None when it is no month the calendar has room around."""
    found = _SHAPE.fullmatch(text)
    if not found or not 1 <= int(found[2]) <= 12 or not 1900 <= int(found[1]) <= 9000:
        return None
    return int(found[1]) * 12 + int(found[2]) - 1


def _day(month: int, day: int) -> date:
    return date(month // 12, month % 12 + 1, day)
