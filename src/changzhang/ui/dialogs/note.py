"""点评和记事: who speaks, and what is said."""

from __future__ import annotations

from changzhang.domain.commands import TakeNote
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.village import Role
from changzhang.ui.dialogs.asking import OTHER
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import field


class NoteDialog(Dialog[TakeNote]):
    """Hands back TakeNote. Guests and the town's liaison stand first."""

    slot = "note"

    def __init__(self, view: MeetingView, draft: str = "") -> None:
        super().__init__("记下讲话", meeting=view.meeting.id)
        self.view = view
        self.draft = draft

    async def flow(self) -> TakeNote:
        """The speaker, then the words."""
        speaker = await self.pick("谁讲的？", [*((name, name) for name in self._speakers()), (OTHER, "写别的姓名"), ("", "不写是谁")])
        if speaker == OTHER:
            speaker = await self.text("写姓名和单位")
        while True:
            words = [field("讲话人", speaker)] if speaker else []
            text = await self.text("讲了什么？", self.offered(self.draft), words=words, is_draft=True)
            if text:
                return TakeNote(meeting=self.view.meeting.id, text=text, speaker=speaker, stage=self.view.meeting.stage)
            self.warn("请写一句讲了什么")

    def _speakers(self) -> list[str]:
        guests = self.view.meeting.attendance.guests if self.view.meeting.attendance else ()
        liaisons = [person.name for person in self.view.village.people if Role.TOWN_LIAISON in person.roles]
        secretary = self.view.village.holder(Role.PARTY_SECRETARY)
        names = [*guests, *liaisons, self.view.meeting.opened.chair, secretary.name if secretary else ""]
        return [name for name in dict.fromkeys(names) if name]
