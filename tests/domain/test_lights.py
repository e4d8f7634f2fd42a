"""Lights of publications and rectifications, day by day around the due date."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from changzhang.domain.lights import Lit, publication_light, rectification_light

ROWS = json.loads((Path(__file__).parent.parent / "data" / "vectors" / "lights.json").read_text(encoding="utf-8"))
DUE = date(2026, 11, 18)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", ROWS)
def test_publications(row: dict[str, str]) -> None:
    due, today = date.fromisoformat(row["due"]), date.fromisoformat(row.get("today") or "2026-01-31")
    lit = publication_light(due, day(row["published"]), today, int(row["window_days"]))
    assert lit.light == row["light"]
    for key, sign in (("days_left", 1), ("days_overdue", -1), ("days_late", -1)):
        if key in row:
            assert lit.days == sign * int(row[key])


@pytest.mark.parametrize(
    ("published", "today", "lit"),
    [
        (None, "2026-11-14", Lit("green", "正常", 4)),
        (None, "2026-11-15", Lit("yellow", "剩3天", 3)),
        (None, "2026-11-18", Lit("yellow", "今天到期", 0)),
        (None, "2026-11-21", Lit("red", "超期3天", -3)),
        ("2026-11-18", "2026-12-21", Lit("green", "已公开", 0)),
        ("2026-11-20", "2026-12-21", Lit("green", "逾期公开2天", -2)),
    ],
)
def test_publication_words(published: str | None, today: str, lit: Lit) -> None:
    assert publication_light(DUE, day(published), date.fromisoformat(today), 3) == lit


@pytest.mark.parametrize(
    ("state", "completed", "today", "lit"),
    [
        ("promised", None, "2026-11-12", Lit("green", "正常", 6)),
        ("promised", None, "2026-11-13", Lit("yellow", "剩5天", 5)),
        ("in_progress", None, "2026-11-16", Lit("yellow", "剩2天", 2)),
        ("in_progress", None, "2026-11-18", Lit("yellow", "今天到期", 0)),
        ("in_progress", None, "2026-11-19", Lit("red", "超期1天", -1)),
        ("completed", "2026-11-17", "2026-12-30", Lit("yellow", "已完成待核验", 1)),
        ("completed", "2026-11-21", "2026-12-30", Lit("yellow", "已完成待核验，逾期3天完成", -3)),
        ("verified", "2026-11-17", "2026-12-30", Lit("yellow", "已核验待公示", 1)),
        ("republished", "2026-11-17", "2026-12-30", Lit("yellow", "公示中", 1)),
        ("closed", "2026-11-18", "2026-12-30", Lit("green", "已销号", 0)),
        ("closed", "2026-11-21", "2026-12-30", Lit("green", "已销号，逾期3天完成", -3)),
    ],
)
def test_rectifications(state: str, completed: str | None, today: str, lit: Lit) -> None:
    assert rectification_light(state, DUE, day(completed), date.fromisoformat(today), 5) == lit


@pytest.mark.parametrize(("today", "words"), [("2026-11-28", "公示中剩2天"), ("2026-11-30", "公示今天期满"), ("2026-12-01", "可销号")])
def test_the_public_period_is_counted_down(today: str, words: str) -> None:
    lit = rectification_light("republished", DUE, DUE, date.fromisoformat(today), 5, posted_until=date(2026, 11, 30))
    assert lit == Lit("yellow", words, 0)


def test_a_promise_without_a_date_is_never_green() -> None:
    assert rectification_light("promised", None, None, DUE, 5) == Lit("yellow", "未定时限")
