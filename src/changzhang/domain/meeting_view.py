"""One meeting with everything that belongs to it: what the screens paint and the papers print."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from changzhang.domain.events.meeting import OpenedLedger
from changzhang.domain.ledger import Ledger, LineRef, Side
from changzhang.domain.owed import owed_questions
from changzhang.domain.read_marks import ReadMark
from changzhang.domain.reading import PlannedLine, ReadingPlan, plan, read_mark
from changzhang.domain.record import Record
from changzhang.domain.rectification_past import stood_before
from changzhang.domain.states import LedgerState, LedgerVersion, MeetingState, QuestionState, RectificationState
from changzhang.domain.template import Deadlines, SessionTemplate, Stage
from changzhang.domain.village import Village


class ViewedLedger(msgspec.Struct, frozen=True, kw_only=True):
    """A ledger of the meeting: the version read from, and the versions of it this meeting knew, oldest first.

    ``reviewed_by`` names the supervision committee members who signed the review before the meeting; empty: none did.
    ``doubted_lines`` are the lines they left 存疑 when they signed.
    """

    stream: str
    version: LedgerVersion
    versions: tuple[LedgerVersion, ...]
    ledger: Ledger
    reviewed_by: tuple[str, ...] = ()
    doubted_lines: tuple[int, ...] = ()
    public_summaries: dict[str, str] = {}


class MeetingView(msgspec.Struct, frozen=True, kw_only=True):
    """The meeting, its settings, its ledgers in reading order, its questions and promises, and what it looks back at.

    ``owed`` are questions not asked in it which it answers or owes an answer. ``adjourn_code`` and ``seal_code`` are empty
    until there are such records; ``correction_codes`` has one a correction.
    """

    meeting: MeetingState
    village: Village
    template: SessionTemplate
    deadlines: Deadlines
    ledgers: tuple[ViewedLedger, ...]
    plan: ReadingPlan
    questions: tuple[QuestionState, ...]
    promises: tuple[RectificationState, ...]
    look_back: tuple[RectificationState, ...]
    owed: tuple[QuestionState, ...] = ()
    adjourn_code: str = ""
    seal_code: str = ""
    correction_codes: tuple[str, ...] = ()

    @property
    def stage(self) -> Stage:
        """The stage the meeting is in."""
        return self.template.stage(self.meeting.stage)

    @property
    def stage_number(self) -> int:
        """The stage's place in the template, from 1."""
        return [stage.id for stage in self.template.stages].index(self.meeting.stage) + 1

    def mark(self, ref: LineRef) -> ReadMark | None:
        """When a line was read aloud, or None."""
        viewed = self.viewed(ref)
        return read_mark(self.meeting.reads, viewed.versions, ref.line_no) if viewed else None

    def viewed(self, ref: LineRef) -> ViewedLedger | None:
        """The ledger a line belongs to, whatever version the reference names."""
        return next((each for each in self.ledgers if any(version.seq == ref.ledger_seq for version in each.versions)), None)

    def planned(self, ref: LineRef) -> PlannedLine | None:
        """The line as it stands now, found by any version of its reference."""
        viewed = self.viewed(ref)
        if viewed is None:
            return None
        place = self.plan.places.get(LineRef(viewed.version.seq, ref.line_no))
        return None if place is None else self.plan.lines[place]

    def lines(self, stage: Stage | None = None) -> tuple[PlannedLine, ...]:
        """The lines a reading stage goes through, in reading order; all of them without a stage."""
        return self.plan.of_side(stage.side if stage else None)

    def unread(self, side: Side | None = None) -> tuple[PlannedLine, ...]:
        """The lines nobody has read aloud yet."""
        return tuple(planned for planned in self.plan.of_side(side) if self.mark(planned.ref) is None)

    def read_count(self, side: Side | None = None) -> int:
        """How many lines were read aloud; at once while no line was mended, so that 10,000 lines cost no more than ten."""
        if side is None and all(len(each.versions) == 1 for each in self.ledgers):
            return len(self.meeting.reads)
        return sum(1 for planned in self.plan.of_side(side) if self.mark(planned.ref))

    def questions_on(self, ref: LineRef) -> tuple[QuestionState, ...]:
        """The questions about one line, whatever version they named."""
        return tuple(question for question in self.questions if question.asked.line and self._same_line(question.asked.line, ref))

    def fix_of(self, question_id: str) -> RectificationState | None:
        """The first fix promised in the meeting for a question, or None."""
        return next((item for item in self.promises if item.promised.question == question_id), None)

    def is_spoken_of(self, question: QuestionState) -> bool:
        """Whether the meeting answered, dated, referred or rated a question not asked in it, or promised a fix for it."""
        return self.meeting.id in question.heard_in or self.fix_of(question.id) is not None

    def promises_on(self, ref: LineRef) -> tuple[RectificationState, ...]:
        """The promises about one line, whatever version they named."""
        return tuple(item for item in self.promises if item.promised.line and self._same_line(item.promised.line, ref))

    def _same_line(self, one: LineRef, other: LineRef) -> bool:
        return one.line_no == other.line_no and self.viewed(one) is self.viewed(other)

    @property
    def opening_fen(self) -> int | None:
        """The opening balance over all ledgers; None when a sheet gives none."""
        return _sum([each.ledger.opening_fen for each in self.ledgers])

    @property
    def closing_fen(self) -> int | None:
        """The computed closing balance over all ledgers; None when it cannot be computed."""
        return _sum([each.ledger.closing_fen for each in self.ledgers])


