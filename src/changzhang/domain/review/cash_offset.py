"""R12: cash taken in and spent instead of being brought to the bank (坐支)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.cash import NO_METHOD
from changzhang.domain.review.cash_trace import cash_effect_fen
from changzhang.domain.review.finding import Finding, hit, unchecked
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.transfer_days import dated_transfers
from changzhang.domain.review.wording import WordFinder

RULE = "R12_CASH_OFFSET"
_FIELDS = ("method", "date", "income", "expense")
_Dated = tuple[int, LedgerLine]


def cash_offset(given: ReviewInput) -> Iterator[Finding]:
    """R12: cash income, not paid in in full within the days set, and cash expenses in that time: both are told."""
    setting = given.rules.cash_offset
    lines = [line for line in given.ledger.lines if line.dated_on is not None]
    if not given.knows_cash or (given.ledger.lines and not lines):
        yield unchecked(RULE, setting, NO_METHOD if lines else "表里没有日期", _FIELDS)
        return
    spent, taken_in = _cash_lines(given, lines)
    deposits = _Deposits(given, lines)
    marked: list[int] = [0] * (len(spent) + 1)
    days = [day for day, _ in spent]
    told: list[LedgerLine] = []
    for day, line in taken_in:
        first, after = bisect_left(days, day), bisect_right(days, day + setting.days)
        if first < after and deposits.between_fen(day, day + setting.days) < (line.income_fen or 0):
            told.append(line)
            marked[first] += 1
            marked[after] -= 1
    told += [line for (_, line), depth in zip(spent, accumulate(marked), strict=False) if depth]
    for line in sorted(told, key=lambda line: line.line_no):
        kept = f"{setting.days}天内没有看到足额存入银行"
        what = f"收到的现金{kept}，其间又付了现金" if line.side == "income" else f"付的是现金，而前几天收到的现金{kept}"
        yield hit(RULE, setting, "medium", what, _FIELDS, line)


def _cash_lines(given: ReviewInput, lines: list[LedgerLine]) -> tuple[list[_Dated], list[_Dated]]:
    """Cash spent and cash taken in by day, what was brought to the bank left out."""
    deposit = WordFinder(given.rules.cash_offset.deposit_words)
    cash = [line for line in lines if given.is_cash(line) and line.amount_fen > 0 and not deposit[line.summary]]
    dated = sorted(((_day(line), line) for line in cash), key=lambda pair: pair[0])
    return [pair for pair in dated if pair[1].side == "expense"], [pair for pair in dated if pair[1].side == "income"]


class _Deposits:
    """Cash brought to the bank, as lines say it or as transfers show it; a transfer counts where it may have been in time."""

    def __init__(self, given: ReviewInput, lines: list[LedgerLine]) -> None:
        words = WordFinder(given.rules.cash_offset.deposit_words)
        spans = [(_day(line), _day(line), abs(line.amount_fen)) for line in lines if words[line.summary]]
        for moved in dated_transfers(given.ledger):
            paid_in = -cash_effect_fen(moved.transfer, given)
            if paid_in > 0:
                spans.append(((moved.first_on or date.min).toordinal(), (moved.last_on or date.max).toordinal(), paid_in))
        self._starts, self._started = _running([(first, fen) for first, _, fen in spans])
        self._ends, self._ended = _running([(last, fen) for _, last, fen in spans])

    def between_fen(self, first: int, last: int) -> int:
        """All that may have been paid in from the first day to the last: begun by then, and not over before."""
        return self._started[bisect_right(self._starts, last)] - self._ended[bisect_left(self._ends, first)]


def _running(dated: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    dated.sort()
    return [day for day, _ in dated], [0, *accumulate(fen for _, fen in dated)]


def _day(line: LedgerLine) -> int:
    return line.dated_on.toordinal() if line.dated_on else 0
