"""A table of any length that opens at once: only the rows on the screen are ever laid out."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip


class RowTable(ScrollView, can_focus=True):
    """One thing a row; ``marked`` is the row under the cursor. Subclasses say how many there are and what each row reads."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "下", show=False),
        Binding("up", "move(-1)", "上", show=False),
        Binding("pagedown", "page(1)", "下一页", show=False),
        Binding("pageup", "page(-1)", "上一页", show=False),
        Binding("home", "move(-1000000000)", "最前", show=False),
        Binding("end", "move(1000000000)", "最后", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-table--marked", "row-table--plain"}
    DEFAULT_CSS = """
    RowTable { height: 1fr; width: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    RowTable > .row-table--plain { color: $foreground; background: $background; }
    RowTable > .row-table--marked { color: $cz-marked-text; background: $cz-marked; text-style: bold; }
    """
    marked: reactive[int] = reactive(0, repaint=False, init=False)

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_at(self, index: int, width: int) -> str:
        """A row in ``width`` cells."""
        raise NotImplementedError

    def tell_marked(self) -> None:
        """The cursor stands on another row."""

    def on_mount(self) -> None:
        """The size of everything is known from the number of rows."""
        self.virtual_size = Size(0, self.count())

    def on_resize(self) -> None:
        """The marked row stays in sight."""
        self._bring_into_sight()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        style = self.get_component_rich_style("row-table--marked" if index == self.marked else "row-table--plain")
        if index >= self.count():
            return Strip.blank(width, style)
        return _strip(self.row_at(index, width), width, style)

    def action_move(self, step: int) -> None:
        """Move the cursor, stopping at the ends."""
        if self.count():
            self.marked = max(0, min(self.marked + step, self.count() - 1))

    def action_page(self, pages: int) -> None:
        """Move the cursor by screens."""
        self.action_move(pages * max(1, self.scrollable_content_region.height - 1))

    def on_click(self, event: events.Click) -> None:
        """A click marks."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y + self.scroll_offset.y < self.count():
            self.marked = offset.y + self.scroll_offset.y

    def watch_marked(self) -> None:
        """Paint and tell."""
        self._bring_into_sight()
        self.refresh()
        if self.count():
            self.tell_marked()

    def _bring_into_sight(self) -> None:
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if height and not top <= self.marked < top + height:
            self.scroll_to(y=self.marked if self.marked < top else self.marked - height + 1, animate=False, immediate=True)


def _strip(text: str, width: int, style: Style) -> Strip:
    return Strip([Segment(text, style)]).adjust_cell_length(width, style)
