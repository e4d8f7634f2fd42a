"""Figures on the command line: the shape programs read, the ids behind each, the period before."""

from __future__ import annotations

import pytest

from changzhang.domain.figures_base import TITLES
from tests.cli.line import Line, is_chinese, run


def test_what_programs_read(village: Line) -> None:
    data = run(village, "report", "--quarter", "2025Q2", "--on", "2025-05-20", "--json").data
    assert list(data) == ["period", "figures"]
    assert (data["period"], [each["name"] for each in data["figures"]]) == ("2025Q2", list(TITLES))
    assert {tuple(each) for each in data["figures"]} == {("name", "value", "numerator", "denominator", "ids", "previous")}
    late = data["figures"][0]
    monthly = [f"{code}/2025-{month}" for month in ("03", "04") for code in ("A1", "A2", "B1", "B2")]
    assert (late["value"], late["numerator"], late["denominator"]) == ("1.00", 9, 9)
    assert sorted(late["ids"]) == sorted([*monthly, "C1/2025Q1"])
    assert late["previous"] is None


def test_what_people_read(village: Line) -> None:
    said = run(village, "report", "--month", "2025-04", "--on", "2025-05-20", "--ids")
    assert said.code == 0
    assert "公开逾期率" in said.out
    assert "100.0%（5/5）" in said.out
    assert "A1/2025-03" in said.out
    assert "没有可算的" in said.out
    assert run(village, "report").code == 0


@pytest.mark.parametrize(
    "words", [("--quarter", "2025Q7"), ("--year", "今年"), ("--month", "2025-13"), ("--year", "2025", "--quarter", "2025Q1")]
)
def test_a_period_nobody_understands(village: Line, words: tuple[str, ...]) -> None:
    said = run(village, "report", *words)
    assert (said.code, is_chinese(said.err)) == (2, True)
