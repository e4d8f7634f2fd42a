"""Whether a month in the book still opens with what the month before closed with; a correction of the one may break the other."""

from __future__ import annotations

import msgspec

from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected, LedgerExplained
from changzhang.domain.fold.live import live
from changzhang.domain.ledger import Issue, LedgerKey
from changzhang.domain.money import format_yuan, yuan_text
from changzhang.domain.record import Record
from changzhang.domain.states import LedgerState

E108 = "E108_CHAIN_BREAK"


class CarryOver(msgspec.Struct, frozen=True, kw_only=True):
    """That a month opens with another balance than the month before closes with, in fen.

    ``is_explained`` when it was explained in writing as it stands now.
    """

    closing_fen: int
    opening_fen: int
    is_explained: bool


def month_before(key: LedgerKey) -> LedgerKey | None:
    """The key of the same money a month earlier; None where no month is named."""
    if len(key.period) != 7:
        return None
    year, month = int(key.period[:4]), int(key.period[5:])
    period = f"{year - 1:04d}-12" if month == 1 else f"{year:04d}-{month - 1:02d}"
    return LedgerKey(entity=key.entity, account=key.account, period=period)


def broken_carry_over(record: Record, state: LedgerState) -> CarryOver | None:
    """How the newest version no longer joins the newest version of the month before; None when it does or nobody can say."""
    key = month_before(state.key)
    before = record.ledger_state(key.stream) if key else None
    opening = state.current.opening_fen
    if before is None or before.current.closing_fen is None or opening is None or opening == before.current.closing_fen:
        return None
    return CarryOver(closing_fen=before.current.closing_fen, opening_fen=opening, is_explained=_is_explained(record, state, before))


def _is_explained(record: Record, state: LedgerState, before: LedgerState) -> bool:
    """Whether the explanation in force was written when the month before closed as it does now."""
    written_at = _explained_seq(record, state)
    known = [version for version in before.versions if version.seq < written_at]
    return bool(known) and known[-1].closing_fen == before.current.closing_fen


def _explained_seq(record: Record, state: LedgerState) -> int:
    """The seq of the newest version's explanation, 0 when it has none."""
    current, found = state.current.seq, 0
    for fact in live(record.history.stream(state.key.stream)):
        event = fact.event
        if (isinstance(event, LedgerAccepted | LedgerCorrected) and fact.seq == current and event.explanation) or (
            isinstance(event, LedgerExplained) and event.ledger_seq == current
        ):
            found = fact.seq
    return found


def carry_over_issue(period: str, gap: CarryOver) -> Issue:
    """The break as an issue of the month's reading."""
    difference = abs(gap.opening_fen - gap.closing_fen)
    return Issue(
        code=E108,
        message=f"{period}期初结余{format_yuan(gap.opening_fen)}元，与上期期末结余{format_yuan(gap.closing_fen)}元不符，"
        f"相差{format_yuan(difference)}元。",
        expected=yuan_text(gap.closing_fen),
        stated=yuan_text(gap.opening_fen),
        difference=yuan_text(difference),
    )


def unexplained(record: Record, state: LedgerState) -> tuple[str, ...]:
    """The codes that stand in the way of reading the newest version aloud: contradictions nobody explained in writing."""
    version, gap = state.current, broken_carry_over(record, state)
    own = [code for code in version.issues if code.startswith("E")] or ["E107_NOT_RECONCILED"]
    codes = own if version.needs_explanation else []
    if gap is not None and not gap.is_explained and E108 not in codes:
        codes = [*codes, E108]
    return tuple(codes)
