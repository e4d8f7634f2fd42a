"""复会: a meeting found in recess when its screen opens, a second sitting above all."""

from __future__ import annotations

from datetime import datetime

from changzhang.domain.act_words import CAUSES
from changzhang.domain.commands import ResumeMeeting
from changzhang.domain.meeting_view import MeetingView
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row, field, said


class ResumeDialog(Dialog[ResumeMeeting]):
    """Hands back ResumeMeeting, or nothing while the recess lasts."""

    def __init__(self, view: MeetingView, now: datetime) -> None:
        super().__init__("会议还在休会", meeting=view.meeting.id)
        self.view = view
        self.now = now

    async def flow(self) -> ResumeMeeting | None:
        """Go on, or not yet."""
        ways = [("on", "复会，接着开"), ("not_yet", "还没到时候，先看看（要复会再按F6）")]
        way = await self.pick(f"“{self.view.meeting.opened.title}”接着开吗？", ways, words=self._words())
        return ResumeMeeting(meeting=self.meeting) if way == "on" else None

    def _words(self) -> list[Row]:
        pause = self.view.meeting.pauses[-1]
        began = pause.began_at
        rows = [field("休会", f"{began:%Y-%m-%d %H:%M}起，{CAUSES[pause.cause]}" + (f"（{pause.note}）" if pause.note else ""))]
        if began.date() != self.now.date():
            rows.append(said("换了一天接着开：记录接在原来的会议后面，复会以后请重新清点人数。"))
        return rows
