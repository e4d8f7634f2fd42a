"""Every rule that can say no, one class each; the sentence says what, where and what to do."""

from __future__ import annotations

from datetime import date

from changzhang.domain.errors import Refused


class MeetingUnknown(Refused):
    """No such meeting."""

    number = 201

    def __init__(self, meeting: str) -> None:
        super().__init__("没有这次会议", f"编号 {meeting}", "用 changzhang board 查看有哪些会议")


class AnotherMeetingOpen(Refused):
    """A book holds one open meeting at a time."""

    number = 202

    def __init__(self, title: str) -> None:
        super().__init__("还有一次会议没有散会", title, "先回到那次会议散会，再开新的会议")


class LineUnknown(Refused):
    """The ledger has no such line."""

    number = 204

    def __init__(self, line_no: int) -> None:
        super().__init__("账上没有这一笔", f"第{line_no}笔", "请核对公开榜上的笔号")


class RoomClosed(Refused):
    """After 散会 the room's acts end."""

    number = 205

    def __init__(self) -> None:
        super().__init__("会议已经散会，会上的事不能再记", "", "散会后只能整理人名、文字和待补内容；新的情况请在会后登记")


class ChecklistOpen(Refused):
    """散会 waits for the checklist."""

    number = 206

    def __init__(self, points: str) -> None:
        super().__init__("散会前还有事项没有落实", points, "逐项补上，或者写明理由后跳过")


class OwnerIsSupervisor(Refused):
    """The supervision committee verifies; it never owns a fix."""

    number = 207

    def __init__(self, owner: str) -> None:
        super().__init__("村务监督委员会成员负责核验，不能当整改责任人", owner, "请另选责任人")


class OwnerIsAsker(Refused):
    """The asker never owns the fix."""

    number = 208

    def __init__(self, owner: str) -> None:
        super().__init__("提问人不能当自己所提问题的整改责任人", owner, "请另选责任人")


class OwnerMissing(Refused):
    """A promise or a dated answer needs a name."""

    number = 209

    def __init__(self) -> None:
        super().__init__("没有写责任人", "", "请选一位责任人")


class DueMissing(Refused):
    """A promise or a deferred answer needs a date."""

    number = 210

    def __init__(self) -> None:
        super().__init__("没有写期限", "", "请选一个期限")


class DueTooEarly(Refused):
    """A due date lies before the day of the promise."""

    number = 211

    def __init__(self, due_on: date, held_on: date) -> None:
        super().__init__("期限早于开会那天", f"期限{due_on}，开会{held_on}", "请改成开会以后的日期")


class TooManyVotes(Refused):
    """Never more votes than people present."""

    number = 212

    def __init__(self, votes: int, present: int) -> None:
        super().__init__("评议票数多于到会人数", f"共{votes}票，到会{present}人", "请重新清点人数或票数")


class QuestionUnknown(Refused):
    """No such question."""

    number = 213

    def __init__(self, question: str) -> None:
        super().__init__("没有这一问", f"编号 {question}", "请从列表里选")


class RectificationUnknown(Refused):
    """No such rectification."""

    number = 214

    def __init__(self, rectification: str) -> None:
        super().__init__("没有这项整改", f"编号 {rectification}", "用 changzhang fix list 查看编号")


class MeetingSealedAlready(Refused):
    """A sealed meeting takes corrections only."""

    number = 215

    def __init__(self) -> None:
        super().__init__("会议已经封存，不能再改", "", "发现错误请用“更正”，原记录保留")


class StillPending(Refused):
    """The seal waits for what is 待补."""

    number = 216

    def __init__(self, points: str) -> None:
        super().__init__("封存前还有待补内容", points, "在“整理”里补上文字再封存")


class TextMissing(Refused):
    """Something must be written."""

    number = 219

    def __init__(self, field: str) -> None:
        super().__init__(f"{field}还没有写", "", "请写上再保存")


class MeetingPausedNow(Refused):
    """No line is read during a recess."""

    number = 220

    def __init__(self) -> None:
        super().__init__("正在休会", "", "按 F6 复会后再念")


class NotYetAdjourned(Refused):
    """Seal comes after adjournment."""

    number = 221

    def __init__(self) -> None:
        super().__init__("会议还没有散会", "", "先散会，再整理、封存")


class QuestionNotAnswered(Refused):
    """Only an answer can be rated."""

    number = 222

    def __init__(self, number: int) -> None:
        super().__init__("这一问还没有答复，不能评价", f"第{number}问", "先记下答复")


class NothingToWithdraw(Refused):
    """There is no such live act."""

    number = 223

    def __init__(self) -> None:
        super().__init__("没有可以撤回的记录", "", "只能撤回自己这个窗口最近记下、还没撤回的事")


class WithdrawalGrew(Refused):
    """More was built on the act than the person was shown."""

    number = 224

    def __init__(self, count: int) -> None:
        super().__init__(f"撤回这一条会连带撤回{count}条记录", "其中有刚刚新记的", "请看清列出的记录后再撤回")


class NotWithdrawable(Refused):
    """Some acts are mended otherwise."""

    number = 225

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}不能撤回", "", remedy)


class ReasonMissing(Refused):
    """A reason is part of the record."""

    number = 228

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}要写理由", "", "请写一句理由")


class CountNegative(Refused):
    """Head counts are whole and not negative."""

    number = 229

    def __init__(self, what: str) -> None:
        super().__init__("人数不能是负数", what, "请重新填写")


class StageUnknown(Refused):
    """The template has no such stage."""

    number = 230

    def __init__(self, stage: str) -> None:
        super().__init__("会议议程里没有这个环节", stage, "请从菜单里选环节")


class EntryNotRewordable(Refused):
    """Only words may be reworded, and only before the seal."""

    number = 232

    def __init__(self) -> None:
        super().__init__("这条记录的文字不能改", "", "只能改提问、答复、整改措施和发言的文字，而且要在封存以前")


class AlreadyCompleted(Refused):
    """A completed item does not go back to progress."""

    number = 233

    def __init__(self, rectification: str) -> None:
        super().__init__("这项整改已经报完成，等待核验", rectification, "有新情况请由村监委退回重改")


class BookExists(Refused):
    """A book is born once."""

    number = 234

    def __init__(self) -> None:
        super().__init__("账簿已经建立", "", "直接打开村文件夹即可")
