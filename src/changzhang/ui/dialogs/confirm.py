"""Are you sure? Asked only before 散会, 封存 and leaving a running meeting; Enter alone never says yes."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row


class ConfirmDialog(Dialog[bool]):
    """Hands back whether it was confirmed."""

    def __init__(self, title: str, words: str, *, yes: str = "确定", no: str = "先不，回去", rows: Sequence[Row] = ()) -> None:
        super().__init__(title)
        self.words = words
        self.yes = yes
        self.no = no
        self.rows = tuple(rows)

    async def flow(self) -> bool:
        """Yes or no."""
        options = [("yes", self.yes), ("no", self.no)]
        return await self.pick(self.words, options, marked=1, words=self.rows) == "yes"
