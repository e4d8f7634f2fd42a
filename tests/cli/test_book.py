"""The book on the command line: proof, copies, projections, the check-up."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.line import Line, run


@pytest.fixture
def month(village: Line, ledgers: Path) -> Line:
    assert run(village, "ledger", "accept", ledgers / "L01.xlsx").code == 0
    return village


def tamper(book: Path) -> None:
    """Change a record behind the program's back."""
    conn = sqlite3.connect(book)
    for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        conn.execute(f'DROP TRIGGER "{name}"')
    conn.execute("UPDATE journal SET body = replace(body, '青禾村', '别处村') WHERE seq = 1")
    conn.commit()
    conn.close()


def test_a_whole_book(month: Line) -> None:
    said = run(month, "verify", "--json")
    assert (said.code, said.err, said.data.keys()) == (0, "", {"ok", "book_id", "records", "head", "problems"})
    assert (said.data["ok"], said.data["problems"]) == (True, [])
    for target in ((), (".",), ("changzhang.db",), ("--book", ".")):
        plain = run(month, "verify", *target)
        assert (plain.code, plain.err) == (0, "")
        assert "全部相符" in plain.out


def test_a_changed_book_is_found(month: Line) -> None:
    tamper(month.folder / "changzhang.db")
    said = run(month, "verify", "--json")
    assert (said.code, said.data["ok"]) == (1, False)
    assert {problem["seq"] for problem in said.data["problems"]} >= {1}
    assert {"seq", "what", "message"} == said.data["problems"][0].keys()
    assert "不符" in run(month, "verify").out
    assert run(month, "doctor").code == 1


def test_a_file_that_is_no_book_does_not_verify(month: Line) -> None:
    (month.folder / "别的.db").write_bytes(b"x" * 4096)
    said = run(month, "verify", "别的.db")
    assert said.code in (1, 3)
    assert "Traceback" not in said.out + said.err
    missing = run(month, "verify", "没有.db")
    assert missing.code in (1, 3)
    assert not (month.folder / "没有.db").exists()


def test_a_backup_is_a_book_of_its_own(month: Line, tmp_path: Path) -> None:
    said = run(month, "backup", tmp_path / "U盘")
    assert said.code == 0
    (path,) = said.out.splitlines()
    assert run(month, "verify", path).code == 0
    assert "备份完成" in said.err


def test_a_backup_that_cannot_be_written(month: Line) -> None:
    (month.folder / "文件").write_text("x")
    said = run(month, "backup", month.folder / "文件/里面")
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith("错误3")


def test_rebuild_changes_nothing_one_can_see(month: Line) -> None:
    before = run(month, "ledger", "show", "--json").data
    said = run(month, "rebuild")
    assert (said.code, said.out) == (0, "")
    assert "已重建" in said.err
    assert run(month, "ledger", "show", "--json").data == before
    assert run(month, "verify").code == 0


def test_doctor(month: Line) -> None:
    said = run(month, "doctor", "--json")
    assert {"name", "words", "ok"} == said.data[0].keys()
    assert [each["name"] for each in said.data][:4] == ["版本", "村文件夹", "账簿", "磁盘"]
    assert said.code == (1 if any(each["ok"] is False for each in said.data) else 0)
    assert "版本" in run(month, "doctor").out
