"""The running log beside the stage, newest last; only on a screen the room does not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from changzhang.domain.text import clean, wrap
from changzhang.ui.card_rows import Row, Span
from changzhang.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from changzhang.desk.desk import Desk


class RunningLog(Rows):
    """What was put on record in this meeting, the newest at the foot."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: list[tuple[str, str]] = []

    def follow(self, desk: Desk, meeting: str) -> None:
        """Take the log from the desk anew."""
        from changzhang.desk.meeting import log

        if not self.display:
            return
        self.entries = [(f"{act.at:%H:%M}", clean(act.words)) for act in log(desk, meeting)]
        self.show_anew()

    def lay_out(self, width: int, height: int) -> list[Row]:
        """The newest entries that fit."""
        rows: list[Row] = []
        for at, words in reversed(self.entries):
            first, *rest = wrap(words, max(2, width - 6))
            entry: list[Row] = [(Span(f"{at} ", "label"), Span(first)), *((Span(" " * 6), Span(line)) for line in rest)]
            if len(rows) + len(entry) > height:
                break
            rows = entry + rows
        return rows
