"""Decides what is taken back and what is reworded."""

from __future__ import annotations

from collections.abc import Sequence

from changzhang.domain import refusals
from changzhang.domain.chain import Fact
from changzhang.domain.commands.meeting import RewordEntry, WithdrawAct
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import decide, drafts, not_sealed, reason_of, required
from changzhang.domain.decide.building import built_on
from changzhang.domain.events.base import Event
from changzhang.domain.events.book import BookCreated, CalendarAdopted, SettingsAdopted
from changzhang.domain.events.disclosure import DisclosureArisen
from changzhang.domain.events.entry import EntryReworded, EntryWithdrawn, PaperExported
from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected, LedgerExplained
from changzhang.domain.events.meeting import MeetingAdjourned, MeetingOpened, MeetingSealed, NoteTaken
from changzhang.domain.events.question import QuestionAnswered, QuestionAsked
from changzhang.domain.events.rectification import RectificationClosed, RectificationPromised
from changzhang.domain.fold.live import live, withdrawn_acts
from changzhang.domain.record import Record

_BEGINNINGS = (QuestionAsked, RectificationPromised, DisclosureArisen, MeetingOpened, LedgerAccepted)
_FIXED: dict[type[Event], tuple[str, str]] = {
    BookCreated: ("账簿的建立", ""),
    SettingsAdopted: ("设置的启用", "改回文件后再启用一次"),
    CalendarAdopted: ("节假日安排的启用", "重新启用即可"),
    LedgerAccepted: ("已接受的账目", "用更正后的表重新导入（更正），旧版保留"),
    LedgerCorrected: ("账目的更正", "再更正一次，旧版保留"),
    LedgerExplained: ("书面说明", "再登记一份说明"),
    MeetingAdjourned: ("散会", "散会时间和散会码已经公布；文字可在整理时改"),
    MeetingSealed: ("封存", "发现错误请用“更正”"),
    PaperExported: ("文书的导出", "重新导出即可"),
    RectificationClosed: ("销号", "发现没有改好，请用“退回重改”并写明理由"),
}


def is_live(record: Record, act: int) -> bool:
    """Whether an act still counts."""
    facts = record.history.act(act)
    return bool(facts) and act not in withdrawn_acts(record.history.stream(facts[0].stream))


def dependents(record: Record, act: int) -> tuple[int, ...]:
    """The live acts built on this one, itself first, in order: what follows on a stream it began, and what names its ids."""
    found: list[int] = []
    waiting = [act]
    while waiting:
        current = waiting.pop(0)
        if current in found:
            continue
        found.append(current)
        for fact in record.history.act(current):
            if isinstance(fact.event, _BEGINNINGS):
                waiting += _following(record, fact)
            waiting += built_on(fact, live(record.history.stream(fact.stream)))
    return (found[0], *sorted(found[1:]))


def _following(record: Record, first: Fact) -> list[int]:
    """The live acts on the stream that a fact began, and those of other streams that name its question or meeting."""
    dead = withdrawn_acts(record.history.stream(first.stream))
    acts = [fact.act for fact in record.history.stream(first.stream) if not isinstance(fact.event, EntryWithdrawn)]
    stream_id = first.stream.partition("/")[2]
    if isinstance(first.event, QuestionAsked):
        acts += _naming(record, "question", stream_id, ("rectification",))
    if isinstance(first.event, MeetingOpened):
        acts += _naming(record, "meeting", stream_id, ("question", "rectification"))
    return [each for each in dict.fromkeys(acts) if each != first.act and each not in dead]


def _naming(record: Record, field: str, name: str, kinds: tuple[str, ...]) -> list[int]:
    rows = [row for kind in kinds for row in record.rows(kind) if row.state != "withdrawn"]
    return [fact.act for row in rows for fact in live(record.history.stream(row.stream)) if getattr(fact.event, field, None) == name]


@decide.register
def withdraw(command: WithdrawAct, record: Record, context: Context) -> Decision:
    """Takes back an act with everything built on it, when that is exactly what the person was shown."""
    if not is_live(record, command.act):
        raise refusals.NothingToWithdraw()
    _check_withdrawable(record, record.history.act(command.act))
    acts = dependents(record, command.act)
    if command.expected_acts and set(command.expected_acts) != set(acts):
        raise refusals.WithdrawalGrew(len(acts))
    if len(acts) > 1 and not command.expected_acts:
        raise refusals.WithdrawalGrew(len(acts))
    reason = reason_of(command.reason, "撤回")
    found: list[tuple[str, Event]] = []
    for act in acts:
        facts = record.history.act(act)
        _check_withdrawable(record, facts)
        found += [(stream, EntryWithdrawn(act=act, reason=reason)) for stream in dict.fromkeys(fact.stream for fact in facts)]
    return Decision(drafts=tuple(found))


def _check_withdrawable(record: Record, facts: Sequence[Fact]) -> None:
    for fact in facts:
        for kind, (what, remedy) in _FIXED.items():
            if isinstance(fact.event, kind):
                raise refusals.NotWithdrawable(what, remedy)
        not_sealed(record, _meeting_of(fact))
        meeting = record.meeting(_heard_in(record, fact) or "")
        # What came after the seal is no part of the meeting; what came before it stands on the sealed paper.
        if meeting and meeting.is_sealed and fact.seq < (meeting.sealed_seq or 0):
            raise refusals.MeetingSealedAlready()
        if meeting and not meeting.is_in_room and fact.seq < (meeting.adjourned_seq or 0):
            raise refusals.RoomClosed()


def _heard_in(record: Record, fact: Fact) -> str | None:
    """The meeting a fact was recorded in: the one it names, else the one its question or promise came up in."""
    return _meeting_of(fact) or _meeting_of(record.history.stream(fact.stream)[0])


def _meeting_of(fact: Fact) -> str | None:
    family, _, name = fact.stream.partition("/")
    if family == "meeting":
        return name
    named = getattr(fact.event, "meeting", None)
    return named if isinstance(named, str) else None


@decide.register
def reword(command: RewordEntry, record: Record, context: Context) -> Decision:
    """Words of a question, an answer, a measure or a note, until the seal."""
    fact = record.history.fact(command.seq)
    allowed = {QuestionAsked: ("text",), QuestionAnswered: ("text",), NoteTaken: ("text",), RectificationPromised: ("measure", "problem")}
    if fact is None or command.field not in allowed.get(type(fact.event), ()) or not is_live(record, fact.act):
        raise refusals.EntryNotRewordable()
    first = record.history.stream(fact.stream)[0]
    not_sealed(record, _meeting_of(fact) or _meeting_of(first))
    return drafts(fact.stream, EntryReworded(seq=command.seq, field=command.field, text=required(command.text, "文字")))
