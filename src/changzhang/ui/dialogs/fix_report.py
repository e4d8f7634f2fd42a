"""整改: how far it is, and that it is done, with what proves it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import msgspec

from changzhang.domain.events.rectification import Outcome
from changzhang.domain.rectification import OUTCOMES
from changzhang.domain.states import RectificationState
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.fix_asking import about_rows, pick_evidence, pick_past_day


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """What was reported, with files still to be kept."""

    text: str
    files: tuple[Path, ...] = ()
    outcome: Outcome = "fixed"
    on: date | None = None


class ProgressDialog(Dialog[Reported]):
    """Hands back a step; ``is_supplement``: files for what is done already."""

    slot = "progress"

    def __init__(self, item: RectificationState, folder: Path, *, is_supplement: bool = False) -> None:
        super().__init__(f"{item.id} {'补佐证材料' if is_supplement else '记进展'}", about=item.id)
        self.item = item
        self.folder = folder
        self.is_supplement = is_supplement

    async def flow(self) -> Reported | None:
        """The words, then files."""
        words = about_rows(self.item)
        text = "补充佐证材料" if self.is_supplement else ""
        while not text:
            text = await self.text("办到哪一步了？", words=words, is_draft=True)
            if not text:
                self.warn("还没有写字。不写就按 Esc")
        files = await pick_evidence(self, self.folder, words)
        return Reported(text=text, files=files) if files or not self.is_supplement else None


class CompleteDialog(Dialog[Reported]):
    """Hands back the owner's report: what came of it, on which day, with which files."""

    slot = "complete"

    def __init__(self, item: RectificationState, folder: Path, today: date) -> None:
        super().__init__(f"{item.id} 报完成", about=item.id)
        self.item = item
        self.folder = folder
        self.today = today

    async def flow(self) -> Reported:
        """Result, outcome, day, files."""
        words = about_rows(self.item)
        text = ""
        while not text:
            text = await self.text("结果怎样？", words=words, is_draft=True)
            if not text:
                self.warn("还没有写字。不写就按 Esc")
        outcome = cast(Outcome, await self.pick("算哪一种结果？", list(OUTCOMES.items()), words=words))
        on = await pick_past_day(self, "哪天完成的？", self.today, words)
        return Reported(text=text, outcome=outcome, on=on, files=await pick_evidence(self, self.folder, words))
