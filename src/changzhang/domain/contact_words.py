"""Acts between meetings, votes and late entries in a few words of Chinese; of what is private nothing is told."""

from __future__ import annotations

from changzhang.domain.events import meeting as m
from changzhang.domain.events import question as q
from changzhang.domain.events.base import Event
from changzhang.domain.events.contact import InspectionLogged, VisitLogged
from changzhang.domain.quorum import VoteOutcome, Votes, VotingBody, outcome
from changzhang.domain.rectification import RUNGS, WAYS

BODY_WORDS: dict[VotingBody, str] = {
    "poll": "征求意见",
    "villagers_assembly": "村民会议",
    "representatives": "村民代表会议",
    "members_assembly": "成员大会",
    "member_representatives": "成员代表大会",
    "board": "理事会",
}
OUTCOME_WORDS: dict[VoteOutcome, str] = {
    "poll": "只征求意见，不作决定",
    "no_quorum": "到会人数不够，不能作决定",
    "passed": "通过",
    "failed": "未通过",
}


def outcome_of(vote: m.VoteCounted) -> VoteOutcome:
    """What a recorded vote comes to."""
    return outcome(
        Votes(
            body=vote.body,
            present=vote.present,
            total=vote.total,
            households_present=vote.households_present,
            households_total=vote.households_total,
            yes=vote.yes,
        )
    )


def of_contact(event: Event, name: str) -> str:
    """The event in a few words; empty for any other. A household and a prepared answer are never named."""
    match event:
        case q.QuestionAssigned():
            return f"交办 {name}：{event.owner}" + (f"，{event.due_on:%Y-%m-%d}前" if event.due_on else "")
        case q.QuestionPrepared():
            return f"{name} 备好答复（不公开）"
        case q.QuestionJoined():
            return f"{name} 并入 {event.into}"
        case q.QuestionEscalated():
            receiver = f"（{event.receiver}）" if event.receiver else ""
            return f"{name} 超期{event.overdue_days}天，上报{RUNGS[event.to]}{receiver}：{event.reason}"
        case q.QuestionAskerInformed():
            return f"{name} 答复已告知提问人（{WAYS[event.way]}，{event.informed_on:%Y-%m-%d}）"
        case VisitLogged():
            return f"上门：{'、'.join(event.visitors)}" + (f"，{event.group}" if event.group else "")
        case InspectionLogged():
            return f"查账：{event.what}" + ("（复制）" if event.is_copied else "")
    return _of_room(event)


def _of_room(event: Event) -> str:
    match event:
        case m.VoteCounted():
            count = f"赞成{event.yes}、反对{event.no}、弃权{event.abstain}"
            return f"{BODY_WORDS[event.body]}：{event.matter}，{count}，{OUTCOME_WORDS[outcome_of(event)]}"
        case m.EnteredLate():
            return f"补录{event.since:%Y-%m-%d %H:%M}至{event.until:%Y-%m-%d %H:%M}的纸质记录（{event.kept_by}记）"
    return ""
