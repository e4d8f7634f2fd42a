"""R20, R21, R22: sums that stop a meeting."""

from __future__ import annotations

import pytest

from changzhang.domain.ledger import Issue
from tests.domain.review.sheets import expense, given, hits, ledger, reasons, said


@pytest.mark.parametrize(("reconciled", "expected"), [(True, []), (False, [(None, "block")]), (None, [])])
def test_reconcile(reconciled: bool | None, expected: list[tuple[None, str]]) -> None:
    asked = given(expense(), sheet={"reconciled": reconciled})
    assert hits("R20", asked) == expected
    assert bool(reasons("R20", asked)) is (reconciled is None)


def test_reconcile_as_the_reading_says() -> None:
    assert hits("R20", given(expense(), issues=(Issue(code="E107_NOT_RECONCILED", message=""),))) == [(None, "block")]


@pytest.mark.parametrize(("opening_fen", "is_hit"), [(100, False), (101, True)])
def test_chain(opening_fen: int, is_hit: bool) -> None:
    before = ledger(period="2025-11", closing_fen=99, closing_stated_fen=100)
    other = ledger(period="2025-10", closing_fen=5)
    asked = given(expense(), sheet={"opening_fen": opening_fen}, earlier=(before, other))
    assert hits("R21", asked) == ([(None, "block")] if is_hit else [])


def test_chain_over_the_new_year() -> None:
    before = ledger(period="2024-12", closing_fen=99)
    assert hits("R21", given(expense(), sheet={"opening_fen": 1, "period": "2025-01"}, earlier=(before,))) == [(None, "block")]


def test_chain_not_checkable() -> None:
    assert reasons("R21", given(expense())) == ["查不了：表上没有期初结余。"]
    assert reasons("R21", given(expense(), sheet={"opening_fen": 1})) == ["查不了：没有上个月的账，无法核对衔接。"]
    assert hits("R21", given(expense(), issues=(Issue(code="E108_CHAIN_BREAK", message=""),))) == [(None, "block")]


def test_capitals() -> None:
    (finding,) = said("R22", given(expense(), issues=(Issue(code="E111_CAPITAL_MISMATCH", message="", rows=(14,)),)))
    assert (finding.row, finding.line_no, finding.severity) == (14, None, "block")
    assert said("R22", given(expense())) == []
    assert reasons("R22", given(expense(), issues=None)) == ["查不了：没有原表的读取结果。"]
