"""The strip under a card: what was asked and promised on this line and in the meeting, and how far the reading is."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from changzhang.domain.text import cells
from changzhang.ui import terminal
from changzhang.ui.card_rows import Row, Span, flow
from changzhang.ui.widgets.rows import content_of

_BAR = 10


@dataclass(frozen=True)
class Tally:
    """What the strip says. ``line`` is None when no line is in hand; ``read`` of ``lines`` are read."""

    line: tuple[int, int] | None
    asked: int
    promised: int
    referred: int
    read: int = 0
    lines: int = 0
    pace: str = ""
    note: str = ""


def strip_row(tally: Tally, width: int, *, is_plain: bool = False) -> Row:
    """The strip in one row of ``width`` cells; what does not fit is left out, least wanted first."""
    here = f"本笔：{tally.line[0]}问 {tally.line[1]}整改" if tally.line else ""
    whole = f"全会：{tally.asked}问 {tally.promised}整改" + (f" {tally.referred}转办" if tally.referred else "")
    done = f"{tally.read}/{tally.lines}" if tally.lines else ""
    bar = _bar(tally, is_plain)
    for parts in (
        [here, whole, bar, done, tally.pace],
        [here, whole, done, tally.pace],
        [here, whole, done],
        [here.replace("：", ""), whole.replace("：", "")],
        [whole],
    ):
        rows = flow([Span(part, "label") for part in parts], width, "  ")
        if len(rows) <= 1:
            return _spread(rows[0] if rows else (), width)
    return (Span(whole, "label"),)


def _bar(tally: Tally, is_plain: bool) -> str:
    if not tally.lines:
        return ""
    full = _BAR * tally.read // tally.lines
    on, off = ("#", "-") if is_plain else ("█", "▁")
    return on * full + off * (_BAR - full)


def _spread(row: Row, width: int) -> Row:
    """The last runs stand at the right edge."""
    if len(row) < 4:
        return row
    used = sum(cells(span.text) for span in row)
    return (*row[:3], Span(" " * (width - used)), *row[3:])


class ProgressStrip(Widget):
    """One row that tells how far the meeting is."""

    DEFAULT_CSS = """
    ProgressStrip { height: auto; max-height: 4; width: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tally = Tally(None, 0, 0, 0)
        self.notice = ""

    def show(self, tally: Tally) -> None:
        """Show another tally; a notice in its place ends."""
        self.tally, self.notice = tally, ""
        self.refresh()

    def say(self, words: str) -> None:
        """Show a notice in place of the tally until the next one."""
        self.notice = words
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - textual's signature
        """One row, more for a long notice."""
        return max(1, len(self._rows(width)))

    def render(self) -> Content:
        """The tally or the notice."""
        return content_of(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Row]:
        if self.notice:
            return flow([Span(self.notice, "notice")], max(width, 2), " ")
        return [strip_row(self.tally, width, is_plain=terminal.is_old_console())]
