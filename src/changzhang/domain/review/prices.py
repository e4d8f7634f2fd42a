"""What things cost and how much is used: a price that jumps (R27), and far more office supplies than usual (R28)."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from statistics import median

from changzhang.domain.ledger import Ledger, LedgerLine
from changzhang.domain.review.finding import Finding, hit, unchecked
from changzhang.domain.review.goods import bought
from changzhang.domain.review.period import month_number
from changzhang.domain.review.review_input import ReviewInput
from changzhang.domain.review.wording import WordFinder

JUMP = "R27_PRICE_JUMP"
QUANTITY = "R28_QUANTITY"
_A_YEAR = 12

_Priced = tuple[int, int, LedgerLine]


def price_jump(given: ReviewInput) -> Iterator[Finding]:
    """R27: the same goods at a price that differs from one paid in the days before by more than the percentage set."""
    setting = given.rules.price_jump
    told = {place for priced in _priced(given).values() if len(priced) > 1 for place in _jumps(priced, setting.days, setting.percent)}
    for line in given.standing:
        if id(line) in told:
            what = f"同样东西{setting.days}天内单价相差超过{setting.percent}%"
            yield hit(JUMP, setting, "notice", what, ("summary", "expense", "date"), line)


def _priced(given: ReviewInput) -> dict[str, list[_Priced]]:
    """Day, price and line of everything bought, by goods and unit; earlier months as far back as they still matter."""
    own = [line for line in given.standing if line.dated_on is not None]
    since = min((line.dated_on.toordinal() for line in own if line.dated_on), default=0) - given.rules.price_jump.days
    before = [line for ledger in given.earlier for line in ledger.lines if line.dated_on and line.dated_on.toordinal() >= since]
    priced: defaultdict[str, list[_Priced]] = defaultdict(list)
    for line in (*before, *own):
        if (line.expense_fen or 0) > 0 and line.dated_on and (found := bought(line)):
            priced[found.goods].append((line.dated_on.toordinal(), found.price, line))
    for each in priced.values():
        each.sort(key=lambda one: one[0])
    return priced


def _jumps(priced: list[_Priced], days: int, percent: int) -> Iterator[int]:
    """The ``id`` of lines whose price is too far from the lowest or the highest of the days before."""
    lowest: deque[_Priced] = deque()
    highest: deque[_Priced] = deque()
    for one in priced:
        day, price, line = one
        for window in (lowest, highest):
            while window and day - window[0][0] > days:
                window.popleft()
        if lowest and (_is_far(lowest[0][1], price, percent) or _is_far(highest[0][1], price, percent)):
            yield id(line)
        while lowest and lowest[-1][1] >= price:
            lowest.pop()
        while highest and highest[-1][1] <= price:
            highest.pop()
        lowest.append(one)
        highest.append(one)


def _is_far(one: int, other: int, percent: int) -> bool:
    low, high = sorted((one, other))
    return (high - low) * 100 > low * percent


def quantity(given: ReviewInput) -> Iterator[Finding]:
    """R28: this month's office supplies against the median of the months with any in the year before. Told for the sheet."""
    setting, month = given.rules.quantity, month_number(given.ledger.period)
    words = WordFinder(setting.words)
    spent = _spent(given.ledger, words)
    before = [fen for ledger in given.earlier if _is_in_year_before(ledger, month) and (fen := _spent(ledger, words)) > 0]
    if spent <= 0:
        return
    if len(before) < setting.least_months:
        why = f"以前月份的账不到{setting.least_months}个月有这类支出，无法比较"
        yield unchecked(QUANTITY, setting, why, ("summary", "account", "expense"))
    elif spent > setting.times * median(before):
        what = f"本月办公用品支出超过以前月份中位数的{setting.times}倍"
        yield hit(QUANTITY, setting, "notice", what, ("summary", "account", "expense"))


def _is_in_year_before(ledger: Ledger, month: int | None) -> bool:
    other = month_number(ledger.period)
    return other is not None and month is not None and month - _A_YEAR <= other < month


def _spent(ledger: Ledger, words: WordFinder) -> int:
    return sum(line.expense_fen for line in ledger.lines if line.expense_fen and words.within(line.summary, line.account))
