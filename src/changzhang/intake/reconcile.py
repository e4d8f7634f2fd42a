"""The sums of a sheet and the checks on what is printed: running balance, subtotals, totals, closing, chain, 大写."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from changzhang.domain.ledger import Issue, SheetReading, Transfer
from changzhang.domain.money import format_yuan, yuan_text
from changzhang.intake import labels
from changzhang.intake.entries import LINE, Entry, Notes
from changzhang.intake.hints import likely_cause
from changzhang.intake.text import compact

_SIDES = (("income", "收入"), ("expense", "支出"))


@dataclass(slots=True)
class Sums:
    """What the lines come to and what the sheet prints, in fen."""

    opening: int | None = None
    opening_cash: int | None = None
    opening_bank: int | None = None
    income: int = 0
    expense: int = 0
    account_in: int = 0
    account_out: int = 0
    moved_out: int = 0
    closing_stated: int | None = None
    closing_row: int | None = None
    year_income: int | None = None
    year_expense: int | None = None
    stated: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def closing(self) -> int | None:
        """Opening + income - expense - one-legged transfers out."""
        return None if self.opening is None else self.opening + self.income - self.expense - self.moved_out

    @property
    def is_reconciled(self) -> bool | None:
        """Whether the computed closing is the printed one; None when one of them is missing."""
        return None if self.closing is None or self.closing_stated is None else self.closing == self.closing_stated


def add_up(entries: Sequence[Entry], transfers: Sequence[Transfer], sums: Sums) -> Sums:
    """Fill the computed side of the sums."""
    lines = [entry for entry in entries if entry.kind == LINE]
    sums.account_in = sum(entry.income or 0 for entry in lines)
    sums.account_out = sum(entry.expense or 0 for entry in lines)
    sums.income = sum(entry.income or 0 for entry in lines if not entry.is_transfer)
    sums.expense = sum(entry.expense or 0 for entry in lines if not entry.is_transfer)
    sums.moved_out = sum((1 if transfer.is_out else -1) * transfer.amount_fen for transfer in transfers if transfer.is_out is not None)
    return sums


def check_all(entries: Sequence[Entry], sums: Sums, notes: Notes) -> None:
    """Every check, the first failure of each kind; only called when every row is understood."""
    lines = [entry for entry in entries if entry.kind == LINE]
    _check_running(entries, sums, lines, notes)
    _check_subtotals(entries, sums, notes)
    _check_totals(entries, sums, lines, notes)
    _check_closing(sums, lines, notes)
    _check_capitals(entries, sums, notes)


def chain_issue(previous_closing_fen: int, sheet: SheetReading) -> Issue | None:
    """E108 when the sheet does not open with what the month before closed with; None when it does or has no opening."""
    opening = sheet.ledger.opening_fen
    if opening is None or opening == previous_closing_fen:
        return None
    gap = abs(opening - previous_closing_fen)
    return Issue(
        code="E108_CHAIN_BREAK",
        message=f"{sheet.ledger.period}期初结余{format_yuan(opening)}元，与上期期末结余{format_yuan(previous_closing_fen)}元不符，"
        f"相差{format_yuan(gap)}元。{likely_cause(gap, ())}",
        expected=yuan_text(previous_closing_fen),
        stated=yuan_text(opening),
        difference=yuan_text(gap),
    )


def _check_running(entries: Sequence[Entry], sums: Sums, lines: list[Entry], notes: Notes) -> None:
    ordered = entries[::-1] if _runs_backwards(lines) else entries
    is_forward = ordered is entries
    before, moved = (sums.opening if is_forward else None), 0
    for entry in ordered:
        if entry.kind != LINE:
            continue
        moved += entry.flow
        if entry.balance is None:
            continue
        if before is not None and entry.balance != before + moved:
            _running_error(entry, before + moved, lines, notes)
            return
        before, moved = entry.balance, 0


def _running_error(entry: Entry, expected: int, lines: list[Entry], notes: Notes) -> None:
    stated = entry.balance or 0
    gap = abs(stated - expected)
    notes.error(
        "E110_RUNNING_BALANCE",
        f"第{entry.row}行余额{format_yuan(stated)}元，按上一笔推算应为{format_yuan(expected)}元，相差{format_yuan(gap)}元，"
        f"从这一行起余额接不上。{likely_cause(gap, lines)}",
        (entry.row,),
        expected=yuan_text(expected),
        stated=yuan_text(stated),
        difference=yuan_text(gap),
    )


def _runs_backwards(lines: list[Entry]) -> bool:
    """Bank exports often list the newest first: dates fall and the balances follow only from below."""
    days = [entry.dated_on for entry in lines if entry.dated_on is not None]
    return len(days) > 1 and days[0] > days[-1]


def _check_subtotals(entries: Sequence[Entry], sums: Sums, notes: Notes) -> None:
    del sums
    lines: list[Entry] = []
    marks = {"part": 0, "side": 0}
    for place, entry in enumerate(entries):
        if entry.kind == LINE:
            lines.append(entry)
        elif entry.kind == labels.SECTION and not _fits_section(entry, entries[place + 1 :] if entry.level else (), notes):
            return
        elif entry.kind == labels.SECTION:
            marks["part"] = len(lines)
            if labels.section_side(entry.text):
                marks["side"] = len(lines)
        elif entry.kind == labels.SUBTOTAL:
            if not _fits_subtotal(entry, lines, marks, notes):
                return
            marks["part"] = len(lines)


def _fits_section(entry: Entry, following: Sequence[Entry], notes: Notes) -> bool:
    """A heading that prints its total: the lines under it, down to the next heading of its level."""
    if not entry.level:
        return True
    below: list[Entry] = []
    for other in following:
        if (other.kind == labels.SECTION and other.level <= entry.level) or other.kind in (labels.CLOSING, labels.TOTAL):
            break
        if other.kind == LINE:
            below.append(other)
    for side, word in _SIDES:
        stated = getattr(entry, side)
        if stated is not None and stated != _sum(below, side):
            _sum_error("E109_SUBTOTAL_MISMATCH", entry, word, stated, _sum(below, side), below, notes)
            return False
    return True


def _fits_subtotal(entry: Entry, lines: list[Entry], marks: dict[str, int], notes: Notes) -> bool:
    is_whole = labels.section_side(compact(entry.text)) is not None
    for side, word in _SIDES:
        stated = getattr(entry, side)
        if stated is None:
            continue
        part, whole, all_ = (_sum(lines[start:], side) for start in (marks["part"], marks["side"], 0))
        if stated in (part, whole, all_) or stated == _sum_of_account(lines, entry.text, side):
            continue
        computed = whole if is_whole else part
        _sum_error("E109_SUBTOTAL_MISMATCH", entry, word, stated, computed, lines[marks["part"] :], notes)
        return False
    return True


def _check_totals(entries: Sequence[Entry], sums: Sums, lines: list[Entry], notes: Notes) -> None:
    start, count = {0: 0, 1: 0}, {0: 0, 1: 0}
    seen: dict[int, list[Entry]] = {0: [], 1: []}
    for entry in entries:
        block = entry.block
        if entry.kind == LINE:
            seen[block].append(entry)
            count[block] += 1
        elif entry.kind in (labels.TOTAL, labels.MONTH_TOTAL, labels.BANK_TOTALS):
            if not _fits_total(entry, seen[block], start[block], sums, notes):
                return
            start[block] = count[block]
    for side, word in _SIDES:
        row, stated = sums.stated.get(side, (0, None))
        if stated is not None and stated not in (getattr(sums, side), sums.account_in if side == "income" else sums.account_out):
            _sum_error("E109_TOTAL_MISMATCH", Entry(labels.TOTAL, row, []), word, stated, getattr(sums, side), lines, notes)
            return


def _fits_total(entry: Entry, seen: list[Entry], start: int, sums: Sums, notes: Notes) -> bool:
    for side, word in _SIDES:
        stated = getattr(entry, side)
        if stated is None:
            continue
        computed = _sum(seen, side)
        carried = sums.opening if side == "income" else sums.closing_stated
        fitting = {computed, _sum(seen, side, with_transfers=True), _sum(seen[start:], side), computed + (carried or 0)}
        if stated not in fitting:
            _sum_error("E109_TOTAL_MISMATCH", entry, word, stated, computed, seen, notes)
            return False
    return True


def _sum_error(code: str, entry: Entry, word: str, stated: int, computed: int, lines: Sequence[Entry], notes: Notes) -> None:
    gap = abs(stated - computed)
    where = f"第{entry.row}行" if entry.row else "表头"
    name = "小计" if "SUBTOTAL" in code else "合计"
    notes.error(
        code,
        f"{where}{word}{name}写{format_yuan(stated)}元，逐笔相加是{format_yuan(computed)}元，相差{format_yuan(gap)}元。"
        f"{likely_cause(gap, lines)}",
        (entry.row,) if entry.row else (),
        stated=yuan_text(stated),
        computed=yuan_text(computed),
        difference=yuan_text(gap),
        column=word,
    )


def _sum(lines: Sequence[Entry], side: str, *, with_transfers: bool = False) -> int:
    return sum(getattr(entry, side) or 0 for entry in lines if with_transfers or not entry.is_transfer)


def _sum_of_account(lines: Sequence[Entry], text: str, side: str) -> int | None:
    """``管理费用小计`` may stand anywhere: then it is the sum of the lines of that account."""
    account = compact(text).removesuffix("小计").removesuffix("合计").strip("():、")
    named = [entry for entry in lines if account and any(isinstance(cell, str) and compact(cell) == account for cell in entry.cells)]
    return _sum(named, side) if named else None


def _check_closing(sums: Sums, lines: list[Entry], notes: Notes) -> None:
    if sums.is_reconciled is not False or sums.closing is None or sums.closing_stated is None:
        return
    gap = abs(sums.closing_stated - sums.closing)
    notes.error(
        "E107_NOT_RECONCILED",
        f"收支不平：期初结余加收入减支出应为{format_yuan(sums.closing)}元，表上期末结余是{format_yuan(sums.closing_stated)}元，"
        f"相差{format_yuan(gap)}元。{likely_cause(gap, lines)}",
        (sums.closing_row,) if sums.closing_row else (),
        expected=yuan_text(sums.closing),
        stated=yuan_text(sums.closing_stated),
        difference=yuan_text(gap),
    )


def _check_capitals(entries: Sequence[Entry], sums: Sums, notes: Notes) -> None:
    figures = {entry.row: _figures(entry) for entry in entries if entry.kind not in (LINE, labels.CAPITAL)}
    for entry in entries:
        if entry.capital is None:
            continue
        own = figures.get(entry.row) or ([entry.income or entry.expense or 0] if entry.kind == LINE else [])
        known = own or [figure for figure in (sums.closing_stated, sums.income, sums.expense) if figure is not None]
        if known and entry.capital not in known:
            _capital_error(entry, known[0], notes)
            return


def _figures(entry: Entry) -> list[int]:
    return [figure for figure in (entry.balance, entry.first, entry.second) if figure is not None]


def _capital_error(entry: Entry, figure: int, notes: Notes) -> None:
    notes.error(
        "E111_CAPITAL_MISMATCH",
        f"第{entry.row}行大写是{format_yuan(entry.capital or 0)}元，数字是{format_yuan(figure)}元，大小写不一致。",
        (entry.row,),
        stated=yuan_text(entry.capital or 0),
        expected=yuan_text(figure),
        difference=yuan_text(abs(figure - (entry.capital or 0))),
    )
