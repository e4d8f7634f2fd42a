"""What the presenter's two page keys do in the projector window: read the line, look back, go on. Nothing else can be sent."""

from __future__ import annotations

import time

from changzhang.desk.following import Follower
from changzhang.domain.commands import EnterStage, ReadLine, StateRectification
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.ui.projector.pages.look_back import unstated
from changzhang.ui.projector.scene import Scene
from changzhang.ui.stages.reading import REPEAT_SECONDS


class Steps:
    """``back_by`` is how many lines the room looks back; any new act of the meeting ends that."""

    clock = staticmethod(time.monotonic)

    def __init__(self, follower: Follower) -> None:
        self.follower = follower
        self.back_by = 0
        self._is_asked_onward = False
        self._shown_at = self.clock()
        self._pressed_at = float("-inf")

    def renewed(self) -> None:
        """The room went on."""
        self.back_by, self._is_asked_onward = 0, False
        self._shown_at = self.clock()

    @property
    def line(self) -> LineRef | None:
        """The line to show: the room's, or one looked back at."""
        view, place = self.follower.view, self._place()
        if view is None or place is None or not self.back_by:
            return self.follower.line
        lines = view.lines(view.stage)
        return lines[max(0, place - self.back_by)].ref

    @property
    def standing(self) -> str:
        """``回看第12笔`` while looking back."""
        return f"回看第{self.line.line_no}笔" if self.back_by and self.line else ""

    def back(self) -> bool:
        """Look at the line before; False outside the reading."""
        place = self._place()
        if not place:
            return False
        self.back_by = min(self.back_by + 1, place)
        return True

    def on(self, view: MeetingView) -> str:
        """Go on by one step, on record where it is one; words for the room, or none. Raises Refused, BookProblem."""
        if self._is_repeat(view):
            return ""
        if self.back_by:
            self.back_by -= 1
            return ""
        if view.stage.kind == "reading" and self.follower.line:
            return self._read(view, self.follower.line)
        if view.stage.kind == "look_back":
            item = unstated(Scene(view=view, today=self.follower.now().date()))
            if item is not None:
                self.follower.do(StateRectification(rectification=item.id, meeting=view.meeting.id))
                return ""
        return self._onward(view)

    def _read(self, view: MeetingView, line: LineRef) -> str:
        stood = self.clock() - self._shown_at
        if view.mark(line) is None and stood < view.template.min_seconds_per_line:
            return f"第{line.line_no}笔还没念，没有记"
        return self.follower.do(ReadLine(meeting=view.meeting.id, line=line, seconds=round(stood, 1)), line).notice

    def _onward(self, view: MeetingView) -> str:
        """The next stage begins at the second press, so that no slip ends one."""
        stages = view.template.stages
        if view.stage_number >= len(stages):
            return "这是最后一个环节"
        after = stages[view.stage_number]
        if not self._is_asked_onward:
            self._is_asked_onward = True
            return f"再按一次翻页，进入“{after.title}”"
        self.follower.do(EnterStage(meeting=view.meeting.id, stage=after.id, expected_stage=view.meeting.stage))
        return ""

    def _is_repeat(self, view: MeetingView) -> bool:
        now = self.clock()
        is_repeat = now - self._pressed_at < min(REPEAT_SECONDS, view.template.min_seconds_per_line)
        self._pressed_at = now
        return is_repeat

    def _place(self) -> int | None:
        """The index of the room's line in its stage; behind the last line its number of lines."""
        view = self.follower.view
        if view is None or view.stage.kind != "reading" or not view.meeting.is_in_room:
            return None
        lines = [planned.ref for planned in view.lines(view.stage)]
        planned = view.planned(self.follower.line) if self.follower.line else None
        return lines.index(planned.ref) if planned else len(lines)
