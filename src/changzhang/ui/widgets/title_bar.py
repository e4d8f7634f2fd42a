"""The head of every screen in one row: whose meeting, which stage, how many are here, the clock."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from changzhang.domain.text import cells, cut
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.widgets.rows import content_of


def title_row(parts: Sequence[tuple[str, ...]], width: int) -> Row:
    """Parts with their shorter forms, longest first: shortened from the last part backwards until all fit in ``width`` cells.

    A part whose last form is empty may vanish. Only the first part is cut when nothing else helps.
    """
    chosen = [0] * len(parts)
    order = [place for place in reversed(range(len(parts))) for _ in parts[place][1:]]
    texts = [forms[0] for forms in parts]
    for place in order:
        if _wide(texts) <= width:
            break
        chosen[place] += 1
        texts[place] = parts[place][chosen[place]]
    shown = [text for text in texts if text]
    rest = sum(cells(text) + 2 for text in shown[1:])
    first = cut(shown[0], max(2, width - rest))
    spare = max(0, width - cells(first) - sum(cells(text) for text in shown[1:]))
    gaps = [spare // max(1, len(shown) - 1)] * (len(shown) - 1)
    spans = [Span(first, "title")]
    for gap, text in zip(gaps, shown[1:], strict=True):
        spans += [Span(" " * min(gap, 6), "title"), Span(text, "title")]
    used = sum(cells(span.text) for span in spans)
    return (*spans, Span(" " * max(0, width - used), "title"))


def _wide(texts: Sequence[str]) -> int:
    shown = [text for text in texts if text]
    return sum(cells(text) for text in shown) + 2 * (len(shown) - 1)


class TitleBar(Widget):
    """One row at the top of the screen."""

    DEFAULT_CSS = """
    TitleBar { height: 1; width: 1fr; text-wrap: nowrap; dock: top; background: $cz-title; }
    """

    def __init__(self, parts: Sequence[tuple[str, ...]] = (("唱账",),), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.parts = parts

    def show(self, parts: Sequence[tuple[str, ...]]) -> None:
        """Show other parts."""
        if parts != self.parts:
            self.parts = parts
            self.refresh()

    def render(self) -> Content:
        """The parts that fit."""
        return content_of([title_row(self.parts, max(self.content_size.width, 4))])
