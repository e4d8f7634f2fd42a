"""A table of 10,000 lines that opens at once: only the rows on the screen are ever laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.money import format_yuan
from changzhang.domain.text import cells, clean, cut, pad


class LineTable(ScrollView, can_focus=True):
    """Ledger lines one a row; ``marked`` is the row under the cursor, whose whole text belongs beside the table."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "下", show=False),
        Binding("up", "move(-1)", "上", show=False),
        Binding("pagedown", "page(1)", "下一页", show=False),
        Binding("pageup", "page(-1)", "上一页", show=False),
        Binding("home", "move(-1000000000)", "最前", show=False),
        Binding("end", "move(1000000000)", "最后", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-table--marked", "line-table--plain"}
    DEFAULT_CSS = """
    LineTable { height: 1fr; width: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    LineTable > .line-table--plain { color: $foreground; background: $background; }
    LineTable > .line-table--marked { color: $cz-marked-text; background: $cz-marked; text-style: bold; }
    """
    marked: reactive[int] = reactive(0, repaint=False, init=False)

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

    def on_mount(self) -> None:
        """The size of everything is known from the number of lines."""
        self.virtual_size = Size(0, len(self.lines))

    def on_resize(self) -> None:
        """The marked row stays in sight."""
        self._bring_into_sight()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        style = self.get_component_rich_style("line-table--marked" if index == self.marked else "line-table--plain")
        if index >= len(self.lines):
            return Strip.blank(width, style)
        return _strip(row_text(self.lines[index], width), width, style)

    def action_move(self, step: int) -> None:
        """Move the cursor, stopping at the ends."""
        if self.lines:
            self.marked = max(0, min(self.marked + step, len(self.lines) - 1))

    def action_page(self, pages: int) -> None:
        """Move the cursor by screens."""
        self.action_move(pages * max(1, self.scrollable_content_region.height - 1))

    def on_click(self, event: events.Click) -> None:
        """A click marks."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y + self.scroll_offset.y < len(self.lines):
            self.marked = offset.y + self.scroll_offset.y

    def watch_marked(self) -> None:
        """Paint and tell."""
        self._bring_into_sight()
        self.refresh()
        if self.lines:
            self.post_message(self.Marked(self, self.lines[self.marked]))

    def _bring_into_sight(self) -> None:
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if height and not top <= self.marked < top + height:
            self.scroll_to(y=self.marked if self.marked < top else self.marked - height + 1, animate=False, immediate=True)


def row_text(line: LedgerLine, width: int) -> str:
    """A line in ``width`` cells: number, day, side, amount whole; the purpose gets what is left, cut with ``…``."""
    day = f"{line.dated_on.month}月{line.dated_on.day}日" if line.dated_on else ""
    amount = ("收" if line.side == "income" else "支") + format_yuan(line.amount_fen).rjust(13)
    head = f"{str(line.line_no).rjust(4)} {pad(day, 8)} " if width >= 50 else f"{str(line.line_no).rjust(4)} "
    words = "  ".join(part for part in (line.summary, line.payee or "") if part)
    left = max(0, width - cells(head) - cells(amount) - 2)
    return f"{head}{amount}  {_shortened(' '.join(clean(words).split()), left)}"


def _shortened(text: str, width: int) -> str:
    return text if cells(text) <= width else cut(text, max(0, width - 1)) + "…"[:width]


def _strip(text: str, width: int, style: Style) -> Strip:
    return Strip([Segment(text, style)]).adjust_cell_length(width, style)
