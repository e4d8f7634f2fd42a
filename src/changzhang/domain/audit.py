"""What a township looks at in a village's records (自查): nothing here is an offence, each is worth a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Literal

import msgspec

from changzhang.domain.act_words import told, words_of
from changzhang.domain.chain import Fact
from changzhang.domain.events.disclosure import DisclosureCorrected, DisclosureStepDone
from changzhang.domain.events.entry import EntryCorrected, EntryWithdrawn
from changzhang.domain.events.ledger import LedgerCorrected
from changzhang.domain.events.meeting import CheckPassedOver, EnteredLate, LineRead, LineReviewed, MeetingOpened
from changzhang.domain.events.rectification import RectificationExtended, RectificationVerified
from changzhang.domain.events.review import ReviewSigned
from changzhang.domain.fold.live import withdrawn_acts
from changzhang.domain.record import Record

# A card that stood for less was hardly read aloud.
FAST_SECONDS = 3.0

AuditName = Literal[
    "unread_lines",
    "read_fast",
    "entered_late",
    "withdrawals",
    "passed_over",
    "high_flags_passed",
    "rules_off",
    "clock_back",
    "no_photo",
    "extensions",
    "corrections",
]
TITLES: dict[AuditName, str] = {
    "unread_lines": "散会时没有念的笔",
    "read_fast": "停留不到3秒的笔",
    "entered_late": "会后补录或照纸补记",
    "withdrawals": "撤回",
    "passed_over": "跳过的检查项",
    "high_flags_passed": "有高疑点仍然通过的笔",
    "rules_off": "关掉的预审规则",
    "clock_back": "时间倒走",
    "no_photo": "两人办的事没有留照片",
    "extensions": "整改延期",
    "corrections": "更正",
}
_CHECKS = {
    "head_count": "到会人数",
    "look_back": "上期回头看",
    "unread_lines": "逐笔宣读",
    "open_questions": "群众提问",
    "owed_questions": "往期和会前提问",
    "promises": "承诺整改",
    "appraisal": "群众评议",
    "pending_questions": "提问内容",
    "pending_answers": "答复要点",
}


class AuditFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing found: the numbers of its records, when and by whom the first was made, in what (meeting, fix, month)."""

    name: AuditName
    records: tuple[int, ...]
    at: datetime
    actor: str
    where: str
    words: str


def found_in(record: Record, facts: Sequence[Fact]) -> Iterator[AuditFinding]:
    """Everything the facts of a whole book tell by themselves, oldest first within each kind. What was withdrawn counts only
    as a withdrawal, and as a step of the clock."""
    by_stream: dict[str, list[Fact]] = {}
    for fact in facts:
        by_stream.setdefault(fact.stream, []).append(fact)
    dead = frozenset[int]().union(*(withdrawn_acts(each) for each in by_stream.values()))
    standing = [fact for fact in facts if fact.act not in dead]
    yield from _withdrawals(record, standing, dead)
    yield from _clock(facts)
    for fact in standing:
        yield from _of_fact(fact)
    for stream in by_stream:
        yield from _reads([fact for fact in by_stream[stream] if fact.act not in dead])


def found_at(name: AuditName, fact: Fact, words: str, records: tuple[int, ...] = ()) -> AuditFinding:
    """A finding at a fact; ``records`` where there are more than its own."""
    where = where_of(fact.stream)
    return AuditFinding(
        name=name, records=records or (fact.seq,), at=fact.at, actor=fact.actor, where=where, words=words.removeprefix(f"{where} ")
    )


def where_of(stream: str) -> str:
    """A stream as a person names it: ``reading-2026-10``, ``R2026-007``, ``2026-10账目``."""
    family, _, name = stream.partition("/")
    return f"{name.rpartition('/')[2]}账目" if family == "ledger" else name or "账簿"


def _withdrawals(record: Record, standing: Iterable[Fact], dead: frozenset[int]) -> Iterator[AuditFinding]:
    seen: set[int] = set()
    for fact in standing:
        if isinstance(fact.event, EntryWithdrawn) and fact.event.act in dead and fact.event.act not in seen:
            seen.add(fact.event.act)
            taken_back = record.history.act(fact.event.act)
            words = f"{told(record, taken_back).words}（{fact.event.reason or '没有写原因'}）"
            yield found_at("withdrawals", fact, words, (fact.event.act, fact.seq))


def _clock(facts: Sequence[Fact]) -> Iterator[AuditFinding]:
    for before, fact in pairwise(facts):
        if fact.at < before.at:
            minutes = int((before.at - fact.at).total_seconds() // 60)
            yield found_at("clock_back", fact, f"比前一条记录早{f'{minutes}分钟' if minutes else '不到1分钟'}", (before.seq, fact.seq))


def _of_fact(fact: Fact) -> Iterator[AuditFinding]:
    event = fact.event
    match event:
        case EnteredLate():
            words = f"补录{event.since:%Y-%m-%d %H:%M}至{event.until:%Y-%m-%d %H:%M}的纸质记录（{event.kept_by}记）"
            yield found_at("entered_late", fact, words)
        case MeetingOpened():
            if event.medium == "paper":
                yield found_at("entered_late", fact, "整场会议照纸质记录补录")
            if event.clock_note:
                yield found_at("clock_back", fact, f"开会时说明：{event.clock_note}")
        case CheckPassedOver():
            yield found_at("passed_over", fact, f"{_CHECKS.get(event.check, event.check)}：{event.reason}")
        case LineReviewed() if event.verdict == "passed" and event.high_flags:
            flags = "、".join(flag.partition("_")[0] for flag in event.high_flags)
            why = f"：{event.reason}" if event.reason else ""
            yield found_at("high_flags_passed", fact, f"第{event.line.line_no}笔（{flags}）通过{why}")
        case ReviewSigned() if event.flagged_passed:
            numbers = "、".join(map(str, event.flagged_passed))
            yield found_at("high_flags_passed", fact, f"预审签字（{'、'.join(event.members)}）：第{numbers}笔有高疑点，通过")
        case RectificationExtended():
            yield found_at("extensions", fact, words_of(event, fact.stream))
        case EntryCorrected() | LedgerCorrected() | DisclosureCorrected():
            yield found_at("corrections", fact, words_of(event, fact.stream))
        case RectificationVerified() if not event.evidence:
            yield found_at("no_photo", fact, words_of(event, fact.stream))
        case DisclosureStepDone() if len(event.members) > 1 and not event.evidence:
            yield found_at("no_photo", fact, words_of(event, fact.stream))


def _reads(facts: Iterable[Fact]) -> Iterator[AuditFinding]:
    """Lines read, taken together by meeting: a careless meeting has hundreds."""
    reads = [(fact, fact.event) for fact in facts if isinstance(fact.event, LineRead)]
    fast = [(fact, read) for fact, read in reads if read.medium == "screen" and read.seconds is not None and read.seconds < FAST_SECONDS]
    paper = [(fact, read) for fact, read in reads if read.medium == "paper"]
    if fast:
        words = "、".join(f"第{read.line.line_no}笔{read.seconds:.1f}秒" for _, read in fast)
        yield found_at("read_fast", fast[0][0], f"{len(fast)}笔：{words}", tuple(fact.seq for fact, _ in fast))
    if paper:
        numbers = "、".join(str(read.line.line_no) for _, read in paper)
        yield found_at("entered_late", paper[0][0], f"第{numbers}笔会后补录", tuple(fact.seq for fact, _ in paper))
