"""Decides whether ledgers enter the book: once, whole, and never a contradiction without a written explanation."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import asdict

from changzhang.domain import refusals_ledger
from changzhang.domain.commands.book import AcceptLedgers, ExplainLedger, LedgerEntry, MendLine
from changzhang.domain.context import Context, Decision
from changzhang.domain.decide.base import check_line, decide, drafts, in_room, required
from changzhang.domain.events.ledger import LedgerAccepted, LedgerCorrected, LedgerExplained
from changzhang.domain.ledger import LineRef
from changzhang.domain.record import Record
from changzhang.domain.states import LedgerVersion

EXPLAINABLE = ("E107", "E108", "E109", "E110", "E111")


def unexplainable(codes: Iterable[str]) -> list[str]:
    """The error codes that no written explanation can replace."""
    return [code for code in codes if code.startswith("E") and not code.startswith(EXPLAINABLE)]


def is_contradictory(entry: LedgerEntry) -> bool:
    """Whether a sheet does not reconcile with itself or with the month before."""
    return entry.reconciled is False or any(code.startswith("E") for code in entry.issues)


@decide.register
def accept(command: AcceptLedgers, record: Record, context: Context) -> Decision:
    """All sheets of a file in one act, or none."""
    _check_months(command.entries)
    return Decision(drafts=tuple((entry.key.stream, _accepted(entry, record, command)) for entry in command.entries))


def _check_months(entries: tuple[LedgerEntry, ...]) -> None:
    for entry in entries:
        sheets = [each.sheet for each in entries if each.key == entry.key]
        if len(sheets) > 1:
            raise refusals_ledger.MonthTwice(entry.key.period, "、".join(sheets))


def _is_same(version: LedgerVersion, entry: LedgerEntry) -> bool:
    """A text file's sheet is named after the file, so a renamed copy is known by its lines."""
    return version.file_sha256 == entry.file_sha256 and (version.sheet == entry.sheet or version.ledger_sha256 == entry.ledger_sha256)


def _accepted(entry: LedgerEntry, record: Record, command: AcceptLedgers) -> LedgerAccepted | LedgerCorrected:
    hopeless = unexplainable(entry.issues)
    if hopeless:
        raise refusals_ledger.NotExplainable("、".join(hopeless))
    explanation = command.explanation.strip() if is_contradictory(entry) else ""
    if is_contradictory(entry) and not explanation:
        raise refusals_ledger.NotExplained(entry.key.period, "、".join(entry.issues))
    state = record.ledger_state(entry.key.stream)
    if state is None:
        return LedgerAccepted(**asdict(entry), explanation=explanation)
    if any(_is_same(version, entry) for version in state.versions):
        raise refusals_ledger.AlreadyImported(entry.file_name, entry.key.period)
    if not command.is_correction:
        raise refusals_ledger.MonthInBook(entry.key.period)
    return LedgerCorrected(**asdict(entry), explanation=explanation, replaces=state.current.seq, reason=command.reason)


@decide.register
def explain(command: ExplainLedger, record: Record, context: Context) -> Decision:
    """A written explanation of the newest version."""
    state = record.ledger_state(command.stream)
    if state is None:
        raise refusals_ledger.LedgerMissing(command.stream)
    hopeless = unexplainable(state.current.issues)
    if hopeless:
        raise refusals_ledger.NotExplainable("、".join(hopeless))
    return drafts(command.stream, LedgerExplained(ledger_seq=state.current.seq, text=required(command.text, "书面说明")))


@decide.register
def mend(command: MendLine, record: Record, context: Context) -> Decision:
    """程序读错: the mended version counts in this meeting, and its mended lines are read again."""
    meeting = in_room(record, command.meeting)
    for line_no in command.mended_lines:
        check_line(record, meeting, LineRef(command.replaces, line_no))
    mended = LedgerCorrected(
        **asdict(command.entry),
        replaces=command.replaces,
        mended_lines=command.mended_lines,
        meeting=command.meeting,
        reason=command.reason,
    )
    return drafts(command.entry.key.stream, mended)
