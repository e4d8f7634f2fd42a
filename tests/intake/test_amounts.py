"""Amounts as people spell them."""

import json
from pathlib import Path
from typing import Any

import pytest

from changzhang.intake.amounts import PRECISION, UNPARSABLE, amount_of_number, amount_of_text, is_plain

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "data" / "vectors" / "amounts.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["input"])
def test_vector(vector: dict[str, Any]) -> None:
    parsed = amount_of_text(vector["input"])
    if "error" in vector:
        assert parsed.error == vector["error"]
    elif vector.get("blank"):
        assert parsed.is_blank
    else:
        assert (parsed.fen, parsed.is_sloppy) == (vector["fen"], vector.get("warning", False))


@pytest.mark.parametrize(
    ("text", "factor", "fen"),
    [
        ("0.04863", 10_000, 48630),
        ("0.0486315", 10_000, PRECISION),
        ("2400元", 10_000, 240000),
        ("1.2万", 10_000, 1200000),
        ("1 2 3", 1, UNPARSABLE),
        ("٣٤", 1, UNPARSABLE),
        ("=1+1", 1, UNPARSABLE),
        ("--5", 1, UNPARSABLE),
        ("9" * 30, 1, UNPARSABLE),
        ("人民币(12.00)", 1, -1200),
        ("¥-12.5", 1, -1250),
        (".5", 1, 50),
    ],
)
def test_units_and_odd_spellings(text: str, factor: int, fen: int | str) -> None:
    parsed = amount_of_text(text, factor)
    assert (parsed.error or parsed.fen) == fen


@pytest.mark.parametrize(
    ("number", "factor", "expected"),
    [
        (486.29999999999995, 1, 48630),
        (368.005, 1, PRECISION),
        (0.04863, 10_000, 48630),
        (0.0486315, 10_000, PRECISION),
        (float("nan"), 1, UNPARSABLE),
        (float("inf"), 1, UNPARSABLE),
        (1e300, 1, UNPARSABLE),
        (-0.01, 1, -1),
    ],
)
def test_numeric_cells(number: float, factor: int, expected: int | str) -> None:
    parsed = amount_of_number(number, factor)
    assert (parsed.error or parsed.fen) == expected


def test_a_zero_is_blank_but_known() -> None:
    assert amount_of_text("0.00").is_zero
    assert amount_of_number(0.0).is_zero
    assert not amount_of_text("—").is_zero


def test_plain_figures() -> None:
    assert [is_plain(text) for text in ("12,000.00", "-3", "￥5", "1,23")] == [True, True, False, False]
