"""The rules about questions between meetings, votes and what is entered late that can say no, one class each."""

from __future__ import annotations

from datetime import datetime

from changzhang.domain.errors import Refused


class ApartIsReferred(Refused):
    """An accusation is neither assigned in the village nor joined to another question."""

    number = 280

    def __init__(self) -> None:
        super().__init__("涉及个人、另行记录的，不在村里交办、并问或准备答复", "", "请转办到上级（镇纪委等）")


class NotJoinable(Refused):
    """Only what still waits for an answer is joined, into another question that was not joined itself."""

    number = 281

    def __init__(self, question: str, into: str) -> None:
        super().__init__("这两问不能并在一起", f"{question} 并入 {into}", "只有还没答复的能并，而且要并入另一问，不能并入已经并走或撤回的")


class AnsweredWithAnother(Refused):
    """What was joined is answered where it was joined."""

    number = 282

    def __init__(self, question: str, into: str) -> None:
        super().__init__("这一问已经并入另一问", f"{question} 并入 {into}", f"请在 {into} 里答复")


class NotYetOverdue(Refused):
    """The ladder is climbed only when an answer is overdue for long enough."""

    number = 283

    def __init__(self, question: str, days: int, needed: int) -> None:
        where = f"{question}，超期{days}天" if days > 0 else f"{question}，还没有到期"
        super().__init__("这一问还不到上报的时候", where, f"超期满{needed}天还没有答复再上报；可以先催办")


class LadderEnded(Refused):
    """There is nobody further up."""

    number = 284

    def __init__(self, question: str) -> None:
        super().__init__("已经上报到最上面一级", question, "请向接收单位催问，记下进展")


class NoVoteInReading(Refused):
    """A plain reading decides nothing."""

    number = 285

    def __init__(self) -> None:
        super().__init__("唱账会只念账、答疑，不表决", "", "要表决的事，另开村民会议、村民代表会议或成员大会；征求意见可记在发言里")


class VotesDoNotAdd(Refused):
    """Nobody votes who is not there, and nobody is there who may not vote."""

    number = 286

    def __init__(self, what: str) -> None:
        super().__init__("表决人数对不上", what, "请重新清点到会人数和票数")


class RollMissing(Refused):
    """Whether something can be decided is reckoned from all who may vote."""

    number = 287

    def __init__(self) -> None:
        super().__init__(
            "没有写应到人数，算不出能不能作决定", "", "请填应到总人数（村民会议也可以填应到总户数）；只是征求意见就选“征求意见”"
        )


class SpanWrong(Refused):
    """What was kept on paper has a beginning before its end, and both lie behind us."""

    number = 288

    def __init__(self, since: datetime, until: datetime) -> None:
        super().__init__("补录的起止时间不对", f"{since:%Y-%m-%d %H:%M}到{until:%Y-%m-%d %H:%M}", "开始要早于结束，结束不能晚于现在")


class CorrectionElsewhere(Refused):
    """A correction names a record of its own meeting."""

    number = 289

    def __init__(self, seq: int, meeting: str) -> None:
        super().__init__("这次会议没有这条记录", f"账簿第{seq}条，会议 {meeting}", "记录号印在会议记录和经过里（第N号），请核对")


class NothingCorrected(Refused):
    """A correction says something else than what it corrects."""

    number = 290

    def __init__(self) -> None:
        super().__init__("更正前后的文字一样", "", "原记和改正各写清楚")
