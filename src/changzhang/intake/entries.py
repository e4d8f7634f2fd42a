"""Rows in the middle of being understood: mutable on purpose, alive only inside one reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from changzhang.domain.ledger import Issue, Side
from changzhang.intake.grid import Value

LINE = "LINE"


@dataclass(slots=True)
class Entry:
    """One row (or half row) that is a line, or a row whose figures are checked. Amounts in fen.

    ``first`` and ``second`` are the two amount columns as they stand: income and expense, debit and credit, or the one
    amount. They become ``income`` and ``expense`` once the direction is known.
    """

    kind: str
    row: int
    cells: list[Value]
    text: str = ""
    first: int | None = None
    second: int | None = None
    balance: int | None = None
    income: int | None = None
    expense: int | None = None
    segment: int = 0
    block: int = 0
    section_side: Side | None = None
    capital: int | None = None
    handler: str | None = None
    level: int = 0
    has_plus: bool = False
    is_zero: bool = False
    is_open: bool = False
    is_transfer: bool = False
    dated_on: date | None = None
    raw: dict[str, str] = field(default_factory=dict)

    @property
    def flow(self) -> int:
        """What the row adds to the balance, in fen."""
        return (self.income or 0) - (self.expense or 0)


@dataclass(slots=True)
class Notes:
    """What is noticed while reading: rows by warning code, and errors in the order found."""

    rows: dict[str, list[int]] = field(default_factory=dict)
    messages: dict[str, str] = field(default_factory=dict)
    errors: list[Issue] = field(default_factory=list)

    def warn(self, code: str, row: int | None = None, message: str | None = None) -> None:
        """Note a warning, for a row or for the sheet."""
        rows = self.rows.setdefault(code, [])
        if row is not None and (not rows or rows[-1] != row):
            rows.append(row)
        if message:
            self.messages[code] = message

    def error(self, code: str, message: str, rows: tuple[int, ...] = (), **facts: object) -> None:
        """Note an error with its facts."""
        self.errors.append(Issue(code=code, message=message, rows=rows, **facts))  # type: ignore[arg-type]

    def forget(self, row: int) -> None:
        """Take back the warnings about the spelling of a row that turned out to be no line."""
        for code in ("W202_AMOUNT_FROM_TEXT", "W203_AMOUNT_FROM_CHINESE_CAPITAL"):
            rows = self.rows.get(code, [])
            self.rows[code] = [other for other in rows if other != row]
            if not self.rows[code]:
                del self.rows[code]

    @property
    def has_open_rows(self) -> bool:
        """Whether some row still holds a question, so that sums cannot be checked yet."""
        return bool(self.errors)
