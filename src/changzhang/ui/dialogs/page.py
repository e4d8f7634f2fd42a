"""A page of text that is never cut: wrapped by cells, scrolled by ↑↓, and it says how many rows are still below."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from changzhang.domain.lights import WORDS, Lit
from changzhang.domain.text import clean, wrap

FAINT, LABEL, STRONG, ALARM = "$cz-faint", "$cz-label", "bold", "bold $cz-alarm"
_NOTICE = "bold $cz-notice-text on $cz-notice"


class Row(NamedTuple):
    """A paragraph. ``hang`` is how many cells its second and further rows are moved in."""

    content: Content
    hang: int = 0


def said(text: str, style: str = "", hang: int = 0) -> Row:
    """A paragraph of text nobody here wrote: cleaned, never read as markup."""
    return Row(Content.styled(clean(text), style), hang)


def field(label: str, text: str, style: str = "") -> Row:
    """A label and what stands behind it; further rows stand under the text."""
    return Row(Content.assemble((f"{label}  ", LABEL), (clean(text), style)), hang=min(len(label) * 2 + 2, 8))


def light(lit: Lit) -> Content:
    """A light as words on colour: 红 超期3天."""
    return Content.styled(f" {WORDS[lit.light]} {lit.words} ", f"bold $cz-{lit.light}-text on $cz-{lit.light}")


def blank() -> Row:
    """An empty row."""
    return Row(Content(""))


class Page(Widget, can_focus=True):
    """Rows of text. ``more`` names the key that brings the rows below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_rows(-1)", "上", show=False),
        Binding("down", "scroll_rows(1)", "下", show=False),
        Binding("home", "to_top", "开头", show=False),
    ]
    DEFAULT_CSS = """
    Page { height: auto; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, rows: Iterable[Row] = (), *, more: str = "按↓", id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = list(rows)
        self.more = more
        self.offset_rows = 0

    def show(self, rows: Iterable[Row], *, from_top: bool = False) -> None:
        """Show other rows, at the same place or from the top."""
        self.rows = list(rows)
        if from_top:
            self.offset_rows = 0
        self.refresh(layout=True)

    @property
    def text(self) -> str:
        """All rows as plain text, whether in sight or not."""
        return "\n".join(row.content.plain for row in self.rows)

    def height_at(self, width: int) -> int:
        """How many terminal rows all of it takes at this width."""
        return len(self._wrapped(width))

    def turn(self) -> bool:
        """Scroll on by a page. False when the end is in sight already."""
        before = self.offset_rows
        self.action_scroll_rows(max(1, self.content_size.height - 2))
        return self.offset_rows != before

    def turn_back(self) -> bool:
        """Scroll back by a page. False at the top."""
        before = self.offset_rows
        self.action_scroll_rows(-max(1, self.content_size.height - 2))
        return self.offset_rows != before

    def action_scroll_rows(self, step: int) -> None:
        """Scroll, stopping at the ends."""
        total, height = len(self._wrapped(self.content_size.width)), self.content_size.height
        most = 0 if total <= height else total - max(1, height - 1)
        self.offset_rows = max(0, min(self.offset_rows + step, most))
        self.refresh()

    def action_to_top(self) -> None:
        """Back to the first row."""
        self.offset_rows = 0
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls too."""
        event.stop()
        self.action_scroll_rows(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls too."""
        event.stop()
        self.action_scroll_rows(-1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """All rows, should there be room."""
        return len(self._wrapped(width))

    def render(self) -> Content:
        """The rows in sight, and how many are not."""
        lines, height = self._wrapped(self.content_size.width), self.content_size.height
        if len(lines) <= height:
            return Content("\n").join(lines)
        first = min(self.offset_rows, len(lines) - max(1, height - 1))
        shown = lines[first : first + max(0, height - 1)]
        below = len(lines) - first - len(shown)
        words = f"▼还有{below}行（{self.more}）" if below else f"▲上面还有{first}行"
        return Content("\n").join([*shown, Content.styled(words, _NOTICE)])

    def _wrapped(self, width: int) -> list[Content]:
        return [line for row in self.rows for line in _lines(row, max(width, 4))]


def _lines(row: Row, width: int) -> list[Content]:
    """The paragraph in lines; the first is as wide as the page, those behind it are moved in."""
    hang = row.hang if row.hang <= width // 2 else 0
    lines: list[Content] = []
    for part in row.content.split("\n", allow_blank=True):
        first, *_ = wrap(part.plain, width)
        ends = [len(first)]
        if hang and len(first) < len(part.plain):
            ends += [len(text) for text in wrap(part.plain[len(first) :], width - hang)]
        else:
            ends = [len(text) for text in wrap(part.plain, width)]
        pieces = part.divide(list(accumulate(ends))[:-1])
        lines += [piece if index == 0 else Content(" " * hang) + piece for index, piece in enumerate(pieces)]
    return lines
