"""Decides about votes, and about what was kept on paper and is entered late."""

from __future__ import annotations

from changzhang.domain import refusals
from changzhang.domain.commands import meeting as cmd
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import decide, drafts, in_room, meeting_of, not_sealed, required
from changzhang.domain.events.meeting import EnteredLate, VoteCounted
from changzhang.domain.record import Record
from changzhang.domain.refusals_question import NoVoteInReading, RollMissing, SpanWrong, VotesDoNotAdd


@decide.register
def count_votes(command: cmd.CountVotes, record: Record, context: Context) -> Decision:
    """Never in a plain reading, never more votes than voters; whether it decides anything is reckoned, not claimed."""
    meeting = in_room(record, command.meeting)
    if meeting.opened.kind == "reading":
        raise NoVoteInReading()
    _check_counts(command)
    counted = VoteCounted(
        matter=required(command.matter, "表决事项"),
        body=command.body,
        present=command.present,
        total=command.total,
        households_present=command.households_present,
        households_total=command.households_total,
        yes=command.yes,
        no=command.no,
        abstain=command.abstain,
        method=command.method,
        tellers=command.tellers,
    )
    return drafts(f"meeting/{command.meeting}", counted)


def _check_counts(command: cmd.CountVotes) -> None:
    votes = command.yes + command.no + command.abstain
    parts = (command.present, command.total, command.households_present, command.households_total, command.yes, command.no, command.abstain)
    if min(parts) < 0:
        raise refusals.CountNegative(command.matter or "表决")
    # Where households decide, each sends one voter: the households present are the voters.
    if votes > max(command.present, command.households_present):
        raise VotesDoNotAdd(f"共{votes}票，到会{max(command.present, command.households_present)}人")
    if command.body == "poll":
        return
    by_households = command.body == "villagers_assembly" and command.households_total > 0
    if not command.total and not by_households:
        raise RollMissing()
    if (command.total and command.present > command.total) or command.households_present > command.households_total:
        raise VotesDoNotAdd(
            f"到会{command.present}人，应到{command.total}人；到会{command.households_present}户，应到{command.households_total}户"
        )


@decide.register
def enter_late(command: cmd.EnterLate, record: Record, context: Context) -> Decision:
    """补录 names its span and who kept the paper, until the seal."""
    meeting_of(record, command.meeting)
    not_sealed(record, command.meeting)
    if not command.since < command.until <= context.at:
        raise SpanWrong(command.since, command.until)
    kept_by = required(command.kept_by, "纸质记录人")
    late = EnteredLate(since=command.since, until=command.until, kept_by=kept_by, note=command.note.strip())
    return drafts(f"meeting/{command.meeting}", late)
