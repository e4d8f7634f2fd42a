"""R27 and R28: what things cost and how much is used."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.goods import bought
from tests.domain.review.sheets import expense, given, hits, ledger, reasons


@pytest.mark.parametrize(
    ("summary", "yuan", "expected"),
    [
        ("购砖3000块×0.37元", 1110, ("砖/块", 3700)),
        ("付村道水泥20吨，每吨420元", 8400, ("村道水泥/吨", 4200000)),
        ("购水泥20吨", 8400, ("水泥/吨", 4200000)),
        ("购砖3000块共1110元", 1110, ("砖/块", 3700)),
        ("购沙2.5立方米", 250, ("沙/立方米", 1000000)),
        ("购砖0块", 100, None),
        ("付3人2天用工", 100, None),
        ("付村部电费", 100, None),
    ],
)
def test_bought(summary: str, yuan: float, expected: tuple[str, int] | None) -> None:
    found = bought(LedgerLine(line_no=1, row=4, summary=summary, expense_fen=round(yuan * 100)))
    assert (found and (found.goods, found.price)) == expected


def bricks(price: str, day: date = date(2025, 12, 3)) -> dict[str, Any]:
    return expense(f"购砖1000块×{price}元", float(price) * 1000, dated_on=day)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((bricks("0.27"), bricks("0.37", date(2025, 12, 20))), [(2, "notice")]),
        ((bricks("0.37"), bricks("0.27", date(2025, 12, 20))), [(2, "notice")]),
        ((bricks("1.00"), bricks("1.20", date(2025, 12, 20))), []),
        ((bricks("1.00"), bricks("1.21", date(2025, 12, 20))), [(2, "notice")]),
        ((bricks("0.27"), bricks("0.37", date(2026, 1, 2))), [(2, "notice")]),
        ((bricks("0.27"), bricks("0.37", date(2026, 1, 3))), []),
        ((bricks("1.00"), bricks("1.15", date(2025, 12, 9)), bricks("1.30", date(2025, 12, 20))), [(3, "notice")]),
        ((bricks("0.27"), expense("购水泥1000块×0.37元")), []),
    ],
)
def test_jump(lines: tuple[dict[str, Any], ...], expected: list[tuple[int, str]]) -> None:
    assert hits("R27", given(*lines)) == expected


def test_jump_from_the_month_before() -> None:
    before = ledger(bricks("0.27", date(2025, 11, 20)), period="2025-11")
    assert hits("R27", given(bricks("0.37"), earlier=(before,))) == [(1, "notice")]


def supplies(*yuan: float) -> tuple[Any, ...]:
    return tuple(ledger(expense("购办公用品一批", amount), period=f"2025-{month:02d}") for month, amount in enumerate(yuan, 1))


@pytest.mark.parametrize(("yuan", "is_hit"), [(300, False), (300.01, True)])
def test_quantity(yuan: float, is_hit: bool) -> None:
    asked = given(expense("购办公用品一批", yuan), earlier=supplies(50, 100, 5000, 0))
    assert hits("R28", asked) == ([(None, "notice")] if is_hit else [])


def test_quantity_needs_months_to_compare() -> None:
    assert reasons("R28", given(expense("购办公用品一批", 13365), earlier=supplies(50, 100, 0))) != []
    assert reasons("R28", given(expense())) == []