def _sum(amounts: list[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def versions_of(record: Record, meeting: MeetingState, stream: str, opened_seq: int) -> tuple[LedgerVersion, ...]:
    """The versions of a ledger this meeting knew: the one it opened with and those mended in it."""
    state = record.ledger_state(stream)
    if state is None:
        return ()
    return tuple(version for version in state.versions if version.seq == opened_seq or version.meeting == meeting.id)


def looked_back(record: Record, meeting: MeetingState) -> tuple[RectificationState, ...]:
    """What the meeting looks back at: items open when it began, and those it spoke of, in order of promising."""
    items = []
    for row in record.rows("rectification"):
        if row.state == "withdrawn" or row.meeting == meeting.id:
            continue
        item = record.rectification(row.id)
        if item and item.seq < (meeting.sealed_seq or item.seq + 1) and (_was_open(item, meeting) or _spoken_of(item, meeting.id)):
            items.append(item)
    return tuple(items)


def _was_open(item: RectificationState, meeting: MeetingState) -> bool:
    """Whether it was open when the meeting began, whatever became of it since."""
    return stood_before(item, meeting.opened_seq).is_open if item.closed or item.rounds else True


def _spoken_of(item: RectificationState, meeting_id: str) -> bool:
    return any(statement.meeting == meeting_id for statement in item.statements)


def _viewed(record: Record, meeting: MeetingState, opened: OpenedLedger, known: MeetingView | None) -> ViewedLedger:
    """A ledger as the room hears it; taken over from ``known`` while nothing about it changed."""
    versions = versions_of(record, meeting, opened.stream, opened.ledger_seq)
    words = _public_words(record, opened.stream, versions)
    doubted = _doubted(record.ledger_state(opened.stream), opened)
    before = known.viewed(LineRef(opened.ledger_seq, 1)) if known else None
    if before and before.versions == versions and before.public_summaries == words and before.doubted_lines == doubted:
        return before
    seq = versions[-1].seq
    return ViewedLedger(
        stream=opened.stream,
        version=versions[-1],
        versions=versions,
        ledger=_for_the_public(record.ledger(seq), seq, words),
        reviewed_by=opened.reviewed_by,
        doubted_lines=doubted,
        public_summaries=words,
    )


def _public_words(record: Record, stream: str, versions: tuple[LedgerVersion, ...]) -> dict[str, str]:
    """The public's words by line of the newest version: words given for a mended version's forerunner stay with an unchanged purpose."""
    state = record.ledger_state(stream)
    given = state.public_summaries if state else {}
    newest = versions[-1].seq
    words: dict[str, str] = {}
    for seq, line_no in (map(int, key.split(":")) for key in given):
        if seq == newest or (seq in {each.seq for each in versions} and _is_same_purpose(record, seq, newest, line_no)):
            words[f"{newest}:{line_no}"] = given[f"{seq}:{line_no}"]
    return words


def _is_same_purpose(record: Record, one: int, other: int, line_no: int) -> bool:
    return record.ledger(one).line(line_no).summary == record.ledger(other).line(line_no).summary


def _doubted(state: LedgerState | None, opened: OpenedLedger) -> tuple[int, ...]:
    """The lines a signed review left 存疑."""
    if state is None or not opened.reviewed_by:
        return ()
    verdicts = (each for each in state.verdicts.values() if each.verdict == "doubted" and each.where == "review")
    return tuple(sorted(each.line.line_no for each in verdicts if each.line.ledger_seq == opened.ledger_seq))


def ledger_for_public(record: Record, state: LedgerState) -> Ledger:
    """A month's newest version as a room would hear it, before any meeting has opened over it."""
    newest = state.current.seq
    return _for_the_public(record.ledger(newest), newest, _public_words(record, state.key.stream, state.versions))


def _for_the_public(ledger: Ledger, seq: int, words: dict[str, str]) -> Ledger:
    """The ledger with the words the committee gave the public, where it gave any."""
    if not words:
        return ledger
    lines = tuple(replace(line, summary=words.get(f"{seq}:{line.line_no}", line.summary)) for line in ledger.lines)
    return replace(ledger, lines=lines)


def view_of(
    record: Record,
    meeting: MeetingState,
    *,
    village: Village,
    template: SessionTemplate,
    deadlines: Deadlines,
    known: MeetingView | None = None,
    adjourn_code: str = "",
    seal_code: str = "",
    correction_codes: tuple[str, ...] = (),
) -> MeetingView:
    """Put a meeting's view together. ``known``, an earlier view of it, spares planning 10,000 lines again after every act."""
    viewed = tuple(_viewed(record, meeting, opened, known) for opened in meeting.opened.ledgers)
    # The same objects, so that ten thousand lines are not compared one by one.
    if known and len(known.ledgers) == len(viewed) and all(one is other for one, other in zip(known.ledgers, viewed, strict=True)):
        order = known.plan
    else:
        order = plan({each.version.seq: each.ledger for each in viewed}, template.reading_order)
    return MeetingView(
        meeting=meeting,
        village=village,
        template=template,
        deadlines=deadlines,
        ledgers=viewed,
        plan=order,
        questions=record.questions_of(meeting.id),
        promises=record.rectifications_of(meeting.id),
        look_back=looked_back(record, meeting),
        owed=owed_questions(record, meeting),
        adjourn_code=adjourn_code,
        seal_code=seal_code,
        correction_codes=correction_codes,
    )
