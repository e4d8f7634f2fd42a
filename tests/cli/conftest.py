"""A command line in a folder of its own, and a village in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.line import LEDGERS, Line, run


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Line:
    """The command line, standing in an empty folder, knowing of no village used before."""
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "家"))
    here = tmp_path / "这里"
    here.mkdir()
    monkeypatch.chdir(here)
    return Line(here, capsys)


@pytest.fixture
def village(line: Line) -> Line:
    """The command line standing in a village whose committee has a roster."""
    made = run(line, "init", "村", "--village", "青禾村", "--town", "八里镇", "--from", "2025-03")
    assert made.code == 0
    line.enter(line.folder / "村")
    profile = line.folder / "village.toml"
    roster = (("马德福", "村监委主任"), ("何秀", "村监委委员"), ("赵存良", "村委会主任"), ("王秀兰", "报账员"))
    people = "".join(f'\n[[people]]\nname = "{name}"\nroles = ["{role}"]\n' for name, role in roster)
    profile.write_text(profile.read_text("utf-8") + people, "utf-8")
    return line


@pytest.fixture
def ledgers(line: Line, tmp_path: Path) -> Path:
    """A folder with copies of the sample ledgers under short names: ``L01.xlsx``."""
    folder = tmp_path / "账"
    folder.mkdir()
    for path in LEDGERS.iterdir():
        if path.is_file():
            shutil.copy(path, folder / f"{path.name.partition('_')[0]}{path.suffix}")
    return folder
