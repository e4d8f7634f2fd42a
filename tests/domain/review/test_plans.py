"""R17 and R26: the budget and the contracts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from changzhang.domain.review import Budget, BudgetYear, Contract, Contracts, ReviewInput
from tests.domain.review.sheets import expense, given, hits, income, ledger, reasons, said, without

BUDGET = Budget(years=(BudgetYear(year=2025, accounts={"管理费用": 1200}),))


def spent(*lines: dict[str, Any], period: str = "2025-12", before: tuple[tuple[str, float], ...] = ()) -> ReviewInput:
    earlier = tuple(ledger(expense(yuan=yuan), period=month) for month, yuan in before)
    return given(*lines, sheet={"period": period}, earlier=earlier, budget=BUDGET)


@pytest.mark.parametrize(
    ("asked", "severity"),
    [
        (spent(expense(yuan=1080)), None),
        (spent(expense(yuan=1080.01)), "notice"),
        (spent(expense(yuan=1200)), "notice"),
        (spent(expense(yuan=1200.01)), "high"),
        (spent(expense(yuan=700), before=(("2025-11", 600),)), "high"),
        (spent(expense(yuan=700), before=(("2024-12", 600),)), None),
        (spent(expense(yuan=120), period="2025-01"), None),
        (spent(expense(yuan=120.01), period="2025-01"), "notice"),
        (spent(expense(yuan=9999, account="公益支出")), None),
        (spent(expense(yuan=1300, account="513管理费用/办公费")), "high"),
        (spent(expense(yuan=1300), expense(yuan=-200)), "notice"),
    ],
)
def test_budget(asked: ReviewInput, severity: str | None) -> None:
    assert hits("R17", asked) == ([(None, severity)] if severity else [])


def test_budget_not_checkable() -> None:
    assert reasons("R17", given(expense())) == ["查不了：没有预算表（rules/budget.toml）。"]
    assert reasons("R17", spent(expense(), period="2026-01")) == ["查不了：预算表里没有这一年。"]
    assert reasons("R17", given(expense(account=None), columns=without("account"), budget=BUDGET)) == ["查不了：表里没有科目栏。"]
    assert reasons("R17", spent(expense(), period="2025-03")) == ["查不了：今年只有1个月的账，累计数可能偏小。"]
    assert reasons("R17", spent(expense(), period="2025-02", before=(("2025-01", 1),))) == []


def owed(due_on: date, *lines: dict[str, Any], months: tuple[str, ...] = ()) -> ReviewInput:
    contract = Contract(matter="三组林地", party="孙占海", due_on=due_on)
    earlier = tuple(ledger(period=month) for month in months)
    return given(expense(), *lines, contracts=Contracts(contracts=(contract,)), earlier=earlier)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (owed(date(2025, 12, 1)), []),
        (owed(date(2025, 11, 30), months=("2025-11",)), [(None, "medium")]),
        (owed(date(2025, 11, 30), income("收孙占海承包费"), months=("2025-11",)), []),
        (owed(date(2025, 11, 30), income("收承包费", payee="孙占海"), months=("2025-11",)), []),
        (owed(date(2025, 11, 30), income("收三组林地承包费"), months=("2025-11",)), []),
        (owed(date(2025, 11, 30), expense("付孙占海误工补贴"), months=("2025-11",)), [(None, "medium")]),
        (owed(date(2025, 11, 30)), []),
    ],
)
def test_contracts(asked: ReviewInput, expected: list[tuple[None, str]]) -> None:
    assert hits("R26", asked) == expected


def test_contracts_not_checkable() -> None:
    assert reasons("R26", given(expense())) == ["查不了：没有合同表（rules/contracts.toml）。"]
    assert reasons("R26", owed(date(2025, 11, 30))) == ["查不了：1项合同到期后的账没有都在账簿里。"]
    early = ledger(income("收孙占海承包费"), period="2025-10")
    contract = Contract(matter="三组林地", party="孙占海", due_on=date(2025, 11, 30))
    assert said("R26", given(expense(), contracts=Contracts(contracts=(contract,)), earlier=(early,))) == []
