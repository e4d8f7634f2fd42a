"""Which printed figures are the sheet's opening, closing and year totals."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.intake import labels
from changzhang.intake.entries import LINE, Entry
from changzhang.intake.preamble import Preamble
from changzhang.intake.reconcile import Sums


def printed(entries: Sequence[Entry], above: Preamble) -> Sums:
    """Opening, closing, parts and year totals as the sheet prints them."""
    sums = Sums(stated=dict(above.stated))
    _opening(entries, above, sums)
    sums.closing_stated, sums.closing_row = _closing(entries, above)
    for entry in entries:
        if entry.kind == labels.YEAR_TOTAL and sums.year_income is None and sums.year_expense is None:
            sums.year_income, sums.year_expense = entry.income, entry.expense
    return sums


def _opening(entries: Sequence[Entry], above: Preamble, sums: Sums) -> None:
    sums.opening = above.opening_fen
    parts: list[int] = []
    for entry in entries:
        if entry.kind != labels.OPENING:
            continue
        part = _part_of(entry.text)
        figure = entry.balance
        if part is None:
            sums.opening = figure if sums.opening is None else sums.opening
        elif figure is not None:
            parts.append(figure)
            setattr(sums, f"opening_{part}", figure)
        for name in ("cash", "bank"):
            if name in entry.raw:
                setattr(sums, f"opening_{name}", int(entry.raw[name]))
    if sums.opening is None and parts:
        sums.opening = sum(parts)


def _part_of(text: str) -> str | None:
    """``上月结余（现金）`` and ``其中：银行存款`` are parts; figures told in words leave the row the whole."""
    if any(character.isdigit() for character in text):
        return None
    return "cash" if "现金" in text else "bank" if "银行" in text else None


def _closing(entries: Sequence[Entry], above: Preamble) -> tuple[int | None, int | None]:
    closings = [entry for entry in entries if entry.kind == labels.CLOSING and entry.balance is not None]
    whole = [entry for entry in closings if _part_of(entry.text) is None]
    if whole:
        return whole[-1].balance, whole[-1].row
    if closings:
        return sum(entry.balance or 0 for entry in closings), closings[-1].row
    for kind in (labels.MONTH_TOTAL, labels.TOTAL, labels.YEAR_TOTAL, labels.BANK_TOTALS):
        stated = [entry for entry in entries if entry.kind == kind and entry.balance is not None]
        if stated:
            return stated[-1].balance, stated[-1].row
    if above.closing_fen is not None:
        return above.closing_fen, None
    return _last_balance(entries)


def _last_balance(entries: Sequence[Entry]) -> tuple[int | None, int | None]:
    """Without a labelled closing the balance of the latest line is what the sheet prints last."""
    lines = [entry for entry in entries if entry.kind == LINE]
    if not lines:
        return None, None
    days = [entry.dated_on for entry in lines if entry.dated_on is not None]
    latest = lines[0] if len(days) > 1 and days[0] > days[-1] else lines[-1]
    return latest.balance, latest.row if latest.balance is not None else None
