"""R10 and R19: where a line is booked, and whether its summary says anything."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.review.sheets import expense, given, hits, income, reasons, without


@pytest.mark.parametrize(
    ("line", "is_hit"),
    [
        (expense("购香烟茶叶", account="公益支出"), True),
        (expense("付村级活动用餐", account="514公益支出/福利支出"), True),
        (expense("付镇上来人工作餐", account="管理费用"), False),
        (expense("付日间照料中心助餐食材", account="公益支出"), False),
        (expense("慰问困难党员", account="管理费用"), True),
        (expense("慰问困难党员", account="公益支出"), False),
        (income("收林地承包费", account="经营收入"), False),
        (income("收林地承包费", account="511发包及上交收入"), False),
        (income("收林地承包费", account="其他收入"), True),
        (income("收林地承包费", account="承包类"), False),
        (expense("付会场租金", account="管理费用"), False),
        (expense("缴税收滞纳金", account="管理费用"), True),
        (expense("缴税收滞纳金", account="515其他支出"), False),
        (expense("缴税收滞纳金", account=None), False),
    ],
)
def test_account(line: dict[str, Any], is_hit: bool) -> None:
    assert hits("R10", given(line)) == ([(1, "medium")] if is_hit else [])


def test_without_accounts() -> None:
    assert reasons("R10", given(expense(account=None), columns=without("account"))) == ["查不了：表里没有科目栏。"]


@pytest.mark.parametrize(
    ("summary", "is_hit"),
    [
        ("村部电费", True),
        ("付村部电费", False),
        ("", True),
        ("其他", True),
        ("支付往来款", True),
        ("备用金报销", True),
        ("付：日常、开支", True),
        ("付日常开支用煤款", False),
        ("　 付 款 " + " " * 200, True),
    ],
)
def test_vague(summary: str, is_hit: bool) -> None:
    assert hits("R19", given(expense(summary))) == ([(1, "low")] if is_hit else [])


def test_a_voided_line_says_enough() -> None:
    assert hits("R19", given(expense("作废", 0))) == []
