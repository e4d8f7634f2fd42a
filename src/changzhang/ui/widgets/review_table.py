"""The lines before the committee, one a row: how grave, which verdict, how much, for what."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from changzhang.desk.reviewing import ReviewedLine
from changzhang.domain.money import format_yuan
from changzhang.domain.review import Severity
from changzhang.domain.text import cells, clean, pad
from changzhang.ui.widgets.line_table import shortened
from changzhang.ui.widgets.row_table import RowTable

SEVERITIES: dict[Severity, str] = {"block": "阻断", "high": "高", "medium": "中", "low": "低", "notice": "提示"}
VERDICTS = {"passed": "通过", "doubted": "存疑", "returned": "退回"}
UNJUDGED = "未审"


class ReviewTable(RowTable, can_focus=False):
    """Lines in the order they are walked. The screen owns the keys."""

    DEFAULT_CSS = """
    ReviewTable { height: 5; border-bottom: solid $cz-faint; }
    """

    class Marked(Message):
        """The cursor moved to another line."""

    def __init__(self, lines: Sequence[ReviewedLine] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines = lines

    def show(self, lines: Sequence[ReviewedLine]) -> None:
        """Show other lines, or the same with fresh verdicts."""
        self.lines = lines
        self.virtual_size = self.virtual_size.with_height(len(lines))
        self.refresh()

    def count(self) -> int:
        """The lines."""
        return len(self.lines)

    def row_at(self, index: int, width: int) -> str:
        """A line in one row."""
        return row_text(self.lines[index], width)

    def tell_marked(self) -> None:
        """Post that the cursor moved."""
        self.post_message(self.Marked())


def row_text(each: ReviewedLine, width: int) -> str:
    """A line in ``width`` cells: gravity, verdict, number and amount whole; the purpose gets what is left."""
    grave = SEVERITIES[each.hits[0].severity] if each.hits else ""
    verdict = VERDICTS[each.verdict.verdict] if each.verdict else UNJUDGED
    line = each.line
    side = "收" if line.side == "income" else "支"
    head = f"{pad(grave, 4)} {verdict} {str(line.line_no).rjust(5)} {side}{format_yuan(line.amount_fen).rjust(13)}  "
    words = "  ".join(part for part in (line.summary, line.payee or "") if part)
    return head + shortened(" ".join(clean(words).split()), max(0, width - cells(head)))
