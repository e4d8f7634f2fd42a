"""表决和征求意见: each count, whether enough took part, and what it comes to. A poll is never called 决议."""

from __future__ import annotations

from changzhang.domain.contact_words import BODY_WORDS, OUTCOME_WORDS, outcome_of
from changzhang.domain.events.meeting import VoteCounted, VoteMethod
from changzhang.domain.meeting_view import MeetingView
from changzhang.papers.blocks import Block, paragraph

_METHODS: dict[VoteMethod, str] = {"show_of_hands": "举手", "slips": "表决票", "beans": "投豆"}
_WHO = {
    "villagers_assembly": "十八周岁以上村民",
    "representatives": "村民代表会议组成人员",
    "members_assembly": "有表决权的成员",
    "member_representatives": "成员代表",
    "board": "理事",
}


def votes(view: MeetingView) -> list[Block]:
    """One paragraph a vote."""
    return [paragraph(f"{number}.{vote_words(done.event)}") for number, done in enumerate(view.meeting.votes, start=1)]


def vote_words(vote: VoteCounted) -> str:
    """A vote as papers tell it."""
    count = f"赞成{vote.yes}人、反对{vote.no}人、弃权{vote.abstain}人"
    how = f"{_METHODS[vote.method]}，" + (f"计票人{'、'.join(vote.tellers)}，" if vote.tellers else "")
    if vote.body == "poll":
        return f"就“{vote.matter}”征求意见（{how}在场{vote.present}人）：{count}。{OUTCOME_WORDS['poll']}。"
    return f"{BODY_WORDS[vote.body]}表决“{vote.matter}”（{how}{_roll(vote)}）：{count}。结果：{OUTCOME_WORDS[outcome_of(vote)]}。"


def _roll(vote: VoteCounted) -> str:
    said = [f"应到{_WHO[vote.body]}{vote.total}人，实到{vote.present}人"] if vote.total else []
    if vote.households_total:
        said.append(f"应到户代表{vote.households_total}户，实到{vote.households_present}户")
    return "；".join(said)
