"""Verifying papers, corrections' codes and archives on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.cli.line import Line, is_chinese, run
from tests.desk.held import correct, exported, sealed


@pytest.fixture
def paper(line: Line) -> Path:
    """The minutes of a sealed meeting; the command line stands in its village."""
    desk, _ = sealed(line.folder / "村")
    path = exported(desk)
    desk.close()
    line.enter(line.folder / "村")
    return path


def test_an_unchanged_paper(line: Line, paper: Path) -> None:
    said = run(line, "verify", paper)
    assert (said.code, said.err) == (0, "")
    assert "会议记录" in said.out
    assert "完全一样" in said.out
    assert run(line, "verify", paper, "--json").data["ok"] is True


def test_a_changed_paper(line: Line, paper: Path) -> None:
    document = Document(str(paper))
    document.add_paragraph("另：补付施工费5000元。")
    document.save(str(paper))
    said = run(line, "verify", paper)
    assert (said.code, said.err) == (1, "")
    assert "多出来的" in said.out
    assert "补付施工费5000元" in said.out
    data = run(line, "verify", paper, "--json").data
    assert (data["ok"], data["paper"], len(data["changes"])) == (False, "minutes", 1)


def test_a_file_that_is_none_of_ours(line: Line, paper: Path) -> None:
    Document().save(str(paper.with_name("空.docx")))
    paper.with_name("坏.docx").write_bytes(b"x")
    for name, number in (("空.docx", "错误604 "), ("坏.docx", "错误603 "), ("没有.docx", "错误104 ")):
        said = run(line, "verify", paper.with_name(name))
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith(number)
        assert is_chinese(said.err)


def test_the_code_of_a_correction_and_which_is_newer(line: Line, paper: Path) -> None:
    from changzhang.desk.opening import open_desk

    desk = open_desk(line.folder)
    meeting = desk.record.meeting("reading-2026-10")
    assert meeting is not None
    correction = desk.code(correct(desk))
    seal = desk.code(meeting.sealed_seq)
    desk.close()
    assert "更正第1号" in run(line, "verify", "--seal", correction).out
    said = run(line, "verify", "--seal", seal)
    assert said.code == 0
    assert correction in said.out
    assert len(run(line, "verify", "--seal", seal, "--json").data["newer"]) == 1
    assert run(line, "verify", "--seal", correction, "--json").data["newer"] == []


def test_an_archive_is_written_and_proven_anywhere(line: Line, paper: Path, tmp_path: Path) -> None:
    said = run(line, "archive", "--out", tmp_path / "档案")
    assert said.code == 0, said.err
    (path,) = said.out.splitlines()
    assert "SHA-256" in said.err
    data = run(line, "archive", "reading-2026-10", "--out", tmp_path / "档案", "--json").data
    assert (set(data), set(data["codes"]), data["evidence_missing"]) == (
        {"path", "sha256", "codes", "evidence_missing"},
        {"散会码", "封存码"},
        [],
    )
    line.enter(tmp_path)
    proven = run(line, "verify", path)
    assert (proven.code, proven.err) == (0, "")
    assert data["codes"]["封存码"] in proven.out
    assert run(line, "verify", path, "--json").data["ok"] is True
    content = bytearray(Path(path).read_bytes())
    content[len(content) // 2] ^= 1
    Path(path).write_bytes(content)
    broken = run(line, "verify", path)
    assert (broken.code, "不符" in broken.out) == (1, True)
    assert run(line, "verify", path, "--json").data["ok"] is False


def test_archives_that_are_none(line: Line, paper: Path) -> None:
    said = run(line, "archive", "reading-2030-01")
    assert (said.code, said.out, said.err.startswith("错误606 ")) == (2, "", True)
    assert run(line, "verify", "没有.zip").err.startswith("错误104 ")
    paper.with_suffix(".zip").write_bytes(paper.read_bytes())
    assert run(line, "verify", paper.with_suffix(".zip")).code == 1
