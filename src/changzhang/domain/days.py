"""Working days, natural days and the next reading: when something falls due, and in words how that was counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from changzhang.domain.template import Term, WorkCalendar

_ONE_DAY = timedelta(days=1)
_WEEKDAYS = "一二三四五六日"
# The statutory days which fall on the same date every year (放假办法); the rest needs the yearly arrangement.
_FIXED_OFF = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
# A meeting held up to this many days before the reading day is that month's own reading, moved forward.
_EARLY_DAYS = 7

UNPUBLISHED = "节假日安排未公布，按周一至周五估算"


class Reckoned(msgspec.Struct, frozen=True):
    """A due date with the Chinese line that says how it was counted; estimated when a year's holidays are not known."""

    due_on: date
    reckoning: str
    is_estimated: bool


def is_working_day(day: date, calendar: WorkCalendar) -> bool:
    """Monday to Friday without holidays, and make-up workdays; in unknown years Monday to Friday without the fixed holidays."""
    if day in calendar.work or day in calendar.off:
        return day in calendar.work
    if day.year not in calendar.known_years and (day.month, day.day) in _FIXED_OFF:
        return False
    return day.weekday() < 5


def add_working_days(start: date, n: int, calendar: WorkCalendar) -> date:
    """The n-th working day after ``start``, which itself is not counted (民法典)."""
    day = start
    for _ in range(n):
        day = _next_working_day(day + _ONE_DAY, calendar)
    return day


def due_in_days(start: date, n: int, calendar: WorkCalendar) -> date:
    """The n-th natural day after ``start``; from a day off it rolls on to the next working day (民法典)."""
    return _next_working_day(start + timedelta(days=n), calendar)


def may_remove_from(posted_on: date, n: int, calendar: WorkCalendar) -> date:
    """The first day a sheet may be taken down that must hang ``n`` working days after the day of posting."""
    return add_working_days(posted_on, n, calendar) + _ONE_DAY


def next_reading(held_on: date, reading_day: int = 15) -> date:
    """The next monthly reading day after a meeting; never shifted for weekends.

    A meeting held in the week before the reading day counts as that month's reading, so the next one is a month later.
    """
    this_month = _in_month(held_on.year, held_on.month, reading_day)
    if (this_month - held_on).days >= _EARLY_DAYS:
        return this_month
    years, month = divmod(held_on.month, 12)
    return _in_month(held_on.year + years, month + 1, reading_day)


def is_estimated(first: date, last: date, calendar: WorkCalendar) -> bool:
    """Whether any day from ``first`` to ``last`` lies in a year whose holiday arrangement is not known."""
    return any(year not in calendar.known_years for year in range(first.year, last.year + 1))


def reckon(term: Term, held_on: date, calendar: WorkCalendar, reading_day: int = 15) -> Reckoned:
    """When a term chosen on ``held_on`` falls due, with its reckoning in one Chinese line."""
    if term.unit == "before_next_reading":
        return _before_next_reading(term.days, held_on, reading_day)
    return _in_working_days(term.days, held_on, calendar) if term.unit == "working_days" else _in_natural_days(term.days, held_on, calendar)


def day_text(day: date, beside: date) -> str:
    """``11月18日（周三）``, with its year when it is another than that of ``beside``."""
    year = "" if day.year == beside.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"


def _in_working_days(n: int, held_on: date, calendar: WorkCalendar) -> Reckoned:
    first, due = held_on + _ONE_DAY, add_working_days(held_on, n, calendar)
    parts = [f"从{day_text(first, held_on)}起第{n}个工作日，{day_text(due, held_on)}", *_passed(first, due, calendar)]
    return _reckoned(parts, first, due, calendar)


def _in_natural_days(n: int, held_on: date, calendar: WorkCalendar) -> Reckoned:
    first, end = held_on + _ONE_DAY, held_on + timedelta(days=n)
    due = due_in_days(held_on, n, calendar)
    text = f"从{day_text(first, held_on)}起第{n}天，{day_text(end, held_on)}"
    if due != end:
        why = "周末" if end.weekday() >= 5 and end not in calendar.off else "放假"
        text += f"遇{why}，顺延到{day_text(due, held_on)}"
    return _reckoned([text], end, due, calendar)


def _before_next_reading(days: int, held_on: date, reading_day: int) -> Reckoned:
    reading = next_reading(held_on, reading_day)
    due = reading - timedelta(days=days)
    return Reckoned(due, f"下次唱账会{day_text(reading, held_on)}前{days}天，{day_text(due, held_on)}", False)


def _reckoned(parts: list[str], first: date, due: date, calendar: WorkCalendar) -> Reckoned:
    is_guess = is_estimated(first, due, calendar)
    return Reckoned(due, "；".join([*parts, UNPUBLISHED] if is_guess else parts), is_guess)


def _passed(first: date, due: date, calendar: WorkCalendar) -> list[str]:
    """What lay between: weekends and holidays that did not count, make-up workdays that did."""
    days = list(_days(first, due))
    holidays, weekend = [], 0
    for run in _runs([day for day in days if not is_working_day(day, calendar)]):
        if any(day in calendar.off or day.weekday() < 5 for day in run):
            holidays.append(_span(run))
        else:
            weekend += len(run)
    skipped = [f"放假{'、'.join(holidays)}"] * bool(holidays) + [f"周末{weekend}天"] * bool(weekend)
    makeup = [day_text(day, first) for day in days if day in calendar.work]
    return [f"跳过{'、'.join(skipped)}"] * bool(skipped) + [f"调休上班：{'、'.join(makeup)}"] * bool(makeup)


def _runs(days: list[date]) -> list[list[date]]:
    """Days grouped into unbroken stretches."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == _ONE_DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _span(run: list[date]) -> str:
    first, last = run[0], run[-1]
    text = f"{first.month}月{first.day}日"
    if first == last:
        return text
    return f"{text}至{last.day}日" if first.month == last.month else f"{text}至{last.month}月{last.day}日"


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _next_working_day(day: date, calendar: WorkCalendar) -> date:
    while not is_working_day(day, calendar):
        day += _ONE_DAY
    return day


def _in_month(year: int, month: int, day: int) -> date:
    """The day of that month, or its last one when the month is shorter."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), following - _ONE_DAY)
