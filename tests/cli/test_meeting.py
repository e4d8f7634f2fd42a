"""A meeting from a script, its papers, the board, the fixes and the proof of it, each by its command."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.cli.line import Line, run

HEAD = '[meeting]\ntemplate = "monthly_reading"\nperiod = "2025-03"\n'
ACTS = """
[[act]]
do = "count_attendance"
actor = "王秀兰"
counts = { "村民" = 20 }

[[act]]
do = "enter_stage"
stage = "expense"

[[act]]
do = "ask_question"
line = 4
text = "墨盒买了几个？"
as = "问"

[[act]]
do = "answer_question"
question = "问"
text = "两个"
answerer = "王秀兰"

[[act]]
do = "promise_rectification"
question = "问"
measure = "补贴发票复印件"
owner = "赵存良"
term = "十日"
"""
END = "".join(
    f'\n[[act]]\ndo = "pass_over_check"\ncheck = "{check}"\nreason = "演练"\n' for check in ("head_count", "unread_lines", "appraisal")
)
MEETING = "reading-2025-03"


@pytest.fixture
def month(village: Line, ledgers: Path) -> Line:
    from changzhang.desk.setting_up import adopt, open_desk

    desk = open_desk(village.folder)
    adopt(desk)
    desk.close()
    assert run(village, "ledger", "accept", ledgers / "L01.xlsx").code == 0
    return village


def script(line: Line, text: str, name: str = "脚本.toml") -> Path:
    path = line.folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def met(month: Line) -> Line:
    said = run(month, "replay", script(month, HEAD + ACTS))
    assert (said.code, said.out) == (0, f"{MEETING}\n")
    return month


def fix_of(line: Line) -> str:
    (item,) = run(line, "fix", "list", "--json").data
    return str(item["id"])


def test_a_script_prints_the_meeting_and_narrates_its_acts(month: Line) -> None:
    said = run(month, "replay", script(month, HEAD + ACTS))
    assert (said.code, said.out) == (0, f"{MEETING}\n")
    assert [row.partition("：")[0] for row in said.err.splitlines()] == [
        "1 count_attendance",
        "2 enter_stage",
        "3 ask_question",
        "4 answer_question",
        "5 promise_rectification",
    ]


def test_the_first_refused_act_stops_with_its_index(month: Line) -> None:
    bad = ACTS.replace('owner = "赵存良"', 'owner = "马德福"')
    said = run(month, "replay", script(month, HEAD + bad))
    assert (said.code, said.out) == (1, "")
    assert "错误110 脚本第5个动作" in said.err
    assert run(month, "fix", "list", "--json").data == []
    assert run(month, "board", "--json").data["items"]


@pytest.mark.parametrize(
    ("text", "words"), [("[meeting", "错误106"), (HEAD + '[[act]]\ndo = "sing"\n', "没有 sing 这种动作"), ("", "错误106")]
)
def test_a_script_that_cannot_be_read_is_wrong_usage(month: Line, text: str, words: str) -> None:
    said = run(month, "replay", script(month, text))
    assert (said.code, said.out) == (2, "")
    assert words in said.err


def test_a_script_that_is_not_there(month: Line) -> None:
    said = run(month, "replay", "没有.toml")
    assert (said.code, said.out, "错误104 " in said.err) == (1, "", True)


def test_the_board(met: Line) -> None:
    said = run(met, "board", "--json")
    assert (said.code, said.err, said.data.keys()) == (0, "", {"on", "items"})
    item = next(each for each in said.data["items"] if each["kind"] == "rectification")
    assert item.keys() == {"id", "kind", "title", "owner", "due_on", "light", "words", "reckoning"}
    assert (item["title"], item["owner"]) == ("补贴发票复印件", "赵存良")
    late = run(met, "board", "--on", "2099-01-01", "--json")
    assert (late.code, late.data["on"]) == (0, "2099-01-01")
    red = run(met, "board", "--on", "2099-01-01", "--check")
    assert red.code == 1
    assert "补贴发票复印件" in red.out


def test_a_board_without_anything_red(village: Line) -> None:
    said = run(village, "board", "--on", "2025-02-28", "--check")
    assert (said.code, said.err) == (0, "")
    assert "没有要办的事" in said.out


def test_following_up(met: Line, tmp_path: Path) -> None:
    fix = fix_of(met)
    assert fix in run(met, "fix", "list").out
    said = run(met, "fix", "progress", fix, "--text", "发票已找到", "--actor", "王秀兰")
    assert (said.code, said.out) == (0, "")
    photo = tmp_path / "发票.jpg"
    photo.write_bytes(b"jpeg")
    done = run(met, "fix", "complete", fix, "--result", "已张贴", "--evidence", photo)
    assert (done.code, done.out) == (0, "")
    shown = run(met, "fix", "show", fix, "--json").data
    assert {"id", "state", "outcome", "due_on", "original_due_on", "light", "story"} <= shown.keys()
    assert (shown["id"], shown["state"], shown["outcome"]) == (fix, "completed", "fixed")
    kinds = [step["kind"] for step in shown["story"]]
    assert kinds == ["question.asked", "question.answered", "rectification.promised", "rectification.progressed", "rectification.completed"]
    assert {"seq", "at", "kind", "text"} <= shown["story"][0].keys()
    assert "发票已找到" in run(met, "fix", "show", fix, "--on", "2099-01-01").out
    again = run(met, "fix", "complete", fix, "--result", "又一次")
    assert (again.code, again.out, "错误233 " in again.err) == (1, "", True)


@pytest.mark.parametrize(
    "args", [("show", "R1999-001"), ("progress", "R1999-001", "--text", "一"), ("complete", "R1999-001", "--result", "一")]
)
def test_a_fix_that_is_none(met: Line, args: tuple[str, ...]) -> None:
    said = run(met, "fix", *args)
    assert (said.code, said.out, "错误214 " in said.err) == (1, "", True)


def test_evidence_that_is_not_there_keeps_the_fix_open(met: Line) -> None:
    said = run(met, "fix", "complete", fix_of(met), "--result", "已张贴", "--evidence", "没有.jpg")
    assert (said.code, said.out) == (1, "")
    assert run(met, "fix", "list", "--json").data[0]["state"] == "promised"


def test_export_json(met: Line) -> None:
    said = run(met, "export", "--json")
    assert (said.code, said.data.keys()) == (0, {"meeting", "papers", "seal", "draft"})
    assert (said.data["meeting"], said.data["seal"], said.data["draft"]) == (MEETING, None, True)
    for paper in said.data["papers"]:
        assert paper.keys() == {"paper", "path", "sha256", "pages"}
        assert hashlib.sha256(Path(paper["path"]).read_bytes()).hexdigest() == paper["sha256"]


def test_export_one_paper_elsewhere(met: Line, tmp_path: Path) -> None:
    said = run(met, "export", MEETING, "--paper", "minutes", "--out", tmp_path / "文书")
    assert said.code == 0
    (path,) = said.out.splitlines()
    assert Path(path).parent == tmp_path / "文书"
    assert "草稿·未封存" in said.err


@pytest.mark.parametrize(
    ("args", "number", "code"), [(["--paper", "poem"], "108", 2), (["reading-1999-01"], "", 2), (["--paper", "minutes,poem"], "108", 2)]
)
def test_papers_that_are_none(met: Line, args: list[str], number: str, code: int) -> None:
    said = run(met, "export", *args)
    assert (said.code, said.out) == (code, "")
    assert said.err.startswith(f"错误{number}")


def test_export_before_any_meeting(month: Line) -> None:
    said = run(month, "export")
    assert (said.code, said.out, "错误107 " in said.err) == (2, "", True)


def test_sealed_with_a_code_that_can_be_verified(met: Line) -> None:
    seal = END + '\n[[act]]\ndo = "adjourn_meeting"\n\n[[act]]\ndo = "seal_meeting"\n'
    ended = run(met, "replay", script(met, HEAD + seal))
    assert ended.code == 0, ended.err
    exported = run(met, "export", "--json").data
    assert exported["draft"] is False
    code = exported["seal"]
    found = run(met, "verify", "--seal", code)
    assert (found.code, found.err) == (0, "")
    assert "码相符" in found.out
    typed = run(met, "verify", "--seal", code.replace("-", "").lower(), "--json")
    assert (typed.code, typed.data["ok"], typed.data["code"]) == (0, True, code.replace("-", "").lower())
    wrong = run(met, "verify", "--seal", "0000-0000-0000-0000", "--json")
    assert (wrong.code, wrong.data["ok"], wrong.data["seq"]) == (1, False, None)
    assert "对不上" in wrong.err
