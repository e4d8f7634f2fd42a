"""Running commands in this process: what they said on stdout and stderr, and how they ended."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from changzhang.cli.main import run as run_line

LEDGERS = Path(__file__).parents[1] / "data" / "ledgers"


class Line:
    """A command line in a folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def enter(self, folder: Path) -> None:
        """Change into another folder."""
        os.chdir(folder)
        self.folder = folder


class Said(NamedTuple):
    """How a command ended: 0 done, 1 no, 2 wrong usage, 3 the book or the disk."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it printed for programs."""
        return json.loads(self.out)


def run(line: Line, *args: object) -> Said:
    """Run one command."""
    line.capsys.readouterr()
    code = run_line([str(arg) for arg in args])
    return Said(code, *line.capsys.readouterr())


def is_chinese(text: str) -> bool:
    """Whether a message speaks Chinese and is no traceback."""
    return any("\u4e00" <= character <= "\u9fff" for character in text) and "Traceback" not in text
