"""Naming a column of a sheet: by digit from the list, or by its letter."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from changzhang.domain.ledger import SheetReading
from changzhang.domain.text import clean
from changzhang.ui.columns import column_of, column_words, columns_of
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row

R = TypeVar("R")
NO_COLUMN = "0"
_KEYS = "按数字选，或者打列的字母  ←上一步  Esc 关"
_LONGEST = 12


class ColumnDialog(Dialog[R]):
    """A dialog that may ask for columns."""

    _columns: Collection[int] = ()

    async def pick_column(
        self, prompt: str, sheet: SheetReading, *, now: int = 0, can_lack: bool = False, words: Iterable[Row] = ()
    ) -> int:
        """The 1-based column chosen, 0 for none; ``now`` is the one marked."""
        self._columns = columns_of(sheet)
        options = [(str(column), column_words(sheet, column) + _sample(sheet, column)) for column in self._columns]
        if can_lack:
            options.append((NO_COLUMN, "表上没有这一列"))
        marked = next((place for place, (column, _) in enumerate(options) if column == str(now)), 0)
        answer = await self.pick(prompt, options, marked=marked, words=words, keys=_KEYS)
        self._columns = ()
        return int(answer)

    def _words_typed(self, text: str) -> None:
        column = column_of(text)
        if column in self._columns:
            self.give(str(column))
        else:
            super()._words_typed(text)


def _sample(sheet: SheetReading, column: int) -> str:
    """The last cell at hand of a column, where the sheet is shown because of a question."""
    cells = [clean(row[column - 1]) for row in sheet.asked_rows.values() if len(row) >= column and row[column - 1]]
    return f"  如 {cells[-1][:_LONGEST]}" if cells else ""
