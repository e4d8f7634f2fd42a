"""The reading card: one line of the ledger fills the screen."""

from __future__ import annotations

from changzhang.domain.text import wrap
from changzhang.ui import terminal
from changzhang.ui.card_facts import CardFacts
from changzhang.ui.card_rows import Row, Span, layout
from changzhang.ui.widgets.rows import Rows


class LineCard(Rows):
    """Shows one line, or a still card with a sentence in the middle when there is no line to show."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.facts: CardFacts | None = None
        self.still = ""
        self._is_plain = terminal.is_old_console()

    def show(self, facts: CardFacts) -> None:
        """Show a line, from its top."""
        self.facts, self.still = facts, ""
        self.show_anew()

    def update(self, facts: CardFacts) -> None:
        """Show the same line with fresh facts, scrolled as it was."""
        self.facts = facts
        self.repaint()

    def show_still(self, words: str) -> None:
        """Show a sentence instead of a line."""
        self.facts, self.still = None, words
        self.show_anew()

    def lay_out(self, width: int, height: int) -> list[Row]:
        """The card's rows."""
        if self.facts is not None:
            return layout(self.facts, width, height, is_plain=self._is_plain, is_large=getattr(self.app, "is_large_type", False))
        lines = wrap(self.still, max(2, width - 4))
        above: list[Row] = [()] * max(0, (height - len(lines)) // 3)
        return [*above, *((Span("  "), Span(line, "number")) for line in lines)]
