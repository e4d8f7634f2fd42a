"""预审: what the 28 rules point at, and the verdicts of the committee."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from changzhang.desk.desk import Desk, Outcome
from changzhang.desk.review_settings import budget_in_force, contracts_in_force, rules_in_force, shipped_calendar, shipped_rules
from changzhang.domain.commands.review import PassRest, ReviewLine, SignReview, SummarizeLine
from changzhang.domain.events.meeting import LineReviewed, Verdict
from changzhang.domain.ledger import FileReading, Issue, Ledger, LedgerLine, LineRef
from changzhang.domain.refusals_ledger import LedgerMissing
from changzhang.domain.review import Finding, ReviewInput, by_line, flag_json, flags, has_high
from changzhang.domain.states import LedgerState, SignedReview


class ReviewedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line before the committee: what points at it, the verdict so far, the public's words if any."""

    line: LedgerLine
    hits: tuple[Finding, ...]
    verdict: LineReviewed | None
    public_summary: str

    @property
    def is_high(self) -> bool:
        """Whether 「其余通过」 must leave it alone."""
        return has_high(self.hits)


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A month before the committee. ``of_sheet`` are hits on the sheet as a whole, ``unchecked`` what could not be checked."""

    stream: str
    ledger_seq: int
    period: str
    ledger: Ledger
    lines: tuple[ReviewedLine, ...]
    of_sheet: tuple[Finding, ...]
    unchecked: tuple[Finding, ...]
    signed: SignedReview | None


def review(desk: Desk, stream: str) -> Review:
    """The newest version of a month with its flags and verdicts; lines in the order of the sheet. Raises LedgerMissing."""
    state = desk.record.ledger_state(stream)
    if state is None:
        raise LedgerMissing(stream)
    seq = state.current.seq
    ledger = desk.record.ledger(seq)
    found = flags(_given(desk, state, ledger))
    hits = by_line(found)
    lines = tuple(_reviewed(state, line, hits.get(line.line_no, ())) for line in ledger.lines)
    return Review(
        stream=stream,
        ledger_seq=seq,
        period=state.key.period,
        ledger=ledger,
        lines=lines,
        of_sheet=hits.get(None, ()),
        unchecked=tuple(each for each in found if each.result == "not_checkable"),
        signed=state.review_of(seq),
    )


def refreshed(desk: Desk, of: Review) -> Review:
    """The same month with the verdicts, words and signatures of now; the rules are not run again. A month whose version was
    replaced, or that is gone, is reviewed anew. Raises LedgerMissing."""
    state = desk.record.ledger_state(of.stream)
    if state is None or state.current.seq != of.ledger_seq:
        return review(desk, of.stream)
    lines = tuple(_reviewed(state, each.line, each.hits) for each in of.lines)
    return msgspec.structs.replace(of, lines=lines, signed=state.review_of(of.ledger_seq))


def _reviewed(state: LedgerState, line: LedgerLine, hits: tuple[Finding, ...]) -> ReviewedLine:
    key = str(LineRef(state.current.seq, line.line_no))
    return ReviewedLine(line=line, hits=hits, verdict=state.verdicts.get(key), public_summary=state.public_summaries.get(key, ""))


def _given(desk: Desk, state: LedgerState, ledger: Ledger) -> ReviewInput:
    version = state.current
    return ReviewInput(
        ledger=ledger,
        rules=rules_in_force(desk),
        account=state.key.account,
        calendar=desk.calendar,
        village=desk.village,
        earlier=_earlier(desk, state),
        issues=tuple(Issue(code=code, message="") for code in version.issues),
        budget=budget_in_force(desk),
        contracts=contracts_in_force(desk),
    )


def _earlier(desk: Desk, state: LedgerState) -> tuple[Ledger, ...]:
    """The months before, of the same money, newest version each."""
    found = []
    for row in desk.record.rows("ledger"):
        other = desk.record.ledger_state(row.stream)
        if other and _is_before(other, state):
            found.append(desk.record.ledger(other.current.seq))
    return tuple(found)


def _is_before(other: LedgerState, state: LedgerState) -> bool:
    is_same_money = other.key.entity == state.key.entity and other.key.account == state.key.account
    return is_same_money and other.key.period < state.key.period


def streams(desk: Desk, period: str | None = None) -> tuple[str, ...]:
    """The months there are to review, newest first; only those of a period when one is given."""
    rows = [row for row in desk.record.rows("ledger") if row.state != "withdrawn" and (period is None or period in row.periods)]
    return tuple(row.stream for row in sorted(rows, key=lambda row: (row.periods, row.seq), reverse=True))


def is_signed(desk: Desk, stream: str) -> bool:
    """Whether two members signed the review of a month's newest version."""
    state = desk.record.ledger_state(stream)
    return state is not None and state.review_of(state.current.seq) is not None


