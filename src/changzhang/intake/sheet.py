"""One grid → one reading: heading, rows, direction, transfers, dates, period, sums, checks."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.answers import SheetAnswers
from changzhang.domain.ledger import Layout, Ledger, SheetReading, Transfer
from changzhang.intake import labels
from changzhang.intake.answered import note_answers, shape_of, with_columns
from changzhang.intake.asked import asked_rows, headings_of
from changzhang.intake.balances import printed
from changzhang.intake.cash_and_bank import join_cash_and_bank
from changzhang.intake.dating import Dating
from changzhang.intake.direction import (
    Debit,
    debit_by_arithmetic,
    layout_of_debit,
    set_debit_credit,
    set_one_side,
    set_signed,
    set_two_columns,
    split_by_flag,
)
from changzhang.intake.entries import LINE, Entry, Notes
from changzhang.intake.grid import Grid
from changzhang.intake.header import Header
from changzhang.intake.ledger_lines import build_lines, fields_of
from changzhang.intake.period import Context, answered_context, context_of, settled_period
from changzhang.intake.preamble import Preamble, read_preamble
from changzhang.intake.reconcile import Sums, add_up, check_all
from changzhang.intake.rows import RowReader
from changzhang.intake.status import status_of
from changzhang.intake.text import compact
from changzhang.intake.transfers import find_transfers
from changzhang.intake.warnings import issues_of, warn_about_sheet

_JOURNAL_LAYOUTS = ("bank_journal", "bank_statement")


class SheetReader:
    """Reads one sheet whose heading is known. ``answers`` are a clerk's; 借方 is asked only where the sheet itself does not tell."""

    def __init__(self, grid: Grid, header: Header, file_name: str, answers: SheetAnswers) -> None:
        self._notes, self._answers = Notes(), answers
        self._shape = shape_of(header)
        self._header = self._remapped(header, max(map(len, grid.rows)))
        self._is_remapped = [block.columns for block in self._header.blocks] != [block.columns for block in header.blocks]
        self._above: Preamble = read_preamble(grid, header.start - len(header.rows), answers.unit_factor or header.factor)
        self._grid = join_cash_and_bank(grid, self._header, self._above.factor or 1)
        self._context: Context = context_of(self._above.texts, grid.name if grid.is_typed else "", file_name, header.year)
        if answers.period:
            self._context = answered_context(self._context, answers.period)
        self._columns = self._header.blocks[0].columns
        self._entries: list[Entry] = []
        self._kinds: dict[int, str] = {}
        self._layout: Layout = "running"
        self._has_questions = self._is_debit_used = False

    def _remapped(self, header: Header, width: int) -> Header:
        remapped = with_columns(header, self._answers, width)
        if remapped is None and not self._answers.is_remembered:
            self._notes.error("E101_HEADER_NOT_FOUND", "指定的列里没有摘要列或金额列，或者表里没有这一列，没有照办，请重新指定。")
        return remapped or header

    def read(self) -> SheetReading:
        """The reading; its errors and status say whether it may be accepted."""
        self._read_rows()
        is_directed = self._direct()
        self._date()
        transfers = self._transfers() if is_directed else []
        period = self._answers.period or settled_period((entry.dated_on for entry in self._lines if entry.dated_on), self._context)
        warn_about_sheet(self._notes, self._grid, self._header, self._entries, self._context, period, self._above.factor or 1)
        note_answers(self._notes, self._answers, self._entries, is_remapped=self._is_remapped, is_debit_used=self._is_debit_used)
        sums = add_up(self._entries, transfers, printed(self._entries, self._above))
        if not self._lines:
            self._notes.error("E113_NO_LINES", "表头找到了，但下面没有一笔收支明细。")
        elif self._notes.has_open_rows:
            self._has_questions = True
        else:
            check_all(self._entries, sums, self._notes)
        return self._reading(sums, transfers, period, is_directed)

    @property
    def _lines(self) -> list[Entry]:
        return [entry for entry in self._entries if entry.kind == LINE]

    def _read_rows(self) -> None:
        for index in range(len(self._header.blocks)):
            reader = RowReader(self._grid, self._header, index, self._above, self._notes)
            reader.read()
            self._entries += reader.entries
            for row, kind in reader.kinds.items():
                if self._kinds.get(row, "BLANK") == "BLANK":
                    self._kinds[row] = kind
        for entry in self._lines:
            self._kinds.pop(entry.row, None)

    def _direct(self) -> bool:
        """Settle which amounts came in; False when only a person can say."""
        if len(self._header.blocks) == 2:
            self._layout = "side_by_side"
            for index, block in enumerate(self._header.blocks):
                set_one_side([entry for entry in self._entries if entry.block == index], block.side or "income")
            return True
        if self._columns.keys() & {"income", "expense"}:
            return self._direct_income_expense()
        if self._columns.keys() & {"debit", "credit"} or split_by_flag(self._entries, self._columns.get("type")):
            return self._direct_debit_credit()
        return self._direct_signed()

    def _direct_income_expense(self) -> bool:
        self._layout = "sectioned" if self._has_sections else self._plain_layout()
        if {"income", "expense"} <= self._columns.keys():
            set_two_columns(self._entries, self._notes, self._answers.sides)
        else:
            set_one_side(self._entries, "income" if "income" in self._columns else "expense")
        return True

    def _plain_layout(self) -> Layout:
        is_statement = "serial" in self._columns or "other_account" in self._columns or self._above.has_statement_marks
        if is_statement and not self._columns.keys() & {"voucher", "voucher_number", "handler", "approver"}:
            return "bank_statement"
        title = compact("".join(self._above.texts))
        return "bank_journal" if "日记账" in title and "银行" in title else "running"

    def _direct_debit_credit(self) -> bool:
        debit = debit_by_arithmetic(self._entries) or self._debit_by_marks()
        if debit is None and self._answers.debit:
            debit, self._is_debit_used = self._answers.debit, True
        if debit is None:
            self._layout = "bank_journal"
            self._notes.error(
                "E102_DEBIT_CREDIT_DIRECTION_UNKNOWN", "表里有借方、贷方两列，却看不出借方是收入还是支出。借方是收入还是支出？请选择。"
            )
            return False
        self._layout = layout_of_debit(debit)
        self._negate_credit_balances()
        set_debit_credit(self._entries, debit, self._notes, self._answers.sides)
        return True

    def _debit_by_marks(self) -> Debit | None:
        fields = self._columns.keys()
        words = compact("".join(self._header.texts))
        is_journal = self._above.has_journal_marks or "对方科目" in words or bool(fields & {"balance_side", "voucher_word", "voucher"})
        is_statement = self._above.has_statement_marks or "对方户名" in words or bool(fields & {"serial", "other_account"})
        return None if is_journal == is_statement else "income" if is_journal else "expense"

    def _negate_credit_balances(self) -> None:
        column = self._columns.get("balance_side")
        for entry in self._entries:
            if column is not None and column < len(entry.cells) and entry.cells[column] == "贷" and entry.balance is not None:
                entry.balance = -abs(entry.balance)

    def _direct_signed(self) -> bool:
        self._layout = "sectioned" if self._has_sections and any(entry.section_side for entry in self._lines) else "signed_amount"
        title_side = next((side for side in map(labels.section_side, self._above.texts) if side), None)
        if set_signed(self._entries, self._columns.get("type"), self._notes, self._answers.sides):
            return True
        if title_side is not None:
            set_one_side(self._entries, "income" if title_side == "income" else "expense")
            return True
        self._notes.error(
            "E102_DEBIT_CREDIT_DIRECTION_UNKNOWN", "表里只有一列金额，没有正负号、类型或分段标题，分不清哪些是收入、哪些是支出。"
        )
        return False

    @property
    def _has_sections(self) -> bool:
        return any(entry.kind == labels.SECTION for entry in self._entries)

    def _date(self) -> None:
        for index, block in enumerate(self._header.blocks):
            dating = Dating(
                self._grid,
                block.columns,
                self._context,
                self._notes,
                has_header_year=self._header.year is not None,
                answers=self._answers.dates,
            )
            dating.run([entry for entry in self._entries if entry.block == index])

    def _transfers(self) -> list[Transfer]:
        return find_transfers(self._entries, self._columns, self._own_name(), self._notes)

    def _own_name(self) -> str | None:
        """The account a journal is of, by its title or sheet name; a journal that does not say is the bank's."""
        if self._layout != "bank_journal":
            return None
        named = compact("".join(self._above.texts) + self._grid.name)
        return "库存现金" if "现金" in named and "银行" not in named else "银行存款"

    def _reading(self, sums: Sums, transfers: Sequence[Transfer], period: str | None, is_directed: bool) -> SheetReading:
        warnings, errors = issues_of(self._notes)
        is_account = self._layout in _JOURNAL_LAYOUTS and is_directed
        return SheetReading(
            name=self._grid.name,
            status=status_of(warnings, errors),
            ledger=self._ledger(sums, transfers, period or "", is_directed),
            header_rows=self._header.rows,
            columns=self._named_columns(),
            skipped_rows=self._skipped(),
            account_in_fen=sums.account_in if is_account else None,
            account_out_fen=sums.account_out if is_account else None,
            warnings=warnings,
            errors=errors,
            shape=self._shape,
            headings=headings_of(self._header),
            asked_rows=asked_rows(self._grid, errors, self._entries),
        )

    def _ledger(self, sums: Sums, transfers: Sequence[Transfer], period: str, is_directed: bool) -> Ledger:
        columns = [block.columns for block in self._header.blocks]
        return Ledger(
            period=period,
            layout=self._layout,
            unit_factor=self._above.factor or 1,
            columns=fields_of(columns),
            opening_fen=sums.opening,
            opening_cash_fen=sums.opening_cash,
            opening_bank_fen=sums.opening_bank,
            income_fen=sums.income,
            expense_fen=sums.expense,
            closing_stated_fen=sums.closing_stated,
            closing_fen=sums.closing,
            reconciled=self._reconciled(sums),
            ytd_income_fen=sums.year_income,
            ytd_expense_fen=sums.year_expense,
            lines=build_lines(self._entries, columns, self._layout) if is_directed else (),
            transfers=tuple(transfers),
        )

    def _reconciled(self, sums: Sums) -> bool | None:
        """While rows are open a difference says nothing; that the sums agree all the same does."""
        if not self._lines or (self._has_questions and not sums.is_reconciled):
            return None
        return sums.is_reconciled

    def _named_columns(self) -> dict[str, int]:
        named: dict[str, int] = {}
        for block in self._header.blocks:
            for name, column in sorted(block.columns.items(), key=lambda item: item[1]):
                if name == "method" and block.parts:
                    continue
                is_amount = name == "amount" and block.side
                key = str(block.side) if is_amount else name
                named[f"{block.side}_{key}" if key in named else key] = column + 1
        return named

    def _skipped(self) -> dict[int, str]:
        kinds = {**self._above.kinds, **dict.fromkeys(self._header.rows, "HEADER"), **self._kinds}
        kinds = {row: "TOTAL" if kind == labels.CAPITAL else kind for row, kind in kinds.items() if kind != "CONTINUATION"}
        last = max((row for row in kinds if kinds[row] != "BLANK"), default=0)
        last = max([last, *(entry.row for entry in self._lines)])
        return {row: kinds[row] for row in sorted(kinds) if row <= last}
