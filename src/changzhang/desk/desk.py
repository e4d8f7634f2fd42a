"""The desk: takes a command, has it decided on the fresh record, puts it on disk, and only then says what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

import msgspec

from changzhang.desk.cleaning import cleaned
from changzhang.desk.clock import Clock
from changzhang.desk.settings_in_force import SettingsInForce
from changzhang.domain.act_words import ActWords, told
from changzhang.domain.chain import Fact, code_of
from changzhang.domain.commands.base import Command
from changzhang.domain.commands.disclosure import PUBLISHING
from changzhang.domain.commands.meeting import OpenMeeting
from changzhang.domain.context import Context, Decision, Draft
from changzhang.domain.decide import decide, dependents, is_live
from changzhang.domain.disclosure.items import Catalog
from changzhang.domain.events.entry import EntryWithdrawn
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView, view_of
from changzhang.domain.record import Record
from changzhang.domain.states import MeetingState
from changzhang.domain.template import Deadlines, SessionTemplate, WorkCalendar
from changzhang.domain.village import Village
from changzhang.store import journal, queries
from changzhang.store.book import Book
from changzhang.store.positions import Position


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a command: its act and facts, or a notice that nothing needed doing. ``ids`` names what was created."""

    act: int | None = None
    facts: tuple[Fact, ...] = ()
    notice: str = ""
    ids: dict[str, str] = {}


class Desk:
    """One window's desk over one book. Every method runs on the thread that opened it."""

    def __init__(self, book: Book, folder: Path, *, window: str, clock: Clock, actor: str = "") -> None:
        self.book = book
        self.folder = folder
        self.window = window
        self.actor = actor
        self.now = clock
        self._settings = SettingsInForce(lambda sha: queries.blob(book, sha))
        self._own_acts: list[int] = []
        self._view: MeetingView | None = None

    @property
    def record(self) -> Record:
        """The record as of the last act or catch-up."""
        return self.book.record

    def today(self) -> date:
        """The civil date in +08:00."""
        return self.now().date()

    def catch_up(self) -> bool:
        """Whether another window wrote since; the record is then fresh again."""
        return self.book.catch_up()

    def do(
        self,
        command: Command,
        *,
        at: datetime | None = None,
        actor: str | None = None,
        new_blobs: Mapping[str, bytes] | None = None,
        position: Position | None = None,
    ) -> Outcome:
        """Decide and commit one command; on return it is on disk.

        Raises Refused when a rule says no (nothing written), BookProblem when the disk fails.
        """
        command = cleaned(command)
        when = at or self.now()
        who = actor or self.actor
        decision = Decision()

        def decided(record: Record) -> tuple[Draft, ...]:
            nonlocal decision
            decision = decide(command, record, self._context(command, record, when, who))
            return decision.drafts

        appended = journal.append(self.book, decided, at=when, actor=who, blobs=new_blobs or {}, position=position)
        if appended.act is not None:
            self._own_acts.append(appended.act)
        return Outcome(act=appended.act, facts=appended.facts, notice=decision.notice, ids=decision.ids)

    def try_out(self, command: Command) -> Decision:
        """What a command would come to now; nothing is written. Raises Refused."""
        command = cleaned(command)
        return decide(command, self.record, self._context(command, self.record, self.now(), self.actor))

    def place(self, meeting: str, stage: str, line: LineRef | None) -> Position:
        """This window's place, as ``do`` and ``save_position`` take it."""
        return Position(window=self.window, meeting=meeting, stage=stage, line=line, seen_at=self.now())

    def _context(self, command: Command, record: Record, at: datetime, actor: str) -> Context:
        meeting = self._meeting_meant(command, record)
        template = self._settings.template_of(meeting) if meeting else None
        if isinstance(command, OpenMeeting):
            template = self._settings.template(record, command.template_id)
            meeting = None
        is_born = bool(record.book.settings)
        return Context(
            at=at,
            today=at.date(),
            actor=actor,
            village=self._settings.village(record, meeting) if is_born else Village(name="", town="", from_period=""),
            deadlines=self._settings.deadlines(record, meeting) if is_born else Deadlines(promise_terms=()),
            calendar=self._settings.calendar(record),
            template=template,
            disclosure=self._settings.disclosure(record) if isinstance(command, PUBLISHING) else None,
        )

    def _meeting_meant(self, command: Command, record: Record) -> MeetingState | None:
        named = getattr(command, "meeting", None)
        return (record.meeting(named) if named else None) or record.open_meeting

    @property
    def village(self) -> Village:
        """The profile in force. Raises NothingAdopted."""
        return self._settings.village(self.record)

    @property
    def deadlines(self) -> Deadlines:
        """The time limits in force. Raises NothingAdopted."""
        return self._settings.deadlines(self.record)

    @property
    def disclosure(self) -> Catalog:
        """The items to be published."""
        return self._settings.disclosure(self.record)

    @property
    def calendar(self) -> WorkCalendar:
        """The holidays in force."""
        return self._settings.calendar(self.record)

    def template(self, template_id: str) -> SessionTemplate:
        """An adopted template. Raises NothingAdopted."""
        return self._settings.template(self.record, template_id)

    def setting_sha(self, name: str) -> str:
        """The SHA-256 of an adopted file's bytes. Raises NothingAdopted."""
        return self._settings.sha_of(self.record, name)

    def view(self, meeting_id: str | None = None) -> MeetingView | None:
        """A meeting with all that belongs to it; without an id the open one, else the newest not sealed; None when there is none."""
        meeting = self.record.meeting(meeting_id) if meeting_id else self._current_meeting()
        if meeting is None:
            return None
        known = self._view if self._view and self._view.meeting.id == meeting.id else None
        self._view = view_of(
            self.record,
            meeting,
            village=self._settings.village(self.record, meeting),
            template=self._settings.template_of(meeting),
            deadlines=self._settings.deadlines(self.record, meeting),
            known=known,
            adjourn_code=self.code(meeting.adjourned_seq),
            seal_code=self.code(meeting.sealed_seq),
            correction_codes=tuple(self.code(correction.seq) for correction in meeting.corrections),
        )
        return self._view

    def _current_meeting(self) -> MeetingState | None:
        unsealed = [row for row in self.record.rows("meeting") if row.state in ("open", "adjourned")]
        unsealed.sort(key=lambda row: (row.state == "open", row.seq))
        return self.record.meeting(unsealed[-1].id) if unsealed else None

    def code(self, seq: int | None) -> str:
        """The code printed for a record, or nothing for none."""
        return code_of(queries.hash_of(self.book, seq)) if seq else ""

    def last_act(self) -> ActWords | None:
        """This window's newest act that still counts and is no withdrawal; what F7 would take back."""
        for act in reversed(self._own_acts):
            facts = list(self.record.history.act(act))
            if facts and is_live(self.record, act) and not isinstance(facts[0].event, EntryWithdrawn):
                return told(self.record, facts)
        return None

    def withdrawal(self, act: int) -> tuple[ActWords, ...]:
        """Everything that would be taken back with an act, itself first."""
        return tuple(told(self.record, self.record.history.act(each)) for each in dependents(self.record, act))

    def position(self) -> Position | None:
        """Where this window stood when it last said so."""
        return queries.position(self.book, self.window)

    def save_position(self, position: Position) -> None:
        """Remember where this window stands; comfort only."""
        queries.save_position(self.book, position)

    def close(self) -> None:
        """Let go of the book."""
        self.book.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
