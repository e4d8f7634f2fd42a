"""R09: voucher numbers."""

from __future__ import annotations

from datetime import date

import pytest

from changzhang.domain.ledger import Transfer
from tests.domain.review.sheets import expense, given, hits, reasons, said, without


@pytest.mark.parametrize(
    ("vouchers", "expected"),
    [
        (("记-01", "记-02", "记-03"), []),
        (("记-08", "记-10"), [(2, "low")]),
        (("记10", "记8"), [(1, "low")]),
        (("记-01", "记-01"), [(2, "medium")]),
        (("记-11", "记-12-1/2", "记-12-2/2", "记-13"), []),
        (("12-1/2", "12-1/2"), [(2, "medium")]),
        (("12", "12-1/2"), [(2, "medium")]),
        (("收001", "付001", "付002", "收002"), []),
        (("记字第1号", "记字第2号"), []),
        (("记-05~07", "记-08"), []),
        (("记-05~07", "记-09"), [(2, "low")]),
        (("银付-2更", "见附件", None), []),
        (("1", "999999999"), [(2, "low")]),
        (("9" * 5000, "1"), []),
    ],
)
def test_vouchers(vouchers: tuple[str | None, ...], expected: list[tuple[int, str]]) -> None:
    assert hits("R09", given(*(expense(voucher_no=voucher) for voucher in vouchers))) == expected


def test_the_missing_numbers_are_told() -> None:
    found = said("R09", given(*(expense(voucher_no=f"记-{n}") for n in (1, 3, 7))))
    assert [finding.message for finding in found] == ["疑点：凭证断号，缺2号，请核对票据。", "疑点：凭证断号，缺4至6号，请核对票据。"]


def test_every_month_counts_anew() -> None:
    lines = (expense(voucher_no="记-9", dated_on=date(2025, 11, 30)), expense(voucher_no="记-1", dated_on=date(2025, 12, 1)))
    assert hits("R09", given(*lines)) == []


def test_transfers_between_the_rows_fill_a_gap() -> None:
    lines = (expense(voucher_no="银付-3"), expense(), expense(voucher_no="银付-5"))
    between, above = (Transfer(rows=(row,), amount_fen=1) for row in (5, 2))
    assert hits("R09", given(*lines, sheet={"transfers": (between,)})) == []
    assert hits("R09", given(*lines, sheet={"transfers": (above,)})) == [(3, "low")]


def test_without_vouchers() -> None:
    assert reasons("R09", given(expense(), columns=without("voucher"))) == ["查不了：表里没有凭证号栏。"]
