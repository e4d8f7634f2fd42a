"""The three-colour board, through a month of a small village."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from changzhang.desk import board
from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk
from changzhang.domain.commands.disclosure import DoStep, PostDisclosure, TakeDown
from changzhang.domain.commands.meeting import AdjournMeeting, PassOverCheck, SealMeeting
from changzhang.domain.commands.question import AnswerQuestion, AskQuestion, DeferQuestion, ReferQuestion
from changzhang.domain.commands.rectification import CompleteRectification, PromiseRectification
from changzhang.domain.events.disclosure import Place
from tests.desk.village import MEETING, accept_month, clock_at, desk_in_meeting, new_desk


def seen(desk: Desk, on: date) -> list[tuple[str, str, str]]:
    return [(item.id, item.light, item.words) for item in board.items(desk, on) if item.kind != "publication"]


def posted(desk: Desk, on: date) -> list[tuple[str, str, str]]:
    return [(item.id, item.light, item.words) for item in board.items(desk, on) if item.kind == "publication"]


@pytest.mark.parametrize(
    ("on", "light", "words"),
    [
        (date(2026, 11, 1), "green", "正常"),
        (date(2026, 11, 12), "yellow", "剩3天"),
        (date(2026, 11, 15), "yellow", "今天到期"),
        (date(2026, 11, 16), "red", "超期1天"),
    ],
)
def test_this_months_reading_is_due_on_the_fifteenth(tmp_path: Path, on: date, light: str, words: str) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 1, 9, 0))
    accept_month(desk)
    assert seen(desk, on) == [("reading-2026-10", light, words)]
    (item,) = [item for item in board.items(desk, on) if item.kind == "meeting"]
    assert (item.title, item.owner, item.due_on) == ("2026年10月账目的公开唱账会", "村监委主任", date(2026, 11, 15))
    assert "不顺延" in item.reckoning.replace("不因节假日顺延", "不顺延")


def test_no_reading_is_due_before_the_village_begins(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 10, 20, 9, 0))
    assert seen(desk, date(2026, 10, 20)) == []


def end(desk: Desk) -> None:
    for check in ("head_count", "unread_lines", "appraisal", "open_questions"):
        desk.do(PassOverCheck(meeting=MEETING, check=check, reason="演练"))
    desk.do(AdjournMeeting(meeting=MEETING))


def test_a_meeting_waits_for_its_end_then_for_its_seal(tmp_path: Path) -> None:
    desk, clock = desk_in_meeting(tmp_path / "村")
    assert seen(desk, date(2026, 11, 15)) == [(MEETING, "yellow", "正在开会")]
    end(desk)
    assert seen(desk, date(2026, 11, 15)) == [(MEETING, "yellow", "剩2天")]
    assert seen(desk, date(2026, 11, 18)) == [(MEETING, "red", "超期1天")]
    clock.forward(days=1)
    desk.do(SealMeeting(meeting=MEETING))
    assert seen(desk, date(2026, 11, 18)) == []


def test_promises_and_owed_answers_worst_first(tmp_path: Path) -> None:
    desk, clock = desk_in_meeting(tmp_path / "村")
    view = desk.view()
    assert view is not None
    terms = {term.label: term for term, _ in meeting_desk.terms(desk, view)}
    for measure, label in (("甲", "下次唱账会前一天"), ("乙", "三个工作日"), ("丙", "十日")):
        desk.do(PromiseRectification(meeting=MEETING, measure=measure, owner="何永年", term=terms[label]))
    desk.do(AskQuestion(meeting=MEETING, text="欠着的"))
    desk.do(DeferQuestion(question="Q2026-001", owner="韩小军", term=terms["三个工作日"]))
    desk.do(AskQuestion(meeting=MEETING, text="（涉及个人）", is_apart=True))
    desk.do(ReferQuestion(question="Q2026-002", to="镇纪委"))
    desk.do(AskQuestion(meeting=MEETING, text="没答的"))
    end(desk)
    desk.do(SealMeeting(meeting=MEETING))
    assert seen(desk, date(2026, 11, 21)) == [
        ("Q2026-001", "red", "超期3天"),
        ("R2026-002", "red", "超期3天"),
        ("Q2026-002", "yellow", "未定时限"),
        ("R2026-003", "yellow", "剩4天"),
        ("R2026-001", "green", "正常"),
    ]
    apart = next(item for item in board.items(desk, date(2026, 11, 21)) if item.id == "Q2026-002")
    assert (apart.title, apart.owner, apart.kind) == ("涉及个人，已另行记录", "镇纪委", "answer")
    clock.forward(days=6)
    desk.do(AnswerQuestion(question="Q2026-001", text="三家报价"))
    desk.do(CompleteRectification(rectification="R2026-002", result="已办", completed_on=date(2026, 11, 20)))
    assert ("R2026-002", "yellow", "已完成待核验，逾期2天完成") in seen(desk, date(2026, 11, 21))
    assert "Q2026-001" not in {item.id for item in board.items(desk, date(2026, 11, 21))}


def test_publications_wait_on_the_board_until_they_hang_and_when_they_came_down_too_early(tmp_path: Path) -> None:
    clock = clock_at(2026, 11, 12, 9, 0)
    desk = new_desk(tmp_path / "村", clock)
    monthly = [f"{code}/2026-10" for code in ("A1", "A2", "B1", "B2")]
    assert posted(desk, date(2026, 10, 31)) == []
    assert posted(desk, date(2026, 11, 11)) == [(each, "green", "正常") for each in monthly]
    assert posted(desk, date(2026, 11, 12)) == [(each, "yellow", "剩3天") for each in monthly]
    assert posted(desk, date(2026, 11, 16)) == [(each, "red", "超期1天") for each in monthly]
    for step, members in (("propose", ()), ("examine", ("柳明德", "丁桂香")), ("discuss", ())):
        desk.do(DoStep(disclosure="A1/2026-10", step=step, members=members))
    row = next(item for item in board.items(desk, date(2026, 11, 16)) if item.id == "A1/2026-10")
    assert (row.title, row.owner, row.due_on) == ("2026年10月 收支明细（逐笔）", "村民委员会", date(2026, 11, 15))
    assert row.reckoning == "次月15日前公开；固定日期，不因节假日顺延"
    desk.do(PostDisclosure(disclosure="A1/2026-10", places=(Place(name="村部公开栏"),)))
    assert "A1/2026-10" not in [name for name, _, _ in posted(desk, date(2026, 11, 16))]
    clock.forward(days=3)
    desk.do(TakeDown(disclosure="A1/2026-10"))
    assert posted(desk, date(2026, 11, 16))[0] == ("A1/2026-10", "red", "保留不足")


@pytest.mark.parametrize(
    ("on", "seen_as"),
    [
        (date(2026, 11, 30), []),
        (date(2026, 12, 1), [("qa-2026Q4", "green", "正常")]),
        (date(2026, 12, 21), [("qa-2026Q4", "yellow", "剩10天")]),
        (date(2026, 12, 31), [("qa-2026Q4", "yellow", "今天到期")]),
        (date(2027, 1, 1), []),
    ],
)
def test_the_quarters_qa_is_due_in_its_last_month_until_one_was_held(tmp_path: Path, on: date, seen_as: list[tuple[str, str, str]]) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 20, 9, 0))
    assert [row for row in seen(desk, on) if row[0].startswith("qa-")] == seen_as
    meeting_desk.start(desk, template_id="quarterly_qa")
    assert [row for row in seen(desk, on) if row[0] == "qa-2026Q4" and row[2] != "正在开会"] == []


def test_what_came_in_waits_on_the_board_until_it_is_answered(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "村", clock_at(2026, 10, 20, 9, 0))
    question = desk.do(AskQuestion(text="路灯？", channel="box", owner="何永年", due_on=date(2026, 10, 30))).ids["question"]
    day = date(2026, 10, 20)
    (row,) = [item for item in board.items(desk, day) if item.id == question]
    assert (row.kind, row.owner, row.due_on, row.words) == ("answer", "何永年", date(2026, 10, 30), "正常")
    desk.do(AnswerQuestion(question=question, text="修好了"))
    assert question not in [item.id for item in board.items(desk, day)]
