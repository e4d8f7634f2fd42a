"""A correction leaves the month after it standing on a balance that no longer is: marked, and read only with an explanation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from changzhang.desk import importing, months, reviewing
from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk
from changzhang.domain import refusals, refusals_ledger
from tests.desk.village import clock_at, new_desk

LEDGERS = Path(__file__).parents[1] / "data" / "ledgers"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """March and April in the book, joined."""
    desk = new_desk(tmp_path / "村", clock_at(2026, 5, 12, 9, 0))
    take(desk, "L01")
    take(desk, "L02")
    yield desk
    desk.close()


def take(desk: Desk, short: str, *, is_correction: bool = False) -> None:
    (path,) = LEDGERS.glob(f"{short}_*")
    importing.accept(desk, importing.check(desk, path), is_correction=is_correction, reason="368写成386" if is_correction else "")


def april(desk: Desk) -> months.Month:
    (month,) = months.months(desk, "2025-04")
    return month


def test_joined_months_are_not_marked(desk: Desk) -> None:
    assert (april(desk).chain, april(desk).is_unexplained) == (None, False)
    assert meeting_desk.preparation(desk).unexplained == ()
    assert months.month_json(april(desk))["chain_break"] is None


def test_the_month_after_a_correction_is_marked(desk: Desk) -> None:
    take(desk, "V13", is_correction=True)
    chain = april(desk).chain
    assert chain is not None
    assert (chain.code, chain.expected, chain.stated, chain.difference) == ("E108_CHAIN_BREAK", "46279.01", "46297.01", "18.00")
    assert meeting_desk.preparation(desk).unexplained == ("2025-04",)
    assert months.month_json(april(desk))["chain_break"] == {
        "code": "E108_CHAIN_BREAK",
        "expected": "46279.01",
        "stated": "46297.01",
        "difference": "18.00",
    }
    stream = "ledger/village_committee/all/2025-04"
    assert "R21_CHAIN_BREAK" in [flag["rule"] for flag in reviewing.flags_of_month(desk, stream) if flag["result"] == "hit"]


def test_it_is_read_only_with_an_explanation(desk: Desk) -> None:
    take(desk, "V13", is_correction=True)
    with pytest.raises(refusals_ledger.NotExplained, match="2025-04 E108"):
        meeting_desk.start(desk, period="2025-04")
    (explained,) = months.explain(desk, "2025-04", "三月更正，四月结余随后调整")
    assert (explained.is_unexplained, explained.version.explanation) == (False, "三月更正，四月结余随后调整")
    assert explained.chain is not None
    assert meeting_desk.preparation(desk).unexplained == ()
    assert meeting_desk.start(desk, period="2025-04") == "reading-2025-04"


def test_a_month_that_is_not_there_is_not_explained(desk: Desk) -> None:
    with pytest.raises(refusals_ledger.LedgerMissing):
        months.explain(desk, "2025-09", "说明")
    with pytest.raises(refusals.TextMissing):
        months.explain(desk, "2025-04", " ")


def test_a_correction_is_told_cell_by_cell(desk: Desk, tmp_path: Path) -> None:
    head = "日期,摘要,收入,支出,经手人,备注\n"
    for name, rows in (
        ("一", "2025-08-03,电费,,30,甲,\n2025-08-04,水费,,10,甲,急\n"),
        ("二", "2025-08-03,电费,,30,乙,\n2025-08-04,话费,,10,甲,\n"),
    ):
        file = tmp_path / f"{name}.csv"
        file.write_text(head + rows, encoding="utf-8-sig")
        checked = importing.check(desk, file)
        if name == "一":
            importing.accept(desk, checked)
    assert list(months.difference(desk, checked)) == [
        "2025-08：账簿里2笔，新表2笔",
        "  第1笔经手人：甲 → 乙",
        "  第2笔：08-04 支出10.00 水费 → 08-04 支出10.00 话费",
        "  第2笔备注：急 → （空）",
    ]
