"""The ways clerks write amounts and dates, one after the other, so that the importer has something to understand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from changzhang.domain.money import capital, format_yuan

_FULL_WIDTH = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
_SERIAL_BEGIN = date(1899, 12, 30)

_AMOUNTS: tuple[Callable[[int], str], ...] = (
    lambda fen: "￥" + format_yuan(fen).translate(_FULL_WIDTH),
    lambda fen: format_yuan(fen, grouping=False) + "元",
    format_yuan,
    lambda fen: "¥" + format_yuan(fen).replace(",", "，"),
    lambda fen: f" {format_yuan(fen).replace(',', ' ')} ",
    capital,
    lambda fen: format_yuan(fen, grouping=False).removesuffix(".00"),
    lambda fen: f"人民币{format_yuan(fen)}元",
)
_DATES: tuple[Callable[[date], str | float | date], ...] = (
    lambda day: f"{day.month}月{day.day}日",
    lambda day: day,
    lambda day: f"{day.month}月{day.day}日".translate(_FULL_WIDTH),
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: float(f"{day.month}.{day.day}"),
    lambda day: f"{day.year}/{day.month}/{day.day} 00:00:00",
    lambda day: float(f"{day:%Y%m%d}"),
    lambda day: f"{day.year % 100}-{day.month}-{day.day}",
    lambda day: float((day - _SERIAL_BEGIN).days),
    lambda day: f"{day.day}日",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
)
_SIGNED: tuple[Callable[[int], str], ...] = (
    lambda fen: f"-{format_yuan(-fen)}",
    lambda fen: f"－{format_yuan(-fen)}",
    lambda fen: f"({format_yuan(-fen)})",
    lambda fen: format_yuan(-fen),
)


def amount_text(fen: int, number: int) -> str:
    """An amount in the ``number``-th way of writing; red letters always with a plain minus sign."""
    return f"-{format_yuan(-fen)}" if fen < 0 else _AMOUNTS[number % len(_AMOUNTS)](fen)


def date_cell(day: date, number: int) -> str | float | date:
    """A date in the ``number``-th way of writing: text, a number, or a true date.

    The fifth way types month.day as a number, so that the tenth loses its zero; only its neighbours tell which day it was.
    """
    return _DATES[number % len(_DATES)](day)


def signed_text(fen: int, number: int) -> str:
    """Money out (negative) and in (positive), in the ``number``-th way of writing a sign; some clerks leave it away."""
    if fen >= 0:
        return f"+{format_yuan(fen)}" if number % 2 else format_yuan(fen)
    return _SIGNED[number % len(_SIGNED)](fen)
