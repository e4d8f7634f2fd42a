"""Dates as people spell them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from changzhang.intake.dates import date_of_number, date_of_text

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "data" / "vectors" / "dates.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['kind']} {vector['input']}")
def test_vector(vector: dict[str, Any]) -> None:
    year, month = vector["context_year"], vector["context_month"]
    if vector["kind"] == "text":
        parsed = date_of_text(vector["input"], year, month)
    else:
        parsed = date_of_number(vector["input"], year, month, is_1904=vector.get("date1904", False))
    if "candidates" in vector:
        assert [day.isoformat() for day in parsed.candidates] == vector["candidates"]
    elif "error" in vector:
        assert parsed.is_error
    elif vector.get("carry_down"):
        assert parsed.is_carried
    else:
        assert str(parsed.day) == vector["date"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12月28日", date(2024, 12, 28)),
        ("2025-01-06T08:00:00", date(2025, 1, 6)),
        ("2025年1月6日 上午8:30", date(2025, 1, 6)),
        ("2025/1/6（星期一）", date(2025, 1, 6)),
        ("一月三十一日", date(2025, 1, 31)),
        ("6号", date(2025, 1, 6)),
        ("13.5", None),
        ("<b>1月6日</b>", None),
    ],
)
def test_spelling_in_a_january_sheet(text: str, day: date | None) -> None:
    assert date_of_text(text, 2025, 1).day == day


def test_a_date_without_any_year_is_no_day() -> None:
    assert date_of_text("3月5日", None, 3).is_error
