"""Which month a sheet is of, and which year completes its dates: heading, title, sheet name, file name, in that order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from changzhang.intake.numerals import in_figures

_STAMPS = re.compile(
    r"(?:导出|打印|公开|公示|制表|填表|填报|报送|编制|查询|制单)(?:时间|日期)?[:：,\s]*(?:20\d{2})[-./年]?\d{1,2}[-./月]?\d{1,2}日?"
)
_MONTH_OF_YEAR = re.compile(r"(20\d{2})\s*(?:年度?|[-./_])\s*(1[0-2]|0?[1-9])(?:\s*月|(?![\d]))")
_RUN_TOGETHER = re.compile(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])\s*月")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


class Named(NamedTuple):
    """The year and the month a text names; either may be missing."""

    year: int | None = None
    month: int | None = None

    @property
    def period(self) -> str | None:
        """``YYYY-MM`` when both are known."""
        return f"{self.year:04d}-{self.month:02d}" if self.year and self.month else None


class Context(NamedTuple):
    """What surrounds the dates of a sheet: the year and month to complete them, and what title and sheet name say."""

    year: int | None
    month: int | None
    title: Named
    sheet: Named


def named_in(text: str) -> Named:
    """The year and month of a title, a sheet name or a file name; times of export, printing or posting do not count."""
    folded = in_figures(_STAMPS.sub("", unicodedata.normalize("NFKC", text)))
    whole = _MONTH_OF_YEAR.search(folded) or _RUN_TOGETHER.search(folded)
    if whole:
        return Named(int(whole[1]), int(whole[2]))
    year, months = _YEAR.search(folded), {int(month) for month in _MONTH.findall(folded)}
    return Named(int(year[1]) if year else None, months.pop() if len(months) == 1 else None)


def context_of(titles: Iterable[str], sheet_name: str, file_name: str, header_year: int | None) -> Context:
    """Collect what is said around the lines. The sheet's name goes before the title for the month, not for the year."""
    title = _merged(named_in(text) for text in titles)
    sheet, file = named_in(sheet_name), named_in(file_name)
    year = next((year for year in (header_year, title.year, sheet.year, file.year) if year), None)
    month = next((month for month in (sheet.month, title.month, file.month) if month), None)
    return Context(year, month, title, sheet)


def answered_context(context: Context, period: str) -> Context:
    """What surrounds the dates once a clerk named the month: what title and sheet name say no longer counts."""
    return context._replace(year=int(period[:4]), month=int(period[5:]), title=Named(), sheet=Named())


def settled_period(days: Iterable[date], context: Context) -> str | None:
    """The month of most dates; without dates what the sheet's name and title say; None when nothing names a month."""
    months = Counter((day.year, day.month) for day in days)
    if months:
        most = max(months.values())
        best = [month for month, count in months.items() if count == most]
        named = (context.year or 0, context.month or 0)
        year, month = named if named in best else max(best)
        return f"{year:04d}-{month:02d}"
    return Named(context.year, context.month).period


def _merged(found: Iterable[Named]) -> Named:
    """The first text that names a whole month, else year and month as first seen apart."""
    names = list(found)
    whole = next((name for name in names if name.period), None)
    if whole:
        return whole
    return Named(next((n.year for n in names if n.year), None), next((n.month for n in names if n.month), None))
