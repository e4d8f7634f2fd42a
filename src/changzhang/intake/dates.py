"""Dates as people spell them → civil dates, several candidates, or the plain answer that no such day exists."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import NamedTuple

from changzhang.intake.numerals import in_figures

AMBIGUOUS = "E104_DATE_AMBIGUOUS"
UNPARSABLE = "E105_DATE_UNPARSABLE"

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_DITTO = frozenset({"", "〃", "″", '"', "''", "′′", "...", "“", "”", "同上", "同前", "..", "…", "-", "--", "—", "——", "丶丶"})
_TIME = re.compile(r"(?:[T\s]+|(?<=日))(?:[上下]午)?\d{1,2}[:时]\d{1,2}.*$")
_WEEKDAY = re.compile(r"[(]?(?:星期|周)[一二三四五六日天][)]?")
_FULL = re.compile(r"(\d{4}|\d{2})[-./年\\](\d{1,2})[-./月\\](\d{1,2})[日号.]?", re.ASCII)
_MONTH_DAY = re.compile(r"(\d{1,2})(?:[-./\\](\d{1,2})|月(\d{1,2})[日号]?)", re.ASCII)
_DAY = re.compile(r"(\d{1,2})[日号]", re.ASCII)
_EIGHT = re.compile(r"(20\d{2}|19\d{2})(\d{2})(\d{2})(?:\.0+)?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


class ParsedDate(NamedTuple):
    """What a date cell says: one day, several candidates, carry down from above, or an error."""

    day: date | None = None
    candidates: tuple[date, ...] = ()
    is_carried: bool = False
    is_error: bool = False
    is_year_inferred: bool = False
    is_serial: bool = False


CARRIED = ParsedDate(is_carried=True)
_NO_DAY = ParsedDate(is_error=True)


def date_of_text(text: str, year: int | None = None, month: int | None = None) -> ParsedDate:
    """A spelled date; ``year`` and ``month`` of the sheet complete what the cell leaves out."""
    iso = _ISO.match(text)
    if iso and len(text) == 10:
        return _whole(int(iso[1]), int(iso[2]), int(iso[3]))
    folded = unicodedata.normalize("NFKC", text).strip().lstrip("'").strip()
    if folded in _DITTO:
        return CARRIED
    folded = _TIME.sub("", in_figures(_WEEKDAY.sub("", folded))).replace("。", ".").replace(" ", "").strip()
    return _spelled(folded, year, month)


def date_of_number(value: float, year: int | None = None, month: int | None = None, *, is_1904: bool = False) -> ParsedDate:
    """A numeric cell in a date column: ``YYYYMMDD``, a bare Excel serial (30000-60000), or month.day that lost its zero."""
    if float(value).is_integer():
        return _of_whole_number(int(value), year, month, is_1904)
    text = repr(round(value, 6))
    months, _, days = text.partition(".")
    if 30000 <= value <= 60000:
        return _serial(int(value), is_1904)
    if not 1 <= value < 13 or len(days) > 2:
        return _NO_DAY
    if len(days) == 1 and days in "123":
        return _either(int(months), int(days), year, month)
    return _inferred(int(months), int(days), year, month)


def _of_whole_number(value: int, year: int | None, month: int | None, is_1904: bool) -> ParsedDate:
    eight = _EIGHT.fullmatch(str(value))
    if eight:
        return _whole(int(eight[1]), int(eight[2]), int(eight[3]))
    if 28000 <= value <= 60000:
        return _serial(value, is_1904)
    if 1 <= value <= 31 and month is not None:
        return _inferred(month, value, year, month)
    return _NO_DAY


def _spelled(text: str, year: int | None, month: int | None) -> ParsedDate:
    full = _FULL.fullmatch(text)
    if full:
        return _whole(_century(full[1]), int(full[2]), int(full[3]))
    eight = _EIGHT.fullmatch(text)
    if eight:
        return _whole(int(eight[1]), int(eight[2]), int(eight[3]))
    partial = _MONTH_DAY.fullmatch(text)
    if partial:
        return _inferred(int(partial[1]), int(partial[2] or partial[3]), year, month)
    day = _DAY.fullmatch(text)
    if day and month is not None:
        return _inferred(month, int(day[1]), year, month)
    if text.isascii() and text.isdigit() and len(text) == 5 and 30000 <= int(text) <= 60000:
        return _serial(int(text), False)
    return _NO_DAY


def _century(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _whole(year: int, month: int, day: int) -> ParsedDate:
    try:
        return ParsedDate(date(year, month, day))
    except ValueError:
        return _NO_DAY


def _serial(value: int, is_1904: bool) -> ParsedDate:
    return ParsedDate((_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(days=value), is_serial=True)


def _inferred(month: int, day: int, year: int | None, sheet_month: int | None) -> ParsedDate:
    if year is None:
        return _NO_DAY
    return _whole(_near(year, month, sheet_month), month, day)._replace(is_year_inferred=True)


def _either(month: int, tens: int, year: int | None, sheet_month: int | None) -> ParsedDate:
    """``3.1`` typed for 3.10 loses its zero: both days are meant until a neighbour decides."""
    both = [_inferred(month, day, year, sheet_month) for day in (tens, tens * 10)]
    days = tuple(parsed.day for parsed in both if parsed.day)
    if len(days) == 2:
        return ParsedDate(candidates=days, is_year_inferred=True)
    return both[0]


def _near(year: int, month: int, sheet_month: int | None) -> int:
    """December in a January sheet is of the year before."""
    if sheet_month == 1 and month == 12:
        return year - 1
    return year + 1 if sheet_month == 12 and month == 1 else year
