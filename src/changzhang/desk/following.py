"""Following a book that other windows write: what the projector shows, and the two page keys it may send."""

from __future__ import annotations

from pathlib import Path

from changzhang.desk.clock import Clock
from changzhang.desk.desk import Desk, Outcome
from changzhang.desk.opening import open_desk
from changzhang.desk.places import BOOK_FILE, is_village
from changzhang.desk.room_place import RoomPlace
from changzhang.domain.commands.base import Command
from changzhang.domain.errors import Problem
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import MeetingState
from changzhang.store.problems import BookBusy, BookReplaced

WINDOW = "projector"


class Follower:
    """Reads the book of a village folder through a connection that cannot write.

    It may be there before the book is, and stays when the book goes: ``problem`` then says what is wrong, and each ``poll``
    looks again. ``view`` is the meeting to show, None while there is none: the open one, else the one it followed last, else one
    adjourned today. ``line`` is the line the room is at, None outside the reading and behind its last line; ``since`` is the
    record of the line read last or the stage entered last.
    """

    def __init__(self, folder: Path, *, clock: Clock) -> None:
        self.folder = folder
        self.now = clock
        self.problem: Problem | None = None
        self.view: MeetingView | None = None
        self.line: LineRef | None = None
        self.since = 0
        self._place = RoomPlace()
        self._desk: Desk | None = None
        self._writer: Desk | None = None
        self._book_id = ""
        self._meeting = ""

    @property
    def village(self) -> str:
        """The village's name; empty while there is no book."""
        return self._desk.record.book.village if self._desk else ""

    def poll(self) -> bool:
        """Take in what other windows wrote; whether there is anything else to show."""
        before = self.problem
        is_news = False
        try:
            is_news = self._opened() if self._desk is None else self._desk.catch_up()
            if is_news:
                self._look()
                self.problem = None
        except BookBusy:
            return False
        except Problem as problem:
            self._lose(problem)
        return is_news or type(before) is not type(self.problem)

    def _opened(self) -> bool:
        """Open the book when it is there; whether it is open now. Raises BookReplaced when it is not the one followed before."""
        if not is_village(self.folder):
            return False
        desk = open_desk(self.folder, window=WINDOW, clock=self.now, query_only=True)
        book_id = desk.record.book.book_id
        if self._book_id not in ("", book_id):
            desk.close()
            raise BookReplaced(self.folder / BOOK_FILE)
        self._book_id, self._desk, self._place = book_id, desk, RoomPlace()
        return True

    def _lose(self, problem: Problem) -> None:
        self.problem = problem
        self.close()

    def _look(self) -> None:
        desk = self._desk
        meeting = self._meant(desk) if desk else None
        self.view = desk.view(meeting.id) if desk and meeting else None
        self.line = None
        if desk and self.view:
            self._meeting = self.view.meeting.id
            self._place.follow(desk, self.view)
            self.line, self.since = self._place.line(self.view), self._place.since

    def _meant(self, desk: Desk) -> MeetingState | None:
        known = desk.record.open_meeting or (desk.record.meeting(self._meeting) if self._meeting else None)
        if known is not None:
            return known
        newest = desk.view()
        adjourned_at = newest.meeting.adjourned_at if newest else None
        return newest.meeting if newest and adjourned_at and adjourned_at.date() == desk.today() else None

    def do(self, command: Command, line: LineRef | None = None) -> Outcome:
        """Put what a page key means on record, as a window of its own. Raises Refused, BookProblem."""
        if self._writer is None:
            self._writer = open_desk(self.folder, window=WINDOW, clock=self.now)
            last = self._writer.record.history.fact(self._writer.book.record.head)
            self._writer.actor = last.actor if last else ""
        stage = self.view.meeting.stage if self.view else ""
        outcome = self._writer.do(command, position=self._writer.place(self._meeting, stage, line))
        self.poll()
        return outcome

    def qr_matrix(self) -> tuple[tuple[bool, ...], ...]:
        """The meeting's codes and totals as QR modules, True is dark, with a light border; empty before 散会."""
        if self.view is None or not self.view.adjourn_code:
            return ()
        # Loaded when a meeting ends.
        from changzhang.papers.sections.codes import qr_payload
        from changzhang.render.qr import qr_matrix

        return qr_matrix(qr_payload(self.view))

    def close(self) -> None:
        """Let go of the book."""
        for desk in (self._desk, self._writer):
            if desk is not None:
                desk.close()
        self._desk = self._writer = None
