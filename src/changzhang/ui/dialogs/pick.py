"""One of several things, by digit."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.ui.dialogs.base import Dialog


class PickDialog(Dialog[str]):
    """Hands back the id of the option chosen."""

    def __init__(self, title: str, options: Sequence[tuple[str, str]], *, prompt: str = "", marked: int = 0) -> None:
        super().__init__(title)
        self.options = tuple(options)
        self.prompt = prompt
        self.marked = marked

    async def flow(self) -> str:
        """One of them."""
        return await self.pick(self.prompt, self.options, marked=self.marked)
