"""A village's ledger as read from one sheet: lines, sums and what was noticed while reading it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Entity = Literal["village_committee", "collective"]
Account = Literal["all", "cash", "bank"]
Layout = Literal["running", "bank_journal", "bank_statement", "sectioned", "side_by_side", "signed_amount"]
Status = Literal["ok", "ok_with_warnings", "needs_review", "blocked"]
Side = Literal["income", "expense"]


class LineRef(msgspec.Struct, frozen=True, array_like=True):
    """One line of one version of a ledger: the seq of the accepting event and the number in that version."""

    ledger_seq: int
    line_no: int

    def __str__(self) -> str:
        return f"{self.ledger_seq}:{self.line_no}"


class LedgerKey(msgspec.Struct, frozen=True):
    """What a ledger is of: whose money, which account, which month (``YYYY-MM``)."""

    entity: Entity
    account: Account
    period: str

    @property
    def stream(self) -> str:
        """The journal's stream of this key."""
        return f"ledger/{self.entity}/{self.account}/{self.period}"


class LedgerLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line (一笔). Amounts in fen; one of income and expense is set, the other None; red letters are negative."""

    line_no: int
    row: int
    dated_on: date | None = None
    voucher_no: str | None = None
    summary: str = ""
    income_fen: int | None = None
    expense_fen: int | None = None
    balance_fen: int | None = None
    account: str | None = None
    payee: str | None = None
    method: str | None = None
    document: str | None = None
    invoice_no: str | None = None
    handler: str | None = None
    witness: str | None = None
    approver: str | None = None
    remark: str | None = None
    raw: dict[str, str] = {}

    @property
    def side(self) -> Side:
        """Which side of the sheet the line stands on."""
        return "income" if self.income_fen is not None else "expense"

    @property
    def amount_fen(self) -> int:
        """The line's amount in fen on its own side; negative for red letters."""
        return self.income_fen if self.income_fen is not None else (self.expense_fen or 0)


class Transfer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The village's own money moved between its accounts; counted neither as income nor as expense.

    ``dated_on`` is the row's date, None where the reading did not keep it.
    """

    rows: tuple[int, ...]
    amount_fen: int
    from_account: str | None = None
    to_account: str | None = None
    is_out: bool | None = None
    dated_on: date | None = None


class Issue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One warning (W2xx) or error (E1xx) of a reading, with the rows it concerns and a Chinese sentence.

    ``expected``, ``stated``, ``computed``, ``difference`` are yuan strings with two decimals; ``candidates`` ISO dates;
    ``column`` the heading concerned (收入, 支出); ``factor`` the unit of the sheet.
    """

    code: str
    message: str
    rows: tuple[int, ...] = ()
    expected: str | None = None
    stated: str | None = None
    computed: str | None = None
    difference: str | None = None
    candidates: tuple[str, ...] = ()
    column: str | None = None
    factor: int | None = None


class Ledger(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The canonical content of one sheet, as kept in the book.

    ``columns`` names the fields the sheet had as LedgerLine does; columns that fill no field (``seq``) keep the heading's name.
    """

    period: str
    layout: Layout
    unit_factor: int = 1
    columns: tuple[str, ...] = ()
    opening_fen: int | None = None
    opening_cash_fen: int | None = None
    opening_bank_fen: int | None = None
    income_fen: int = 0
    expense_fen: int = 0
    closing_stated_fen: int | None = None
    closing_fen: int | None = None
    reconciled: bool | None = None
    ytd_income_fen: int | None = None
    ytd_expense_fen: int | None = None
    lines: tuple[LedgerLine, ...] = ()
    transfers: tuple[Transfer, ...] = ()

    def line(self, line_no: int) -> LedgerLine:
        """The line with this number. Raises KeyError when the sheet has no such line."""
        if 1 <= line_no <= len(self.lines) and self.lines[line_no - 1].line_no == line_no:
            return self.lines[line_no - 1]
        raise KeyError(line_no)


class SheetReading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything understood of one sheet. ``columns`` maps field to 1-based column; rows are 1-based.

    ``shape`` is common to sheets with the same heading: what a clerk answered for one holds for the next. ``headings`` are
    the words over the columns; ``asked_rows`` the cells, as they stand, of rows a question is open about, or of the first
    rows where no heading was found.
    """

    name: str
    status: Status
    ledger: Ledger
    header_rows: tuple[int, ...] = ()
    columns: dict[str, int] = {}
    skipped_rows: dict[int, str] = {}
    account_in_fen: int | None = None
    account_out_fen: int | None = None
    warnings: tuple[Issue, ...] = ()
    errors: tuple[Issue, ...] = ()
    shape: str = ""
    headings: dict[int, str] = {}
    asked_rows: dict[int, tuple[str, ...]] = {}


class FileReading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything understood of one file; nothing of it is kept until it is accepted."""

    status: Status
    file: str
    sha256: str
    reader: str | None = None
    encoding: str | None = None
    sheets: tuple[SheetReading, ...] = ()
    skipped_sheets: dict[str, str] = {}
    warnings: tuple[Issue, ...] = ()
    errors: tuple[Issue, ...] = ()
