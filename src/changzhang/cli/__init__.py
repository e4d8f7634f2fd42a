"""The command line: stdout is data, stderr is narration, exit codes are a contract."""

from __future__ import annotations

from changzhang.cli.main import main

__all__ = ["main"]
