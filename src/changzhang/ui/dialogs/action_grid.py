"""Acts with their digits side by side, as many to a row as fit: by digit in both widths, arrows and Enter, or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from changzhang.domain.text import cells, clean, half_width, pad, wrap
from changzhang.ui.keys import MenuItem

_GAP = 2


class ActionGrid(Widget, can_focus=True):
    """Numbered acts in columns, or ``is_flowing`` one behind the other. Nothing is cut: a label wider than the row is wrapped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "左", show=False),
        Binding("right", "move(1)", "右", show=False),
        Binding("up", "move_row(-1)", "上", show=False),
        Binding("down", "move_row(1)", "下", show=False),
        Binding("enter", "take", "选定", show=False),
    ]
    DEFAULT_CSS = """
    ActionGrid { height: auto; width: 1fr; text-wrap: nowrap; }
    """

    class Chosen(Message):
        """An act was chosen."""

        def __init__(self, item: MenuItem) -> None:
            super().__init__()
            self.item = item

    def __init__(self, items: Sequence[MenuItem] = (), *, is_flowing: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.is_flowing = is_flowing
        self.items = tuple(items)
        self.marked = 0

    def show(self, items: Sequence[MenuItem]) -> None:
        """Offer other acts."""
        self.items = tuple(items)
        self.marked = min(self.marked, max(0, len(items) - 1))
        self.refresh(layout=True)

    def take_digit(self, text: str) -> bool:
        """Choose by a digit of either width. False when no act has it."""
        digit = half_width(text)
        item = next((item for item in self.items if item.digit and item.digit == digit), None)
        if item:
            self.post_message(self.Chosen(item))
        return item is not None

    def action_take(self) -> None:
        """Choose the marked act."""
        if self.items:
            self.post_message(self.Chosen(self.items[self.marked]))

    def action_move(self, step: int) -> None:
        """Mark a neighbour, stopping at the ends."""
        self.marked = max(0, min(self.marked + step, len(self.items) - 1))
        self.refresh()
        self._show_marked()

    def action_move_row(self, step: int) -> None:
        """Mark the act a row above or below."""
        self.action_move(step * self._columns(self.content_size.width))

    def on_key(self, event: events.Key) -> None:
        """Digits choose."""
        if event.character and self.take_digit(event.character):
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the act under it."""
        place = event.get_content_offset_capture(self)
        for index, region in enumerate(self._regions(self.content_size.width)):
            if region.contains(place.x, place.y):
                self.marked = index
                self.action_take()

    def height_at(self, width: int) -> int:
        """How many rows all acts take."""
        regions = self._regions(width)
        return max((region.bottom for region in regions), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """All of them."""
        return self.height_at(width)

    def render(self) -> Content:
        """The acts in their places."""
        width = self.content_size.width
        rows: dict[int, list[Content]] = {}
        for index, region in enumerate(self._regions(width)):
            style = "bold $cz-marked-text on $cz-marked" if self.has_focus and index == self.marked else ""
            for offset, text in enumerate(self._lines(index, region.width)):
                row = rows.setdefault(region.y + offset, [])
                row.append(Content.styled(pad(text, region.width), style))
        gap = Content(" " * _GAP)
        return Content("\n").join(gap.join(rows[row]) for row in sorted(rows))

    def _label(self, index: int) -> str:
        item = self.items[index]
        return f"{item.digit}.{clean(item.label)}" if item.digit else f"·{clean(item.label)}"

    def _lines(self, index: int, width: int) -> list[str]:
        return wrap(self._label(index), max(width, 4))

    def _column_width(self, width: int) -> int:
        widest = max((cells(self._label(index)) for index in range(len(self.items))), default=1)
        return max(4, min(widest, width))

    def _columns(self, width: int) -> int:
        return max(1, (width + _GAP) // (self._column_width(width) + _GAP))

    def _regions(self, width: int) -> list[Region]:
        """Where each act stands; only an act alone in its row wraps, so all of a row are equally high."""
        if self.is_flowing:
            return self._flow(width)
        column, columns = self._column_width(width), self._columns(width)
        regions: list[Region] = []
        top = 0
        for index in range(len(self.items)):
            height = len(self._lines(index, column))
            regions.append(Region((index % columns) * (column + _GAP), top, column, height))
            if index % columns == columns - 1:
                top += height
        return regions

    def _flow(self, width: int) -> list[Region]:
        regions: list[Region] = []
        left = top = 0
        for index in range(len(self.items)):
            wide = max(4, min(cells(self._label(index)), width))
            if left and left + wide > width:
                left, top = 0, regions[-1].bottom
            regions.append(Region(left, top, wide, len(self._lines(index, wide))))
            left += wide + _GAP
        return regions

    def _show_marked(self) -> None:
        regions = self._regions(self.content_size.width)
        if isinstance(self.parent, Widget) and self.marked < len(regions):
            self.parent.scroll_to_region(regions[self.marked], animate=False)
