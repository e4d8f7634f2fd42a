"""Shows rows that were laid out in cells already: each run in the style of the part it plays; longer ones are scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from changzhang.ui.card_rows import Row, Span

STYLES = {
    "label": "$cz-label",
    "faint": "$cz-faint",
    "number": "bold",
    "income": "bold $cz-income",
    "expense": "bold $cz-expense",
    "reversal": "bold $cz-alarm",
    "missing": "bold $cz-alarm",
    "spoken": "bold",
    "purpose": "bold",
    "notice": "bold $cz-notice-text on $cz-notice",
    "title": "bold $cz-title-text on $cz-title",
    "key": "bold $cz-key",
    "red": "bold $cz-red-text on $cz-red",
    "yellow": "bold $cz-yellow-text on $cz-yellow",
    "green": "bold $cz-green-text on $cz-green",
    "marked": "bold $cz-marked-text on $cz-marked",
}


def content_of(rows: Sequence[Row]) -> Content:
    """The rows as textual paints them; nothing in them is markup."""
    return Content("\n").join(Content.assemble(*((span.text, STYLES.get(span.role, "")) for span in row)) for row in rows)


def window(rows: Sequence[Row], top: int, height: int) -> tuple[list[Row], int]:
    """The rows that fit from ``top`` and the top really used; what lies below and above is announced with its number of rows."""
    if len(rows) <= height or height <= 0:
        return list(rows), 0
    if height == 1:
        top = max(0, min(top, len(rows) - 1))
        return [rows[top]], top
    top = max(0, min(top, len(rows) - height + 1))
    shown = list(rows[top : top + height])
    if top and height > 2:
        shown[0] = (Span(f"▲上面还有{top + 1}行", "notice"),)
    below = len(rows) - top - height
    if below > 0:
        shown[-1] = (Span(f"▼还有{below + 1}行（按↓看）", "notice"),)
    return shown, top


class Rows(Widget):
    """A widget of laid-out rows. Subclasses return them from ``lay_out``; ↑ ↓ and the wheel scroll when they are too many."""

    DEFAULT_CSS = """
    Rows { height: 1fr; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.top = 0
        self._laid: tuple[Size, list[Row]] | None = None

    def lay_out(self, width: int, height: int) -> list[Row]:
        """The rows for this size."""
        raise NotImplementedError

    def show_anew(self) -> None:
        """Something changed: lay out again, from the top."""
        self.top = 0
        self.repaint()

    def repaint(self) -> None:
        """Lay out again where it was scrolled to. Asking for a layout paints at once; a plain refresh waits for the next
        frame of 1/60 s, which the presenter's finger would notice."""
        self._laid = None
        self.refresh(layout=True)

    @property
    def rows(self) -> list[Row]:
        """The rows for the present size."""
        size = self.content_size
        if self._laid is None or self._laid[0] != size:
            self._laid = (size, self.lay_out(max(size.width, 20), size.height))
        return self._laid[1]

    def render(self) -> Content:
        """The rows that fit."""
        shown, self.top = window(self.rows, self.top, self.content_size.height)
        return content_of(shown)

    def scroll_rows(self, step: int) -> bool:
        """Scroll by rows; False when everything is shown."""
        height = self.content_size.height
        if len(self.rows) <= height:
            return False
        # The announcing rows hide one row each: step over them.
        self.top = max(0, min(self.top + step * max(1, height - 2), len(self.rows) - height + 1))
        self.refresh()
        return True

    def on_mouse_scroll_down(self) -> None:
        """The wheel scrolls."""
        self.scroll_rows(1)

    def on_mouse_scroll_up(self) -> None:
        """The wheel scrolls."""
        self.scroll_rows(-1)
