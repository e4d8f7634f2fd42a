"""What comes in between meetings and corrections after the seal, by their commands."""

from __future__ import annotations

import pytest

from changzhang.desk.setting_up import adopt, open_desk
from tests.cli.line import Line, is_chinese, run

ENDS = "".join(f'[[act]]\ndo = "pass_over_check"\ncheck = "{check}"\nreason = "演练"\n' for check in ("head_count", "appraisal"))


@pytest.fixture
def roster(village: Line) -> Line:
    """The village with its roster adopted."""
    desk = open_desk(village.folder)
    adopt(desk)
    desk.close()
    return village


def add(line: Line, *more: object) -> str:
    said = run(line, "question", "add", "--channel", "box", "--text", "路灯几时修？", *more)
    assert said.code == 0, said.err
    return said.out.strip()


def test_a_question_is_logged_listed_and_answered(roster: Line) -> None:
    options = ("--owner", "赵存良", "--due", "2099-01-01", "--prepared", "等变压器")
    assert add(roster, "--asker", "高登科", "--group", "二组", *options).startswith("Q")
    (found,) = run(roster, "question", "list", "--json").data
    assert (found["owner"], found["due_on"], found["light"], found["is_prepared"]) == ("赵存良", "2099-01-01", "green", True)
    assert "等变压器" not in run(roster, "question", "list").out + run(roster, "question", "list", "--json").out
    assert "准备的答复（不公开）：等变压器" in run(roster, "question", "show", found["id"]).out
    assert run(roster, "question", "answer", found["id"], "--text", "月底修", "--by", "赵存良").code == 0
    assert run(roster, "question", "list", "--json").data == []
    (again,) = run(roster, "question", "list", "--all", "--json").data
    assert (again["status"], again["answer"]) == ("answered", "月底修")
    assert run(roster, "question", "inform", found["id"], "--way", "phone").code == 0


def test_repeats_are_joined_and_wrong_ones_refused_in_chinese(roster: Line) -> None:
    first, second = add(roster), add(roster, "--anonymous", "--asker", "某某")
    assert run(roster, "question", "join", second, "--into", first).code == 0
    (left,) = run(roster, "question", "list", "--json").data
    assert (left["id"], left["seconded"]) == (first, 1)
    for wrong in (
        ("question", "join", second, "--into", first),
        ("question", "escalate", first, "--reason", "没人答"),
        ("question", "assign", "Q2026-999", "--owner", "赵存良"),
    ):
        said = run(roster, *wrong)
        assert said.code == 1
        assert is_chinese(said.err)


def test_of_what_is_noted_apart_the_list_says_nothing(roster: Line) -> None:
    said = run(roster, "question", "add", "--channel", "hotline", "--text", "某某拿了钱", "--apart")
    assert said.code == 0
    shown = (
        run(roster, "question", "list").out
        + run(roster, "question", "list", "--json").out
        + run(roster, "question", "show", said.out.strip()).out
    )
    assert "某某" not in shown
    assert "涉及个人，已另行记录" in shown


def test_a_visit_brings_questions_back(roster: Line) -> None:
    said = run(
        roster, "visit", "add", "--by", "何秀", "--household", "高家", "--group", "二组", "--question", "水费？", "--question", "路？"
    )
    visit, *questions = said.out.split()
    assert visit.startswith("V")
    assert [each["id"] for each in run(roster, "question", "list", "--json").data] == questions
    assert len(questions) == 2


def test_a_quarters_meeting_answers_them_is_sealed_and_corrected(roster: Line) -> None:
    question = add(roster)
    script = roster.folder / "答疑.toml"
    acts = f'[[act]]\ndo = "answer_question"\nquestion = "{question}"\ntext = "月底修"\nanswerer = "赵存良"\n'
    end = '[[act]]\ndo = "adjourn_meeting"\n[[act]]\ndo = "seal_meeting"\n'
    script.write_text(f'[meeting]\ntemplate = "quarterly_qa"\n{acts}{ENDS}{end}', "utf-8")
    meeting = run(roster, "replay", script).out.strip()
    assert meeting.startswith("qa-")
    seq = max(fact.seq for fact in open_desk(roster.folder).record.history.stream(f"question/{question}"))
    options = ("--was", "月底修", "--now", "下月修", "--reason", "听错")
    assert run(roster, "correct", meeting, "--seq", 1, *options).code == 1
    said = run(roster, "correct", meeting, "--seq", seq, *options)
    assert said.code == 0, said.err
    code = said.out.strip()
    found = run(roster, "verify", "--seal", code)
    assert (found.code, "更正第1号：月底修 → 下月修" in found.out, "更新的记录" in found.out) == (0, True, False)
    desk = open_desk(roster.folder)
    view = desk.view(meeting)
    desk.close()
    assert view is not None
    older = run(roster, "verify", "--seal", view.seal_code)
    assert f"这次会议还有更新的记录：更正第1号：月底修 → 下月修（听错）（码 {code}）" in older.out
    assert len(run(roster, "verify", "--seal", view.adjourn_code, "--json").data["newer"]) == 2


def test_a_template_of_ones_own(roster: Line) -> None:
    said = run(roster, "templates", "new", "my_qa", "--from", "quarterly_qa")
    assert (said.code, said.out.strip().endswith("my_qa.toml")) == (0, True)
    assert run(roster, "templates", "check").code == 0
    assert run(roster, "templates", "new", "my_qa").code == 1
