"""Decides about the committee's review: every line gets a verdict, high flags are looked at one by one, two members sign."""

from __future__ import annotations

from changzhang.domain import refusals, refusals_ledger
from changzhang.domain.commands.review import PassRest, ReviewLine, SignReview, SummarizeLine
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import decide, drafts, reason_of
from changzhang.domain.events.meeting import LineReviewed
from changzhang.domain.events.review import LinesPassed, LineSummarized, ReviewSigned
from changzhang.domain.ledger import LineRef
from changzhang.domain.record import Record
from changzhang.domain.states import LedgerState


def _state(record: Record, stream: str, ledger_seq: int, line_no: int | None = None) -> LedgerState:
    """The ledger while the version the person saw is still its newest."""
    state = record.ledger_state(stream)
    if state is None:
        raise refusals_ledger.LedgerMissing(stream)
    if state.current.seq != ledger_seq:
        raise refusals_ledger.VersionReplaced(state.key.period)
    if line_no is not None and not 1 <= line_no <= state.current.line_count:
        raise refusals.LineUnknown(line_no)
    return state


@decide.register
def review_line(command: ReviewLine, record: Record, context: Context) -> Decision:
    """存疑 and 退回补正 need a reason; passing a line with a high flag is remembered."""
    state = _state(record, command.stream, command.ledger_seq, command.line_no)
    reason = command.reason.strip() if command.verdict == "passed" else reason_of(command.reason, "存疑或退回")
    verdict = LineReviewed(
        line=LineRef(command.ledger_seq, command.line_no),
        verdict=command.verdict,
        where="review",
        reason=reason,
        high_flags=command.high_flags,
    )
    known = state.verdicts.get(str(verdict.line))
    return Decision(notice=f"第{command.line_no}笔已经这样审过") if known == verdict else drafts(command.stream, verdict)


@decide.register
def pass_rest(command: PassRest, record: Record, context: Context) -> Decision:
    """其余通过 never covers a line with a high flag."""
    state = _state(record, command.stream, command.ledger_seq)
    flagged = set(command.flagged)
    rest = tuple(line_no for line_no in _unjudged(state) if line_no not in flagged)
    return (
        drafts(command.stream, LinesPassed(ledger_seq=command.ledger_seq, line_nos=rest))
        if rest
        else Decision(notice="没有可以一起通过的了")
    )


def _unjudged(state: LedgerState) -> list[int]:
    seq, count = state.current.seq, state.current.line_count
    return [line_no for line_no in range(1, count + 1) if f"{seq}:{line_no}" not in state.verdicts]


@decide.register
def summarize_line(command: SummarizeLine, record: Record, context: Context) -> Decision:
    """The public's words for a line, until the meeting that read them is sealed; the sheet's own stay in the book."""
    state = _state(record, command.stream, command.ledger_seq, command.line_no)
    if _is_in_sealed_minutes(record, state):
        raise refusals.MeetingSealedAlready()
    line, text = LineRef(command.ledger_seq, command.line_no), command.public_summary.strip()
    if state.public_summaries.get(str(line), "") == text:
        return Decision(notice="公开用语没有变化")
    return drafts(command.stream, LineSummarized(line=line, public_summary=text))


def _is_in_sealed_minutes(record: Record, state: LedgerState) -> bool:
    """Whether a sealed meeting read this version: its minutes keep the words they were sealed with."""
    rows = [row for row in record.rows("meeting") if row.state == "sealed" and state.key.period in row.periods]
    meetings = [meeting for meeting in (record.meeting(row.id) for row in rows) if meeting]
    read = {ledger.ledger_seq: meeting.id for meeting in meetings for ledger in meeting.opened.ledgers}
    return state.current.seq in read or state.current.meeting in read.values()


@decide.register
def sign_review(command: SignReview, record: Record, context: Context) -> Decision:
    """Two different members; nothing returned, nothing without a verdict."""
    state = _state(record, command.stream, command.ledger_seq)
    members = tuple(dict.fromkeys(name.strip() for name in command.members if name.strip()))
    supervisors = {person.name for person in context.village.supervisors}
    if len(members) < 2 or not supervisors.issuperset(members):
        raise refusals_ledger.SignersTooFew("、".join(members))
    verdicts = [verdict for key, verdict in state.verdicts.items() if key.startswith(f"{state.current.seq}:")]
    returned = [str(verdict.line.line_no) for verdict in verdicts if verdict.verdict == "returned"]
    unjudged = _unjudged(state)
    if returned or unjudged:
        points = [f"第{'、'.join(returned)}笔退回补正"] if returned else []
        points += [f"还有{len(unjudged)}笔没审（第{unjudged[0]}笔起）"] if unjudged else []
        raise refusals_ledger.ReviewUnfinished("；".join(points))
    signed = ReviewSigned(
        ledger_seq=state.current.seq,
        members=members,
        passed=sum(verdict.verdict == "passed" for verdict in verdicts),
        doubted=sum(verdict.verdict == "doubted" for verdict in verdicts),
        flagged_passed=tuple(verdict.line.line_no for verdict in verdicts if verdict.verdict == "passed" and verdict.high_flags),
    )
    return drafts(command.stream, signed)
