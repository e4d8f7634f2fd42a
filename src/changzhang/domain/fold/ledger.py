"""Folds a ledger's stream: its versions, oldest first, and their explanations."""

from __future__ import annotations

from msgspec.structs import replace

from changzhang.domain.chain import Fact
from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected, LedgerExplained
from changzhang.domain.states import LedgerState, LedgerVersion


def apply(state: LedgerState | None, fact: Fact) -> LedgerState | None:
    """The ledger after one more fact."""
    match fact.event:
        case LedgerAccepted() | LedgerCorrected() as entry:
            versions = state.versions if state else ()
            return LedgerState(key=entry.key, versions=(*versions, _version(fact, entry)))
        case LedgerExplained(ledger_seq=seq, text=text) if state:
            explained = tuple(replace(version, explanation=text) if version.seq == seq else version for version in state.versions)
            return replace(state, versions=explained)
    return state


def _version(fact: Fact, entry: LedgerAccepted | LedgerCorrected) -> LedgerVersion:
    version = LedgerVersion(
        seq=fact.seq,
        at=fact.at,
        actor=fact.actor,
        file_name=entry.file_name,
        file_sha256=entry.file_sha256,
        ledger_sha256=entry.ledger_sha256,
        sheet=entry.sheet,
        line_count=entry.line_count,
        opening_fen=entry.opening_fen,
        income_fen=entry.income_fen,
        expense_fen=entry.expense_fen,
        closing_fen=entry.closing_fen,
        reconciled=entry.reconciled,
        issues=entry.issues,
        explanation=entry.explanation,
    )
    if isinstance(entry, LedgerCorrected):
        return replace(version, mended_lines=entry.mended_lines, meeting=entry.meeting, reason=entry.reason)
    return version
