"""The one writer of the projections: what an act makes of the streams it touched, and which cached rows that rewrites.

A cached row is rewritten by every act but those made of light facts alone; so the same journal always gives the same rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence

import msgspec

from changzhang.domain.chain import Fact
from changzhang.domain.events.entry import EntryWithdrawn
from changzhang.domain.fold import VERSION, advance, fold, is_light
from changzhang.domain.states import AnyState, Summary
from changzhang.domain.summary import Todo, summarize, todo

_JSON = msgspec.json.Encoder()
_TODO_FIELDS = Todo.__struct_fields__
_UPSERT_RECORD = """
INSERT INTO record (stream, version, first_seq, upto_seq, summary, body) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (stream) DO UPDATE SET
    version = excluded.version, upto_seq = excluded.upto_seq, summary = excluded.summary, body = excluded.body
"""
_UPSERT_TODO = f"INSERT OR REPLACE INTO todo ({', '.join(_TODO_FIELDS)}) VALUES ({', '.join('?' * len(_TODO_FIELDS))})"


class Before(msgspec.Struct, frozen=True):
    """A stream as it stood before the act: its state and the seq of its first record."""

    state: AnyState | None
    first_seq: int


class Projected(msgspec.Struct, frozen=True):
    """A stream as it stands after the act. ``is_rewritten`` is False when the cached row is left behind."""

    stream: str
    state: AnyState | None
    summary: Summary
    first_seq: int
    upto_seq: int
    is_rewritten: bool


def project(
    facts: Iterable[Fact], before: Callable[[str], Before | None], history: Callable[[str], Sequence[Fact]]
) -> tuple[Projected, ...]:
    """What one act's facts make of their streams. ``history`` gives a stream's facts before the act, for withdrawals."""
    by_stream: dict[str, list[Fact]] = {}
    for fact in facts:
        by_stream.setdefault(fact.stream, []).append(fact)
    return tuple(_projected(stream, new, before(stream), history) for stream, new in by_stream.items())


def _projected(stream: str, new: list[Fact], before: Before | None, history: Callable[[str], Sequence[Fact]]) -> Projected:
    first_seq = before.first_seq if before else new[0].seq
    if has_withdrawal(new):
        state = fold(stream, [*history(stream), *new])
    else:
        state = before.state if before else None
        for fact in new:
            state = advance(state, fact)
    return Projected(
        stream=stream,
        state=state,
        summary=summarize(stream, state, first_seq),
        first_seq=first_seq,
        upto_seq=new[-1].seq,
        is_rewritten=before is None or not all(is_light(fact) for fact in new),
    )


def has_withdrawal(facts: Iterable[Fact]) -> bool:
    """Whether folding these needs the whole stream."""
    return any(isinstance(fact.event, EntryWithdrawn) for fact in facts)


def write(conn: sqlite3.Connection, projected: Iterable[Projected]) -> None:
    """Bring the rows of ``record`` and ``todo`` up to the act, inside the caller's transaction."""
    for row in projected:
        if not row.is_rewritten:
            continue
        body = None if row.state is None else _JSON.encode(row.state).decode()
        summary = _JSON.encode(row.summary).decode()
        conn.execute(_UPSERT_RECORD, (row.stream, VERSION, row.first_seq, row.upto_seq, summary, body))
        _write_todo(conn, row)


def _write_todo(conn: sqlite3.Connection, row: Projected) -> None:
    waiting = todo(row.state)
    if waiting is None:
        conn.execute("DELETE FROM todo WHERE id = ?", (row.summary.id,))
        return
    values = msgspec.to_builtins(waiting)
    conn.execute(_UPSERT_TODO, [values[field] for field in _TODO_FIELDS])


def read_todo(row: Sequence[object]) -> Todo:
    """A row of ``todo``, in the order of its fields, as a struct."""
    return msgspec.convert(dict(zip(_TODO_FIELDS, row, strict=True)), Todo)


TODO_COLUMNS = ", ".join(_TODO_FIELDS)
