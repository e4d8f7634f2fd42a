"""Decides what leads a fix to its end: extension, verification, posting, objection, informing, 销号, 退回重改, the ladder (§3.5)."""

from __future__ import annotations

from datetime import date, timedelta

from changzhang.domain import refusals
from changzhang.domain import refusals_rectification as no
from changzhang.domain.commands import rectification as cmd
from changzhang.domain.context import Context, Decision
from changzhang.domain.days import may_remove_from, reckon
from changzhang.domain.decide.base import decide, drafts, due, reason_of, rectification_of, required
from changzhang.domain.events import rectification as ev
from changzhang.domain.record import Record
from changzhang.domain.rectification import LADDER, RUNGS, missing_to_close, next_rung
from changzhang.domain.states import RectificationState
from changzhang.domain.template import Term


def _stream(item: RectificationState) -> str:
    return f"rectification/{item.id}"


def _open_item(record: Record, rectification_id: str) -> RectificationState:
    item = rectification_of(record, rectification_id)
    if not item.is_open:
        raise no.ClosedAlready(item.id)
    return item


def _completed_item(record: Record, rectification_id: str) -> RectificationState:
    item = _open_item(record, rectification_id)
    if item.completed is None:
        raise no.NotCompleted(item.id)
    return item


def happened_on(on: date | None, what: str, context: Context) -> date:
    """The day something happened, today when none is given. Raises DateAhead."""
    if on is not None and on > context.today:
        raise no.DateAhead(what, on)
    return on or context.today


def _new_due(context: Context, term: Term | None, due_on: date | None, words: str) -> tuple[date, str]:
    due_on, reckoning = due(context, context.today, term, due_on)
    return due_on, reckoning if term is not None else words


@decide.register
def extend(command: cmd.ExtendRectification, record: Record, context: Context) -> Decision:
    """A later date, with reason and approver; not once it is reported done."""
    item = _open_item(record, command.rectification)
    if item.completed:
        raise refusals.AlreadyCompleted(item.id)
    reason, approver = reason_of(command.reason, "延期"), required(command.approver, "批准人")
    if approver == item.promised.owner:
        raise no.ApproverIsOwner(approver)
    due_on, reckoning = _new_due(context, command.term, command.due_on, "批准延期到的日期")
    if due_on <= item.due_on:
        raise no.ExtensionNotLater(due_on, item.due_on)
    extended = ev.RectificationExtended(due_on=due_on, was_due_on=item.due_on, reckoning=reckoning, reason=reason, approver=approver)
    return drafts(_stream(item), extended)


@decide.register
def verify(command: cmd.VerifyRectification, record: Record, context: Context) -> Decision:
    """Two different members of the supervision committee, none of whom owns or did it."""
    item = _completed_item(record, command.rectification)
    if item.completed is None or item.status != "completed":
        return Decision(notice=f"{item.id}已经核验过")
    members = tuple(dict.fromkeys(name.strip() for name in command.members if name.strip()))
    for name in members:
        if name in (item.promised.owner, item.completed.by):
            raise no.VerifierDidIt(name)
    if len(members) < 2 or not {person.name for person in context.village.supervisors}.issuperset(members):
        raise no.VerifiersTooFew("、".join(members))
    verified_on = happened_on(command.verified_on, "核验", context)
    if verified_on < item.completed.completed_on:
        raise no.DateBefore("核验", verified_on, "完成", item.completed.completed_on)
    verified = ev.RectificationVerified(
        members=members,
        outcome=command.outcome or item.completed.outcome,
        verified_on=verified_on,
        note=command.note.strip(),
        evidence=command.evidence,
    )
    return drafts(_stream(item), verified)


@decide.register
def republish(command: cmd.RepublishRectification, record: Record, context: Context) -> Decision:
    """Posted where and when; the last day it must hang is reckoned through the village's calendar."""
    item = _completed_item(record, command.rectification)
    if item.verified is None:
        raise no.NotVerified(item.id)
    place = required(command.place, "公示地点")
    posted_on = happened_on(command.posted_on, "公示", context)
    if posted_on < item.verified.event.verified_on:
        raise no.DateBefore("公示", posted_on, "核验", item.verified.event.verified_on)
    _after_objection(item, posted_on)
    remove_from, reckoning = hangs_until(posted_on, context)
    posted = ev.RectificationRepublished(
        number=len(item.republications) + 1,
        place=place,
        posted_on=posted_on,
        text=command.text.strip(),
        posted_until=remove_from - timedelta(days=1),
        remove_from=remove_from,
        reckoning=reckoning,
        evidence=command.evidence,
    )
    return drafts(_stream(item), posted)


