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
from changzhang.store.history import StoredHistory
from changzhang.store.problems import BookDamaged, BookReplaced, telling
from changzhang.store.projections import Before, Projected, has_withdrawal
from changzhang.store.rebuild import is_current, replay

# Ledgers are large and a meeting reads one or two of them.
_LEDGERS_KEPT = 8


class StoredRecord(Record):
    """What is so in a book as of ``head``, the seq of the last record folded; ``head_hash`` is that record's hash.

    ``unknown_kinds`` names records of a newer version, which are passed over.
    """

    history: StoredHistory

    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self._conn = conn
        self._path = path
        self._states: dict[str, AnyState | None] = {}
        self._first_seqs: dict[str, int] = {}
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
            self._first_seqs.clear()
            self._read_summaries()

    def _read_summaries(self) -> None:
        if self.is_cached:
            for stream, first_seq, summary in self._conn.execute("SELECT stream, first_seq, summary FROM record ORDER BY first_seq"):
                self.summaries[stream] = msgspec.json.decode(summary, type=Summary)
                self._first_seqs[stream] = first_seq
            return
        # Another version's rows, and nothing may be written: everything is folded in memory.
        for after in replay(self._conn):
            self._keep(after)

    def poll(self) -> bool:
        """As ``catch_up``, but cheap to ask often: looks only when another connection has written anything."""
        version = self._version_of_data()
        if version == self._data_version:
            return False
        has_news = self.catch_up()
        self._data_version = version
        return has_news

    def catch_up(self) -> bool:
        """Fold what has been appended behind ``head``; whether there was anything. Raises BookReplaced.

        The last record folded must still be there, unchanged: else another book lies under the same name.
        """
        with reading(self._conn):
            rows = rows_where(self._conn, "seq >= ?", self.head)
            if self.head:
                if not rows or rows[0][8] != self.head_hash:
                    raise BookReplaced(self._path)
                rows = rows[1:]
            if rows:
                self._take_rows(rows)
        return bool(rows)

    def _version_of_data(self) -> int:
        return int(self._conn.execute("PRAGMA data_version").fetchone()[0])

    def _take_rows(self, rows: Sequence[Row]) -> None:
        by_stream: dict[str, list[Fact]] = {}
        for fact in known_facts(rows):
            by_stream.setdefault(fact.stream, []).append(fact)
        was = self.history.head
        self.history.head = rows[-1][0]
        try:
            for stream, facts in by_stream.items():
                self._take_stream(stream, facts)
        except BaseException:
            # Half folded is worse than not folded: the states are loaded again as of the old head.
            self.history.head = was
            self._states.clear()
            raise
        self.head_hash = rows[-1][8]
        self.unknown_kinds = tuple(dict.fromkeys((*self.unknown_kinds, *(row[5] for row in rows if row[5] not in KINDS))))

    def _take_stream(self, stream: str, facts: list[Fact]) -> None:
        if has_withdrawal(facts):
            self._states.pop(stream, None)
        elif stream in self._states:
            state = self._states[stream]
            for fact in facts:
                state = advance(state, fact)
            self._states[stream] = state
        first_seq = self._first_seqs.setdefault(stream, facts[0].seq)
        on_disk = self._summary_on_disk(stream)
        self.summaries[stream] = on_disk or summarize(stream, self._load(stream), first_seq)

    def _summary_on_disk(self, stream: str) -> Summary | None:
        row = self._conn.execute("SELECT summary FROM record WHERE stream = ? AND version = ?", (stream, VERSION)).fetchone()
        return msgspec.json.decode(row[0], type=Summary) if row else None

    def take(self, facts: Sequence[Fact], projected: Iterable[Projected], head_hash: str) -> None:
        """Fold an act this connection has just committed."""
        self.history.head, self.head_hash = facts[-1].seq, head_hash
        self._keep(projected)

    def _keep(self, projected: Iterable[Projected]) -> None:
        for row in projected:
            self._states[row.stream] = row.state
            self.summaries[row.stream] = row.summary
            self._first_seqs[row.stream] = row.first_seq

    def before(self, stream: str) -> Before | None:
        """A stream as it stands, for the writer of the projections; None for a new one."""
        first_seq = self._first_seqs.get(stream)
        return None if first_seq is None else Before(self._load(stream), first_seq)

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
