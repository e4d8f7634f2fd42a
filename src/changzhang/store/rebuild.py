"""Throws the projections away and folds them again from the journal, act by act, with the same writer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from changzhang.domain.chain import Fact
from changzhang.domain.fold import VERSION
from changzhang.store.connection import writing
from changzhang.store.facts import COLUMNS, known_facts, rows_where
from changzhang.store.projections import Before, Projected, project, write
from changzhang.store.schema import PROJECTIONS


def is_current(conn: sqlite3.Connection) -> bool:
    """Whether the cached rows were written by this version's folds and none is missing."""
    cached, foreign = conn.execute("SELECT count(*), total(version <> ?) FROM record", (VERSION,)).fetchone()
    (streams,) = conn.execute("SELECT count(DISTINCT stream) FROM journal").fetchone()
    return bool(cached == streams and not foreign)


def rebuild_rows(conn: sqlite3.Connection) -> int:
    """Recreate ``record`` and ``todo``; the number of streams. One transaction. Raises sqlite3.Error."""
    with writing(conn):
        for table, statement in PROJECTIONS.items():
            conn.execute(f"DROP TABLE IF EXISTS {table}")
            conn.execute(statement)
        return _replay(conn)


def replay(conn: sqlite3.Connection) -> Iterator[tuple[Projected, ...]]:
    """What each act made of its streams, oldest first, straight from the journal."""
    states: dict[str, Before] = {}
    rows = known_facts(conn.execute(f"SELECT {COLUMNS} FROM journal ORDER BY seq"))
    for act, facts in groupby(rows, key=lambda fact: fact.act):
        after = project(facts, states.get, partial(_history, conn, act))
        for row in after:
            states[row.stream] = Before(row.state, row.first_seq)
        yield after


def _history(conn: sqlite3.Connection, act: int, stream: str) -> list[Fact]:
    return list(known_facts(rows_where(conn, "stream = ? AND seq < ?", stream, act)))


def _replay(conn: sqlite3.Connection) -> int:
    """Only the last rewrite of a stream is written: the rows are the same, a long meeting is not encoded a hundred times."""
    last: dict[str, Projected] = {}
    for after in replay(conn):
        last.update({row.stream: row for row in after if row.is_rewritten})
    write(conn, last.values())
    return len(last)
