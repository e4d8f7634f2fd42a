"""The fictional village's own tables (package data), dated relative to the day the demo is run."""

from __future__ import annotations

from datetime import date
from importlib import resources
from typing import Literal

import msgspec

Form = Literal["clean", "text_amounts", "dates_spelled", "signed_csv"]


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a month as planned: amounts in fen, ``{last}`` in the summary stands for last month's number."""

    day: int
    summary: str
    voucher: str = ""
    kind: str = ""
    income_fen: int | None = None
    expense_fen: int | None = None
    payee: str = ""
    method: str = ""
    document: str = ""
    account: str = ""
    handler: str = ""
    witness: str = ""
    approver: str = ""
    remark: str = ""
    is_transfer: bool = False

    @property
    def flow_fen(self) -> int:
        """What the line adds to the village's money, in fen."""
        return 0 if self.is_transfer else (self.income_fen or 0) - (self.expense_fen or 0)


class _Month(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    form: Form
    rows: tuple[Row, ...]


class _Tables(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    opening_fen: int
    cash_fen: int
    months: tuple[_Month, ...]


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """One month of the village, in its place in the year. ``opening_fen`` is the closing of the month before."""

    year: int
    month: int
    form: Form
    opening_fen: int
    cash_fen: int
    rows: tuple[Row, ...]

    @property
    def period(self) -> str:
        """``YYYY-MM``."""
        return f"{self.year}-{self.month:02d}"

    @property
    def income_fen(self) -> int:
        """All income, in fen."""
        return sum(row.income_fen or 0 for row in self.rows if not row.is_transfer)

    @property
    def expense_fen(self) -> int:
        """All expenses, in fen."""
        return sum(row.expense_fen or 0 for row in self.rows)

    @property
    def closing_fen(self) -> int:
        """What is left at the month's end, in fen."""
        return self.opening_fen + self.income_fen - self.expense_fen

    def on(self, day: int) -> date:
        """A day of the month."""
        return date(self.year, self.month, day)


def packaged(name: str) -> bytes:
    """The bytes of one of the demo's own files."""
    return (resources.files(__package__) / name).read_bytes()


def months_before(today: date, count: int) -> date:
    """The first day of the month ``count`` months before that of ``today``."""
    years, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return date(years, month + 1, 1)


def months(today: date) -> tuple[Month, ...]:
    """The four months before that of ``today``, oldest first, each opening with what the one before left."""
    tables = msgspec.toml.decode(packaged("ledgers.toml"), type=_Tables)
    planned: list[Month] = []
    opening_fen = tables.opening_fen
    for index, table in enumerate(tables.months):
        first = months_before(today, len(tables.months) - index)
        last = (first.month - 2) % 12 + 1
        rows = tuple(msgspec.structs.replace(row, summary=row.summary.replace("{last}", str(last))) for row in table.rows)
        month = Month(year=first.year, month=first.month, form=table.form, opening_fen=opening_fen, cash_fen=tables.cash_fen, rows=rows)
        planned.append(month)
        opening_fen = month.closing_fen
    return tuple(planned)


def village_toml(today: date) -> bytes:
    """The village's own file, beginning with the oldest of the four months."""
    return packaged("village.toml").replace(b"FROM_PERIOD", months(today)[0].period.encode())
