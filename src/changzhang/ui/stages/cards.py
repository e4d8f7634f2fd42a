"""A stage of several cards: a cover, then one thing a card, a step each."""

from __future__ import annotations

from changzhang.ui.dialogs.page import Row
from changzhang.ui.stages.paged import PagedStage


class CardStage(PagedStage):
    """``count`` cards behind a cover. Card 0 is the cover; behind the last one the next stage begins."""

    index = 0

    def count(self) -> int:
        """How many cards there are behind the cover."""
        raise NotImplementedError

    def cover(self) -> list[Row]:
        """What stands on the cover."""
        raise NotImplementedError

    def card(self, place: int) -> list[Row]:
        """What stands on card ``place`` (from 0)."""
        raise NotImplementedError

    @property
    def place(self) -> int | None:
        """Which card is shown; None on the cover."""
        return self.index - 1 if 0 < self.index <= self.count() else None

    def rows(self) -> list[Row]:
        """The cover or the card."""
        return self.cover() if self.place is None else self.card(self.place)

    def go(self, index: int) -> None:
        """Show a card, 0 being the cover."""
        self.index = max(0, min(index, self.count()))
        self.paint(from_top=True)
        self.host.line_shown()

    def go_on(self) -> None:
        """The next card; behind the last the next stage."""
        if self.index >= self.count():
            self.host.enter_next_stage()
        else:
            self.go(self.index + 1)

    def go_back(self) -> None:
        """The card before."""
        if self.index:
            self.go(self.index - 1)
