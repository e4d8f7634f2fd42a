"""程序读错: a line the program misread is mended during the meeting, as a new version of the ledger."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from changzhang.desk.desk import Desk, Outcome
from changzhang.domain.commands.book import LedgerEntry, MendLine
from changzhang.domain.ledger import Ledger, LedgerLine, LineRef
from changzhang.domain.meeting_view import MeetingView, ViewedLedger
from changzhang.domain.refusals import LineUnknown


def raw_cells(view: MeetingView, ref: LineRef) -> dict[str, str]:
    """The raw cells beside the reading of a line, as far as they differ from it; empty for an unknown line."""
    planned = view.planned(ref)
    return dict(planned.line.raw) if planned else {}


def mend_line(desk: Desk, view: MeetingView, ref: LineRef, **changes: Any) -> Outcome:
    """Give a line the values its sheet really has (fields of LedgerLine; amounts in fen). Raises LineUnknown, Refused."""
    viewed, planned = view.viewed(ref), view.planned(ref)
    if viewed is None or planned is None:
        raise LineUnknown(ref.line_no)
    if changes.get("summary") == planned.line.summary:
        del changes["summary"]
    # The sheet's own purposes are kept, not the words the room hears in their place.
    ledger = desk.record.ledger(viewed.version.seq)
    mended = _with_line(ledger, msgspec.structs.replace(ledger.line(ref.line_no), **changes))
    content = msgspec.json.encode(mended)
    sha = hashlib.sha256(content).hexdigest()
    state = desk.record.ledger_state(viewed.stream)
    if state is None:
        raise LineUnknown(ref.line_no)
    command = MendLine(
        meeting=view.meeting.id,
        replaces=viewed.version.seq,
        entry=_entry(viewed, mended, sha, state.key),
        mended_lines=(ref.line_no,),
    )
    return desk.do(command, new_blobs={sha: content})


def _with_line(ledger: Ledger, line: LedgerLine) -> Ledger:
    lines = tuple(line if each.line_no == line.line_no else each for each in ledger.lines)
    income = sum(each.income_fen or 0 for each in lines)
    expense = sum(each.expense_fen or 0 for each in lines)
    moved = (income - ledger.income_fen) - (expense - ledger.expense_fen)
    closing = None if ledger.closing_fen is None else ledger.closing_fen + moved
    stated = ledger.closing_stated_fen
    reconciled = ledger.reconciled if stated is None or closing is None else closing == stated
    return msgspec.structs.replace(ledger, lines=lines, income_fen=income, expense_fen=expense, closing_fen=closing, reconciled=reconciled)


def _entry(viewed: ViewedLedger, mended: Ledger, sha: str, key: Any) -> LedgerEntry:
    version = viewed.version
    return LedgerEntry(
        key=key,
        file_name=version.file_name,
        file_sha256=version.file_sha256,
        ledger_sha256=sha,
        sheet=version.sheet,
        line_count=version.line_count,
        opening_fen=mended.opening_fen,
        income_fen=mended.income_fen,
        expense_fen=mended.expense_fen,
        closing_fen=mended.closing_fen,
        reconciled=mended.reconciled,
        issues=version.issues,
    )
