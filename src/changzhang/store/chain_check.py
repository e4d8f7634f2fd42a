"""Walks the journal from its first record and says of each whether it stands as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from changzhang.domain.chain import GENESIS, record_hash
from changzhang.domain.events import KINDS, decode_body
from changzhang.domain.events.base import Event
from changzhang.domain.events.book import BookCreated
from changzhang.domain.events.entry import PaperExported
from changzhang.domain.events.rectification import Evidence
from changzhang.store.facts import Row
from changzhang.store.findings import VerifyProblem, What

_TYPES = [int, str, int, str, str, str, str, str, str]


class ChainCheck:
    """The walk. Afterwards ``blobs`` and ``evidence`` map the SHA-256 of every content named to the first record naming it."""

    def __init__(self) -> None:
        self.records = 0
        self.last_seq = 0
        self.last_act = 0
        self.head = GENESIS
        self.book_id = ""
        self.blobs: dict[str, int] = {}
        self.evidence: dict[str, int] = {}

    def look_at(self, row: Row) -> Iterator[VerifyProblem]:
        """What is wrong with the next record; nothing it holds makes this raise."""
        if [type(value) for value in row] != _TYPES:
            yield _problem(self.last_seq + 1, "body", "的格式不对（表被别的程序改过）")
            self.records, self.last_seq, self.head = self.records + 1, self.last_seq + 1, ""
            return
        yield from self._place(row)
        yield from self._seal(row)
        yield from self._content(row)
        self.records += 1
        self.last_seq, self.last_act, self.head = row[0], row[2], row[8]

    def _place(self, row: Row) -> Iterator[VerifyProblem]:
        seq, act, prev = row[0], row[2], row[7]
        if seq != self.last_seq + 1:
            yield _gap(self.last_seq + 1, seq - 1)
        elif prev != self.head:
            yield _problem(seq, "prev", "与前一条记录接不上（前一条被改动过，或这一条被换过）")
        if act != seq and act != self.last_act:
            yield _problem(seq, "act", "不属于任何一次操作（操作编号不对）")

    def _seal(self, row: Row) -> Iterator[VerifyProblem]:
        seq, stream, act, at, actor, kind, body, prev, stated = row
        if record_hash(prev=prev, seq=seq, stream=stream, act=act, at=at, actor=actor, kind=kind, body=body) != stated:
            yield _problem(seq, "hash", "的内容与校验值不符（被改动过）")

    def _content(self, row: Row) -> Iterator[VerifyProblem]:
        seq, _, _, at, _, kind, body, _, _ = row
        if kind not in KINDS:
            yield _problem(seq, "unknown", f"的种类“{kind}”不认识（由更新版本的程序写入，或被改动过）")
            return
        try:
            event = decode_body(kind, body)
            is_dated = datetime.fromisoformat(at).tzinfo is not None
        except (msgspec.DecodeError, ValueError, RecursionError):
            yield _problem(seq, "body", "读不懂（内容或时间不合规格）")
            return
        if not is_dated:
            yield _problem(seq, "body", "的时间没有时区")
        if isinstance(event, BookCreated):
            self.book_id = self.book_id or event.book_id
        if isinstance(event, BookCreated) != (seq == 1):
            yield _problem(seq, "genesis", "不对：账本的第一条、也只有第一条应是“建立账本”")
        _note(named_blobs(event), seq, self.blobs)
        _note(named_evidence(event), seq, self.evidence)


def named_blobs(event: Event) -> Iterator[str]:
    """The contents an event says the book keeps. A paper's own file is not one: it is handed out, its text is kept."""
    for field in event.__struct_fields__:
        value = getattr(event, field)
        is_named = field.endswith("_sha256") or (field == "sha256" and not isinstance(event, PaperExported))
        if is_named and isinstance(value, str) and value:
            yield value


def named_evidence(event: Event) -> Iterator[str]:
    """The files an event says lie in the evidence folder."""
    for field in event.__struct_fields__:
        value = getattr(event, field)
        if isinstance(value, tuple):
            yield from (each.sha256 for each in value if isinstance(each, Evidence))


def _note(named: Iterator[str], seq: int, into: dict[str, int]) -> None:
    for sha256 in named:
        into.setdefault(sha256, seq)


def first_naming(named: Mapping[str, int]) -> list[tuple[int, str]]:
    """Contents with the record naming them first, in order of the records."""
    return sorted((seq, sha256) for sha256, seq in named.items())


def _problem(seq: int, what: What, words: str) -> VerifyProblem:
    return VerifyProblem(seq, what, f"第{seq}条记录{words}")


def _gap(first: int, last: int) -> VerifyProblem:
    span = f"第{first}条" if first >= last else f"第{first}条至第{last}条"
    return VerifyProblem(first, "gap", f"{span}记录不见了")
