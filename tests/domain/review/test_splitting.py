"""R04: one payment cut into pieces."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.domain.review.sheets import expense, given, hits, reasons, rules, without


def piece(yuan: float, day: int = 3, **changed: Any) -> dict[str, Any]:
    return expense(yuan=yuan, dated_on=date(2025, 12, day), **changed)


BOTH = [(1, "high"), (2, "high")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((piece(4800), piece(4600, 4)), BOTH),
        ((piece(3500), piece(3500, 10)), BOTH),
        ((piece(3500), piece(3500, 11)), []),
        ((piece(3499.99), piece(4999)), []),
        ((piece(5000), piece(4999)), []),
        ((piece(4800), piece(4600, payee="恒达劳务", summary="付除雪机械费")), []),
        ((piece(4800), piece(4600, payee="恒达劳务")), BOTH),
        ((piece(4800), piece(4600, summary="付除雪机械费")), BOTH),
        ((piece(4800, payee=None, summary="付12月3日砂石款"), piece(4600, payee=None, summary="付12月4日砂石款")), BOTH),
        ((piece(700, method="现金"), piece(999, method="现金")), BOTH),
        ((piece(700, method="现金"), piece(999)), []),
        ((piece(4800, summary="付3月工资"), piece(4600, summary="付4月工资")), []),
        ((piece(4800), piece(-4800), piece(4800)), []),
        ((piece(4800), piece(4600, 8), piece(4700, 13)), [*BOTH, (3, "high")]),
        ((piece(4800), piece(4600, 20), piece(4700, 27)), [(2, "high"), (3, "high")]),
    ],
)
def test_split(lines: tuple[dict[str, Any], ...], expected: list[tuple[int, str]]) -> None:
    assert hits("R04", given(*lines)) == expected


@pytest.mark.parametrize(("yuan", "expected"), [((2500, 2500), BOTH), ((2500, 2499.99), [])])
def test_the_pieces_must_reach_the_level(yuan: tuple[float, float], expected: list[tuple[int, str]]) -> None:
    assert hits("R04", given(*map(piece, yuan), rules=rules(split={"share_percent": 40}))) == expected


def test_split_needs_dates() -> None:
    assert reasons("R04", given(expense(dated_on=None), columns=without("date"))) == ["查不了：表里没有日期。"]
