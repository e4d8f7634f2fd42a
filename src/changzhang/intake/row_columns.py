"""Where in a row the amounts, the balance, the purpose and a label stand, for one block of columns."""

from __future__ import annotations

from collections.abc import Iterator

from changzhang.intake import labels
from changzhang.intake.grid import Value
from changzhang.intake.header import Block
from changzhang.intake.text import shown
from changzhang.intake.words import AMOUNTS

#: Columns that may hold a row's label; names and remarks never do.
_LABEL_FIELDS = ("seq", "date", "month", "day", "voucher", "voucher_word", "summary", "account", *AMOUNTS, "capital")
_PAIRS = (("income", "expense"), ("debit", "credit"), ("amount", ""))


class RowColumns:
    """0-based columns of a block; -1 for a field it lacks."""

    def __init__(self, block: Block) -> None:
        columns = block.columns
        names = next((pair for pair in _PAIRS if columns.keys() & set(pair)), _PAIRS[-1])
        self.first, self.second = (columns.get(name, -1) for name in names)
        self.balance, self.summary = columns.get("balance", -1), columns["summary"]
        self._voucher = columns.get("voucher", columns.get("voucher_number", -1))
        self._date = columns.get("date", -1)
        named = {column: name for name, column in columns.items()}
        self._labels = [column for column in range(block.span[0], max(columns.values()) + 1) if named.get(column, "seq") in _LABEL_FIELDS]

    def texts(self, row: list[Value]) -> Iterator[str]:
        """The texts among the cells that may hold the row's label."""
        for column in self._labels:
            cell = row[column] if column < len(row) else ""
            if isinstance(cell, str) and cell:
                yield cell

    def label(self, row: list[Value]) -> tuple[str | None, str]:
        """The kind of a labelled row and the label's text; 大写 labels a row only in place of the purpose."""
        for text in self.texts(row):
            kind = labels.label_of(text)
            if kind is not None and (kind != labels.CAPITAL or text == self.purpose(row)):
                return kind, text
        return None, ""

    def purpose(self, row: list[Value]) -> Value:
        """The cell in the purpose column."""
        return row[self.summary] if self.summary < len(row) else ""

    def is_numbered(self, row: list[Value]) -> bool:
        """A row with a voucher of its own is a line, whatever words its purpose holds."""
        if not 0 <= self._voucher < len(row) or row[self._voucher] == "":
            return False
        voucher = shown(row[self._voucher])
        return any(character.isdigit() for character in voucher) and labels.label_of(voucher) is None

    def is_dated(self, row: list[Value]) -> bool:
        """Whether the date column holds anything."""
        return 0 <= self._date < len(row) and row[self._date] != ""

    @property
    def figures(self) -> tuple[int, ...]:
        """The columns of amounts and balance that exist."""
        return tuple(column for column in (self.first, self.second, self.balance) if column >= 0)
