"""The lines of a ledger, one a row, 10,000 of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.money import format_yuan
from changzhang.domain.text import cells, clean, cut, pad
from changzhang.ui.widgets.row_table import RowTable


class LineTable(RowTable):
    """Ledger lines one a row; the whole text of the marked one belongs beside the table."""

    class Marked(Message):
        """The cursor moved."""

        def __init__(self, table: LineTable, line: LedgerLine) -> None:
            super().__init__()
            self.table = table
            self.line = line

        @property
        def control(self) -> LineTable:
            """The table."""
            return self.table

    def __init__(self, lines: Sequence[LedgerLine], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines = lines

    def count(self) -> int:
        """The lines."""
        return len(self.lines)

    def row_at(self, index: int, width: int) -> str:
        """A line in one row."""
        return row_text(self.lines[index], width)

    def tell_marked(self) -> None:
        """Post which line it is."""
        self.post_message(self.Marked(self, self.lines[self.marked]))


def row_text(line: LedgerLine, width: int) -> str:
    """A line in ``width`` cells: number, day, side, amount whole; the purpose gets what is left, cut with ``…``."""
    day = f"{line.dated_on.month}月{line.dated_on.day}日" if line.dated_on else ""
    amount = ("收" if line.side == "income" else "支") + format_yuan(line.amount_fen).rjust(13)
    head = f"{str(line.line_no).rjust(4)} {pad(day, 8)} " if width >= 50 else f"{str(line.line_no).rjust(4)} "
    words = "  ".join(part for part in (line.summary, line.payee or "") if part)
    left = max(0, width - cells(head) - cells(amount) - 2)
    return f"{head}{amount}  {shortened(' '.join(clean(words).split()), left)}"


def shortened(text: str, width: int) -> str:
    """A text in at most ``width`` cells; one that is cut ends in ``…``."""
    return text if cells(text) <= width else cut(text, max(0, width - 1)) + "…"[:width]
