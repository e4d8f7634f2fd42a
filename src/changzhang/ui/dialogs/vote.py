"""表决: who votes on what, whether enough of them are here, the count. A poll decides nothing, and says so."""

from __future__ import annotations

from typing import cast

from changzhang.domain.commands import CountVotes
from changzhang.domain.contact_words import BODY_WORDS, OUTCOME_WORDS
from changzhang.domain.events.meeting import VoteMethod
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.quorum import Votes, VotingBody, can_decide, needed_present, outcome
from changzhang.ui.dialogs.appraise import METHODS
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.head_count import ask_number
from changzhang.ui.dialogs.page import ALARM, STRONG, Row, field, said
from changzhang.ui.dialogs.voucher import names_in

_VOTERS: dict[VotingBody, str] = {
    "villagers_assembly": "十八周岁以上村民",
    "representatives": "村民代表会议组成人员",
    "members_assembly": "有完全民事行为能力的成员",
    "member_representatives": "成员代表",
    "board": "理事会成员",
}
_COUNTS = ("赞成", "反对", "弃权")


class VoteDialog(Dialog[CountVotes]):
    """Hands back CountVotes, once the count is no more than the voters."""

    slot = "vote"

    def __init__(self, view: MeetingView) -> None:
        super().__init__("表决", about=view.meeting.id, meeting=view.meeting.id)
        self.view = view

    async def flow(self) -> CountVotes | None:
        """Matter, body, who is here of how many, the count."""
        matter = await self._matter()
        body = cast(VotingBody, await self.pick("谁来定？", list(BODY_WORDS.items()), words=[field("事项", matter)]))
        voters = await self._voters(body, matter)
        if body != "poll" and not can_decide(voters) and not await self._goes_on(voters):
            return None
        method = cast(VoteMethod, await self.pick("怎么表决的？", list(METHODS.items()), marked=list(METHODS).index("show_of_hands")))
        yes, no, abstain = await self._count(voters)
        tellers = await self.text("谁点的票？（用顿号隔开，可以空着）", words=outcome_rows(voters, yes))
        return CountVotes(
            meeting=self.view.meeting.id,
            matter=matter,
            body=body,
            present=voters.present,
            total=voters.total,
            households_present=voters.households_present,
            households_total=voters.households_total,
            yes=yes,
            no=no,
            abstain=abstain,
            method=method,
            tellers=names_in(tellers),
        )

    async def _matter(self) -> str:
        while True:
            matter = await self.text("表决什么事？", self.view.meeting.opened.matter, is_draft=True)
            if matter:
                return matter
            self.warn("请写上要表决的事项")

    async def _voters(self, body: VotingBody, matter: str) -> Votes:
        words = (field("事项", matter), field("谁来定", BODY_WORDS[body]))
        here = str(self.view.meeting.present or "")
        if body == "poll":
            return Votes(body=body, present=await self._some("现在在场多少人？", here, words))
        if body == "villagers_assembly" and await self._by_households(words):
            total = await self._some("全村一共多少户？", "", words)
            need = field("要到会", f"至少{-(-total * 2 // 3)}户（三分之二以上的户的代表）")
            present = await self._some("到会多少户？", "", (*words, need))
            return Votes(body=body, present=present, households_present=present, households_total=total)
        total = await self._some(f"{_VOTERS[body]}一共多少人？", "", words)
        need = field("要到会", f"至少{needed_present(body, total)}人")
        present = await self._some(f"其中到会多少人？（全场{here or '还没有清点'}）", "", (*words, need), most=total)
        return Votes(body=body, present=present, total=total)

    async def _by_households(self, words: tuple[Row, ...]) -> bool:
        ways = [("heads", "按人数：过半数的十八周岁以上村民"), ("households", "按户数：三分之二以上的户的代表")]
        return await self.pick("到会按什么算？", ways, words=words) == "households"

    async def _some(self, prompt: str, initial: str, words: tuple[Row, ...], most: int = 10**6) -> int:
        while True:
            number = await ask_number(self, prompt, initial, words)
            if 0 < number <= most:
                return number
            self.warn(f"请写1到{most}" if most < 10**6 else "至少1")

    async def _goes_on(self, voters: Votes) -> bool:
        rows = [said(OUTCOME_WORDS["no_quorum"], ALARM), said("可以只征求大家的意见，不能叫决议。", STRONG)]
        ways = [("no", "先不表决"), ("yes", "照样记下（不能作决定）")]
        return await self.pick("", ways, words=[*quorum_rows(voters), *rows]) == "yes"

    async def _count(self, voters: Votes) -> tuple[int, int, int]:
        while True:
            yes, no = [await ask_number(self, f"{kind}几票？", words=tuple(quorum_rows(voters))) for kind in _COUNTS[:2]]
            rest = str(max(0, voters.present - yes - no))
            abstain = await ask_number(self, "弃权（没有投的也算）几票？", rest)
            votes = yes + no + abstain
            if votes <= voters.present:
                return yes, no, abstain
            self.warn(f"合起来{votes}票，多于到会{voters.present}。请重新点票")


def quorum_rows(voters: Votes) -> list[Row]:
    """Who is here of how many, and whether that is enough."""
    if voters.body == "poll":
        return [field("到会", f"{voters.present}人"), said(OUTCOME_WORDS["poll"])]
    here = f"{voters.present}人，应到{voters.total}人"
    if voters.households_total:
        here = f"{voters.households_present}户，应到{voters.households_total}户"
    is_enough = can_decide(voters)
    return [field("到会", here), said("人数够，可以作决定" if is_enough else OUTCOME_WORDS["no_quorum"], "" if is_enough else ALARM)]


def outcome_rows(voters: Votes, yes: int) -> list[Row]:
    """What the count comes to, by the law and not by the chair."""
    counted = Votes(
        body=voters.body,
        present=voters.present,
        total=voters.total,
        households_present=voters.households_present,
        households_total=voters.households_total,
        yes=yes,
    )
    return [field("结果", OUTCOME_WORDS[outcome(counted)], STRONG)]
