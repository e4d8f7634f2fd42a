"""The widget on the wall: shows blocks as large as they go; what does not fit is turned over by itself, because nobody sits there."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from changzhang.ui import terminal
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.projector.blocks import Block, Look, Sheet, lay_out
from changzhang.ui.widgets.rows import content_of

TURN_SECONDS = 8.0


class Wall(Widget):
    """A page of blocks; ``turn`` and ``turn_back`` show what is below and above."""

    DEFAULT_CSS = """
    Wall { height: 1fr; width: 1fr; text-wrap: nowrap; background: $background; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.blocks: Sequence[Block] = ()
        self.look = Look(is_plain=terminal.is_old_console())
        self.page = 0
        self._laid: tuple[Size, Sheet] | None = None

    def on_mount(self) -> None:
        """Turn over by itself."""
        self.set_interval(TURN_SECONDS, self.turn_over)

    def show(self, blocks: Sequence[Block], look: Look, *, from_top: bool) -> None:
        """Show blocks; the same page as before stays where it was turned to unless ``from_top``."""
        self.blocks, self.look = blocks, look
        self.page = 0 if from_top else self.page
        self._laid = None
        self.refresh(layout=True)

    @property
    def sheet(self) -> Sheet:
        """The rows for the present size."""
        size = self.content_size
        if self._laid is None or self._laid[0] != size:
            self._laid = (size, lay_out(self.blocks, max(size.width, 20), size.height, self.look))
        return self._laid[1]

    @property
    def pages(self) -> list[list[Row]]:
        """What is turned over, a screenful each; one when everything fits."""
        sheet = self.sheet
        room = self.content_size.height - len(sheet.kept)
        if len(sheet.rest) <= room:
            return [sheet.rest]
        step = max(1, room - 1)
        return [sheet.rest[first : first + step] for first in range(0, len(sheet.rest), step)]

    def turn(self) -> bool:
        """The next screenful. False when the last is shown."""
        return self._go(self.page + 1)

    def turn_back(self) -> bool:
        """The screenful before. False when the first is shown."""
        return self._go(self.page - 1)

    def turn_over(self) -> None:
        """The next screenful, behind the last the first again."""
        if not self.turn():
            self._go(0)

    def _go(self, page: int) -> bool:
        if page == self.page or not 0 <= page < len(self.pages):
            return False
        self.page = page
        self.refresh()
        return True

    def render(self) -> Content:
        """The rows that stay, and one screenful of the others."""
        pages = self.pages
        self.page = min(self.page, len(pages) - 1)
        rows = [*self.sheet.kept, *pages[self.page]]
        if len(pages) > 1:
            rows += [()] * (self.content_size.height - 1 - len(rows))
            rows.append((Span(f"第{self.page + 1}/{len(pages)}屏，自动翻", "notice"),))
        return content_of(rows)
