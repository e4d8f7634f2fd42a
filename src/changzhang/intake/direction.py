"""Which amounts came in and which went out: by columns, by arithmetic of the balance, by sign and type, by marks, or ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from changzhang.domain.ledger import Layout, Side
from changzhang.domain.money import format_yuan
from changzhang.intake.entries import LINE, Entry, Notes
from changzhang.intake.labels import OPENING, SECTION
from changzhang.intake.text import compact, shown

_INWARD = frozenset({"收入", "收", "进", "进账", "入账", "收款", "转入", "存入", "入", "C", "+", "增加"})
_OUTWARD = frozenset({"支出", "支", "出", "付", "付款", "出账", "转出", "支取", "取", "D", "-", "减少", "开支"})
Debit = Literal["income", "expense"]
Sides = Mapping[int, Side]
Meaning = Callable[[Entry], tuple[int | None, int | None]]


def set_two_columns(entries: list[Entry], notes: Notes, answers: Sides) -> None:
    """Income and expense columns say it themselves; both filled is a question, unless a clerk answered it by row."""
    for entry in entries:
        entry.income, entry.expense = entry.first, entry.second
        _ask_when_both(entry, notes, answers)


def set_one_side(entries: list[Entry], side: Side) -> None:
    """A half of a side-by-side sheet, or a sheet of one side only."""
    for entry in entries:
        figure = entry.first if entry.first is not None else entry.second
        entry.income, entry.expense = (figure, None) if side == "income" else (None, figure)


def debit_by_arithmetic(entries: list[Entry]) -> Debit | None:
    """What 借 means, when the balances follow from one reading and not from the other; bank exports may run backwards."""
    for ordered in (entries, entries[::-1]):
        as_income = _followed(ordered, lambda entry: (entry.first, entry.second), ordered is entries)
        as_expense = _followed(ordered, lambda entry: (entry.second, entry.first), ordered is entries)
        if as_income > as_expense * 2:
            return "income"
        if as_expense > as_income * 2:
            return "expense"
    return None


def set_debit_credit(entries: list[Entry], debit: Debit, notes: Notes, answers: Sides) -> None:
    """借 and 贷 as income and expense, or the other way round."""
    for entry in entries:
        pair = (entry.first, entry.second)
        entry.income, entry.expense = pair if debit == "income" else pair[::-1]
        _ask_when_both(entry, notes, answers)


def layout_of_debit(debit: Debit) -> Layout:
    """The village's own journal writes 借 for money in, the bank's statement for money out."""
    return "bank_journal" if debit == "income" else "bank_statement"


def split_by_flag(entries: list[Entry], column: int | None) -> bool:
    """One amount column beside 借/贷 in the type column becomes a debit and a credit column; False when there is no such flag."""
    lines = [entry for entry in entries if entry.kind == LINE]
    words = [type_of(entry, column) for entry in lines]
    if not lines or not set(words) <= {"借", "贷", "借方", "贷方"}:
        return False
    for entry, word in zip(lines, words, strict=True):
        if word.startswith("贷"):
            entry.first, entry.second = None, entry.first
    return True


def set_signed(entries: list[Entry], type_column: int | None, notes: Notes, answers: Sides) -> bool:
    """One amount column: a clerk's answer, a sign, else the type column, else the section, else the balance.

    False when nothing tells.
    """
    lines = [entry for entry in entries if entry.kind == LINE]
    has_signs = any((entry.first or 0) < 0 or entry.has_plus for entry in lines)
    types = {id(entry): _type_side(entry, type_column) for entry in lines}
    has_types = any(types.values())
    steps = {} if has_signs or has_types else _steps(entries)
    for entry in entries:
        if entry.kind != LINE or entry.first is None:
            continue
        side = types[id(entry)]
        if entry.row in answers:
            _by_answer(entry, answers[entry.row], has_signs)
        elif side is not None:
            _by_type(entry, side, has_signs, notes)
        elif entry.section_side is not None:
            _place(entry, entry.section_side, entry.first)
        elif has_signs or has_types:
            _place(entry, "income" if entry.first > 0 else "expense", abs(entry.first))
        elif id(entry) in steps:
            _place(entry, steps[id(entry)], entry.first)
        else:
            return False
    _place_totals(entries)
    return True


def _place_totals(entries: list[Entry]) -> None:
    """A total under the one column may be of income, of expense or of both netted; only one that fits none is to be checked."""
    income = expense = 0
    for entry in entries:
        if entry.kind == SECTION and entry.first is not None:
            _place(entry, entry.section_side or "income", entry.first)
        elif entry.kind == LINE:
            income, expense = income + (entry.income or 0), expense + (entry.expense or 0)
        elif entry.first is not None and entry.first not in (income, expense, -expense, income - expense, income + expense):
            _place(entry, entry.section_side or "income", entry.first)


def _by_answer(entry: Entry, side: Side, has_signs: bool) -> None:
    """A sign still says which way the money went: income with a minus is red-letter income."""
    amount = entry.first or 0
    _place(entry, side, -amount if has_signs and side == "expense" else amount)


def _ask_when_both(entry: Entry, notes: Notes, answers: Sides) -> None:
    if entry.kind != LINE or entry.income is None or entry.expense is None:
        return
    if entry.row in answers:
        entry.income, entry.expense = (entry.income, None) if answers[entry.row] == "income" else (None, entry.expense)
        return
    entry.is_open = True
    notes.error(
        "E106_DIRECTION_CONFLICT",
        f"第{entry.row}行收入{format_yuan(entry.income)}元、支出{format_yuan(entry.expense)}元同时填了数，请核对这一笔是收入还是支出。",
        (entry.row,),
    )


def _by_type(entry: Entry, side: Side, has_signs: bool, notes: Notes) -> None:
    amount = entry.first or 0
    is_against = amount < 0 if side == "income" else entry.has_plus
    if is_against:
        entry.is_open = True
        _place(entry, side, amount)
        if amount < 0:
            notes.warn("W205_NEGATIVE_AMOUNT", entry.row)
        notes.error(
            "E106_DIRECTION_CONFLICT",
            f"第{entry.row}行类型写“{'收入' if side == 'income' else '支出'}”，金额却是{format_yuan(amount)}元，请核对是收入还是支出。",
            (entry.row,),
        )
        return
    if not has_signs or (side == "expense" and amount > 0):
        notes.warn("W208_DIRECTION_FROM_TYPE_COLUMN", entry.row)
    _place(entry, side, abs(amount))


def _place(entry: Entry, side: Side, amount: int) -> None:
    entry.income, entry.expense = (amount, None) if side == "income" else (None, amount)


def _type_side(entry: Entry, column: int | None) -> Side | None:
    if column is None or column >= len(entry.cells):
        return None
    word = compact(entry.cells[column])
    return "income" if word in _INWARD else "expense" if word in _OUTWARD else None


def _followed(entries: list[Entry], meaning: Meaning, is_forward: bool) -> int:
    """How many balances follow from the one before under a reading of the columns."""
    followed, before, moved = 0, None, 0
    for entry in entries:
        if entry.kind not in (LINE, OPENING):
            continue
        inward, outward = meaning(entry) if entry.kind == LINE else (None, None)
        step = (inward or 0) - (outward or 0)
        if is_forward:
            moved += step
        if entry.balance is not None:
            is_telling = moved != 0 and before is not None
            followed += bool(is_telling and before is not None and entry.balance == before + (moved if is_forward else -moved))
            before, moved = entry.balance, 0
        if not is_forward:
            moved -= -step
    return followed


def _steps(entries: list[Entry]) -> dict[int, Side]:
    """The side of each unsigned amount where the balance steps up or down by just that amount."""
    found: dict[int, Side] = {}
    before: int | None = None
    for entry in entries:
        if entry.kind == LINE and before is not None and entry.balance is not None and entry.first is not None:
            step = entry.balance - before
            if abs(step) == abs(entry.first):
                found[id(entry)] = "income" if step * entry.first > 0 else "expense"
        if entry.kind in (LINE, OPENING):
            before = entry.balance
    return found


def type_of(entry: Entry, column: int | None) -> str:
    """The word in the type column, spaces removed."""
    return "" if column is None or column >= len(entry.cells) else compact(shown(entry.cells[column]))
