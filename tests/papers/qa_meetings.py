"""A quarter's 答疑会 and an urgent one, in which everything happens that only such meetings have."""

from __future__ import annotations

from datetime import date
from typing import Any

from changzhang.domain.events import meeting as ev
from changzhang.domain.events import question as qu
from changzhang.domain.events import rectification as re
from changzhang.domain.template import SessionTemplate, Stage
from tests.papers.given import Given, at

QA = "qa-2025Q2"
QA_TEMPLATE = SessionTemplate(
    id="quarterly_qa",
    kind="qa",
    name="村务公开答疑会",
    appraisal_question="对本季度村务公开和今天的答复是否满意？",
    stages=(
        Stage(id="sign_in", kind="sign_in", title="签到"),
        Stage(id="report", kind="report", title="通报本季度公开情况"),
        Stage(id="questions", kind="questions", title="答疑"),
        Stage(id="appraisal", kind="appraisal", title="群众评议"),
        Stage(id="closing", kind="closing", title="散会"),
    ),
)


def q(number: int) -> str:
    return f"question/Q2025-{number:03d}"


def collected(book: Given) -> None:
    """What came in before: box, hotline, a repeat, something apart, something overdue."""
    book.when("2025-04-20 09:00")
    asked: dict[int, dict[str, Any]] = {
        11: {"text": "三组路灯几时修？", "channel": "box", "asker": qu.Asker(name="王建国", group="三组"), "subject": "C1"},
        12: {"text": "路灯不亮", "channel": "hotline", "asker": qu.Asker(shown="anonymous")},
        13: {"text": "某某占了集体的房", "channel": "box", "is_apart": True, "asker": qu.Asker(name="赵小二")},
        14: {"text": "低保名单是怎么定的？", "channel": "wechat", "asker": qu.Asker(name="刘二成", group="一组"), "subject": "B1"},
        15: {"text": "广场能不能装健身器材", "channel": "visit", "nature": "suggestion", "asker": qu.Asker(group="二组")},
        18: {"text": "涝坝边上能不能装护栏？", "channel": "box", "asker": qu.Asker(group="四组"), "subject": "C1"},
        16: {"text": "医保怎么缴？", "channel": "one_tap", "asker": qu.Asker(name="孙占海", group="二组", shown="full"), "subject": "B2"},
    }
    for number, fields in asked.items():
        book.fact(q(number), qu.QuestionAsked(**fields))
    act = book.next_seq
    book.fact(q(12), qu.QuestionJoined(into="Q2025-011"), act=act)
    book.fact(q(11), qu.QuestionSeconded(joined="Q2025-012"), act=act)
    book.fact(q(13), qu.QuestionReferred(to="镇纪委", due_on=date(2025, 5, 20)))
    book.fact(q(11), qu.QuestionAssigned(owner="张志强", due_on=date(2025, 5, 10), reckoning="会上约定的日期"))
    book.fact(q(14), qu.QuestionPrepared(text="先不提去年那一批"))
    book.fact(q(14), qu.QuestionDeferred(owner="赵存良", due_on=date(2025, 5, 31), reckoning="会上约定的日期"))
    book.when("2025-04-25 09:00")
    book.fact(q(16), qu.QuestionAnswered(text="在手机上缴，也可以到村部代办。", answerer="王秀兰", mode="reply"))
    book.fact(q(16), qu.QuestionAskerInformed(way="phone", informed_on=date(2025, 4, 25)))


def quarterly(*, ends: bool = True) -> Given:
    """The meeting of the quarter: carried-over questions answered, put off with the owner absent, referred; a vote and a poll."""
    book = Given("2025-04-15 20:00")
    collected(book)
    book.when("2025-06-18 19:30").open(
        meeting=QA, kind="qa", number=1, title="青禾村村务公开答疑会（2025年第二季度）", template_id="quarterly_qa"
    )
    # Not in the template's order: papers put it right.
    counts = {"村民": 40, "村民代表": 12, "村“两委”成员": 5, "村务监督委员会成员": 3}
    book.meet(ev.AttendanceCounted(counts=counts, absentees=(ev.Absentee(name="赵存良", reason="外出"),)), meeting=QA)
    book.when("2025-06-18 19:40").fact(q(11), qu.QuestionAnswered(text="变压器已到，月底前修好。", answerer="张志强", meeting=QA))
    book.fact(q(11), qu.QuestionRated(rating="satisfied", meeting=QA))
    absent = qu.QuestionDeferred(
        owner="赵存良", due_on=date(2025, 6, 23), reckoning="三个工作日", is_owner_absent=True, passed_on_by="王秀兰", meeting=QA
    )
    book.fact(q(14), absent)
    book.fact(q(15), qu.QuestionReferred(to="镇文化站", due_on=date(2025, 7, 3), meeting=QA))
    fence = re.RectificationPromised(measure="给涝坝装护栏", owner="张志强", due_on=date(2025, 7, 31), meeting=QA, question="Q2025-018")
    book.fact("rectification/R2025-020", fence)
    asked = qu.QuestionAsked(text="水费为什么涨？", meeting=QA, number=1, asker=qu.Asker(name="赵大年", group="三组"), subject="水费")
    book.when("2025-06-18 19:55").fact(q(17), asked)
    book.fact(q(17), qu.QuestionAnswered(text="抽水电费涨了，账单贴在公开栏。", answerer="李建军"))
    book.fact(
        "rectification/R2025-021",
        re.RectificationPromised(measure="把电费账单贴出来", owner="李建军", due_on=date(2025, 6, 30), meeting=QA),
    )
    vote = {"matter": "机井统一管理", "present": 34, "total": 50, "no": 10, "abstain": 6}
    book.when("2025-06-18 20:10").meet(ev.VoteCounted(body="representatives", yes=18, tellers=("刘二成",), **vote), meeting=QA)  # type: ignore[arg-type]
    book.meet(ev.VoteCounted(matter="广场晚上几点关灯", body="poll", present=60, yes=45, no=15), meeting=QA)
    late = ev.EnteredLate(since=at("2025-06-18 20:12"), until=at("2025-06-18 20:20"), kept_by="王秀兰", note="停电")
    book.when("2025-06-18 20:30").meet(late, meeting=QA)
    book.meet(ev.AppraisalCounted(satisfied=40, mostly_satisfied=10, dissatisfied=3, abstain=7, present=60), meeting=QA)
    if ends:
        book.when("2025-06-18 20:40").meet(ev.MeetingAdjourned(present=60), meeting=QA)
    return book
