"""A guess at the cause of a difference, as an accountant makes it: a line missed, a side swapped, digits turned round."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.money import format_yuan
from changzhang.intake.entries import Entry


def likely_cause(difference_fen: int, lines: Sequence[Entry]) -> str:
    """One short Chinese sentence, or nothing when no usual slip explains the difference."""
    gap = abs(difference_fen)
    if not gap:
        return ""
    for entry in lines:
        if abs(entry.flow) == gap:
            return f"差额正好等于第{entry.row}行的金额，疑似漏记或重复了这一笔。"
    for entry in lines:
        if abs(entry.flow) * 2 == gap:
            return f"差额正好是第{entry.row}行金额的两倍，疑似这一笔收支方向填反。"
    return _turned_round(gap, lines)


def _turned_round(gap: int, lines: Sequence[Entry]) -> str:
    if gap % 9 or (gap % 100 == 0 and gap // 100 % 9):
        return ""
    for entry in lines:
        other = _swapped(abs(entry.flow), gap)
        if other is not None:
            return f"差额可被9整除，疑似数字颠倒：第{entry.row}行{format_yuan(abs(entry.flow))}元，可能应为{format_yuan(other)}元。"
    return "差额可被9整除，疑似数字颠倒（如 1860 写成 1680）。"


def _swapped(amount: int, gap: int) -> int | None:
    """The amount with two neighbouring digits turned round, when that makes just this difference."""
    if not 10 <= amount < 10**12:
        return None
    digits = str(amount)
    for place in range(len(digits) - 1):
        other = int(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])
        if abs(other - amount) == gap:
            return other
    return None
