"""Which publications fall due, and when: fixed dates that no holiday moves, and working days after an event (§6.2, §7.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from changzhang.domain.days import is_working_day, reckon
from changzhang.domain.disclosure.items import Cadence, Catalog, DisclosureItem, Every
from changzhang.domain.template import Term, WorkCalendar

FIXED = "固定日期，不因节假日顺延"
_SHAPES: tuple[tuple[Every, str], ...] = (
    ("monthly", r"2[01]\d\d-(0[1-9]|1[0-2])"),
    ("quarterly", r"2[01]\d\dQ[1-4]"),
    ("yearly", r"2[01]\d\d"),
    ("event", r"2[01]\d\d-\d{2}-\d{2}(-\d+)?"),
)
_ONE_DAY = timedelta(days=1)


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """One publication that is to be made: of which item, for which period, until when and how that was reckoned."""

    item: str
    period: str
    due_on: date
    reckoning: str
    window_days: int

    @property
    def id(self) -> str:
        """``A1/2026-10``."""
        return f"{self.item}/{self.period}"


def every_of(period: str) -> Every | None:
    """The kind of a period by its shape: ``2026-10``, ``2026Q4``, ``2026``, ``2026-11-15``; None for any other text."""
    return next((every for every, shape in _SHAPES if re.fullmatch(shape, period)), None)


def period_words(period: str) -> str:
    """``2026年10月``, ``2026年第4季度``, ``2026年度``, ``2026年11月15日``."""
    year, rest = period[:4], period[4:]
    match every_of(period):
        case "monthly":
            return f"{year}年{int(rest[1:])}月"
        case "quarterly":
            return f"{year}年第{rest[1:]}季度"
        case "yearly":
            return f"{year}年度"
        case "event":
            month, day, *more = rest[1:].split("-")
            return f"{year}年{int(month)}月{int(day)}日" + (f"（{more[0]}）" if more else "")
    return period


def due_of(item: DisclosureItem, cadence: Cadence, period: str) -> Due:
    """When a month, quarter or year of an item is due; an event's date needs the calendar, see ``event_due``."""
    year = int(period[:4])
    if cadence.every == "monthly":
        following = _month_after(year, int(period[5:]))
        due_on, words = date(*following, cadence.day), f"次月{cadence.day}日前公开"
    elif cadence.every == "quarterly":
        following = _month_after(year, int(period[5:]) * 3)
        due_on, words = date(*following, cadence.day), f"下一季度首月{cadence.day}日前公开"
    else:
        due_on, words = date(year, cadence.month, cadence.day), f"当年{cadence.month}月{cadence.day}日前公开"
    return Due(item=item.code, period=period, due_on=due_on, reckoning=f"{words}；{FIXED}", window_days=cadence.window_days)


def event_due(item: DisclosureItem, cadence: Cadence, period: str, arisen_on: date, calendar: WorkCalendar) -> Due:
    """An event's publication: n working days after it; yellow from so many working days before, kept as natural days."""
    term = Term(label="", unit="working_days", days=cadence.working_days)
    reckoned = reckon(term, arisen_on, calendar)
    window = (reckoned.due_on - _working_days_before(reckoned.due_on, cadence.window_days, calendar)).days
    return Due(item=item.code, period=period, due_on=reckoned.due_on, reckoning=reckoned.reckoning, window_days=window)


def _working_days_before(day: date, n: int, calendar: WorkCalendar) -> date:
    for _ in range(n):
        day -= _ONE_DAY
        while not is_working_day(day, calendar):
            day -= _ONE_DAY
    return day


def expected(catalog: Catalog, from_period: str, on: date) -> Iterator[Due]:
    """Every month, quarter and year to be published by a day, from the village's first month on; events are not foreseen.

    A month or quarter is expected from the day after it ends, a year from the first day of the month it is due in.
    """
    for item in catalog.items:
        if item.is_on:
            for cadence in item.cadences:
                for period in _periods(cadence, from_period, on):
                    yield due_of(item, cadence, period)


def _periods(cadence: Cadence, from_period: str, on: date) -> Iterator[str]:
    year, month = int(from_period[:4]), int(from_period[5:])
    if cadence.every == "monthly":
        while date(*_month_after(year, month), 1) <= on:
            yield f"{year}-{month:02d}"
            year, month = _month_after(year, month)
    elif cadence.every == "quarterly":
        quarter = (month + 2) // 3
        while date(*_month_after(year, quarter * 3), 1) <= on:
            yield f"{year}Q{quarter}"
            year, quarter = (year + 1, 1) if quarter == 4 else (year, quarter + 1)
    elif cadence.every == "yearly":
        yield from (str(each) for each in range(year, on.year + 1) if date(each, cadence.month, 1) <= on)


def has_begun(period: str, from_period: str, on: date) -> bool:
    """Whether a month, quarter or year lies in the village's time and has begun by a day."""
    first, last = bounds(period)
    return first <= on and last >= date(int(from_period[:4]), int(from_period[5:]), 1)


def bounds(period: str) -> tuple[date, date]:
    """First and last day of a month, quarter or year."""
    year = int(period[:4])
    match every_of(period):
        case "monthly":
            first, last = int(period[5:]), int(period[5:])
        case "quarterly":
            first, last = int(period[5:]) * 3 - 2, int(period[5:]) * 3
        case _:
            first, last = 1, 12
    return date(year, first, 1), date(*_month_after(year, last), 1) - _ONE_DAY


def previous(period: str) -> str:
    """The month before a month, the quarter before a quarter, the year before a year."""
    before = bounds(period)[0] - _ONE_DAY
    match every_of(period):
        case "monthly":
            return f"{before:%Y-%m}"
        case "quarterly":
            return f"{before.year}Q{(before.month + 2) // 3}"
    return str(before.year)


def _month_after(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)
