"""R09: voucher numbers that are missing or used twice, within each 字 and month."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.review.finding import Finding, Severity, hit, unchecked
from changzhang.domain.review.review_input import ReviewInput

RULE = "R09_VOUCHER_GAP"
_FIELDS = ("voucher", "date")
# 记-12, 记字第12号, 收002, 12-1/2, 记-05~07. Nine figures are more than any month has vouchers.
_SHAPE = re.compile(r"([^0-9]*?)[-－—_ 第]*([0-9]{1,9})(?:[-－—(（]([0-9]{1,3})/([0-9]{1,3})[)）]?|[~～至]([0-9]{1,9}))?号?")
_LONGEST = 40

_Numbered = tuple[int, int, str, LedgerLine]
_Told = tuple[Severity, str]


def voucher_gap(given: ReviewInput) -> Iterator[Finding]:
    """R09: gaps low, numbers used twice medium; split vouchers (``12-1/2``) count once, transfers between two lines fill a gap."""
    setting = given.rules.voucher_gap
    transfer_rows = sorted(row for transfer in given.ledger.transfers for row in transfer.rows)
    told: dict[int, _Told] = {}
    for numbered in _series(given).values():
        told |= _gaps(numbered, transfer_rows)
        told |= _twice(numbered)
    for line in given.ledger.lines:
        if id(line) in told:
            yield hit(RULE, setting, *told[id(line)], _FIELDS, line)
    if given.ledger.lines and not given.has("voucher_no"):
        yield unchecked(RULE, setting, "表里没有凭证号栏", _FIELDS)


def _series(given: ReviewInput) -> dict[tuple[str, int], list[_Numbered]]:
    """Numbered lines by 字 and month, in the order of their numbers."""
    series: defaultdict[tuple[str, int], list[_Numbered]] = defaultdict(list)
    for line in given.ledger.lines:
        found = _SHAPE.fullmatch(line.voucher_no[:_LONGEST]) if line.voucher_no else None
        if found:
            first = int(found[2])
            last = max(first, int(found[5])) if found[5] else first
            month = line.dated_on.year * 12 + line.dated_on.month if line.dated_on else 0
            series[found[1].strip(" -字第"), month].append((first, last, found[3] or "", line))
    for numbered in series.values():
        numbered.sort(key=lambda each: (each[0], each[3].line_no))
    return series


def _gaps(numbered: list[_Numbered], transfer_rows: list[int]) -> dict[int, _Told]:
    """The line after each gap that the transfers between its rows do not fill."""
    told: dict[int, _Told] = {}
    (_, reached, _, before), *others = numbered
    for first, last, _, line in others:
        missing = first - reached - 1
        if missing > _between(before, line, transfer_rows):
            names = f"{reached + 1}号" if missing == 1 else f"{reached + 1}至{first - 1}号"
            told[id(line)] = "low", f"凭证断号，缺{names}"
        if last >= reached:
            reached, before = last, line
    return told


def _between(one: LedgerLine, other: LedgerLine, transfer_rows: list[int]) -> int:
    low, high = sorted((one.row, other.row))
    return bisect_left(transfer_rows, high) - bisect_left(transfer_rows, low)


def _twice(numbered: list[_Numbered]) -> dict[int, _Told]:
    """Every line whose number, or part of one, an earlier line has already."""
    told: dict[int, _Told] = {}
    seen: dict[int, set[str]] = {}
    for first, _, part, line in numbered:
        parts = seen.setdefault(first, set())
        if part in parts or (parts and (not part or "" in parts)):
            told[id(line)] = "medium", f"凭证号{first}号重复"
        parts.add(part)
    return told
