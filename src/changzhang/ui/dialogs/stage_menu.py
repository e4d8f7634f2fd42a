"""Any stage, by digit."""

from __future__ import annotations

from changzhang.domain.meeting_view import MeetingView
from changzhang.ui.dialogs.base import Dialog


class StageDialog(Dialog[str]):
    """Hands back the id of the stage to go to."""

    def __init__(self, view: MeetingView) -> None:
        super().__init__("去哪个环节？")
        self.view = view

    async def flow(self) -> str:
        """One of the template's stages; the one after the present is marked."""
        stages = self.view.template.stages
        been = {mark.stage for mark in self.view.meeting.stages}
        options = [(stage.id, stage.title + self._mark(stage.id, been)) for stage in stages]
        return await self.pick("", options, marked=min(self.view.stage_number, len(stages) - 1))

    def _mark(self, stage: str, been: set[str]) -> str:
        if stage == self.view.meeting.stage:
            return "（现在）"
        return "（进过）" if stage in been else ""
