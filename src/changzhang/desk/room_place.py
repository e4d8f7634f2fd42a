"""Where the room is: behind the line read last, or where the window that read it went on acting (house rules: several windows)."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.desk.desk import Desk
from changzhang.domain.chain import Fact
from changzhang.domain.events.meeting import LineRead, StageEntered
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.store import queries
from changzhang.store.positions import Position


class RoomPlace:
    """The place of the window that last read a line or changed stage; a clerk's window that only logs moves nobody.

    ``since`` is the record of that act.
    """

    def __init__(self) -> None:
        self.meeting = ""
        self.since = 0
        self._read: LineRef | None = None
        self._acted_on: LineRef | None = None
        self._seen = 0

    def follow(self, desk: Desk, view: MeetingView) -> None:
        """Take in what was recorded since the last time. Raises BookProblem."""
        if view.meeting.id != self.meeting:
            self.meeting, self.since, self._read, self._seen = view.meeting.id, 0, None, 0
        for fact in self._news(desk):
            if fact.stream == f"meeting/{self.meeting}" and isinstance(fact.event, LineRead | StageEntered):
                self.since = fact.seq
                self._read = fact.event.line if isinstance(fact.event, LineRead) else None
        self._seen = desk.book.record.head
        self._acted_on = _of_reader(queries.positions_since(desk.book, self.meeting, self.since), self.since, view.meeting.stage)

    def _news(self, desk: Desk) -> Sequence[Fact]:
        if not self._seen:
            return desk.record.history.stream(f"meeting/{self.meeting}")
        return queries.facts_between(desk.book, self._seen + 1, desk.book.record.head)

    def line(self, view: MeetingView) -> LineRef | None:
        """The line the room is at; None outside the reading and behind its last line."""
        if view.stage.kind != "reading" or not view.meeting.is_in_room:
            return None
        lines = [planned.ref for planned in view.lines(view.stage)]
        acted_on = _index(view, lines, self._acted_on)
        if acted_on is not None:
            return lines[acted_on]
        place = _index(view, lines, self._read)
        if place is None:
            return next((ref for ref in lines if view.mark(ref) is None), None)
        # Taken back with F7, it is to be read again.
        place += view.mark(lines[place]) is not None
        return lines[place] if place < len(lines) else None


def _of_reader(acted: list[tuple[int, Position]], since: int, stage: str) -> LineRef | None:
    """The line in the hand of the window that read last, when only that window has acted since; a read line itself is behind it."""
    if len(acted) != 1 or acted[0][0] <= since:
        return None
    place = acted[0][1]
    return place.line if place.stage == stage else None


def _index(view: MeetingView, lines: list[LineRef], ref: LineRef | None) -> int | None:
    planned = view.planned(ref) if ref else None
    return lines.index(planned.ref) if planned and planned.ref in lines else None
