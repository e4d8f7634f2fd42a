"""R04: one payment cut into pieces that each stay below a level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.finding import Finding, hit, unchecked
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import WordFinder

RULE = "R04_SPLIT"
_FIELDS = ("payee", "summary", "date", "expense")


def split(given: ReviewInput) -> Iterator[Finding]:
    """R04: two or more payments to one payee, or for one thing, each just below a level, together reaching it within the days set."""
    setting = given.rules.split
    exempt = WordFinder(setting.exempt_words)
    lines = [line for line in given.standing if line.dated_on is not None]
    told: dict[int, int] = {}
    for level in setting.levels_yuan:
        told |= dict.fromkeys(_pieces(given, lines, level, exempt), level)
    if given.knows_cash:
        cash = [line for line in lines if given.is_cash(line)]
        for level in setting.cash_levels_yuan:
            told |= dict.fromkeys(_pieces(given, cash, level, exempt), level)
    for line in lines:
        if id(line) in told:
            what = f"{setting.days}天内同一收款人或同一事项付了几笔，每笔不到{told[id(line)]}元，合计达到或超过"
            yield hit(RULE, setting, "high", what, _FIELDS, line)
    if given.expenses and not lines:
        yield unchecked(RULE, setting, "表里没有日期", _FIELDS)


def _pieces(given: ReviewInput, lines: list[LedgerLine], level_yuan: int, exempt: WordFinder) -> Iterator[int]:
    setting, level = given.rules.split, level_yuan * 100
    least = -(-level * setting.share_percent // 100)
    near = [line for line in lines if least <= (line.expense_fen or 0) < level and not exempt[line.summary]]
    for key in (lambda line: line.payee, lambda line: given.stems[line.summary]):
        for group in _grouped(near, key):
            yield from _reaching(group, level, setting.days)


def _grouped(lines: list[LedgerLine], key: Callable[[LedgerLine], Hashable]) -> list[list[LedgerLine]]:
    """Lines with the same key, by day; lines without one belong to no group."""
    groups: defaultdict[Hashable, list[LedgerLine]] = defaultdict(list)
    for line in lines:
        if found := key(line):
            groups[found].append(line)
    return [sorted(group, key=_day) for group in groups.values() if len(group) > 1]


def _reaching(group: list[LedgerLine], level_fen: int, days: int) -> Iterator[int]:
    """The ``id`` of every line inside a window of days whose two or more lines together reach the level."""
    first, told, total = 0, 0, 0
    for place, line in enumerate(group):
        total += line.expense_fen or 0
        while _day(line) - _day(group[first]) > days:
            total -= group[first].expense_fen or 0
            first += 1
        if place > first and total >= level_fen:
            yield from map(id, group[max(first, told) : place + 1])
            told = place + 1


def _day(line: LedgerLine) -> int:
    return line.dated_on.toordinal() if line.dated_on else 0
