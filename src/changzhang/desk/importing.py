"""Importing a ledger: read it and say everything about it; keep nothing before it is accepted."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec

from changzhang.desk.desk import Desk, Outcome
from changzhang.desk.files import read_whole
from changzhang.desk.mapping import remember, with_remembered
from changzhang.desk.problems import LedgerNotReadable
from changzhang.domain.answers import Answers
from changzhang.domain.carry_over import month_before
from changzhang.domain.commands.book import AcceptLedgers, LedgerEntry
from changzhang.domain.ledger import Account, Entity, FileReading, Issue, LedgerKey, SheetReading, Side, Status

_WORST: dict[Status, int] = {"ok": 0, "ok_with_warnings": 1, "needs_review": 2, "blocked": 3}


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it was read, with its bytes and the answers applied, remembered ones too. Nothing of it is kept yet."""

    reading: FileReading
    data: bytes
    answers: Answers = Answers()
    entity: Entity = "village_committee"
    account: Account = "all"


def check(
    desk: Desk | None,
    path: Path,
    *,
    sheet: str | None = None,
    debit: Side | None = None,
    entity: Entity = "village_committee",
    account: Account = "all",
    answers: Answers | None = None,
) -> Checked:
    """Read a ledger with a clerk's answers, if any; nothing is kept. Raises FileUnreadable.

    With a desk also against the book: what was answered for a sheet of the same shape, imported before, chain with the month before.
    """
    given = answers or Answers()
    read = read_alone(path, Answers(debit=debit, sheets=given.sheets) if debit else given, sheet=sheet)
    if desk is None:
        return msgspec.structs.replace(read, entity=entity, account=account)
    remembered = with_remembered(desk, read.reading, read.answers)
    if remembered != read.answers:
        read = read_again(read, remembered, sheet=sheet)
    return against_book(desk, read, entity, account)


def read_alone(path: Path, answers: Answers, *, sheet: str | None = None) -> Checked:
    """Read a ledger without looking into any book, on any thread. Raises FileUnreadable."""
    from changzhang.intake import read_file

    data = read_whole(path)
    return Checked(reading=read_file(path.name, data, sheet=sheet, answers=answers), data=data, answers=answers)


def read_again(read: Checked, answers: Answers, *, sheet: str | None = None) -> Checked:
    """Read the bytes at hand with other answers, on any thread: rows answered about stay the rows that were seen."""
    from changzhang.intake import read_file

    return Checked(reading=read_file(read.reading.file, read.data, sheet=sheet, answers=answers), data=read.data, answers=answers)


def against_book(desk: Desk, read: Checked, entity: Entity, account: Account) -> Checked:
    """What was read alone, taken as the ledger of an account: imported before, chain with the month before."""
    reading = _against_book(desk, read.reading, entity, account)
    return msgspec.structs.replace(read, reading=reading, entity=entity, account=account)


def _against_book(desk: Desk, reading: FileReading, entity: Entity, account: Account) -> FileReading:
    sheets = tuple(_chained(desk, sheet, entity, account) for sheet in reading.sheets)
    errors = reading.errors
    if _is_imported(desk, reading.sha256):
        message = "这份表以前导入过，内容一模一样，不用再导入"
        errors = (*errors, Issue(code="E114_ALREADY_IMPORTED", message=message))
    statuses = [sheet.status for sheet in sheets] + [reading.status] + (["blocked"] if errors else [])
    worst = max(statuses, key=lambda status: _WORST[status])
    return msgspec.structs.replace(reading, sheets=sheets, errors=errors, status=worst)


def _is_imported(desk: Desk, sha256: str) -> bool:
    states = [desk.record.ledger_state(row.stream) for row in desk.record.rows("ledger")]
    return any(version.file_sha256 == sha256 for state in states if state for version in state.versions)


def _chained(desk: Desk, sheet: SheetReading, entity: Entity, account: Account) -> SheetReading:
    from changzhang.intake import chain_issue

    key = month_before(LedgerKey(entity=entity, account=account, period=sheet.ledger.period))
    before = desk.record.ledger_state(key.stream) if key else None
    if before is None or before.current.closing_fen is None or any(issue.code == "E108_CHAIN_BREAK" for issue in sheet.errors):
        return sheet
    issue = chain_issue(before.current.closing_fen, sheet)
    return sheet if issue is None else msgspec.structs.replace(sheet, errors=(*sheet.errors, issue), status="blocked")


def accept(
    desk: Desk,
    checked: Checked,
    *,
    period: str | None = None,
    explanation: str = "",
    is_correction: bool = False,
    reason: str = "",
) -> Outcome:
    """Accept every sheet of a file in one act. Raises LedgerNotReadable while a question is open, Refused, BookProblem."""
    reading = checked.reading
    _check_readable(reading)
    entries, new_blobs = [], {reading.sha256: checked.data}
    for sheet in reading.sheets:
        content = msgspec.json.encode(_of_period(sheet, period))
        sha = hashlib.sha256(content).hexdigest()
        new_blobs[sha] = content
        entries.append(_entry(checked, sheet, sha, period))
    command = AcceptLedgers(entries=tuple(entries), explanation=explanation, is_correction=is_correction, reason=reason)
    outcome = desk.do(command, new_blobs=new_blobs)
    remember(desk, reading, checked.answers)
    return outcome


def _check_readable(reading: FileReading) -> None:
    open_questions = [issue for issue in reading.errors if not issue.code.startswith("E114")]
    if not reading.sheets and not open_questions:
        raise LedgerNotReadable(reading.file, "没有找到可以读的表")
    for sheet in reading.sheets:
        open_questions += [issue for issue in sheet.errors if sheet.status == "needs_review"]
    if open_questions:
        raise LedgerNotReadable(reading.file, "；".join(issue.message for issue in open_questions))


def _of_period(sheet: SheetReading, period: str | None) -> object:
    return msgspec.structs.replace(sheet.ledger, period=period) if period else sheet.ledger


def _entry(checked: Checked, sheet: SheetReading, ledger_sha256: str, period: str | None) -> LedgerEntry:
    ledger = sheet.ledger
    return LedgerEntry(
        key=LedgerKey(entity=checked.entity, account=checked.account, period=period or ledger.period),
        file_name=checked.reading.file,
        file_sha256=checked.reading.sha256,
        ledger_sha256=ledger_sha256,
        sheet=sheet.name,
        line_count=len(ledger.lines),
        opening_fen=ledger.opening_fen,
        income_fen=ledger.income_fen,
        expense_fen=ledger.expense_fen,
        closing_fen=ledger.closing_fen,
        reconciled=ledger.reconciled,
        issues=tuple(issue.code for issue in (*sheet.errors, *sheet.warnings)),
    )


def as_json(reading: FileReading, desk: Desk | None = None) -> dict[str, Any]:
    """The reading as ``ledger check --json`` prints it, with its review flags: by the shipped rules, with a desk by those in force."""
    from changzhang.desk.reviewing import flags_of_file
    from changzhang.intake import check_json

    return check_json(reading) | {"flags": flags_of_file(reading, desk)}
