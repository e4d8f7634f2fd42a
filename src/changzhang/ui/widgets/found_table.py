"""Lines of many months, one a row; only those in sight are laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.geometry import Size

from changzhang.domain.text import cells, pad
from changzhang.ui.widgets.line_table import row_text
from changzhang.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from changzhang.desk.looking_up import BookLine


class FoundTable(RowTable):
    """What was found; the whole of the marked line is on its card."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: Sequence[BookLine] = ()

    def show(self, lines: Sequence[BookLine]) -> None:
        """Other findings, from the first."""
        if lines is self.lines:
            return
        self.lines = lines
        self.marked = 0
        self.virtual_size = Size(0, self.count())
        self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    def count(self) -> int:
        """The findings."""
        return len(self.lines)

    def row_at(self, index: int, width: int) -> str:
        """The month, then the line."""
        each = self.lines[index]
        year, month = each.key.period.split("-")
        head = pad(f"{year[2:]}年{int(month)}月", 8)
        return head + row_text(each.line, width - cells(head))
