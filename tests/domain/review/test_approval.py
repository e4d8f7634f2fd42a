"""R14, R23, R24, R25: what large payments need, and to whom they go."""

from __future__ import annotations

from typing import Any

import pytest

from changzhang.domain.village import Person, Role, Village
from tests.domain.review.sheets import expense, given, hits, reasons, without

VILLAGE = Village(
    name="青禾村",
    town="平川镇",
    from_period="2025-03",
    people=(Person(name="张志强", roles=(Role.COMMITTEE_CHAIR,)), Person(name="孙满仓", roles=(Role.REPRESENTATIVE,))),
)


@pytest.mark.parametrize(
    ("yuan", "remark", "severity"),
    [
        (4999.99, None, None),
        (5000, None, "medium"),
        (5600, "经会议研究", "medium"),
        (5600, "12月5日", "medium"),
        (5600, "12月5日两委会议", None),
        (5600, "2025.12.5代表会", None),
        (49999, "2025-12-05村民代表会议", None),
        (50000, "12月5日两委会议", "high"),
        (50000, "四议两公开", "high"),
        (50000, "四议两公开：11月2日提议，12月5日公开结果", None),
        (-60000, None, None),
    ],
)
def test_level(yuan: float, remark: str | None, severity: str | None) -> None:
    assert hits("R14", given(expense(yuan=yuan, remark=remark))) == ([(1, severity)] if severity else [])


def test_level_without_remarks() -> None:
    asked = given(expense(yuan=5000), expense("12月5日会议定的围栏款", 5000), columns=without("remark"))
    assert hits("R14", asked) == []
    assert reasons("R14", asked) == ["查不了：表里没有备注栏，1笔大额支出看不出审批过程。"]
    assert reasons("R14", given(expense(), columns=without("remark"))) == []


@pytest.mark.parametrize(
    ("line", "is_hit"),
    [
        (expense("付围栏工程款", 20000), True),
        (expense("付围栏工程款", 19999.99), False),
        (expense("付围栏工程款", 20000, remark="有验收单"), False),
        (expense("付围栏工程结算款", 20000), False),
        (expense("付围栏工程款", 20000, document="合同、发票"), False),
        (expense("付土地流转款", 20000), False),
    ],
)
def test_acceptance(line: dict[str, Any], is_hit: bool) -> None:
    assert hits("R23", given(line)) == ([(1, "medium")] if is_hit else [])


def test_acceptance_without_a_place_for_it() -> None:
    asked = given(expense("付围栏工程款", 20000, document=None), columns=without("remark", "document"))
    assert hits("R23", asked) == []
    assert len(reasons("R23", asked)) == 1


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        (expense("购水泥砂石", payee="马小强"), "medium"),
        (expense("购水泥砂石", payee="孙满仓"), "medium"),
        (expense("购水泥砂石", payee="欧阳小强"), "medium"),
        (expense("购水泥砂石", payee="张志强"), "high"),
        (expense("付办公杂费", payee="张志强"), "high"),
        (expense("付张志强工资", payee="张志强"), None),
        (expense("付办公杂费", payee="马小强"), None),
        (expense("付除雪劳务费", payee="马小强"), None),
        (expense("购水泥砂石", payee="鑫源建材"), None),
        (expense("购水泥砂石", payee="万家超市"), None),
        (expense("购水泥砂石", payee="水管所"), None),
        (expense("购水泥砂石", payee="赵存良等8人"), None),
        (expense("购水泥砂石", payee=None), None),
    ],
)
def test_payee(line: dict[str, Any], severity: str | None) -> None:
    assert hits("R24", given(line, village=VILLAGE)) == ([(1, severity)] if severity else [])


def test_without_payees() -> None:
    assert reasons("R24", given(expense(payee=None), columns=without("payee"))) == ["查不了：表里没有收款人栏。"]


@pytest.mark.parametrize(
    ("yuan", "document", "is_hit"),
    [(5000, "收据", True), (4000, "收据", False), (5001, "收据", False), (6000, "发票", False), (6000, None, True)],
)
def test_round(yuan: float, document: str | None, is_hit: bool) -> None:
    assert hits("R25", given(expense(yuan=yuan, document=document))) == ([(1, "low")] if is_hit else [])
