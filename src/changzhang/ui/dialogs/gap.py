"""The gap after a crash or a flat battery: asked about when the meeting goes on."""

from __future__ import annotations

from datetime import timedelta

from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.pause import CAUSES, ask_recess
from changzhang.ui.dialogs.results import Recess

# Nobody rests without pressing F6: the likely causes first.
_CAUSES = (*CAUSES[1:3], CAUSES[0], *CAUSES[3:])


class GapDialog(Dialog[Recess]):
    """A gap since the last record, longer than three minutes: hands back Recess."""

    def __init__(self, gap: timedelta) -> None:
        super().__init__("会议中断过")
        self.gap = gap

    async def flow(self) -> Recess:
        """The cause."""
        minutes = round(self.gap.total_seconds() / 60)
        length = f"{minutes}分钟" if minutes < 120 else f"{minutes // 60}小时" if minutes < 2880 else f"{minutes // 1440}天"
        return await ask_recess(self, f"上一条记录到现在隔了{length}，为什么？", _CAUSES, "记作休会，写进会议记录")
