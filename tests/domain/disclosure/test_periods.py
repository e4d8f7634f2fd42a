"""Which publications fall due, against the fixed dates of the rule and plain counting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from changzhang.domain.disclosure.items import Catalog
from changzhang.domain.disclosure.lights import disclosure_light
from changzhang.domain.disclosure.periods import Due, every_of, expected, period_words
from changzhang.domain.lights import Lit
from tests.domain.decide.test_disclosure import CATALOG


def due(on: date, from_period: str = "2026-10", codes: str = "A1 A3 C1") -> list[tuple[str, str]]:
    catalog = Catalog(items=tuple(item for item in CATALOG.items if item.code in codes.split()))
    return [(each.id, str(each.due_on)) for each in expected(catalog, from_period, on)]


OCTOBER, NOVEMBER = ("A1/2026-10", "2026-11-15"), ("A1/2026-11", "2026-12-15")
YEAR, QUARTER = ("A3/2026", "2026-12-31"), ("C1/2026Q4", "2027-01-20")


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        (date(2026, 10, 31), []),
        (date(2026, 11, 1), [OCTOBER]),
        (date(2026, 12, 1), [OCTOBER, NOVEMBER, YEAR]),
        (date(2026, 12, 31), [OCTOBER, NOVEMBER, YEAR]),
        (date(2027, 1, 1), [OCTOBER, NOVEMBER, ("A1/2026-12", "2027-01-15"), YEAR, QUARTER]),
    ],
)
def test_what_is_expected(on: date, wanted: list[tuple[str, str]]) -> None:
    assert due(on) == wanted


def test_a_village_that_begins_within_a_quarter_and_an_item_switched_off() -> None:
    assert due(date(2027, 1, 1), "2026-11", "C1") == [QUARTER]
    assert due(date(2026, 12, 31), "2026-11", "C1") == []
    assert [each.due_on for each in expected(Catalog(items=()), "2026-10", date(2030, 1, 1))] == []


def test_five_years() -> None:
    found = due(date(2031, 10, 1), codes="A1 C1 A3 B3")
    assert len([name for name, _ in found if name.startswith("A1")]) == 60
    assert len([name for name, _ in found if name.startswith("C1")]) == 20
    assert len([name for name, _ in found if name.startswith("A3")]) == 5
    assert not [name for name, _ in found if name.startswith("B3")]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("period", "every", "words"),
    [
        ("2026-10", "monthly", "2026年10月"),
        ("2026Q4", "quarterly", "2026年第4季度"),
        ("2026", "yearly", "2026年度"),
        ("2026-11-05", "event", "2026年11月5日"),
        ("2026-11-05-2", "event", "2026年11月5日（2）"),
        ("2026-13", None, "2026-13"),
        ("2026Q5", None, "2026Q5"),
        ("十月", None, "十月"),
    ],
)
def test_periods_by_their_shape(period: str, every: Any, words: str) -> None:
    assert (every_of(period), period_words(period)) == (every, words)


def test_ids() -> None:
    assert Due(item="A1", period="2026Q4", due_on=date(2026, 1, 1), reckoning="", window_days=1).id == "A1/2026Q4"


def plain(due_on: date, published_on: date | None, today: date, window: int, is_taken_early: bool) -> tuple[str, str]:
    """§7.3 word for word, with the sheet taken down too early."""
    if is_taken_early:
        return "red", "保留不足"
    if published_on is not None:
        return "green", "已公开" if published_on <= due_on else f"逾期公开{(published_on - due_on).days}天"
    if today > due_on:
        return "red", f"超期{(today - due_on).days}天"
    left = (due_on - today).days
    if left <= window:
        return "yellow", f"剩{left}天" if left else "今天到期"
    return "green", "正常"


@pytest.mark.parametrize("is_taken_early", [False, True])
@pytest.mark.parametrize("published_on", [None, date(2026, 11, 10), date(2026, 11, 15), date(2026, 12, 2)])
@pytest.mark.parametrize("window", [1, 3, 5, 10])
def test_the_light_of_every_day_of_two_years(window: int, published_on: date | None, is_taken_early: bool) -> None:
    due_on = date(2026, 11, 15)
    for offset in range(731):
        today = date(2026, 1, 1) + timedelta(days=offset)
        on = published_on if published_on and published_on <= today else None
        early = is_taken_early and on is not None
        lit = disclosure_light(due_on, on, today, window, is_taken_early=early)
        assert (lit.light, lit.words) == plain(due_on, on, today, window, early), today


def test_lights() -> None:
    on = date(2026, 11, 15)
    assert disclosure_light(on, on, on, 3) == Lit("green", "已公开", 0)
    assert disclosure_light(on, on, on, 3, is_taken_early=True) == Lit("red", "保留不足", 0)
