"""Many villages in one board: each book once, read from a copy, a bad one with its reason."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from changzhang.desk import setting_up
from changzhang.domain.commands import PromiseRectification
from tests.cli.line import Line, run


@pytest.fixture
def villages(line: Line) -> list[Path]:
    """Three villages; the second has a promised fix."""
    made = []
    for name in ("甲村", "乙村", "丙村"):
        assert run(line, "init", name, "--village", name, "--town", "八里镇", "--from", "2025-03").code == 0
        made.append(line.folder / name)
    desk = setting_up.open_desk(made[1])
    desk.actor = "王秀兰"
    desk.do(PromiseRectification(measure="补签", owner="赵存良", due_on=desk.today()))
    desk.close()
    return made


def test_one_board_and_one_table(line: Line, villages: list[Path]) -> None:
    said = run(line, "rollup", *villages, "--period", "2025-04", "--on", "2025-05-20", "--json")
    assert said.code == 0, said.err
    data = said.data
    assert sorted(each["village"] for each in data["villages"]) == sorted(["甲村", "乙村", "丙村"])
    assert len({each["book_id"] for each in data["villages"]}) == 3
    late = data["figures"][0]
    assert (late["name"], late["numerator"], late["denominator"]) == ("disclosure_overdue_rate", 15, 15)
    assert [item["kind"] for each in data["villages"] if each["village"] == "乙村" for item in each["items"]].count("rectification") == 1
    assert data["left_out"] == []


def test_worst_first_and_read_by_people(line: Line, villages: list[Path]) -> None:
    said = run(line, "rollup", *villages, "--on", "2090-01-01", "--red")
    assert said.code == 0
    assert "八里镇乙村" in said.out.splitlines()[0]
    assert "公开逾期率" in said.out


def test_two_copies_of_one_book_and_files_that_are_none(line: Line, villages: list[Path]) -> None:
    copy = line.folder / "备份.db"
    copy.write_bytes((villages[1] / "changzhang.db").read_bytes())
    desk = setting_up.open_desk(villages[1])
    desk.actor = "王秀兰"
    desk.do(PromiseRectification(measure="再补", owner="赵存良", due_on=desk.today()))
    desk.close()
    text = line.folder / "不是.db"
    text.write_text("不是账簿", "utf-8")
    said = run(line, "rollup", copy, villages[1], text, line.folder / "没有.db", "--json")
    assert said.code == 1
    assert [each["file"] for each in said.data["villages"]] == [str(villages[1])]
    reasons = {Path(each["file"]).name: each["reason"] for each in said.data["left_out"]}
    assert list(reasons) == ["备份.db", "不是.db", "没有.db"]
    assert "同一本账簿" in reasons["备份.db"]
    assert said.err.count("没有计入") == 3


def test_a_book_in_the_middle_of_an_act_is_read_as_before_it_and_never_locked(line: Line, villages: list[Path]) -> None:
    path = villages[1] / "changzhang.db"
    held = sqlite3.connect(path, isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    try:
        before = path.read_bytes()
        said = run(line, "rollup", villages[1], "--json")
        assert (said.code, len(said.data["villages"])) == (0, 1)
        assert path.read_bytes() == before
    finally:
        held.execute("ROLLBACK")
        held.close()


def test_a_period_nobody_understands(line: Line, villages: list[Path]) -> None:
    assert run(line, "rollup", villages[0], "--period", "去年").code == 2
