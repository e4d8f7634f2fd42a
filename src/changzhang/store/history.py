"""Facts looked up again: what withdrawing, rewording, correcting and late folding need."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import takewhile
from pathlib import Path

from changzhang.domain.chain import Fact
from changzhang.store.facts import COLUMNS, known_facts, rows_where
from changzhang.store.problems import telling


class StoredHistory:
    """Facts looked up in the journal, none newer than the record they belong to."""

    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self._conn = conn
        self._path = path
        self.head = 0

    def stream(self, stream: str) -> Sequence[Fact]:
        """All facts of a stream, oldest first, withdrawn ones included."""
        return self.tail(stream, 0)

    def tail(self, stream: str, after: int) -> Sequence[Fact]:
        """The facts of a stream behind ``after``, oldest first."""
        return self._where("stream = ? AND seq > ?", stream, after)

    def act(self, act: int) -> Sequence[Fact]:
        """All facts of one act, oldest first; empty when there is none."""
        # The facts of an act stand together, so it needs no index of its own.
        select = f"SELECT {COLUMNS} FROM journal WHERE seq BETWEEN ? AND ? ORDER BY seq"
        with telling(self._path), closing(self._conn.execute(select, (act, self.head))) as rows:
            return list(known_facts(takewhile(lambda row: row[2] == act, rows)))

    def fact(self, seq: int) -> Fact | None:
        """The fact with this seq, or None."""
        return next(iter(self._where("seq = ?", seq)), None)

    def between(self, first: int, last: int) -> Sequence[Fact]:
        """The facts from ``first`` to ``last``, both included."""
        return self._where("seq >= ? AND seq <= ?", first, last)

    def _where(self, condition: str, *values: object) -> Sequence[Fact]:
        with telling(self._path):
            return list(known_facts(rows_where(self._conn, f"{condition} AND seq <= ?", *values, self.head)))
