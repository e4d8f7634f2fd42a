"""Days and amounts as people type them into a box: full width, with 年月日, with 元, in numerals."""

from __future__ import annotations

import re
from datetime import date

from changzhang.domain.money import parse_capital
from changzhang.domain.text import half_width

_AMOUNT = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?")
_DAY = re.compile(r"(?:(?:(\d{4})[-./年])?(\d{1,2})[-./月])?(\d{1,2})[日号]?")


def whole_number(text: str) -> int | None:
    """A number ≥ 0 of at most six digits, in either width; None for anything else."""
    digits = half_width(text).strip().removesuffix("人")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 6 else None


def amount_fen(text: str) -> int | None:
    """An amount in fen from ``2,300.5``, ``￥２３００元`` or ``两千三百元``; None when it is no amount."""
    plain = re.sub(r"\s", "", half_width(text)).lstrip("¥").removesuffix("元")
    match = _AMOUNT.fullmatch(plain)
    if match:
        sign, yuan, rest = match.groups()
        fen = int(yuan.replace(",", "")) * 100 + int((rest or "").ljust(2, "0"))
        return -fen if sign else fen
    parsed = parse_capital(re.sub(r"\s", "", text))
    return parsed.fen if parsed else None


def day(text: str, held_on: date) -> date | None:
    """A day from ``11月20日``, ``11-20``, ``20号`` or with its year; without a year or month the next such day from ``held_on`` on."""
    match = _DAY.fullmatch(re.sub(r"\s", "", half_width(text)))
    if not match:
        return None
    year, month, number = (int(part) if part else None for part in match.groups())
    months = [(held_on.year + (held_on.month + ahead - 1) // 12, (held_on.month + ahead - 1) % 12 + 1) for ahead in range(13)]
    for each_year, each_month in [(year, month)] if year else [pair for pair in months if month in (None, pair[1])]:
        found = _date(each_year, each_month, number)
        if found and (year or found >= held_on):
            return found
    return None


def past_day(text: str, today: date) -> date | None:
    """A day as ``day`` reads it; without a year or month the last such day up to today, or the one ahead that was written whole."""
    match = _DAY.fullmatch(re.sub(r"\s", "", half_width(text)))
    if not match:
        return None
    year, month, number = (int(part) if part else None for part in match.groups())
    if year:
        return _date(year, month, number)
    months = [(today.year + (today.month - 1 - back) // 12, (today.month - 1 - back) % 12 + 1) for back in range(13)]
    days = (_date(each_year, each_month, number) for each_year, each_month in months if month in (None, each_month))
    return next((found for found in days if found and found <= today), None)


def _date(year: int | None, month: int | None, number: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, number or 0)
    except ValueError:
        return None
