"""查账: every accepted line of every month, in the public's words; each look-up is logged before anything is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from changzhang.desk.desk import Desk, Outcome
from changzhang.domain.commands.contact import LogInspection
from changzhang.domain.ledger import LedgerKey, LedgerLine, LineRef
from changzhang.domain.money import format_yuan
from changzhang.domain.reading import plan
from changzhang.domain.states import LedgerState
from changzhang.domain.text import half_width

_SEARCHED = ("summary", "payee", "voucher_no", "invoice_no", "handler", "witness", "approver", "remark", "account")


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """Who looks something up; neither is known of somebody who did not say."""

    name: str = ""
    group: str = ""


class BookLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the newest version of a month. ``columns`` are the fields its sheet has; sums in fen.

    ``reviewed_by`` signed the review; ``is_doubted``: they left the line 存疑.
    """

    key: LedgerKey
    ref: LineRef
    line: LedgerLine
    columns: tuple[str, ...]
    so_far_fen: int
    total_fen: int
    reviewed_by: tuple[str, ...] = ()
    is_doubted: bool = False


def book_lines(desk: Desk) -> tuple[BookLine, ...]:
    """All of them, the newest month first, in the order of the sheet."""
    rows = [row for row in desk.record.rows("ledger") if row.state != "withdrawn"]
    states = [state for row in rows if (state := desk.record.ledger_state(row.stream))]
    ordered = sorted(states, key=lambda state: state.key.period, reverse=True)
    return tuple(line for state in ordered for line in _lines(desk, state))


def _lines(desk: Desk, state: LedgerState) -> Iterable[BookLine]:
    seq = state.current.seq
    ledger = desk.record.ledger(seq)
    signed = state.review_of(seq)
    for planned in plan({seq: ledger}, "ledger").lines:
        name = str(planned.ref)
        verdict = state.verdicts.get(name)
        words = state.public_summaries.get(name)
        yield BookLine(
            key=state.key,
            ref=planned.ref,
            line=msgspec.structs.replace(planned.line, summary=words) if words else planned.line,
            columns=tuple(ledger.columns),
            so_far_fen=planned.side_so_far_fen,
            total_fen=ledger.income_fen if planned.line.side == "income" else ledger.expense_fen,
            reviewed_by=signed.signed.members if signed else (),
            is_doubted=bool(signed and verdict and verdict.verdict == "doubted"),
        )


def matching(lines: Sequence[BookLine], text: str, fen: int | None = None) -> tuple[BookLine, ...]:
    """The lines that hold every word of a text (all lines for none), or whose amount is exactly ``fen``."""
    words = half_width(text).lower().split()
    return tuple(each for each in lines if (fen is not None and abs(each.line.amount_fen) == abs(fen)) or _holds(each, words))


def _holds(each: BookLine, words: Sequence[str]) -> bool:
    if not words:
        return True
    amount = each.line.amount_fen
    parts = [getattr(each.line, field) for field in _SEARCHED]
    parts += [format_yuan(amount), format_yuan(amount, grouping=False), each.key.period]
    hay = "\n".join(half_width(part).lower() for part in parts if part)
    return all(word in hay for word in words)


def log(desk: Desk, visitor: Visitor, text: str, found: Sequence[BookLine]) -> Outcome:
    """Put a look-up on record: who, what, in which months; with its line when there is only one. Raises Refused, BookProblem."""
    what = f"查“{text}”，找到{len(found)}笔" if text else f"查全部账目（{len(found)}笔）"
    return _log(desk, visitor, what, found)


def log_copy(desk: Desk, visitor: Visitor, each: BookLine) -> Outcome:
    """Put on record that a line was copied for somebody (复制). Raises Refused, BookProblem."""
    return _log(desk, visitor, f"复制{each.key.period}第{each.line.line_no}笔", (each,), is_copied=True)


def _log(desk: Desk, visitor: Visitor, what: str, found: Sequence[BookLine], *, is_copied: bool = False) -> Outcome:
    command = LogInspection(
        what=what,
        visitor=visitor.name,
        group=visitor.group,
        periods=tuple(sorted({each.key.period for each in found})),
        line=found[0].ref if len(found) == 1 else None,
        is_copied=is_copied,
        attended_by=desk.actor,
    )
    return desk.do(command)
