"""A month joins the month before, or the break is told; an explanation holds only for the closing it was written against."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from changzhang.domain.carry_over import CarryOver, broken_carry_over, carry_over_issue, month_before, unexplained
from changzhang.domain.commands.book import ExplainLedger
from changzhang.domain.events.ledger import LedgerCorrected, LedgerExplained
from changzhang.domain.ledger import LedgerKey
from changzhang.domain.states import LedgerState
from tests.domain.given_when_then import ACCEPTED, IN_BOOK, KEY, check, record, withdrawn

NEXT = LedgerKey("village_committee", "all", "2026-11")
N = NEXT.stream


def month(opening_fen: int | None = 120_000, key: LedgerKey = NEXT, **changes: Any) -> Any:
    return key.stream, msgspec.structs.replace(ACCEPTED, key=key, opening_fen=opening_fen, file_sha256="n", **changes)


def correction(closing_fen: int | None = 119_000) -> Any:
    fields = {name: getattr(ACCEPTED, name) for name in ACCEPTED.__struct_fields__}
    event = LedgerCorrected(**fields | {"closing_fen": closing_fen, "file_sha256": f"c{closing_fen}", "replaces": 1})
    return KEY.stream, event


EXPLAINED = (N, LedgerExplained(ledger_seq=2, text="上月更正"))
BREAK = CarryOver(closing_fen=119_000, opening_fen=120_000, is_explained=False)
OLD_BREAK = {"issues": ("E108_CHAIN_BREAK",), "explanation": "上月少记利息"}


def gap(given: Any) -> CarryOver | None:
    return broken_carry_over(record(given), state(given))


def state(given: Any) -> LedgerState:
    found = record(given).ledger_state(N)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("given", "then"),
    [
        ([month()], None),
        ([*IN_BOOK, month()], None),
        ([*IN_BOOK, month(None)], None),
        ([*IN_BOOK, month(), correction()], BREAK),
        ([*IN_BOOK, month(), correction(None)], None),
        ([*IN_BOOK, month(), correction(), correction(120_000)], None),
        ([*IN_BOOK, month(), correction(), withdrawn(KEY.stream, 3)], None),
        ([*IN_BOOK, month(), correction(), EXPLAINED], msgspec.structs.replace(BREAK, is_explained=True)),
        ([*IN_BOOK, month(), correction(), EXPLAINED, withdrawn(N, 4)], BREAK),
        ([*IN_BOOK, month(), EXPLAINED, correction()], BREAK),
        (
            [*IN_BOOK, month(), correction(), EXPLAINED, correction(118_000)],
            msgspec.structs.replace(BREAK, closing_fen=118_000),
        ),
        (
            [*IN_BOOK, month(110_000, **OLD_BREAK)],
            CarryOver(closing_fen=120_000, opening_fen=110_000, is_explained=True),
        ),
        (
            [*IN_BOOK, month(110_000, **OLD_BREAK), correction()],
            CarryOver(closing_fen=119_000, opening_fen=110_000, is_explained=False),
        ),
        (
            [*IN_BOOK, month(110_000, **OLD_BREAK), correction(), correction(120_000)],
            CarryOver(closing_fen=120_000, opening_fen=110_000, is_explained=True),
        ),
        ([month(key=LedgerKey("collective", "all", "2026-10")), month()], None),
        ([month(key=LedgerKey("village_committee", "cash", "2026-10")), month()], None),
    ],
)
def test_a_month_joins_the_month_before(given: Any, then: CarryOver | None) -> None:
    assert gap(given) == then


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ([*IN_BOOK, month()], ()),
        ([*IN_BOOK, month(), correction()], ("E108_CHAIN_BREAK",)),
        ([*IN_BOOK, month(), correction(), EXPLAINED], ()),
        ([*IN_BOOK, month(issues=("W201_DATE_CARRIED_DOWN", "E109_TOTAL_MISMATCH"))], ("E109_TOTAL_MISMATCH",)),
        ([*IN_BOOK, month(reconciled=False), correction()], ("E107_NOT_RECONCILED", "E108_CHAIN_BREAK")),
        ([*IN_BOOK, month(issues=("E108_CHAIN_BREAK",)), correction()], ("E108_CHAIN_BREAK",)),
    ],
)
def test_what_is_not_explained(given: Any, codes: tuple[str, ...]) -> None:
    assert unexplained(record(given), state(given)) == codes


def test_the_break_can_be_explained() -> None:
    given = [*IN_BOOK, month(), correction()]
    check(given, ExplainLedger(stream=N, text="上月更正"), [EXPLAINED])


@pytest.mark.parametrize(("period", "before"), [("2026-11", "2026-10"), ("2026-01", "2025-12"), ("2026", None), ("", None)])
def test_the_month_before(period: str, before: str | None) -> None:
    key = month_before(LedgerKey("collective", "bank", period))
    assert key == (LedgerKey("collective", "bank", before) if before else None)


def test_the_break_in_words() -> None:
    issue = carry_over_issue("2026-11", BREAK)
    assert issue.message == "2026-11期初结余1,200.00元，与上期期末结余1,190.00元不符，相差10.00元。"
    assert (issue.code, issue.expected, issue.stated, issue.difference) == ("E108_CHAIN_BREAK", "1190.00", "1200.00", "10.00")
