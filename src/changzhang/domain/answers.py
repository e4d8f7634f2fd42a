"""What a clerk answered about a file that could not speak for itself; applied as if the sheet had said so."""

from __future__ import annotations

from datetime import date

import msgspec

from changzhang.domain.ledger import Side


class SheetAnswers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Answers about one sheet. ``columns`` maps a field, as ``SheetReading.columns`` names it, to its 1-based column, 0 for none.

    ``dates`` and ``sides`` are by row as in the sheet; ``debit`` is what 借方 means; ``period`` is ``YYYY-MM``;
    ``header_row`` is the row of the heading where none was found, 0 for a sheet whose lines begin at once;
    ``is_remembered`` when the answers were given for an earlier file of the same shape.
    """

    columns: dict[str, int] = {}
    dates: dict[int, date] = {}
    sides: dict[int, Side] = {}
    debit: Side | None = None
    unit_factor: int | None = None
    period: str | None = None
    header_row: int | None = None
    is_remembered: bool = False


class Answers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Answers about a file: ``debit`` for every sheet that asks, the rest by the name of the sheet."""

    debit: Side | None = None
    sheets: dict[str, SheetAnswers] = {}

    def of(self, sheet: str) -> SheetAnswers:
        """The answers about one sheet."""
        own = self.sheets.get(sheet, SheetAnswers())
        return own if own.debit or not self.debit else msgspec.structs.replace(own, debit=self.debit)
