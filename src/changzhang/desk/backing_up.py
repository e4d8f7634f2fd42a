"""The safe copy a clerk makes by one key."""

from __future__ import annotations

from pathlib import Path

from changzhang.desk import proof
from changzhang.desk.desk import Desk


def backup(desk: Desk, target: Path) -> Path:
    """A verified copy of this desk's book, named after today when ``target`` is a folder. Raises BookProblem."""
    return proof.backup(desk.folder, target, on=desk.today())
