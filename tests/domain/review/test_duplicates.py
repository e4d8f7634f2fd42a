"""R05: the same thing paid twice, and what only looks like it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.review.sheets import expense, given, hits, income, ledger, reasons, without

HIGH = [(1, "high"), (2, "high")]
MEDIUM = [(1, "medium"), (2, "medium")]
LATER = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"remark": "发票号20345871"}, {"summary": "付打印耗材", "yuan": 7, "remark": "发票号码：20345871"}, HIGH),
        ({"invoice_no": "20345871"}, {"summary": "付打印耗材", "yuan": 7, "remark": "发票号20345871"}, HIGH),
        ({"invoice_no": "20345871、20345872"}, {"yuan": 7, "invoice_no": "20345872"}, HIGH),
        ({"invoice_no": "1"}, {"yuan": 7, "invoice_no": "1"}, []),
        ({}, {}, MEDIUM),
        ({}, {"dated_on": date(2026, 2, 1)}, MEDIUM),
        ({}, {"dated_on": date(2026, 2, 2)}, []),
        ({}, {"yuan": 101}, []),
        ({}, {"payee": "恒达劳务", "dated_on": LATER}, []),
        ({}, {"payee": "恒达劳务"}, MEDIUM),
        ({"payee": None}, {"payee": None, "dated_on": LATER}, []),
        ({"summary": "付误工补贴", "payee": "张强"}, {"summary": "付误工补贴", "payee": "李刚"}, []),
        ({"summary": "付误工补贴", "payee": "张强"}, {"summary": "付误工补贴", "payee": "张强"}, MEDIUM),
        ({"summary": "付11月份工资"}, {"summary": "付12月份工资"}, []),
        ({"summary": "付11月份工资"}, {"summary": "付11月份工资"}, MEDIUM),
        ({"summary": "付保洁员工资"}, {"summary": "付保洁员工资", "dated_on": LATER}, []),
        ({"summary": "付沙款第1车"}, {"summary": "付沙款第2车"}, MEDIUM),
    ],
)
def test_two_lines(one: dict[str, Any], other: dict[str, Any], expected: list[tuple[int, str]]) -> None:
    assert hits("R05", given(expense(**one), expense(**other))) == expected


def test_a_reversal_is_no_second_payment() -> None:
    """L06: paid, sent back by the bank, paid again."""
    sent_back = expense("账号错误退回", -100)
    assert hits("R05", given(expense(), sent_back, expense())) == []
    assert hits("R05", given(expense(), sent_back, expense(), expense())) == [(3, "medium"), (4, "medium")]


def test_a_red_line_for_something_else_hides_nothing() -> None:
    asked = given(expense(), expense(), expense("围栏质保金扣留", -100, payee="别的公司"))
    assert hits("R05", asked) == MEDIUM


def test_income_is_not_reimbursed() -> None:
    assert hits("R05", given(income(payee="张强"), income(payee="张强"))) == []


def test_an_earlier_month_counts_but_is_not_told() -> None:
    before = ledger(expense(invoice_no="20345871", dated_on=date(2025, 11, 30)), period="2025-11")
    assert hits("R05", given(expense("付打印耗材", 7, invoice_no="20345871"), earlier=(before,))) == [(1, "high")]
    assert hits("R05", given(expense(), earlier=(before,))) == [(1, "medium")]
    assert hits("R05", given(expense("付打印耗材"), earlier=(before,))) == []


def test_little_to_compare() -> None:
    lines = (expense(payee=None), expense(payee=None))
    asked = given(*lines, columns=without("payee", "remark", "invoice"))
    assert hits("R05", asked) == MEDIUM
    assert len(reasons("R05", asked)) == 1
