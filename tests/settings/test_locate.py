"""Where templates and rules are found, and that no name leads out of their folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from changzhang.settings.locate import SettingNotFound, SettingUnreadable, find_setting, read_shipped, shipped_files, village_files


def test_the_shipped_files_are_all_there() -> None:
    assert {"monthly_reading.toml", "rules/deadlines.toml"} <= set(shipped_files())


def test_the_villages_own_file_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "session_templates" / "rules" / "deadlines.toml"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"x = 1")
    assert find_setting("rules/deadlines.toml", tmp_path) == b"x = 1"
    assert find_setting("monthly_reading.toml", tmp_path) == read_shipped("monthly_reading.toml")
    assert village_files(tmp_path) == {"rules/deadlines.toml": b"x = 1"}


@pytest.mark.parametrize(
    "name", ["../village.toml", "/etc/passwd", "rules/../../x.toml", "none.toml", "", "rules", "..\\x.toml", "[/x].toml", "a\x00.toml"]
)
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "session_templates").mkdir()
    (tmp_path / "village.toml").write_bytes(b"secret = 1")
    with pytest.raises(SettingNotFound):
        find_setting(name, tmp_path)


def test_a_problem_names_no_place_on_this_computer(tmp_path: Path) -> None:
    with pytest.raises(SettingNotFound) as caught:
        find_setting("none.toml", tmp_path)
    assert str(tmp_path) not in str(caught.value)
    assert str(caught.value).startswith("错误502 没有 none.toml。")


def test_a_file_one_may_not_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "session_templates" / "monthly_reading.toml"
    own.parent.mkdir()
    own.write_bytes(b"")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SettingUnreadable, match="错误503"):
        find_setting("monthly_reading.toml", tmp_path)
    with pytest.raises(SettingUnreadable):
        village_files(tmp_path)


def test_importing_settings_is_cheap() -> None:
    code = "import sys, changzhang.settings; print([m for m in ('tomlkit', 'chinese_calendar', 'textual', 'docx') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
