"""The working-day calendar from the package and from the village's own files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from changzhang.domain.days import add_working_days, due_in_days, is_working_day
from changzhang.settings.check import SettingsInvalid
from changzhang.settings.holidays import load_holidays, work_calendar

VECTORS = json.loads((Path(__file__).parent.parent / "data" / "vectors" / "workdays.json").read_text(encoding="utf-8"))
NEW_YEAR = b"off = [2027-01-01, 2027-01-02, 2027-01-03, 2027-01-04]\nwork = [2027-01-09]\n"


@pytest.mark.parametrize("row", VECTORS["working_days"], ids=lambda row: row["event"])
def test_the_built_in_calendar_gives_the_published_terms(row: dict[str, str]) -> None:
    calendar = work_calendar([2025, 2026, 2027])
    assert add_working_days(date.fromisoformat(row["event"]), 3, calendar) == date.fromisoformat(row["plus_3_working_days"])


@pytest.mark.parametrize("row", VECTORS["natural_days"], ids=lambda row: row["start"])
def test_the_built_in_calendar_rolls_natural_days(row: dict[str, str]) -> None:
    assert due_in_days(date.fromisoformat(row["start"]), int(row["days"]), work_calendar([2025, 2026])) == date.fromisoformat(row["due"])


def test_working_days_are_those_of_the_arrangements() -> None:
    calendar = work_calendar([2025, 2026])
    for key, works in (("weekend_working_days", True), ("weekday_holidays", False)):
        for text in VECTORS[key]["2025"] + VECTORS[key]["2026"]:
            assert is_working_day(date.fromisoformat(text), calendar) is works


def test_years_nobody_knows_are_not_known() -> None:
    assert work_calendar([1990, 2026, 2099]).known_years == {2026}


def test_a_local_file_makes_its_year_known() -> None:
    calendar = work_calendar([2026, 2027], {"holidays_2027.toml": NEW_YEAR})
    assert calendar.known_years == {2026, 2027}
    assert add_working_days(date(2026, 12, 31), 1, calendar) == date(2027, 1, 5)
    assert is_working_day(date(2027, 1, 9), calendar)


def test_a_local_file_mends_a_known_year_without_losing_the_rest() -> None:
    calendar = work_calendar([2026], {"holidays_2026.toml": b"off = [2026-10-10, 2026-11-20]"})
    assert not is_working_day(date(2026, 10, 10), calendar)
    assert not is_working_day(date(2026, 11, 20), calendar)
    assert not is_working_day(date(2026, 10, 7), calendar)


def test_no_day_is_both_off_and_at_work() -> None:
    calendar = work_calendar([2026], {"holidays_2026.toml": b"off = [2026-10-10]\nwork = [2026-10-03]"})
    assert is_working_day(date(2026, 10, 3), calendar)
    assert calendar.off.isdisjoint(calendar.work)


@pytest.mark.parametrize(
    ("name", "text", "path", "message"),
    [
        ("holidays_2027.toml", "off = []", "off", "一个放假日也没有"),
        ("holidays_2027.toml", "", "off", "缺少 off"),
        ("holidays_2027.toml", "off = [2026-12-31]", "off[1]", "2026-12-31 不在2027年"),
        ("holidays_2027.toml", "off = [2027-01-01, 2027-01-01]", "off[2]", "日期“2027-01-01”重复了"),
        ("holidays_2027.toml", 'off = ["元旦"]', "off[1]", "应为日期，写的是文字“元旦”"),
        ("holidays_2027.toml", "off = [2027-01-01]\nwork = [2027-01-04]", "work[1]", "2027-01-04 不是周末，本来就上班"),
        ("holidays_2027.toml", "off = [2027-01-02]\nwork = [2027-01-02]", "work[1]", "2027-01-02 既放假又上班"),
        ("holidays.toml", "off = [2027-01-02]", "文件名", "看不出是哪一年"),
    ],
)
def test_one_mistake(name: str, text: str, path: str, message: str) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        load_holidays(text.encode(), name)
    assert [(problem.key_path, problem.message) for problem in caught.value.problems] == [(path, message)]
