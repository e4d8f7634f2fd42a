"""Shows rows that were laid out in cells already: each run in the style of the part it plays; longer ones are scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
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
    "qr": "#ffffff on #000000",
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


def _component_css() -> str:
    """The styles again as component classes, which textual resolves once and not for every run of every paint."""
    rules = []
    for role, style in STYLES.items():
        words, _, ground = style.partition(" on ")
        *bold, colour = words.split()
        looks = "" if colour == "bold" else f"color: {colour}; "
        looks += f"background: {ground}; " if ground else ""
        looks += "text-style: bold; " if bold or colour == "bold" else ""
        rules.append(f"Rows > .rows--{role} {{ {looks}}}")
    return "\n".join(rules)


class Rows(Widget):
    """A widget of laid-out rows. Subclasses return them from ``lay_out``; ↑ ↓ and the wheel scroll when they are too many."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{role}" for role in STYLES}
    DEFAULT_CSS = f"""
    Rows {{ height: 1fr; width: 1fr; text-wrap: nowrap; }}
    {_component_css()}
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.top = 0
        self._laid: tuple[Size, list[Row]] | None = None
        self._shown: tuple[list[Row], int, int, list[Row]] | None = None
        self._paint: tuple[list[Row], int, Style] = ([], 0, Style.null())

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

    def shown(self) -> list[Row]:
        """The rows that fit, the announcing ones among them."""
        rows, height = self.rows, self.content_size.height
        if self._shown is None or self._shown[0] is not rows or self._shown[1:3] != (self.top, height):
            fitting, self.top = window(rows, self.top, height)
            self._shown = (rows, self.top, height, fitting)
        return self._shown[3]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some rows of the screen. What is the same for all of them is asked once: textual works a style out anew each time."""
        self._paint = (self.shown(), self.content_size.width, self.rich_style)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        shown, width, plain = self._paint
        if y >= len(shown):
            return Strip.blank(width, plain)
        segments = [Segment(span.text, self._style_of(span.role, plain)) for span in shown[y]]
        return Strip(segments).adjust_cell_length(width, plain)

    def _style_of(self, role: str, plain: Style) -> Style:
        return self.get_component_rich_style(f"rows--{role}") if role in STYLES else plain

    def render(self) -> Content:
        """The rows that fit, as one content: what a screen reader or a test asks for."""
        return content_of(self.shown())

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
