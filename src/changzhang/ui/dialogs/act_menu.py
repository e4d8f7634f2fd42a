"""Tab: every act by its digit, for keyboards whose F-keys do not answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from changzhang.ui.dialogs.action_grid import ActionGrid
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.keys import MenuItem


class MenuDialog(Dialog[str]):
    """Hands back the id of the act chosen."""

    def __init__(self, items: Sequence[MenuItem]) -> None:
        super().__init__("做什么？按数字")
        self.items = tuple(items)

    async def flow(self) -> str:
        """One of the acts."""
        answer: Any = await self._ask("", ActionGrid(self.items), (), "方向键挑、回车定也行  Esc 关")
        return str(answer)

    def _entry_rows(self, width: int, room: int) -> int:
        return max(1, min(self._entry.height_at(width), room)) if isinstance(self._entry, ActionGrid) else 0

    def on_action_grid_chosen(self, event: ActionGrid.Chosen) -> None:
        """A digit, Enter or a click."""
        event.stop()
        self.give(event.item.id)
