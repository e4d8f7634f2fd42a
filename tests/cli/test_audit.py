"""The self-check on the command line."""

from __future__ import annotations

from pathlib import Path

from changzhang.domain.audit import TITLES
from tests.cli.line import Line, run
from tests.desk.held import sealed


def test_the_sheet_and_the_data(line: Line, tmp_path: Path) -> None:
    desk, _ = sealed(line.folder / "村")
    desk.close()
    line.enter(line.folder / "村")
    data = run(line, "audit", "--json").data
    assert data.keys() == {"on", "village", "records", "year", "sections"}
    assert [section["name"] for section in data["sections"]] == list(TITLES)
    assert all(section["count"] == len(section["findings"]) for section in data["sections"])
    finding = data["sections"][0]["findings"][0]
    assert finding.keys() == {"records", "at", "actor", "where", "words"}
    assert not list((line.folder / "exports").glob("自查表*"))
    said = run(line, "audit", "--out", tmp_path / "报镇")
    assert said.code == 0
    (path,) = said.out.splitlines()
    assert Path(path).is_file()
    assert "跳过的检查项：4条" in said.err


def test_a_year_that_is_none(line: Line) -> None:
    said = run(line, "audit", "--year", "去年")
    assert (said.code, said.err.startswith("错误101 ")) == (2, True)
