"""Working days, natural days and readings against the published arrangements of 2025 and 2026."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changzhang.domain.days import (
    UNPUBLISHED,
    Reckoned,
    add_working_days,
    due_in_days,
    is_working_day,
    may_remove_from,
    next_reading,
    reckon,
)
from changzhang.domain.template import Term, WorkCalendar

VECTORS = json.loads((Path(__file__).parent.parent / "data" / "vectors" / "workdays.json").read_text(encoding="utf-8"))


def day(text: str) -> date:
    return date.fromisoformat(text)


def listed(key: str) -> frozenset[date]:
    return frozenset(day(text) for texts in VECTORS[key].values() for text in texts)


CALENDAR = WorkCalendar(off=listed("weekday_holidays"), work=listed("weekend_working_days"), known_years=frozenset({2025, 2026}))
UNKNOWN = WorkCalendar()


@pytest.mark.parametrize("row", VECTORS["working_days"], ids=lambda row: row["event"])
def test_working_day_terms(row: dict[str, str]) -> None:
    event = day(row["event"])
    assert add_working_days(event, 3, CALENDAR) == day(row["plus_3_working_days"])
    assert reckon(Term(label="", unit="working_days", days=3), event, CALENDAR).is_estimated is bool(row["fallback"])
    if "may_remove_from" in row:
        assert add_working_days(event, 10, CALENDAR) == day(row["plus_10_working_days"])
        assert may_remove_from(event, 10, CALENDAR) == day(row["may_remove_from"])


@pytest.mark.parametrize("row", VECTORS["natural_days"], ids=lambda row: row["start"])
def test_natural_day_terms(row: dict[str, str]) -> None:
    start, days = day(row["start"]), int(row["days"])
    assert start + timedelta(days=days) == day(row["raw_end"])
    assert due_in_days(start, days, CALENDAR) == day(row["due"])


@pytest.mark.parametrize("text", [*VECTORS["fifteenths_not_working"], *VECTORS["quarter_twentieths_not_working"]])
def test_days_off(text: str) -> None:
    assert not is_working_day(day(text), CALENDAR)


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("2027-01-01", False),
        ("2027-01-04", True),
        ("2027-05-01", False),
        ("2027-05-03", True),
        ("2027-10-01", False),
        ("2027-10-04", True),
        ("2027-01-02", False),
    ],
)
def test_unknown_years_are_monday_to_friday_without_the_fixed_holidays(text: str, works: bool) -> None:
    assert is_working_day(day(text), CALENDAR) is works


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("2026-11-15", "2026-12-15"),
        ("2026-11-20", "2026-12-15"),
        ("2026-11-14", "2026-12-15"),
        ("2026-11-09", "2026-12-15"),
        ("2026-11-08", "2026-11-15"),
        ("2026-12-15", "2027-01-15"),
    ],
)
def test_next_reading(held: str, expected: str) -> None:
    assert next_reading(day(held)) == day(expected)


def test_a_reading_day_the_month_lacks_is_its_last_day() -> None:
    assert next_reading(date(2026, 1, 31), reading_day=31) == date(2026, 2, 28)


WORKING, NATURAL, READING = (
    Term(label="三个工作日", unit="working_days", days=3),
    Term(label="十日", unit="days", days=10),
    Term(label="下次唱账会前一天", unit="before_next_reading", days=1),
)


@pytest.mark.parametrize(
    ("term", "held", "due", "line"),
    [
        (WORKING, "2026-11-15", "2026-11-18", "从11月16日（周一）起第3个工作日，11月18日（周三）"),
        (WORKING, "2026-11-20", "2026-11-25", "从11月21日（周六）起第3个工作日，11月25日（周三）；跳过周末2天"),
        (WORKING, "2026-09-18", "2026-09-22", "从9月19日（周六）起第3个工作日，9月22日（周二）；跳过周末1天；调休上班：9月20日（周日）"),
        (WORKING, "2026-09-24", "2026-09-30", "从9月25日（周五）起第3个工作日，9月30日（周三）；跳过放假9月25日至27日"),
        (
            WORKING,
            "2026-09-30",
            "2026-10-10",
            "从10月1日（周四）起第3个工作日，10月10日（周六）；跳过放假10月1日至7日；调休上班：10月10日（周六）",
        ),
        (NATURAL, "2026-11-15", "2026-11-25", "从11月16日（周一）起第10天，11月25日（周三）"),
        (NATURAL, "2026-11-18", "2026-11-30", "从11月19日（周四）起第10天，11月28日（周六）遇周末，顺延到11月30日（周一）"),
        (NATURAL, "2025-09-21", "2025-10-09", "从9月22日（周一）起第10天，10月1日（周三）遇放假，顺延到10月9日（周四）"),
        (READING, "2026-11-15", "2026-12-14", "下次唱账会12月15日（周二）前1天，12月14日（周一）"),
        (READING, "2026-12-15", "2027-01-14", "下次唱账会2027年1月15日（周五）前1天，2027年1月14日（周四）"),
    ],
)
def test_the_reckoning_can_be_read_aloud(term: Term, held: str, due: str, line: str) -> None:
    assert reckon(term, day(held), CALENDAR) == Reckoned(day(due), line, False)


def test_a_year_not_yet_published_is_said_to_be_estimated() -> None:
    reckoned = reckon(WORKING, date(2026, 12, 29), CALENDAR)
    assert reckoned.due_on == date(2027, 1, 4)
    assert reckoned.is_estimated
    assert reckoned.reckoning == f"从12月30日（周三）起第3个工作日，2027年1月4日（周一）；跳过放假1月1日至3日；{UNPUBLISHED}"


def test_a_natural_term_is_estimated_only_by_where_it_ends() -> None:
    assert not reckon(NATURAL, date(2026, 12, 15), CALENDAR).is_estimated
    assert reckon(NATURAL, date(2026, 12, 25), CALENDAR).is_estimated


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(1, 30))
def test_between_start_and_due_lie_exactly_n_working_days(start: date, n: int) -> None:
    for calendar in (CALENDAR, UNKNOWN):
        due = add_working_days(start, n, calendar)
        assert sum(is_working_day(start + timedelta(days=offset), calendar) for offset in range(1, (due - start).days + 1)) == n
        assert is_working_day(due, calendar)
