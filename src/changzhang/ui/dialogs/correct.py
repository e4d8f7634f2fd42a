"""更正第N号: after the seal nothing is changed; what was wrong and what is right stand side by side, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain.act_words import ActWords
from changzhang.domain.commands import CorrectEntry
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import MeetingState
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row, field, said

# What is no statement of the meeting about what happened.
_NOT_CORRECTED = frozenset({"entry.corrected", "entry.reworded", "paper.exported", "meeting.sealed"})


class CorrectDialog(Dialog[CorrectEntry]):
    """Hands back CorrectEntry. ``acts`` is everything on record in the meeting, oldest first."""

    slot = "correct"

    def __init__(self, meeting: MeetingState, acts: Sequence[ActWords]) -> None:
        super().__init__(f"更正第{len(meeting.corrections) + 1}号", about=meeting.id, meeting=meeting.id)
        self.acts = {str(act.seq): act for act in acts if act.kind not in _NOT_CORRECTED}

    async def flow(self) -> CorrectEntry | None:
        """Which record, how it reads, how it should read, why."""
        options = [(seq, f"{act.at:%H:%M} {act.words}") for seq, act in self.acts.items()]
        if not options:
            await self.pick("这次会议没有可以更正的记录", [("", "知道了")])
            return None
        note = [said("原记录保留不动，更正印在会议记录后面，要重新公示。")]
        act = self.acts[await self.pick("哪一条记错了？", options, words=note)]
        words = [field(f"第{act.seq}条", act.words)]
        was = await self._written("原来哪几个字记错了？", act.words, words)
        now = await self._written("应该是：", was, [*words, field("原记", was)])
        reason = await self._written("为什么要更正？", "", [field("原记", was), field("更正为", now)])
        return CorrectEntry(meeting=self.meeting, seq=act.seq, was=was, now=now, reason=reason)

    async def _written(self, prompt: str, initial: str, words: Sequence[Row]) -> str:
        while True:
            text = await self.text(prompt, initial, words=words)
            if text:
                return text
            self.warn("还没有写字。不写就按 Esc")


def correction_rows(view: MeetingView) -> list[Row]:
    """Every correction with its number, its code and its reason."""
    rows: list[Row] = []
    for place, correction in enumerate(view.meeting.corrections):
        entry = correction.entry
        code = f"，更正码 {view.correction_codes[place]}" if place < len(view.correction_codes) else ""
        rows.append(field(f"更正第{entry.number}号", f"原记“{entry.was}”，更正为“{entry.now}”（{entry.reason}{code}）"))
    return rows


def corrected_words(view: MeetingView) -> str:
    """What to tell the person after a correction."""
    number = len(view.meeting.corrections)
    code = view.correction_codes[-1] if view.correction_codes else ""
    return f"更正第{number}号已记，更正码 {code}。请重新写出文书，把更正贴出去"
