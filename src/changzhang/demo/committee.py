"""The fictional village's supervision committee at its review: it looks at every high flag, passes the rest, and two sign."""

from __future__ import annotations

from changzhang.desk import reviewing
from changzhang.desk.desk import Desk
from changzhang.desk.reviewing import Review, ReviewedLine

SIGNERS = ("丁桂香", "白云山")
_NO_WITNESS = "R02_SIGNATURE_MISSING"


def review_month(desk: Desk, period: str) -> None:
    """Review and sign a month's ledgers as the committee would before its meeting. Raises Refused, BookProblem."""
    for stream in reviewing.streams(desk, period):
        seen = reviewing.review(desk, stream)
        for line in seen.lines:
            if line.is_high:
                _judge(desk, seen, line)
        reviewing.pass_rest(desk, seen)
        reviewing.sign(desk, seen, SIGNERS)


def _judge(desk: Desk, seen: Review, line: ReviewedLine) -> None:
    """A missing signature is for the room to hear; for the rest the voucher itself was seen."""
    if any(hit.rule == _NO_WITNESS for hit in line.hits):
        reviewing.judge(desk, seen, line.line.line_no, "doubted", "证明人一栏空白，请经手人在会上说明")
    else:
        reviewing.judge(desk, seen, line.line.line_no, "passed", "已看票据原件，与账面一致")
