"""Commands of the committee's review."""

from __future__ import annotations

from changzhang.domain.commands.base import Command
from changzhang.domain.events.meeting import Verdict


class ReviewLine(Command, frozen=True, kw_only=True):
    """通过, 存疑 or 退回补正 for one line; the last two need a reason. ``high_flags`` are the rules the person saw point at it."""

    stream: str
    ledger_seq: int
    line_no: int
    verdict: Verdict
    reason: str = ""
    high_flags: tuple[str, ...] = ()


class PassRest(Command, frozen=True, kw_only=True):
    """其余通过: every line without a verdict, but never one of ``flagged`` (lines with a high flag)."""

    stream: str
    ledger_seq: int
    flagged: tuple[int, ...]


class SummarizeLine(Command, frozen=True, kw_only=True):
    """Give a line the words the public hears; empty takes them back."""

    stream: str
    ledger_seq: int
    line_no: int
    public_summary: str


class SignReview(Command, frozen=True, kw_only=True):
    """Sign the review of a version by two members or more."""

    stream: str
    ledger_seq: int
    members: tuple[str, ...]
