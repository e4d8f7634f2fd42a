"""Red-letter lines and the payments they take back (冲正): what sums to nothing was not paid twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.wording import WordFinder, stem

_SAYS_SO = ("冲", "退回", "退款", "更正", "作废", "重付")
_Key = tuple[int, str, str]


def reversed_lines(spent: Sequence[LedgerLine]) -> frozenset[int]:
    """The ``id`` of each expense that a negative line of the same amount takes back: the last one above it, else one below.

    They belong together by payee, by the stem of the summary, or because the negative line says that it reverses something.
    """
    amounts = {-line.expense_fen for line in spent if line.expense_fen and line.expense_fen < 0}
    if not amounts:
        return frozenset()
    says_so = WordFinder(_SAYS_SO)
    waiting: defaultdict[_Key, list[int]] = defaultdict(list)
    taken: set[int] = set()
    early = []
    for line in spent:
        if line.expense_fen in amounts:
            for key in _keys(line, line.expense_fen or 0, True):
                waiting[key].append(id(line))
        elif (line.expense_fen or 0) < 0 and not _take_back(line, waiting, taken, says_so):
            early.append(line)
    for line in early:
        _take_back(line, waiting, taken, says_so)
    return frozenset(taken)


def _take_back(line: LedgerLine, waiting: defaultdict[_Key, list[int]], taken: set[int], says_so: WordFinder) -> bool:
    is_plain = says_so.within(line.summary, line.method, line.remark) is not None
    return any(_take(waiting[key], taken) for key in _keys(line, -(line.expense_fen or 0), is_plain))


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
