"""Proves a book: chain, contents, evidence files and triggers. Reports, never raises over what the book holds."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from changzhang.domain.chain import Envelope, normal_code
from changzhang.domain.text import half_width
from changzhang.store.blobs import sha256_of
from changzhang.store.book import Book
from changzhang.store.chain_check import ChainCheck, first_naming
from changzhang.store.connection import connect, foreign_tables, missing_triggers
from changzhang.store.facts import Row, envelope_of, rows_where
from changzhang.store.findings import Verified, VerifyProblem, in_order
from changzhang.store.problems import BookMissing, telling, told

# Short reads: in a rollback journal a long one keeps the meeting from writing.
_ROWS_AT_ONCE = 500
_CHUNK_BYTES = 1 << 20
_NAME = re.compile("[0-9a-f]{64}")
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def verify(book: Book, evidence_dir: Path | None = None, *, upto: int | None = None) -> Verified:
    """Everything about a book that can be proven, or only its records up to ``upto``. See ``verify_file``."""
    return verify_file(book.path, evidence_dir, upto=upto)


def verify_file(path: Path, evidence_dir: Path | None = None, *, upto: int | None = None) -> Verified:
    """As ``verify``, of a book that need not open: a file without readable tables is a finding like any other.

    ``evidence_dir`` None leaves the evidence files unlooked at. Found at the first broken record first.
    """
    check = ChainCheck()
    problems: list[VerifyProblem] = []
    try:
        if path.is_file():
            problems.extend(_tables(path, check, upto))
        else:
            problems.append(VerifyProblem(1, "database", BookMissing(path).what))
    except sqlite3.Error as error:
        seq = check.last_seq + 1
        problems.append(VerifyProblem(seq, "database", f"第{seq}条记录起读不出来（{told(error, path).what}）"))
    if evidence_dir is not None:
        problems += _evidence(evidence_dir, check)
    return Verified(book_id=check.book_id, records=check.records, head=check.head, problems=in_order(problems))


def _tables(path: Path, check: ChainCheck, upto: int | None) -> Iterator[VerifyProblem]:
    with closing(connect(path, query_only=True)) as conn:
        # Text somebody damaged is still to be looked at, and then fails its hash.
        conn.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        yield from _chain(conn, check, upto)
        yield from _blobs(conn, check, everything=upto is None)
        yield from (_trigger(name) for name in missing_triggers(conn))
        yield from (VerifyProblem(None, "table", f"账本的表（{name}）被别的程序改过") for name in foreign_tables(conn))
        if conn.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            yield VerifyProblem(None, "database", "账本文件的内部结构有损坏")


def _chain(conn: sqlite3.Connection, check: ChainCheck, upto: int | None) -> Iterator[VerifyProblem]:
    last = (
        upto if upto is not None else conn.execute("SELECT coalesce(max(seq), 0) FROM journal WHERE typeof(seq) = 'integer'").fetchone()[0]
    )
    for row in _rows(conn, last):
        yield from check.look_at(row)
    if check.records == 0:
        yield VerifyProblem(1, "genesis", "账本里没有任何记录")
    elif check.last_seq < last:
        yield VerifyProblem(check.last_seq + 1, "end", f"账本只到第{check.last_seq}条记录，应有第{last}条")


def _rows(conn: sqlite3.Connection, last: int) -> Iterator[Row]:
    """From the first record to ``last``, whatever their numbers."""
    rows = rows_where(conn, "seq <= ?", last, limit=_ROWS_AT_ONCE)
    while rows:
        yield from rows
        rows = rows_where(conn, "seq > ? AND seq <= ?", rows[-1][0], last, limit=_ROWS_AT_ONCE)


def _blobs(conn: sqlite3.Connection, check: ChainCheck, *, everything: bool) -> Iterator[VerifyProblem]:
    rows = conn.execute("SELECT rowid, sha256 FROM blob ORDER BY sha256").fetchall()
    there = {sha256 for _, sha256 in rows}
    for seq, sha256 in first_naming(check.blobs):
        if sha256 not in there:
            yield VerifyProblem(seq, "blob_missing", f"第{seq}条记录所附的文件内容不见了（{sha256[:12]}…）")
    for rowid, sha256 in rows:
        if not everything and sha256 not in check.blobs:
            continue
        content, size = conn.execute("SELECT bytes, size FROM blob WHERE rowid = ?", (rowid,)).fetchone()
        if not isinstance(content, bytes) or size != len(content) or sha256_of(content) != sha256:
            named_at = check.blobs.get(sha256)
            which = f"第{named_at}条记录所附的文件内容" if named_at else "账本里的一份文件内容"
            yield VerifyProblem(named_at, "blob_altered", f"{which}被改动过（{str(sha256)[:12]}…）")


def _evidence(folder: Path, check: ChainCheck) -> Iterator[VerifyProblem]:
    for seq, sha256 in first_naming(check.evidence):
        digest = _digest_of(folder / sha256) if _NAME.fullmatch(sha256) else None
        if digest is None:
            yield VerifyProblem(seq, "evidence_missing", f"第{seq}条记录的证据材料找不到或打不开（evidence/{sha256[:12]}…）")
        elif digest != sha256:
            yield VerifyProblem(seq, "evidence_altered", f"第{seq}条记录的证据材料被改动过（evidence/{sha256[:12]}…）")


def _digest_of(path: Path) -> str | None:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                digest.update(chunk)
    except OSError:
        return None
    return digest.hexdigest()


def _trigger(name: str) -> VerifyProblem:
    return VerifyProblem(None, "trigger", f"防改动的保护（{name}）被去掉或改过")


def find_code(book: Book, code: str) -> Envelope | None:
    """The record a printed code (散会码, 封存码) belongs to, as typed by a person, or None. Raises BookProblem."""
    letters = normal_code(half_width(code)).replace("-", "")
    if len(letters) != 16 or set(letters) - set(_CROCKFORD):
        return None
    number = 0
    for letter in letters:
        number = number * 32 + _CROCKFORD.index(letter)
    with telling(book.path):
        rows = rows_where(book.conn, "substr(hash, 1, 20) = ?", f"{number:020x}")
    return envelope_of(rows[0]) if rows else None
