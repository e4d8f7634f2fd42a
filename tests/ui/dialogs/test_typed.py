"""Days, amounts and numbers as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from changzhang.ui.dialogs.typed import amount_fen, day, whole_number
from changzhang.ui.dialogs.voucher import names_in

HELD_ON = date(2026, 11, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11月20日", date(2026, 11, 20)),
        ("１１-２０", date(2026, 11, 20)),
        ("20号", date(2026, 11, 20)),
        ("20", date(2026, 11, 20)),
        ("5日", date(2026, 12, 5)),
        ("1月5日", date(2027, 1, 5)),
        ("2027-01-05", date(2027, 1, 5)),
        ("2027年1月5日", date(2027, 1, 5)),
        ("2026.11.1", date(2026, 11, 1)),
        ("31", date(2026, 12, 31)),
        ("2月30日", None),
        ("13月1日", None),
        ("下周", None),
        ("", None),
        ("0", None),
    ],
)
def test_days(text: str, expected: date | None) -> None:
    assert day(text, HELD_ON) == expected


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("0", 0),
        ("2300", 230000),
        ("2,300.05", 230005),
        ("￥2300元", 230000),
        ("-9.7", -970),
        ("两千三百元五角", 230050),
        ("1,23", None),
        ("2300.005", None),
        ("很多", None),
        ("", None),
        ("1e5", None),
        ("--5", None),
    ],
)
def test_amounts(text: str, fen: int | None) -> None:
    assert amount_fen(text) == fen


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("１２人", 12), ("0", 0), ("-1", None), ("12.5", None), ("1234567", None), ("²", None)]
)
def test_numbers(text: str, number: int | None) -> None:
    assert whole_number(text) == number


def test_names() -> None:
    assert names_in("孙桂芳、周明，李四\n王五 ；") == ("孙桂芳", "周明", "李四", "王五")
