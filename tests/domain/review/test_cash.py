"""R03, R12, R15, R16: cash paid, taken in, on hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain.ledger import Transfer
from tests.domain.review.sheets import expense, given, hits, income, reasons, rules, said, without

ON_3 = date(2025, 12, 3)


def cash(**changed: Any) -> dict[str, Any]:
    return expense(method="现金", **changed)


@pytest.mark.parametrize(
    ("line", "is_inclusive", "is_hit"),
    [
        (cash(yuan=1000), False, False),
        (cash(yuan=1000.01), False, True),
        (cash(yuan=1000), True, True),
        (cash(yuan=999.99), True, False),
        (expense(yuan=5000), False, False),
        (cash(yuan=2000, summary="收购农产品（土豆）"), False, False),
        (cash(yuan=2000, summary="付差旅费"), False, False),
        (expense(yuan=2000, method="非现金"), False, False),
        (income(yuan=2000, method="现金"), False, False),
    ],
)
def test_over_limit(line: dict[str, Any], is_inclusive: bool, is_hit: bool) -> None:
    asked = given(line, rules=rules(cash_over_limit={"is_inclusive": is_inclusive}))
    assert hits("R03", asked) == ([(1, "high")] if is_hit else [])


def test_whether_cash_is_known() -> None:
    line = expense(method=None, yuan=2000)
    assert reasons("R03", given(line, columns=without("method"))) == ["查不了：表里没有写明现金还是转账的栏。"]
    assert hits("R03", given(line, columns=without("method"), account="cash")) == [(1, "high")]
    assert said("R03", given(line, columns=without("method"), account="bank")) == []
    assert said("R03", given(line, columns=without("method"), sheet={"layout": "bank_statement"})) == []
    assert reasons("R03", given(expense(method="支出", yuan=2000))) != []


@pytest.mark.parametrize(
    ("spent_on", "is_hit"),
    [(date(2025, 12, 2), False), (ON_3, True), (date(2025, 12, 6), True), (date(2025, 12, 7), False)],
)
def test_offset_looks_three_days_ahead(spent_on: date, is_hit: bool) -> None:
    asked = given(income(yuan=1800, method="现金"), cash(dated_on=spent_on))
    assert hits("R12", asked) == ([(1, "medium"), (2, "medium")] if is_hit else [])


@pytest.mark.parametrize(
    ("deposited_on", "yuan", "is_hit"),
    [(ON_3, 1800, False), (date(2025, 12, 6), 1800, False), (date(2025, 12, 7), 1800, True), (ON_3, 1799.99, True)],
)
def test_offset_is_lifted_by_a_deposit(deposited_on: date, yuan: float, is_hit: bool) -> None:
    asked = given(income(yuan=1800, method="现金"), cash(), cash(summary="现金存入农商行", dated_on=deposited_on, yuan=yuan))
    assert bool(hits("R12", asked)) is is_hit


@pytest.mark.parametrize(
    ("transfer", "is_hit"),
    [
        ({"from_account": "现金", "to_account": "农商行"}, False),
        ({"from_account": "库存现金", "is_out": True}, False),
        ({"from_account": "农商行", "to_account": "现金"}, True),
        ({"from_account": "现金", "to_account": "农商行", "dated_on": date(2025, 12, 20)}, True),
    ],
)
def test_offset_is_lifted_by_a_transfer_to_the_bank(transfer: dict[str, Any], is_hit: bool) -> None:
    lines = (income(yuan=1800, method="现金"), cash(), expense(dated_on=date(2025, 12, 5)))
    asked = given(*lines, sheet={"transfers": (Transfer(rows=(6,), amount_fen=180000, **transfer),)})
    assert bool(hits("R12", asked)) is is_hit


def test_offset_without_dates_cannot_be_checked() -> None:
    assert reasons("R12", given(cash(dated_on=None), columns=without("date"))) == ["查不了：表里没有日期。"]


@pytest.mark.parametrize(
    ("opening_fen", "lines", "is_hit"),
    [
        (10000, (cash(yuan=100),), False),
        (10000, (cash(yuan=100.01),), True),
        (10000, (cash(yuan=150), income(yuan=100, method="现金")), True),
        (10000, (expense(yuan=5000),), False),
        (-1, (), True),
    ],
)
def test_negative_cash(opening_fen: int, lines: tuple[dict[str, Any], ...], is_hit: bool) -> None:
    asked = given(expense(), *lines, sheet={"opening_cash_fen": opening_fen})
    assert hits("R15", asked) == ([(None, "high")] if is_hit else [])


def test_negative_cash_by_day_where_income_stands_apart() -> None:
    lines = (income(yuan=100, method="现金", dated_on=date(2025, 12, 9)), cash(yuan=100, dated_on=ON_3))
    assert hits("R15", given(*lines, sheet={"opening_cash_fen": 0})) == []
    assert hits("R15", given(*lines, sheet={"opening_cash_fen": 0, "layout": "side_by_side"})) == [(None, "high")]


def test_within_a_day_cash_comes_in_first_where_income_stands_apart() -> None:
    lines = (cash(yuan=100), income(yuan=100, method="现金"))
    assert hits("R15", given(*lines, sheet={"opening_cash_fen": 0})) == [(None, "high")]
    assert hits("R15", given(*lines, sheet={"opening_cash_fen": 0, "layout": "side_by_side"})) == []


def test_cash_drawn_at_the_bank_counts() -> None:
    drawn = Transfer(rows=(4,), amount_fen=100000, from_account="农商行", to_account="现金")
    assert hits("R15", given(expense(), cash(yuan=900), sheet={"opening_cash_fen": 0, "transfers": (drawn,)})) == []


def test_negative_cash_needs_the_opening() -> None:
    assert reasons("R15", given(cash())) == ["查不了：表里没有期初现金。"]
    assert hits("R15", given(expense(method=None, yuan=101), account="cash", sheet={"opening_fen": 10000})) == [(None, "high")]


@pytest.mark.parametrize(
    ("left_yuan", "is_zero", "is_hit"),
    [(0, True, False), (858, True, True), (5000, False, False), (5000.01, False, True)],
)
def test_month_end(left_yuan: float, is_zero: bool, is_hit: bool) -> None:
    asked = given(
        cash(yuan=100), rules=rules(month_end_cash={"is_zero": is_zero}), sheet={"opening_cash_fen": round(left_yuan * 100) + 10000}
    )
    assert hits("R16", asked) == ([(None, "notice")] if is_hit else [])
