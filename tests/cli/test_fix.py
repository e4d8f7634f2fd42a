"""Rectifications on the command line, from the owner's report to 销号, and a filled-in list read back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from changzhang.desk import setting_up
from changzhang.desk.clock import system_clock
from changzhang.domain.commands import PromiseRectification
from changzhang.papers.blocks import Cell, Table
from changzhang.papers.rectification_list import rectification_list
from changzhang.render.sheet import to_xlsx
from tests.cli.line import Line, run


@pytest.fixture
def promise(village: Line) -> str:
    """A village with one promised fix, due in thirty days; its id."""
    desk = setting_up.open_desk(village.folder)
    desk.actor = "王秀兰"
    setting_up.adopt(desk)
    today = desk.today()
    done = desk.do(PromiseRectification(measure="补签证明人", owner="赵存良", due_on=today + timedelta(days=30)))
    desk.close()
    return done.ids["rectification"]


def ago(days: int) -> str:
    return (system_clock().date() - timedelta(days=days)).isoformat()


def proof(line: Line) -> Path:
    path = line.folder / "照片.jpg"
    path.write_bytes(b"picture")
    return path


def complete(line: Line, item: str) -> None:
    said = run(line, "fix", "complete", item, "--result", "已补签", "--on", ago(60), "--evidence", proof(line))
    assert said.code == 0, said.err


def test_to_the_end(village: Line, promise: str) -> None:
    complete(village, promise)
    shown = run(village, "fix", "show", promise, "--json").data
    assert shown["missing_to_close"] == ["没有两名村监委成员核验", "没有再次公示"]
    early = run(village, "fix", "close", promise)
    assert (early.code, "错误255" in early.err, "没有两名村监委成员核验；没有再次公示" in early.err) == (1, True, True)
    alone = run(village, "fix", "verify", promise, "--member", "马德福", "--member", "赵存良")
    assert (alone.code, "错误252" in alone.err) == (1, True)
    checked = run(village, "fix", "verify", promise, "--member", "马德福", "--member", "何秀", "--on", ago(50), "--actor", "马德福")
    assert (checked.code, "已核验" in checked.err) == (0, True)
    posted = run(village, "fix", "republish", promise, "--place", "村部公开栏", "--on", ago(45))
    assert posted.code == 0
    assert date.fromisoformat(posted.out.strip()) > date.fromisoformat(ago(45)) + timedelta(days=10)
    assert run(village, "fix", "inform", promise, "--way", "phone").code == 0
    assert "可销号" in run(village, "fix", "list").out
    assert run(village, "fix", "close", promise).code == 0
    again = run(village, "fix", "close", promise)
    assert (again.code, again.err.strip()) == (0, f"{promise}已经销号")
    shown = run(village, "fix", "show", promise, "--json").data
    assert (shown["state"], shown["outcome"], shown["light"], shown["missing_to_close"]) == ("closed", "fixed", "green", [])
    kinds = [each["kind"] for each in shown["story"]]
    assert kinds[-2:] == ["rectification.asker_informed", "rectification.closed"]
    back = run(village, "fix", "reopen", promise, "--reason", "又漏了", "--days", 10)
    assert back.code == 0
    assert run(village, "fix", "show", promise, "--json").data["state"] == "in_progress"


def test_more_time_and_up_the_ladder(village: Line, promise: str) -> None:
    refused = run(village, "fix", "extend", promise, "--reason", "等料", "--approver", "赵存良", "--days", 60)
    assert (refused.code, "错误258" in refused.err) == (1, True)
    more = run(village, "fix", "extend", promise, "--reason", "等料", "--approver", "马德福", "--due", ago(-60))
    assert (more.code, "第1次延期" in more.err) == (0, True)
    shown = run(village, "fix", "show", promise, "--json").data
    assert (shown["due_on"], shown["original_due_on"], shown["extensions"]) == (ago(-60), ago(-30), 1)
    assert "原定" in run(village, "fix", "show", promise).out
    up = run(village, "fix", "escalate", promise, "--reason", "催了三次", "--to", "town_station", "--receiver", "李站长")
    assert (up.code, "镇农经站" in up.err) == (0, True)
    assert run(village, "fix", "escalate", promise, "--reason", "再催", "--to", "party_branch").code == 1


def test_an_objection(village: Line, promise: str) -> None:
    complete(village, promise)
    assert "错误254" in run(village, "fix", "object", promise, "--text", "没补").err
    run(village, "fix", "verify", promise, "--member", "马德福", "--member", "何秀", "--on", ago(50))
    run(village, "fix", "republish", promise, "--place", "公开栏", "--on", ago(45))
    assert run(village, "fix", "object", promise, "--text", "没补", "--answer", "当面核对过").code == 0
    assert run(village, "fix", "show", promise, "--json").data["state"] == "verified"


def filled(line: Line, *items: str, **cells: Cell) -> Path:
    """The list as the program writes it, some cells of every row filled in by hand."""
    desk = setting_up.open_desk(line.folder)
    states = [state for item in items if (state := desk.record.rectification(item))]
    paper = rectification_list(desk.village, states, today=desk.today())
    desk.close()
    table = next(block for block in paper.blocks if isinstance(block, Table))
    titles = [column.title for column in table.columns]
    rows = tuple(tuple(cells.get(title, cell) for title, cell in zip(titles, row, strict=True)) for row in table.rows)
    blocks = tuple(replace(block, rows=rows) if block is table else block for block in paper.blocks)
    path = line.folder / "整改清单.xlsx"
    path.write_bytes(to_xlsx(replace(paper, blocks=blocks), created_at=system_clock()))
    return path


def day(text: str) -> Cell:
    on = date.fromisoformat(text)
    return Cell(f"{on.year}年{on.month}月{on.day}日", value=text)


def test_a_list_read_back(village: Line, promise: str) -> None:
    assert run(village, "fix", "import", filled(village, promise)).err.strip() == "共0项有不同：0项可以记下，0项不能收。"
    progress = filled(village, promise, 整改进展和结果=Cell("找到证明人"), 责任人=Cell("牛得胜"))
    looked = run(village, "fix", "import", progress)
    assert looked.code == 1
    assert "整改进展和结果：（空） → 找到证明人" in looked.out
    assert "责任人：赵存良 → 牛得胜" in looked.out
    assert run(village, "fix", "show", promise, "--json").data["state"] == "promised"
    told = run(village, "fix", "import", progress, "--yes", "--json")
    assert (told.code, told.data[0]["appended"], told.data[0]["refused"]) == (0, True, None)
    assert run(village, "fix", "show", promise, "--json").data["state"] == "in_progress"


def test_only_what_is_new_is_appended_and_a_day_completes(village: Line, promise: str) -> None:
    run(village, "fix", "progress", promise, "--text", "找到证明人")
    more = filled(village, promise, 整改进展和结果=Cell("找到证明人。\n部分整改：签了一半"), 完成时间=day(ago(3)))
    assert run(village, "fix", "import", more, "--yes").code == 0
    shown = run(village, "fix", "show", promise, "--json").data
    assert (shown["state"], shown["outcome"], shown["story"][-1]["text"]) == ("completed", "partly", f"{promise} 报完成：签了一半")


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"完成时间": day("2020-01-01")}, "没有写整改结果"),
        ({"整改进展和结果": Cell("好"), "完成时间": Cell("上周三")}, "完成时间看不懂（上周三）"),
        ({"整改进展和结果": Cell("好"), "完成时间": day("2099-01-01")}, "完成的日期还没有到"),
        ({"整改进展和结果": Cell("好"), "状态": Cell("已销号")}, "没有填完成时间"),
        ({"责任人": Cell("牛得胜")}, "只改了责任人"),
        ({"编号": Cell("R2020-077")}, "账簿里没有这项整改"),
    ],
)
def test_rows_that_cannot_be_taken_say_why(village: Line, promise: str, cells: dict[str, Cell], why: str) -> None:
    said = run(village, "fix", "import", filled(village, promise, **cells), "--yes")
    assert (said.code, why in said.out) == (1, True), said.out
    assert run(village, "fix", "show", promise, "--json").data["state"] == "promised"


def test_what_was_reported_done_is_not_changed_by_a_sheet(village: Line, promise: str) -> None:
    complete(village, promise)
    said = run(village, "fix", "import", filled(village, promise, 整改进展和结果=Cell("别的")))
    assert "已经报完成" in said.out
    said = run(village, "fix", "import", filled(village, promise, 状态=Cell("已销号")))
    assert "销号要在程序里办，还缺：没有两名村监委成员核验；没有再次公示" in said.out


def test_a_workbook_without_the_list(village: Line, promise: str) -> None:
    path = filled(village, promise, 编号=Cell("x"))
    path.with_suffix(".csv").write_text("日期,摘要\n", "utf-8")
    said = run(village, "fix", "import", path.with_suffix(".csv"))
    assert (said.code, "错误113" in said.err) == (1, True)
    assert run(village, "fix", "import", "没有.xlsx").code != 0
