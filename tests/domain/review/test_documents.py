"""R01: what stands for an invoice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.review.sheets import expense, given, hits, income, reasons, without


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        (expense(), None),
        (expense(document="白条"), "high"),
        (expense(document="白条（无票）"), "high"),
        (expense(remark="待补发票"), "high"),
        (expense(document="收据", yuan=200), None),
        (expense(document="收据", yuan=200.01), "medium"),
        (expense(document="收条", yuan=5000), "medium"),
        (expense(document="财政收据", yuan=5000), None),
        (expense(document="误工单", yuan=2080), None),
        (expense(document="领条", witness=None), "medium"),
        (income(document="白条"), None),
    ],
)
def test_no_invoice(line: dict[str, Any], severity: str | None) -> None:
    assert hits("R01", given(line)) == ([(1, severity)] if severity else [])


def test_without_documents_only_remarks_are_seen() -> None:
    asked = given(expense(document=None), expense(document=None, remark="白条"), columns=without("document"))
    assert hits("R01", asked) == [(2, "high")]
    assert reasons("R01", asked) == ["查不了：表里没有票据栏，只看了备注。"]
    assert reasons("R01", given(expense(document=None), columns=without("document", "remark"))) == ["查不了：表里没有票据栏。"]


def test_own_slips_pass_where_nobody_could_sign() -> None:
    line = expense(document="领条", handler=None, witness=None, approver=None)
    assert hits("R01", given(line, columns=without("handler", "witness", "approver"))) == []
