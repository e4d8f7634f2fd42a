"""Replay scripts: what they may leave out, names they give, and what is said of a wrong one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from changzhang.desk.desk import Desk
from changzhang.desk.problems import ScriptWrong
from changzhang.desk.replaying import ActRefused, read_script, replay
from changzhang.domain.errors import Problem
from tests.desk.village import MEETING, accept_month, clock_at, new_desk

HEAD = '[meeting]\ntemplate = "monthly_reading"\nperiod = "2026-10"\n'


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = new_desk(tmp_path / "村", clock_at(2026, 11, 15, 14, 0))
    accept_month(desk)
    return desk


def run(desk: Desk, acts: str, head: str = HEAD) -> list[str]:
    return [step.do for step in replay(desk, read_script(head + acts, "脚本.toml"))]


def act(do: str, *fields: str) -> str:
    return "\n".join(["[[act]]", f'do = "{do}"', *fields, ""])


def test_the_meeting_the_stage_the_line_and_the_term_are_filled_in(desk: Desk) -> None:
    run(
        desk,
        act("count_attendance", 'counts = { "村民" = 20 }')
        + act("enter_stage", 'stage = "expense"')
        + act("read_line", "line = 3")
        + act("ask_question", "line = 3", 'text = "证明人呢？"', 'as = "问"')
        + act("promise_rectification", 'question = "问"', 'measure = "补签"', 'owner = "何永年"', 'term = "三个工作日"', 'as = "改"')
        + act("progress_rectification", 'rectification = "改"', 'text = "已补签"'),
    )
    view = desk.view()
    assert view is not None
    assert (view.meeting.id, view.meeting.stage, view.meeting.present) == (MEETING, "expense", 20)
    assert [planned.line.line_no for planned in view.plan.lines if view.mark(planned.ref)] == [3]
    assert view.questions[0].asked.line == view.plan.numbered(3).ref  # type: ignore[union-attr]
    fix = view.promises[0]
    assert (fix.promised.question, fix.due_on, fix.status) == (view.questions[0].id, date(2026, 11, 18), "in_progress")


def test_names_stand_for_acts_to_withdraw_and_for_texts_to_reword(desk: Desk) -> None:
    run(
        desk,
        act("ask_question", 'as = "按错"')
        + act("withdraw_act", 'act = "按错"', 'reason = "按错"')
        + act("ask_question", 'as = "问"')
        + act("answer_question", 'question = "问"', 'as = "答"')
        + act("reword_entry", 'seq = "问"', 'field = "text"', 'text = "问什么"')
        + act("reword_entry", 'seq = "答"', 'field = "text"', 'text = "答什么"'),
    )
    view = desk.view()
    assert view is not None
    assert [(question.asked.text, question.answer and question.answer.text) for question in view.questions] == [("问什么", "答什么")]


def test_an_act_may_say_when_and_by_whom(desk: Desk) -> None:
    run(desk, act("take_note", 'text = "记"', "at = 2026-11-15T15:30:00+08:00", 'actor = "丁桂香"'))
    fact = desk.record.history.stream(f"meeting/{MEETING}")[-1]
    assert (f"{fact.at:%H:%M}", fact.actor) == ("15:30", "丁桂香")


def test_a_meeting_held_on_paper_keeps_its_day(desk: Desk) -> None:
    run(desk, "", HEAD + 'held_on = 2026-11-13\nmedium = "paper"\nat = 2026-11-13T09:00:00+08:00\n')
    opened = desk.record.meeting(MEETING).opened  # type: ignore[union-attr]
    assert (opened.held_on, opened.medium) == (date(2026, 11, 13), "paper")


def test_a_second_script_goes_on_with_the_open_meeting(desk: Desk) -> None:
    run(desk, act("take_note", 'text = "一"'))
    run(desk, act("take_note", 'text = "二"'))
    assert [note.text for note in desk.record.meeting(MEETING).notes] == ["一", "二"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (act("read_line", "line = 99"), "第99笔"),
        (act("enter_stage", 'stage = "唱歌"'), "会议议程里没有这个环节"),
        (act("promise_rectification", 'measure = "改"', 'owner = "柳明德"', 'term = "十日"'), "不能当整改责任人"),
        (act("answer_question", 'question = "没有这个名字"', 'text = "答"'), "没有这一问"),
    ],
)
def test_the_first_refused_act_stops_with_its_index_and_what_came_before_is_kept(desk: Desk, bad: str, words: str) -> None:
    with pytest.raises(ActRefused) as caught:
        run(desk, act("take_note", 'text = "一"') + bad + act("take_note", 'text = "三"'))
    assert caught.value.index == 2
    assert "第2个动作" in caught.value.sentence()
    assert words in caught.value.sentence()
    assert caught.value.exit_code == 1
    assert [note.text for note in desk.record.meeting(MEETING).notes] == ["一"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "bad",
    [
        act("sing"),
        act("seal_book"),
        act("take_note"),
        act("take_note", "text = 5"),
        act("take_note", 'text = "一"', "colour = 1"),
        act("take_note", 'text = "一"', 'at = "14:31"'),
        act("take_note", 'text = "一"', "at = 2026-11-15T14:31:00"),
        act("take_note", 'text = "一"', "actor = 5"),
        act("answer_question", 'question = ["a"]'),
        act("withdraw_act", "act = {}", 'reason = "按错"'),
        act("ask_question", 'line = "三"'),
        act("promise_rectification", 'measure = "改"', 'owner = "何永年"', 'term = "半年"'),
    ],
)
def test_an_act_that_cannot_be_understood_is_told_with_its_index(desk: Desk, bad: str) -> None:
    with pytest.raises(ScriptWrong) as caught:
        run(desk, act("take_note", 'text = "零"') + bad)
    assert caught.value.where == "第2个动作"
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "text", ["[meeting", "", "[meeting]\n", "meeting = 1", "act = 1\n" + HEAD, HEAD + "[[act]]\nline = 1", HEAD + "[[act]]\ndo = 1"]
)
def test_a_script_that_is_none(text: str) -> None:
    with pytest.raises(ScriptWrong):
        read_script(text, "脚本.toml")


@pytest.mark.parametrize(
    "more",
    ['held_on = "2026-11-15"', "held_on = 5", "held_on = 2026-11-15T09:00:00", 'at = "下午"', 'template = "唱歌"', 'template = "../x"'],
)
def test_a_meeting_that_cannot_be_opened_is_told_and_nothing_is_written(desk: Desk, more: str) -> None:
    with pytest.raises(Problem):
        run(desk, "", HEAD.replace('template = "monthly_reading"\n', "") + more + "\n")
    assert desk.record.open_meeting is None