def judge(desk: Desk, of: Review, line_no: int, verdict: Verdict, reason: str = "") -> Outcome:
    """One verdict; the high flags the person saw are remembered with it. Raises Refused."""
    seen = next((each for each in of.lines if each.line.line_no == line_no), None)
    high = tuple(hit.rule for hit in seen.hits if hit.severity in ("high", "block")) if seen else ()
    command = ReviewLine(stream=of.stream, ledger_seq=of.ledger_seq, line_no=line_no, verdict=verdict, reason=reason, high_flags=high)
    return desk.do(command)


def pass_rest(desk: Desk, of: Review) -> Outcome:
    """其余通过: all without a verdict and without a high flag. Raises Refused."""
    flagged = tuple(each.line.line_no for each in of.lines if each.is_high)
    return desk.do(PassRest(stream=of.stream, ledger_seq=of.ledger_seq, flagged=flagged))


def summarize(desk: Desk, of: Review, line_no: int, public_summary: str) -> Outcome:
    """The public's words for a line. Raises Refused."""
    return desk.do(SummarizeLine(stream=of.stream, ledger_seq=of.ledger_seq, line_no=line_no, public_summary=public_summary))


def sign(desk: Desk, of: Review, members: tuple[str, ...]) -> Outcome:
    """Two members or more sign. Raises Refused."""
    return desk.do(SignReview(stream=of.stream, ledger_seq=of.ledger_seq, members=members))


def flags_of_file(reading: FileReading, desk: Desk | None = None) -> list[dict[str, Any]]:
    """The flags of a file that is in no book, each sheet by itself: shipped rules and holidays, with a desk those of the village."""
    found: list[dict[str, Any]] = []
    for sheet in reading.sheets:
        if sheet.status != "needs_review":
            issues = (*sheet.warnings, *sheet.errors)
            given = _given_shipped(sheet.ledger, issues) if desk is None else _given_village(desk, sheet.ledger, issues)
            found += [flag_json(each, sheet.name) for each in flags(given)]
    return found


def _given_shipped(ledger: Ledger, issues: tuple[Issue, ...]) -> ReviewInput:
    return ReviewInput(ledger=ledger, rules=shipped_rules(), calendar=shipped_calendar(_years(ledger)), issues=issues)


def _given_village(desk: Desk, ledger: Ledger, issues: tuple[Issue, ...]) -> ReviewInput:
    return ReviewInput(
        ledger=ledger,
        rules=rules_in_force(desk),
        calendar=desk.calendar,
        village=desk.village,
        issues=issues,
        budget=budget_in_force(desk),
        contracts=contracts_in_force(desk),
    )


def _years(ledger: Ledger) -> range:
    days: list[date] = [line.dated_on for line in ledger.lines if line.dated_on]
    return range(min(days).year - 1, max(days).year + 2) if days else range(0)


def flags_of_month(desk: Desk, stream: str) -> list[dict[str, Any]]:
    """The flags of a month in the book, by the rules in force."""
    state = desk.record.ledger_state(stream)
    if state is None:
        raise LedgerMissing(stream)
    found = flags(_given(desk, state, desk.record.ledger(state.current.seq)))
    return [flag_json(each, state.current.sheet) for each in found]
