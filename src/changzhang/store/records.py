"""The record over a book on disk: summaries at hand, states loaded when first asked for, caught up by seq."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from changzhang.domain.chain import GENESIS, Fact
from changzhang.domain.events import KINDS
from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected
from changzhang.domain.fold import VERSION, advance, fold, state_type
from changzhang.domain.ledger import Ledger
from changzhang.domain.record import Record
from changzhang.domain.states import AnyState, Summary
from changzhang.domain.summary import summarize
from changzhang.store.blobs import get_blob, has_blob
from changzhang.store.connection import reading
from changzhang.store.facts import Row, known_facts, rows_where
from changzhang.store.problems import BookDamaged, telling
from changzhang.store.projections import Before, Projected, has_withdrawal
from changzhang.store.rebuild import is_current, replay

# Ledgers are large and a meeting reads one or two of them.
_LEDGERS_KEPT = 8


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
        return self._where("act = ?", act)

    def fact(self, seq: int) -> Fact | None:
        """The fact with this seq, or None."""
        return next(iter(self._where("seq = ?", seq)), None)

    def between(self, first: int, last: int) -> Sequence[Fact]:
        """The facts from ``first`` to ``last``, both included."""
        return self._where("seq >= ? AND seq <= ?", first, last)

    def _where(self, condition: str, *values: object) -> Sequence[Fact]:
        with telling(self._path):
            return list(known_facts(rows_where(self._conn, f"{condition} AND seq <= ?", *values, self.head)))


class StoredRecord(Record):
    """What is so in a book as of ``head``, the seq of the last record folded; ``head_hash`` is that record's hash.

    ``unknown_kinds`` names records of a newer version, which are passed over.
    """

    history: StoredHistory

    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self._conn = conn
        self._path = path
        self._states: dict[str, AnyState | None] = {}
        self._ledgers: dict[str, Ledger] = {}
        self._data_version = -1
        self.head_hash = GENESIS
        self.unknown_kinds: tuple[str, ...] = ()
        super().__init__({}, self._load, StoredHistory(conn, path), self._ledger)
        self.reset()

    @property
    def head(self) -> int:
        """The seq of the last record folded, 0 in an empty book."""
        return self.history.head

    def reset(self) -> None:
        """Forget everything folded and start from the rows on disk."""
        with reading(self._conn):
            self._data_version = self._version_of_data()
            last = self._conn.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
            self.history.head, self.head_hash = last or (0, GENESIS)
            self.is_cached = is_current(self._conn)
            self._states.clear()
            self.summaries.clear()
            self._read_summaries()

    def _read_summaries(self) -> None:
        if self.is_cached:
            rows = self._conn.execute("SELECT stream, summary FROM record ORDER BY first_seq")
            self.summaries.update((stream, msgspec.json.decode(summary, type=Summary)) for stream, summary in rows)
            return
        # Another version's rows, and nothing may be written: everything is folded in memory.
        for after in replay(self._conn):
            for row in after:
                self.summaries[row.stream] = row.summary
                self._states[row.stream] = row.state

    def is_stale(self) -> bool:
        """Whether another connection has written anything since: the cheap question to ask often."""
        return self._version_of_data() != self._data_version

    def catch_up(self) -> bool:
        """Fold what has been appended behind ``head``; whether there was anything."""
        with reading(self._conn):
            self._data_version = self._version_of_data()
            rows = rows_where(self._conn, "seq > ?", self.head)
            if rows:
                self._take_rows(rows)
        return bool(rows)

    def knows_chain(self) -> bool:
        """Whether the book on disk still holds the last record folded, unchanged: else it is another book."""
        row = self._conn.execute("SELECT hash FROM journal WHERE seq = ?", (self.head,)).fetchone()
        return self.head == 0 or (row is not None and row[0] == self.head_hash)

    def _version_of_data(self) -> int:
        return int(self._conn.execute("PRAGMA data_version").fetchone()[0])

    def _take_rows(self, rows: Sequence[Row]) -> None:
        self.history.head, self.head_hash = rows[-1][0], rows[-1][8]
        self.unknown_kinds = tuple(dict.fromkeys((*self.unknown_kinds, *(row[5] for row in rows if row[5] not in KINDS))))
        by_stream: dict[str, list[Fact]] = {}
        for fact in known_facts(rows):
            by_stream.setdefault(fact.stream, []).append(fact)
        for stream, facts in by_stream.items():
            self._take_stream(stream, facts)

    def _take_stream(self, stream: str, facts: list[Fact]) -> None:
        if has_withdrawal(facts):
            self._states.pop(stream, None)
        elif stream in self._states:
            state = self._states[stream]
            for fact in facts:
                state = advance(state, fact)
            self._states[stream] = state
        on_disk = self._summary_on_disk(stream)
        self.summaries[stream] = on_disk or summarize(stream, self._load(stream), self._first_seq(stream))

    def _summary_on_disk(self, stream: str) -> Summary | None:
        row = self._conn.execute("SELECT summary FROM record WHERE stream = ? AND version = ?", (stream, VERSION)).fetchone()
        return msgspec.json.decode(row[0], type=Summary) if row else None

    def take(self, facts: Sequence[Fact], projected: Iterable[Projected], head_hash: str) -> None:
        """Fold an act this connection has just committed."""
        self.history.head, self.head_hash = facts[-1].seq, head_hash
        for row in projected:
            self._states[row.stream] = row.state
            self.summaries[row.stream] = row.summary

    def before(self, stream: str) -> Before | None:
        """A stream as it stands, for the writer of the projections; None for a new one."""
        summary = self.summaries.get(stream)
        return Before(self._load(stream), self._first_seq(stream)) if summary else None

    def _first_seq(self, stream: str) -> int:
        return int(self._conn.execute("SELECT min(seq) FROM journal WHERE stream = ?", (stream,)).fetchone()[0])

    def _load(self, stream: str) -> AnyState | None:
        if stream not in self._states:
            with telling(self._path):
                self._states[stream] = self._from_disk(stream)
        return self._states[stream]

    def _from_disk(self, stream: str) -> AnyState | None:
        row = self._conn.execute("SELECT version, upto_seq, body FROM record WHERE stream = ?", (stream,)).fetchone()
        if row is None or row[0] != VERSION or row[1] > self.head:
            return fold(stream, self.history.stream(stream))
        _, upto_seq, body = row
        tail = self.history.tail(stream, upto_seq)
        if has_withdrawal(tail):
            return fold(stream, self.history.stream(stream))
        state: AnyState | None = None if body is None else msgspec.json.decode(body, type=state_type(stream))
        for fact in tail:
            state = advance(state, fact)
        return state

    def _ledger(self, seq: int) -> Ledger:
        """The canonical lines of an accepting event. Raises KeyError for another record, BookDamaged where the lines are gone."""
        fact = self.history.fact(seq)
        if fact is None or not isinstance(fact.event, LedgerAccepted | LedgerCorrected):
            raise KeyError(seq)
        sha256 = fact.event.ledger_sha256
        if sha256 not in self._ledgers:
            if len(self._ledgers) >= _LEDGERS_KEPT:
                self._ledgers.pop(next(iter(self._ledgers)))
            self._ledgers[sha256] = self._decoded(seq, sha256)
        return self._ledgers[sha256]

    def _decoded(self, seq: int, sha256: str) -> Ledger:
        with telling(self._path):
            if not has_blob(self._conn, sha256):
                raise BookDamaged(self._path, f"第{seq}条记录的账目明细不见了")
            return msgspec.json.decode(get_blob(self._conn, sha256), type=Ledger)