def _after_objection(item: RectificationState, posted_on: date) -> None:
    """A period that an objection broke off is not counted on: the new one begins no earlier than the objection."""
    if item.objections and posted_on < item.objections[-1].at.date():
        raise no.DateBefore("公示", posted_on, "群众异议", item.objections[-1].at.date())


def hangs_until(posted_on: date, context: Context) -> tuple[date, str]:
    """The earliest day a sheet may be taken down, and how that was counted (§6.2: the day after the last working day)."""
    days = context.deadlines.posting_working_days
    term = Term(label="公示", unit="working_days", days=days)
    reckoned = reckon(term, posted_on, context.calendar)
    return may_remove_from(posted_on, days, context.calendar), reckoned.reckoning


@decide.register
def objected(command: cmd.ObjectToRectification, record: Record, context: Context) -> Decision:
    """A new objection ends the running posting: answered it is posted anew, else the fix is done again."""
    item = _completed_item(record, command.rectification)
    if item.republished is None:
        raise no.NotPosted(item.id)
    text = required(command.text, "异议内容")
    return drafts(_stream(item), ev.RectificationObjected(text=text, objector=command.objector.strip(), answer=command.answer.strip()))


@decide.register
def inform(command: cmd.InformAsker, record: Record, context: Context) -> Decision:
    """The asker hears what came of it, by phone, at home, in the group or in a meeting."""
    item = _completed_item(record, command.rectification)
    informed_on = happened_on(command.informed_on, "告知", context)
    if item.completed and informed_on < item.completed.completed_on:
        raise no.DateBefore("告知", informed_on, "完成", item.completed.completed_on)
    return drafts(_stream(item), ev.RectificationAskerInformed(way=command.way, informed_on=informed_on, note=command.note.strip()))


@decide.register
def close(command: cmd.CloseRectification, record: Record, context: Context) -> Decision:
    """销号, when every condition is met; else each missing one is named."""
    item = rectification_of(record, command.rectification)
    if not item.is_open:
        return Decision(notice=f"{item.id}已经销号")
    question = record.question(item.promised.question) if item.promised.question else None
    is_at_once = context.deadlines.close_on_posting
    missing = missing_to_close(item, question, context.today, is_at_once=is_at_once)
    if missing:
        raise no.CloseConditionsMissing("；".join(missing))
    waited = item.posted_until is not None and context.today > item.posted_until
    return drafts(_stream(item), ev.RectificationClosed(note=command.note.strip(), is_at_once=is_at_once and not waited))


@decide.register
def reopen(command: cmd.ReopenRectification, record: Record, context: Context) -> Decision:
    """退回重改 with a reason, from any state behind completion, 已销号 included."""
    item = rectification_of(record, command.rectification)
    if item.completed is None:
        raise no.NotCompleted(item.id)
    reason = reason_of(command.reason, "退回重改")
    due_on, reckoning = None, ""
    if command.term or command.due_on:
        due_on, reckoning = _new_due(context, command.term, command.due_on, "退回重改时定的日期")
    return drafts(_stream(item), ev.RectificationReopened(reason=reason, due_on=due_on, reckoning=reckoning))


@decide.register
def escalate(command: cmd.EscalateRectification, record: Record, context: Context) -> Decision:
    """Up the ladder, one rung or more, with a reason."""
    item = _open_item(record, command.rectification)
    to = command.to or next_rung(item)
    if to is None or (item.rung and LADDER.index(to) <= LADDER.index(item.rung)):
        raise no.LadderNotUp(RUNGS[item.rung] if item.rung else "")
    escalated = ev.RectificationEscalated(to=to, receiver=command.receiver.strip(), reason=reason_of(command.reason, "上报"))
    return drafts(_stream(item), escalated)
