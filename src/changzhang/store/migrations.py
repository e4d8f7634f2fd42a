"""Brings a book's tables to the shape of this version, each step in one transaction, after a backup beside the book."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database, Migrations

from changzhang.store.connection import missing_triggers
from changzhang.store.pages import copy_pages
from changzhang.store.schema import STEPS


def _statements(step: str) -> Callable[[Database], None]:
    def run(db: Database) -> None:
        for statement in STEPS[step]:
            db.execute(statement)

    return run


def migrations() -> Migrations:
    """All steps, in order, as a set that sqlite-utils applies."""
    steps = Migrations("changzhang")
    for step in STEPS:
        steps(name=step)(_statements(step))
    return steps


def migrate(conn: sqlite3.Connection, path: Path) -> Path | None:
    """Apply what is pending; the backup made beforehand, None for a new or current book. Raises sqlite3.Error, OSError.

    AssertionError when a step lost a trigger of the evidence: ``table.transform()`` drops them silently.
    """
    db = Database(conn, execute_plugins=False)
    steps = migrations()
    pending = steps.pending(db)
    if not pending:
        return None
    backup = _backup(conn, path, pending[0].name) if db.table_names() else None
    steps.apply(db)
    lost = missing_triggers(conn)
    if lost:
        raise AssertionError(f"a migration lost the triggers {lost}")
    return backup


def _backup(conn: sqlite3.Connection, path: Path, step: str) -> Path:
    target = path.with_name(f"{path.stem}.before-{step}{path.suffix}")
    copy_pages(conn, target)
    return target
