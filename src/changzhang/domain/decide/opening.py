"""Decides whether a meeting may be opened over the ledgers of its periods."""

from __future__ import annotations

from changzhang.domain import refusals, refusals_ledger
from changzhang.domain.carry_over import unexplained
from changzhang.domain.commands.meeting import OpenMeeting
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import decide, drafts, required
from changzhang.domain.events.meeting import MeetingOpened, OpenedLedger, StageEntered
from changzhang.domain.quarters import quarter_of, quarter_words
from changzhang.domain.record import Record
from changzhang.domain.states import LedgerState
from changzhang.domain.template import SessionTemplate
from changzhang.domain.village import Role, Village


@decide.register
def open_meeting(command: OpenMeeting, record: Record, context: Context) -> Decision:
    """One open meeting a book; every ledger accepted, in balance and joining the month before, or explained, and not read yet."""
    template = context.template
    if template is None or not template.stages:
        raise refusals.StageUnknown(command.template_id)
    running = record.open_meeting
    if running:
        raise refusals.AnotherMeetingOpen(running.opened.title)
    ledgers = tuple(_opened(record, state) for period in command.periods for state in _ledgers(record, period))
    if template.kind == "reading" and not ledgers:
        raise refusals_ledger.LedgerMissing("、".join(command.periods) or "未选月份")
    matter = required(command.matter, "要公开的事项") if template.kind == "urgent" else command.matter.strip()
    opened = MeetingOpened(
        kind=template.kind,
        held_on=command.held_on,
        number=_next_number(record, command, template),
        title=_title(context.village, template, command, matter),
        place=command.place or context.village.place,
        chair=command.chair or _holder(context.village, Role.SUPERVISION_CHAIR),
        recorder=required(command.recorder or _recorder(context), "记录人"),
        template_id=command.template_id,
        template_sha256=command.template_sha256,
        village_sha256=command.village_sha256,
        deadlines_sha256=command.deadlines_sha256,
        ledgers=ledgers,
        is_mirrored=command.is_mirrored,
        medium=command.medium,
        clock_note=command.clock_note,
        matter=matter,
    )
    meeting_id = _meeting_id(record, template, command)
    decision = drafts(f"meeting/{meeting_id}", opened, StageEntered(stage=template.stages[0].id))
    return Decision(drafts=decision.drafts, ids={"meeting": meeting_id})


def _ledgers(record: Record, period: str) -> list[LedgerState]:
    for row in record.rows("meeting"):
        if period in row.periods and row.state != "withdrawn":
            raise refusals_ledger.PeriodAlreadyRead(period, row.id)
    states = [record.ledger_state(row.stream) for row in record.rows("ledger") if period in row.periods and row.state != "withdrawn"]
    found = [state for state in states if state]
    if not found:
        raise refusals_ledger.LedgerMissing(period)
    return found


def _opened(record: Record, state: LedgerState) -> OpenedLedger:
    version, open_points = state.current, unexplained(record, state)
    if open_points:
        raise refusals_ledger.NotExplained(state.key.period, "、".join(open_points))
    review = state.review_of(version.seq)
    return OpenedLedger(
        stream=state.key.stream,
        ledger_seq=version.seq,
        period=state.key.period,
        line_count=version.line_count,
        reviewed_by=review.signed.members if review else (),
    )


def _next_number(record: Record, command: OpenMeeting, template: SessionTemplate) -> int:
    held = [row for row in record.rows("meeting") if row.held_on and row.id.startswith(f"{template.kind}-")]
    return max((row.number for row in held if row.held_on and row.held_on.year == command.held_on.year), default=0) + 1


def _title(village: Village, template: SessionTemplate, command: OpenMeeting, matter: str) -> str:
    months = "、".join(f"{int(period[:4])}年{int(period[5:])}月" for period in command.periods)
    about = f"{months}账目" if months else quarter_words(quarter_of(command.held_on)) if template.kind == "qa" else matter
    return f"{village.name}{template.name}" + (f"（{about}）" if about else "")


def _holder(village: Village, role: Role) -> str:
    person = village.holder(role)
    return person.name if person else ""


def _recorder(context: Context) -> str:
    village = context.village
    return _holder(village, Role.VILLAGE_CLERK) or _holder(village, Role.REPORTING_CLERK) or context.actor


def _meeting_id(record: Record, template: SessionTemplate, command: OpenMeeting) -> str:
    day = quarter_of(command.held_on) if template.kind == "qa" else f"{command.held_on:%Y-%m-%d}"
    base = f"{template.kind}-{command.periods[-1] if command.periods else day}"
    taken = {row.id for row in record.rows("meeting")}
    candidates = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)
