"""R11: money spent on a day off, and gifts shortly before a festival."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from changzhang.domain.days import UNPUBLISHED, is_working_day
from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.finding import Finding, Severity, hit, unchecked
from changzhang.domain.review.hospitality import HospitalityWords
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import WordFinder

RULE = "R11_HOLIDAY_DATE"
_FIELDS = ("date", "expense", "summary")


class _Days:
    """Days off and the days before a festival, each day looked up once."""

    def __init__(self, given: ReviewInput) -> None:
        self._calendar = given.calendar
        self._within = given.rules.holiday_date.festival_days
        self._festivals = sorted(given.rules.holiday_date.festivals)
        self._off: dict[date, bool] = {}

    def is_off(self, day: date) -> bool:
        if day not in self._off:
            self._off[day] = not is_working_day(day, self._calendar)
        return self._off[day]

    def is_before_festival(self, day: date) -> bool:
        """Whether a festival follows within the days set; the festival itself is not before it."""
        place = bisect_left(self._festivals, day)
        return place < len(self._festivals) and 0 < (self._festivals[place] - day).days <= self._within

    def doubt(self, day: date) -> str:
        """What must be added where the year's holidays are not known."""
        return "" if day.year in self._calendar.known_years else f"（{UNPUBLISHED}）"


def holiday_date(given: ReviewInput) -> Iterator[Finding]:
    """R11: an expense on a day off, heavier when it is hospitality; gifts before 春节, 端午, 中秋; emergencies are exempt."""
    setting, days = given.rules.holiday_date, _Days(given)
    exempt, gifts = WordFinder(setting.exempt_words), WordFinder(setting.gift_words)
    words = HospitalityWords(given.rules.hospitality)
    for line in given.expenses:
        told = _told(line, days, words, gifts)
        if told and not exempt.within(line.summary, line.remark):
            yield hit(RULE, setting, *told, _FIELDS, line)
    if given.expenses and all(line.dated_on is None for line in given.expenses):
        yield unchecked(RULE, setting, "表里没有日期", _FIELDS)


def _told(line: LedgerLine, days: _Days, words: HospitalityWords, gifts: WordFinder) -> tuple[Severity, str] | None:
    if line.dated_on is None:
        return None
    if days.is_before_festival(line.dated_on) and gifts[line.summary]:
        return "medium", "节前购买礼品一类"
    if not days.is_off(line.dated_on):
        return None
    is_meal = words.found(line) is not None
    return "medium" if is_meal else "notice", f"休息日支出{'，又像招待类' if is_meal else ''}{days.doubt(line.dated_on)}"
