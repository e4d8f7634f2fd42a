"""The figures of a month, quarter or year beside those of the one before."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.problems import PeriodUnclear
from changzhang.domain.disclosure.periods import every_of, previous
from changzhang.domain.figures import Scope, figures
from changzhang.domain.figures_base import Figure


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """A figure and its value in the period before; None when there was nothing to divide by."""

    figure: Figure
    previous: Figure


def report(desk: Desk, period: str, on: date) -> tuple[Reported, ...]:
    """Every figure of a month (``2026-10``), quarter (``2026Q4``) or year (``2026``) as of a day. Raises PeriodUnclear."""
    check_period(period)
    now, before = (_figures(desk, each, on) for each in (period, previous(period)))
    return tuple(Reported(figure=figure, previous=earlier) for figure, earlier in zip(now, before, strict=True))


def check_period(period: str) -> None:
    """Raises PeriodUnclear unless it is a month, a quarter or a year."""
    if every_of(period) not in ("monthly", "quarterly", "yearly"):
        raise PeriodUnclear(period)


def _figures(desk: Desk, period: str, on: date) -> tuple[Figure, ...]:
    return figures(desk.record, Scope(period=period, on=on, catalog=desk.disclosure, from_period=desk.village.from_period))


def report_json(period: str, reported: tuple[Reported, ...]) -> dict[str, Any]:
    """As ``report --json`` prints it; of a rate the ids above the line come first."""
    return {
        "period": period,
        "figures": [
            {
                "name": each.figure.name,
                "value": each.figure.value,
                "numerator": each.figure.numerator,
                "denominator": each.figure.denominator,
                "ids": list(each.figure.ids),
                "previous": each.previous.value,
            }
            for each in reported
        ],
    }
