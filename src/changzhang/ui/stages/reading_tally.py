"""How far a reading is: kept up key by key, so that 10,000 lines cost no more than ten."""

from __future__ import annotations

from collections import deque

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.reading import PlannedLine
from changzhang.domain.template import Stage
from changzhang.ui.words import pace_words

# What a line takes before anything was timed (35–45 characters at 200–240 a minute).
USUAL_SECONDS = 12.0
_TIMED = 12


class ReadingTally:
    """Counts the lines read in one reading stage."""

    def __init__(self, view: MeetingView, stage: Stage) -> None:
        self.view = view
        self.stage = stage
        self.read = 0
        self._first = 0
        self._offset = 0
        self._seconds: deque[float] = deque(maxlen=_TIMED)
        self._count()

    @property
    def lines(self) -> tuple[PlannedLine, ...]:
        """The stage's lines in reading order."""
        return self.view.lines(self.stage)

    def follow(self, view: MeetingView, *, is_own: bool) -> None:
        """Take over a newer view. ``is_own``: nothing but one line of this stage was read since."""
        before, self.view = self.view, view
        is_same_plan = view.plan is before.plan
        grown = len(view.meeting.reads) - len(before.meeting.reads)
        if is_own and is_same_plan and 0 <= grown <= 1:
            self.read += grown
        elif not is_same_plan or view.meeting.reads is not before.meeting.reads:
            self._count()

    def first_unread(self) -> int:
        """The index of the first unread line; the number of lines when all are read."""
        lines = self.lines
        while self._first < len(lines) and self.view.mark(lines[self._first].ref) is not None:
            self._first += 1
        return self._first

    def unread(self) -> list[PlannedLine]:
        """The lines nobody read yet; looks at every line."""
        return [planned for planned in self.lines if self.view.mark(planned.ref) is None]

    def place(self, planned: PlannedLine) -> int | None:
        """A line's index in this stage, or None when it is not read here."""
        place = planned.index - self._offset
        return place if 0 <= place < len(self.lines) and self.lines[place].ref == planned.ref else self._searched(planned)

    def timed(self, seconds: float) -> None:
        """A line took so long."""
        self._seconds.append(min(seconds, 120.0))

    @property
    def pace(self) -> str:
        """When the reading will end at the pace of the last lines, 约还需7分; empty when nothing is left."""
        usual = sum(self._seconds) / len(self._seconds) if self._seconds else USUAL_SECONDS
        return pace_words(len(self.lines) - self.read, usual)

    def _count(self) -> None:
        self.read = sum(1 for planned in self.lines if self.view.mark(planned.ref) is not None)
        self._first = 0
        self._offset = self.lines[0].index if self.lines else 0

    def _searched(self, planned: PlannedLine) -> int | None:
        """With lines of both sides mixed a side's places are no run of the whole."""
        return next((place for place, each in enumerate(self.lines) if each.ref == planned.ref), None)
