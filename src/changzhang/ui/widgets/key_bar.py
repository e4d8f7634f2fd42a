"""The foot of every screen: what the keys do, shortened and wrapped to the width; clickable."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from changzhang.domain.text import cells
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.keys import Act
from changzhang.ui.messages import ActChosen
from changzhang.ui.widgets.rows import content_of
from changzhang.ui.words import NO_REACTION

# An act and what is written for it.
Label = tuple[str, str, str]


def labels(acts: Sequence[Act], *, hint: str = NO_REACTION) -> list[Label]:
    """Id, key and words of each act, with the hint that always stays."""
    shown = [(act.id, act.shown, act.label) for act in acts]
    return [*shown, ("menu", "", hint)] if hint else shown


def packed(items: Sequence[Label], width: int, rows: int) -> list[list[Label]]:
    """The labels in at most ``rows`` rows; from the end of the list those that do not fit are left out, the hint last."""
    kept = list(items)
    while True:
        packed_rows = _pack(kept, width)
        if len(packed_rows) <= rows or len(kept) <= 1:
            return packed_rows[:rows]
        del kept[-2 if kept[-1][0] == "menu" else -1]


def _pack(items: Sequence[Label], width: int) -> list[list[Label]]:
    rows: list[list[Label]] = [[]]
    used = 0
    for item in items:
        wide = cells(item[1]) + cells(item[2])
        if rows[-1] and used + 1 + wide > width:
            rows.append([])
            used = 0
        used += wide + (1 if rows[-1] else 0)
        rows[-1].append(item)
    return rows


class KeyBar(Widget):
    """The keys of a screen in one row, two where the screen is high enough."""

    DEFAULT_CSS = """
    KeyBar { height: auto; width: 1fr; background: $panel; text-wrap: nowrap; dock: bottom; }
    """

    def __init__(self, acts: Sequence[Act], *, hint: str = NO_REACTION, id: str | None = None) -> None:
        super().__init__(id=id)
        self.items = labels(acts, hint=hint)

    def show(self, acts: Sequence[Act], *, hint: str = NO_REACTION) -> None:
        """Show other keys."""
        self.items = labels(acts, hint=hint)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - textual's signature
        """One or two rows."""
        return len(packed(self.items, max(width, 10), self._most))

    def render(self) -> Content:
        """The labels, keys marked."""
        return content_of([self._row(row) for row in self._packed()])

    def on_click(self, event: events.Click) -> None:
        """A click on a label does its act."""
        rows = self._packed()
        place = event.get_content_offset_capture(self)
        if not 0 <= place.y < len(rows):
            return
        used = 0
        for act, key, words in rows[place.y]:
            used += cells(key) + cells(words) + 1
            if place.x < used:
                self.post_message(ActChosen(act))
                return

    @property
    def _most(self) -> int:
        return 1 if self.app.size.height < 15 else 2

    def _packed(self) -> list[list[Label]]:
        return packed(self.items, max(self.content_size.width, 10), self._most)

    @staticmethod
    def _row(row: list[Label]) -> Row:
        spans: list[Span] = []
        for _, key, words in row:
            spans += [Span(" ")] if spans else []
            spans += [Span(key, "key"), Span(words, "key" if not key else "")]
        return tuple(spans)
