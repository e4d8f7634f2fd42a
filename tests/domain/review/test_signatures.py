"""R02 and R08: who signed, and whether they are different people."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.review.sheets import expense, given, hits, income, reasons, said, without


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        (expense(), None),
        (expense(witness=None), "high"),
        (expense(approver="/"), "high"),
        (expense(handler=" "), "high"),
        (expense(witness=None, yuan=-50), "high"),
        (expense(witness=None, yuan=0), None),
        (income(), None),
        (expense("支付银行利息", witness=None, payee="静远农商银行"), None),
        (expense("付借款利息", witness=None, payee="张强"), "high"),
    ],
)
def test_missing(line: dict[str, Any], severity: str | None) -> None:
    assert hits("R02", given(line)) == ([(1, severity)] if severity else [])


def test_missing_names_the_cells() -> None:
    (finding,) = said("R02", given(expense(witness=None, approver=None)))
    assert finding.message == "疑点：证明人、审批人一栏空白，请核对票据。"
    assert finding.fields == ("witness", "approver")


def test_absent_columns_cannot_be_checked_but_the_others_are() -> None:
    asked = given(expense(handler=None, witness=None, approver=None), columns=without("witness", "approver"))
    assert hits("R02", asked) == [(1, "high")]
    assert reasons("R02", asked) == ["查不了：表里没有证明人、审批人栏。"]


@pytest.mark.parametrize(
    ("signers", "severity"),
    [
        ({}, None),
        ({"payee": "张志强"}, "high"),
        ({"handler": "张志强"}, "high"),
        ({"witness": "李建军"}, "high"),
        ({"payee": "李建军"}, None),
        ({"approver": "张志强、李建军"}, "high"),
        ({"approver": "张 志强", "payee": "张志强"}, "high"),
        ({"payee": "张志强等8人"}, "high"),
        ({"handler": "/", "witness": "/"}, None),
        ({"handler": None, "witness": None}, None),
    ],
)
def test_self_approval(signers: dict[str, Any], severity: str | None) -> None:
    assert hits("R08", given(expense(**signers))) == ([(1, severity)] if severity else [])


def test_self_approval_is_about_expenses() -> None:
    assert hits("R08", given(income(handler="张志强", approver="张志强"))) == []


def test_self_approval_needs_two_signature_columns() -> None:
    line = expense(witness=None, approver=None)
    assert reasons("R08", given(line, columns=without("witness", "approver"))) == ["查不了：表里经手人、证明人、审批人栏不到两栏。"]
