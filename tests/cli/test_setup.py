"""Making a village without asking, and checking its settings files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.line import Line, run

INIT = ("--village", "青禾村", "--town", "八里镇", "--from", "2025-03")


def test_init_makes_the_folder(line: Line) -> None:
    said = run(line, "init", "村", *INIT)
    assert (said.code, said.out) == (0, "")
    assert "青禾村" in said.err
    made = sorted(path.name for path in (line.folder / "村").iterdir())
    assert {"changzhang.db", "exports", "session_templates", "village.toml"} <= set(made)
    assert "2025-03" in (line.folder / "村/village.toml").read_text("utf-8")


def test_init_twice_is_refused_and_changes_nothing(line: Line) -> None:
    run(line, "init", "村", *INIT)
    before = (line.folder / "村/village.toml").read_bytes()
    said = run(line, "init", "村", "--village", "别村", "--town", "八里镇")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("错误103 ")
    assert (line.folder / "村/village.toml").read_bytes() == before


def test_the_last_village_used_is_found_from_elsewhere(line: Line, tmp_path: Path) -> None:
    run(line, "init", "村", *INIT)
    line.enter(tmp_path)
    assert run(line, "board", "--on", "2025-03-01").code == 0


@pytest.mark.parametrize("name", ["[x]村", "村 “二”", "-村"])
def test_folders_of_any_name(line: Line, name: str) -> None:
    assert run(line, "init", *INIT, "--", name).code == 0
    assert run(line, "board", f"--book={name}").code == 0


def test_shipped_templates_are_without_a_problem(village: Line) -> None:
    said = run(village, "templates", "check")
    assert said.code == 0
    assert "0个问题" in said.err
    assert run(village, "templates", "check", "--json").code == 0


def test_a_broken_template_is_told_with_file_key_path_and_cure(village: Line) -> None:
    path = village.folder / "session_templates/monthly_reading.toml"
    path.write_text(path.read_text("utf-8") + '\nshout = "yes"\n', "utf-8")
    said = run(village, "templates", "check", "--json")
    assert said.code == 1
    (problem,) = [each for each in said.data if not each["is_warning"]]
    assert set(problem) == {"file", "key_path", "message", "cure", "is_warning"}
    assert problem["file"] == "session_templates/monthly_reading.toml"
    assert "shout" in problem["key_path"] + problem["message"]
    plain = run(village, "templates", "check")
    assert plain.code == 1
    assert "monthly_reading.toml" in plain.out


def test_a_file_that_is_no_toml(village: Line) -> None:
    (village.folder / "village.toml").write_bytes(b"name = \xff\xfe")
    said = run(village, "templates", "check", village.folder)
    assert said.code == 1
    assert "village.toml" in said.out
