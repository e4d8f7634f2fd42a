from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.cli.main import run


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["screen", str(tmp_path / "没有")]) == 1
    assert "错误102" in capsys.readouterr().err
