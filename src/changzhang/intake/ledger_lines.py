"""Understood rows → the ledger's lines, with the words of their other columns."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.ledger import Layout, LedgerLine
from changzhang.intake.entries import LINE, Entry
from changzhang.intake.grid import Value
from changzhang.intake.text import one_line, word

#: Field of the line → names of the column it comes from, the first present.
_WORDS = {
    "account": ("account",),
    "payee": ("payee",),
    "method": ("method", "own_account"),
    "document": ("document",),
    "invoice_no": ("invoice",),
    "handler": ("handler",),
    "witness": ("witness",),
    "approver": ("approver",),
    "remark": ("remark",),
}
_BLANKS = frozenset({"", "-", "--", "—", "——", "/", "／", "无"})

_FLAGS = frozenset({"借", "贷", "借方", "贷方", "收", "支", "收入", "支出"})


def build_lines(entries: Sequence[Entry], columns: Sequence[dict[str, int]], layout: Layout) -> tuple[LedgerLine, ...]:
    """The lines in order, numbered from 1; transfers are none. ``columns`` are those of each block."""
    words = [_word_columns(block, has_types=layout == "bank_statement") for block in columns]
    vouchers = [_voucher_columns(block) for block in columns]
    lines: list[LedgerLine] = []
    for entry in entries:
        if entry.kind == LINE and not entry.is_transfer:
            voucher = _voucher(entry.cells, vouchers[entry.block])
            lines.append(_line(len(lines) + 1, entry, voucher, words[entry.block], layout))
    return tuple(lines)


#: Heading's field → the line's field it fills.
_FIELDS = {
    "date": "dated_on",
    "day": "dated_on",
    "voucher": "voucher_no",
    "voucher_number": "voucher_no",
    "income": "income_fen",
    "expense": "expense_fen",
    "balance": "balance_fen",
    "invoice": "invoice_no",
}


def fields_of(columns: Sequence[dict[str, int]]) -> tuple[str, ...]:
    """The fields of a line that the sheet has columns for, in the order of the sheet."""
    ordered = [name for block in columns for name, _ in sorted(block.items(), key=lambda item: item[1])]
    return tuple(dict.fromkeys(_FIELDS.get(name, name) for name in ordered))


def _voucher_columns(columns: dict[str, int]) -> list[int]:
    names = ("voucher_word", "voucher_number") if "voucher_number" in columns else ("voucher",)
    return [columns[name] for name in names if name in columns]


def _voucher(cells: Sequence[Value], columns: list[int]) -> str | None:
    """The voucher number, 字-号 joined where they stand apart; None when blank."""
    if len(columns) == 1:
        return _word(cells, columns[0])
    return "-".join(part for part in (_word(cells, column) for column in columns) if part) or None


def _word_columns(columns: dict[str, int], *, has_types: bool) -> list[tuple[str, int]]:
    used = {columns["summary"]}
    found = []
    for name, sources in _WORDS.items():
        column = next((columns[source] for source in sources if source in columns), None)
        if column is not None and column not in used:
            found.append((name, column))
    if has_types and "type" in columns and "method" not in dict(found):
        found.append(("method", columns["type"]))
    return found


def _line(line_no: int, entry: Entry, voucher: str | None, words: list[tuple[str, int]], layout: Layout) -> LedgerLine:
    cells, size = entry.cells, len(entry.cells)
    found: dict[str, str] = {}
    for name, column in words:
        if 0 <= column < size and cells[column] != "":
            cell = cells[column]
            text = word(cell) if cell.__class__ is str else one_line(cell)
            if text not in _BLANKS and not (name == "method" and text in _FLAGS):
                found[name] = text
    if entry.handler and "handler" not in found:
        found["handler"] = entry.handler
    summary = entry.text
    if layout == "bank_statement" and found.get("payee"):
        summary = f"{summary}（{found['payee']}）" if summary else found["payee"]
    return LedgerLine(
        line_no=line_no,
        row=entry.row,
        dated_on=entry.dated_on,
        voucher_no=voucher,
        summary=summary or found.get("method", ""),
        income_fen=entry.income,
        expense_fen=entry.expense,
        balance_fen=entry.balance,
        raw=entry.raw,
        **found,
    )


def _word(cells: Sequence[Value], column: int) -> str | None:
    if column >= len(cells) or cells[column] == "":
        return None
    text = one_line(cells[column])
    return None if text in _BLANKS else text
