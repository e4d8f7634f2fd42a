"""Opening a village's screens with nothing imported that they do not need."""

from __future__ import annotations

import sys
from pathlib import Path

from changzhang import wiring
from changzhang.domain.errors import Problem


def open_quickly(folder: Path) -> int:
    """Run the terminal UI over a village folder; the exit code."""
    try:
        run_app(folder)
    except Problem as problem:
        sys.stderr.write(problem.sentence() + "\n")
        return problem.exit_code
    return 0


def run_app(folder: Path, *, actor: str = "", start: str = "home") -> None:
    """Run the terminal UI over a village folder. Raises VillageMissing, BookProblem."""
    app, name = wiring.app_of(folder, actor=actor, start=start)
    try:
        app.run()
    finally:
        name.release()
