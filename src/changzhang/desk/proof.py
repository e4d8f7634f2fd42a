"""Proof: verify a book, look up a printed code, make a safe copy, rebuild what can be rebuilt."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from changzhang.desk.desk import Desk
from changzhang.desk.evidence import FOLDER as EVIDENCE_FOLDER
from changzhang.desk.places import BOOK_FILE
from changzhang.domain.act_words import words_of
from changzhang.domain.chain import Envelope, code_of
from changzhang.domain.events import decode_body
from changzhang.domain.events.entry import EntryCorrected
from changzhang.domain.events.meeting import MeetingSealed
from changzhang.store import queries
from changzhang.store.backup import backup as copy_book
from changzhang.store.book import Book
from changzhang.store.findings import Verified
from changzhang.store.verify import find_code, verify_file


class CodeFound(msgspec.Struct, frozen=True, kw_only=True):
    """The record a printed code belongs to, whether the book holds up to it, and what of the same meeting is newer than
    it: a seal or corrections, each in words with its own code."""

    seq: int
    at: str
    words: str
    verified: Verified
    newer: tuple[str, ...] = ()


def verify_book(path: Path) -> Verified:
    """Everything that can be proven of a village folder, or of a book file alone; never raises over what it holds."""
    if path.is_dir():
        return verify_file(path / BOOK_FILE, path / EVIDENCE_FOLDER)
    return verify_file(path, None)


def verify_code(folder: Path, code: str) -> CodeFound | None:
    """The record of a code as typed from paper, verified up to it; None when the book has none. Raises BookProblem."""
    path = folder / BOOK_FILE
    with Book.open(path, query_only=True) as book:
        found = find_code(book, code)
        newer = _newer(book, found) if found else ()
    if found is None:
        return None
    words = words_of(decode_body(found.kind, found.body), found.stream)
    return CodeFound(seq=found.seq, at=found.at, words=words, verified=verify_file(path, None, upto=found.seq), newer=newer)


def _newer(book: Book, found: Envelope) -> tuple[str, ...]:
    if not found.stream.startswith("meeting/"):
        return ()
    later = [fact for fact in book.record.history.stream(found.stream) if fact.seq > found.seq]
    telling = [fact for fact in later if isinstance(fact.event, MeetingSealed | EntryCorrected)]
    return tuple(f"{words_of(fact.event, fact.stream)}（码 {code_of(queries.hash_of(book, fact.seq))}）" for fact in telling)


def backup(folder: Path, target: Path, *, on: date) -> Path:
    """A verified copy of a village's book, made while it may be open. Raises BookProblem."""
    return copy_book(folder / BOOK_FILE, target, on=on)


def rebuild(desk: Desk) -> int:
    """Throw the projections away and fold them again; the number of streams. Raises BookProblem."""
    return queries.rebuild(desk.book)


def as_json(verified: Verified) -> dict[str, Any]:
    """The outcome as ``verify --json`` prints it."""
    return {
        "ok": verified.ok,
        "book_id": verified.book_id,
        "records": verified.records,
        "head": verified.head,
        "problems": [{"seq": each.seq, "what": each.what, "message": each.message} for each in verified.problems],
    }
