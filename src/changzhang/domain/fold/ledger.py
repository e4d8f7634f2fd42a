"""Folds a ledger's stream: its versions, oldest first, and their explanations."""

from __future__ import annotations

from msgspec.structs import replace

from changzhang.domain.chain import Fact
from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected, LedgerExplained
from changzhang.domain.events.meeting import LineReviewed
from changzhang.domain.events.review import LinesPassed, LineSummarized, ReviewSigned
from changzhang.domain.ledger import LineRef
from changzhang.domain.states import LedgerState, LedgerVersion, SignedReview


def apply(state: LedgerState | None, fact: Fact) -> LedgerState | None:
    """The ledger after one more fact."""
    match fact.event:
        case LedgerAccepted() | LedgerCorrected() as entry:
            version = _version(fact, entry)
            return replace(state, versions=(*state.versions, version)) if state else LedgerState(key=entry.key, versions=(version,))
        case LedgerExplained(ledger_seq=seq, text=text) if state:
            explained = tuple(replace(version, explanation=text) if version.seq == seq else version for version in state.versions)
            return replace(state, versions=explained)
    return _reviewed(state, fact) if state else None


def _reviewed(state: LedgerState, fact: Fact) -> LedgerState:
    match fact.event:
        case LineReviewed() as verdict:
            return replace(state, verdicts={**state.verdicts, str(verdict.line): verdict})
        case LinesPassed(ledger_seq=seq, line_nos=line_nos):
            lines = [LineRef(seq, line_no) for line_no in line_nos]
            passed = {str(line): LineReviewed(line=line, verdict="passed", where="review") for line in lines}
            return replace(state, verdicts={**state.verdicts, **passed})
        case LineSummarized(line=line, public_summary=text):
            kept = {key: words for key, words in state.public_summaries.items() if key != str(line)}
            return replace(state, public_summaries={**kept, str(line): text} if text else kept)
        case ReviewSigned() as signed:
            return replace(state, reviews=(*state.reviews, SignedReview(seq=fact.seq, at=fact.at, signed=signed)))
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
