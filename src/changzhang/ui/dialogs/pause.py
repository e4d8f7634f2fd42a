"""F6 休会: why the meeting rests."""

from __future__ import annotations

from typing import Any, cast

from changzhang.domain.commands import PauseMeeting
from changzhang.domain.events.meeting import PauseCause
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import said
from changzhang.ui.dialogs.results import Recess

CAUSES = (("rest", "休息"), ("power", "停电"), ("computer", "电脑出问题"), ("another_day", "改日再开"), ("other", "其他（写一句）"))


async def ask_recess(dialog: Dialog[Any], prompt: str, causes: tuple[tuple[str, str], ...], words: str) -> Recess:
    """The cause of a recess, with a note for a cause of one's own."""
    rows = [said(words)] if words else []
    cause = cast(PauseCause, await dialog.pick(prompt, causes, words=rows))
    note = await dialog.text("因为什么？") if cause == "other" else ""
    return Recess(cause=cause, note=note)


class PauseDialog(Dialog[PauseMeeting]):
    """休会: hands back PauseMeeting."""

    def __init__(self, meeting: str = "") -> None:
        super().__init__("休会", meeting=meeting)

    async def flow(self) -> PauseMeeting:
        """The cause."""
        recess = await ask_recess(self, "为什么休会？", CAUSES, "再按 F6 复会；休会时不能念账")
        return PauseMeeting(meeting=self.meeting, cause=recess.cause, note=recess.note)
