"""The working-day calendar: the arrangement built into a package, then the village's own ``holidays_YYYY.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from changzhang.domain.template import WorkCalendar
from changzhang.settings.check import Findings
from changzhang.settings.toml_file import load

_NAME = re.compile(r"holidays_(\d{4})\.toml")
_YEARS = (2000, 2200)


class _HolidayFile(msgspec.Struct, frozen=True, kw_only=True):
    off: tuple[date, ...]
    work: tuple[date, ...] = ()


def load_holidays(data: bytes, file_name: str) -> tuple[frozenset[date], frozenset[date]]:
    """Days off and make-up workdays of ``holidays_YYYY.toml``. Raises SettingsInvalid with every problem of the file."""
    arrangement, findings = load(_HolidayFile, data, file_name)
    year = _year_of(file_name, findings)
    off = arrangement.off or ()
    for key, days in (("off", off), ("work", arrangement.work)):
        findings.distinct(f"{key}[{{}}]", [day.isoformat() for day in days], "日期")
        for number, day in enumerate(days, 1):
            if year is not None and day.year != year:
                findings.add(f"{key}[{number}]", f"{day} 不在{year}年", f"改成{year}年的日期，或写进 holidays_{day.year}.toml")
    if arrangement.off == ():
        findings.add("off", "一个放假日也没有", "照国务院办公厅的通知填上全年的放假日")
    _check_make_up(off, arrangement.work, findings)
    findings.raise_any()
    return frozenset(off), frozenset(arrangement.work)


def work_calendar(years: Iterable[int], local_files: Mapping[str, bytes] | None = None) -> WorkCalendar:
    """The calendar of these years; ``local_files`` are file names with their bytes, each adding to or mending its own year.

    Years nobody knows are left out of ``known_years``. Raises SettingsInvalid for a local file that cannot be used.
    """
    known = {year: built_in for year in years if (built_in := _built_in(year)) is not None}
    for name, data in (local_files or {}).items():
        off, work = load_holidays(data, name)
        year = next(iter(off)).year
        built_off, built_work = known.get(year) or _built_in(year) or (frozenset(), frozenset())
        known[year] = ((built_off - work) | off, (built_work - off) | work)
    return WorkCalendar(
        off=frozenset().union(*(off for off, _ in known.values())),
        work=frozenset().union(*(work for _, work in known.values())),
        known_years=frozenset(known),
    )


def _year_of(file_name: str, findings: Findings | None = None) -> int | None:
    match = _NAME.fullmatch(file_name.replace("\\", "/").rpartition("/")[2])
    if match and _YEARS[0] <= int(match[1]) <= _YEARS[1]:
        return int(match[1])
    if findings:
        findings.add("文件名", "看不出是哪一年", "改名为 holidays_2027.toml 这样，带四位年份")
    return None


def _check_make_up(off: tuple[date, ...], work: tuple[date, ...], findings: Findings) -> None:
    for number, day in enumerate(work, 1):
        if day in off:
            findings.add(f"work[{number}]", f"{day} 既放假又上班", "从 off 或 work 里去掉一个")
        elif day.weekday() < 5:
            findings.add(f"work[{number}]", f"{day} 不是周末，本来就上班", "work 只写调休上班的周六、周日")


def _built_in(year: int) -> tuple[frozenset[date], frozenset[date]] | None:
    """Holidays and make-up workdays of a year as the package knows them; None when it does not."""
    import chinese_calendar

    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return None
    holidays, workdays = chinese_calendar.constants.holidays, chinese_calendar.constants.workdays
    return frozenset(day for day in holidays if day.year == year), frozenset(day for day in workdays if day.year == year)
