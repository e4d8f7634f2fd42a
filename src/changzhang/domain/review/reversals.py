"""Red-letter lines and the payments they take back (冲正): what sums to nothing was not paid twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.wording import WordFinder, stem

_SAYS_SO = ("冲", "退回", "退款", "更正", "作废", "重付")
_Key = tuple[int, str, str]


def reversed_lines(spent: Sequence[LedgerLine]) -> frozenset[int]:
    """The ``id`` of each expense that a negative line of the same amount takes back.

    They belong together by payee, by the stem of the summary, or because the negative line says that it reverses something.
    """
    negatives = [line for line in spent if (line.expense_fen or 0) < 0]
    if not negatives:
        return frozenset()
    amounts = {-(line.expense_fen or 0) for line in negatives}
    waiting = _waiting(line for line in spent if line.expense_fen in amounts)
    taken: set[int] = set()
    says_so = WordFinder(_SAYS_SO)
    for line in negatives:
        for key in _keys(line, -(line.expense_fen or 0), says_so.within(line.summary, line.method, line.remark) is not None):
            if _take(waiting[key], taken):
                break
    return frozenset(taken)


def _waiting(lines: Iterable[LedgerLine]) -> defaultdict[_Key, list[int]]:
    waiting: defaultdict[_Key, list[int]] = defaultdict(list)
    for line in lines:
        for key in _keys(line, line.expense_fen or 0, True):
            waiting[key].append(id(line))
    return waiting


def _keys(line: LedgerLine, amount_fen: int, by_amount: bool) -> Iterator[_Key]:
    if line.payee:
        yield amount_fen, "payee", line.payee
    yield amount_fen, "stem", stem(line.summary)
    if by_amount:
        yield amount_fen, "amount", ""


def _take(stack: list[int], taken: set[int]) -> bool:
    """Take the last one not taken before, which is struck from the stack for good."""
    while stack:
        found = stack.pop()
        if found not in taken:
            taken.add(found)
            return True
    return False
