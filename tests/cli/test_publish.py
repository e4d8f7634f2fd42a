"""Publications on the command line: due, through the steps, up, corrected, down too early."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from changzhang.desk import setting_up
from changzhang.desk.clock import system_clock
from tests.cli.line import Line, run

ID = "A1/2025-03"
TWO = ("--member", "马德福", "--member", "何秀")


def ago(days: int) -> str:
    return (system_clock().date() - timedelta(days=days)).isoformat()


@pytest.fixture
def publishing(village: Line) -> Line:
    """The village with its roster in force, someone at the keys."""
    desk = setting_up.open_desk(village.folder)
    desk.actor = "王秀兰"
    setting_up.adopt(desk)
    desk.close()
    return village


def show(line: Line, disclosure: str = ID) -> Any:
    return run(line, "publish", "show", disclosure, "--json").data


def step(line: Line, name: str, day: int, *more: str) -> None:
    said = run(line, "publish", "step", name, ID, "--on", ago(day), *more)
    assert said.code == 0, said.err


def test_through_the_steps_and_up(publishing: Line) -> None:
    listed = run(publishing, "publish", "list", "--on", "2025-04-12", "--json").data
    assert [(each["id"], each["light"], each["words"]) for each in listed if each["id"] == ID] == [(ID, "yellow", "剩3天")]
    early = run(publishing, "publish", "post", ID, "--board", "公开栏")
    assert (early.code, "错误265" in early.err, "审查完善、讨论修改" in early.err) == (1, True, True)
    step(publishing, "propose", 40)
    step(publishing, "examine", 39, *TWO)
    step(publishing, "discuss", 38)
    picture = publishing.folder / "榜.jpg"
    picture.write_bytes(b"picture")
    put = run(publishing, "publish", "post", ID, "--board", "公开栏", "--online", "微信群", "--on", ago(36), "--content", picture)
    assert put.code == 0
    assert date.fromisoformat(put.out.strip()) > date.fromisoformat(ago(36)) + timedelta(days=10)
    found = show(publishing)
    assert (found["light"], found["published_on"], found["next_step"]) == ("green", ago(36), "hear")
    assert found["words"].startswith("逾期公开")
    assert [each["kind"] for each in found["story"]][:2] == ["disclosure.arisen", "disclosure.step_done"]
    step(publishing, "hear", 30)
    assert run(publishing, "publish", "object", ID, "--text", "少一笔", "--by", "村民").code == 0
    assert run(publishing, "publish", "step", "answer", ID).code == 1
    step(publishing, "answer", 29, "--note", "已补上")
    step(publishing, "archive", 28)
    assert "七步都已办完" in run(publishing, "publish", "show", ID).out


def test_several_at_once(publishing: Line) -> None:
    said = run(publishing, "publish", "step", "propose", "A1/2025-03", "A2/2025-03")
    assert (said.code, said.err.count("已记下")) == (0, 2)
    again = run(publishing, "publish", "step", "propose", "A1/2025-03")
    assert (again.code, "已经记过" in again.err) == (0, True)


def test_corrected_and_down_too_early(publishing: Line) -> None:
    assert run(publishing, "publish", "take-down", ID).code == 1
    for name, more in (("propose", ()), ("examine", TWO), ("discuss", ())):
        step(publishing, name, 3, *more)
    run(publishing, "publish", "post", ID, "--board", "公开栏", "--on", ago(2))
    change = ("--was", "300", "--now", "360", "--reason", "抄错")
    mended = run(publishing, "publish", "correct", ID, *change, "--ordered-by", "镇政府")
    assert (mended.code, "第2次公布" in mended.err) == (0, True)
    down = run(publishing, "publish", "take-down", ID)
    assert (down.code, "保留不足" in down.err) == (0, True)
    assert (show(publishing)["light"], show(publishing)["words"]) == ("red", "保留不足")
    assert ID in run(publishing, "publish", "list", "--waiting").out
    assert run(publishing, "board", "--check").code == 1


def test_something_that_happened(publishing: Line) -> None:
    made = run(publishing, "publish", "arise", "B3", "--title", "张家危房", "--on", ago(1))
    assert (made.code, made.out.strip()) == (0, f"B3/{ago(1)}")
    assert "第3个工作日" in made.err
    assert "张家危房" in run(publishing, "publish", "list").out
    assert run(publishing, "publish", "arise", "Z9", "--title", "无").code == 1
    assert run(publishing, "publish", "show", "Z9/2025-03").code == 1
