"""A file, whatever it is, → everything understood of it. Never a traceback: what cannot be read becomes an issue."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import msgspec

from changzhang.domain.answers import Answers
from changzhang.domain.ledger import FileReading, Issue, SheetReading, Side
from changzhang.intake.grid import Grid
from changzhang.intake.header import find_header
from changzhang.intake.named_header import named_header
from changzhang.intake.open_file import Opened, open_file
from changzhang.intake.reconcile import chain_issue
from changzhang.intake.refusals import UnreadableFile
from changzhang.intake.sheet import SheetReader
from changzhang.intake.sheet_kinds import NOT_LEDGERS, unread_sheet
from changzhang.intake.status import status_of, worst

_NO_LINES = "E113_NO_LINES"


def read_file(
    path_name: str, data: bytes, *, sheet: str | None = None, debit: Side | None = None, answers: Answers | None = None
) -> FileReading:
    """Everything understood of a ledger file.

    ``sheet`` reads only the worksheet of that name; ``answers`` are a clerk's, applied as if the sheets had said so and
    told as W226; ``debit`` is short for the answer to what 借方 means, used only where the sheet itself does not tell.
    ``file`` keeps the base name of ``path_name``.
    """
    given = answers or Answers()
    given = Answers(debit=debit, sheets=given.sheets) if debit else given
    name = re.split(r"[/\\]", path_name)[-1]
    digest = hashlib.sha256(data).hexdigest()
    try:
        opened = open_file(name, data)
    except UnreadableFile as problem:
        issue = Issue(code="E112_UNSUPPORTED_FILE", message="。".join(part for part in (problem.what, problem.remedy) if part) + "。")
        return FileReading(status="blocked", file=name, sha256=digest, errors=(issue,))
    return _reading(name, digest, opened, sheet, given)


def _reading(name: str, digest: str, opened: Opened, chosen: str | None, answers: Answers) -> FileReading:
    found, skipped, hidden = _read_sheets(name, opened.grids, chosen, answers)
    sheets = _chained(sorted(found, key=lambda sheet: sheet.ledger.period))
    warnings = (*opened.warnings, *hidden)
    errors = _file_errors(sheets, opened.grids, chosen)
    return FileReading(
        status=worst([status_of(warnings, errors), *(sheet.status for sheet in sheets)]),
        file=name,
        sha256=digest,
        reader=opened.reader,
        encoding=opened.encoding,
        sheets=tuple(sheets),
        skipped_sheets=skipped,
        warnings=warnings,
        errors=errors,
    )


def _read_sheets(
    name: str, grids: Sequence[Grid], chosen: str | None, answers: Answers
) -> tuple[list[SheetReading], dict[str, str], tuple[Issue, ...]]:
    read: list[SheetReading] = []
    skipped: dict[str, str] = {}
    warnings: list[Issue] = []
    for grid in grids:
        if chosen is not None and grid.name != chosen:
            skipped[grid.name] = "NOT_CHOSEN"
            continue
        reading, reason = _read_sheet(name, grid, answers, is_chosen=chosen is not None)
        if reading is not None:
            read.append(reading)
        if reason is not None:
            skipped[grid.name] = reason
        if reason == "HIDDEN":
            message = f"隐藏的工作表“{grid.name}”里有收支明细，没有读入；需要时请取消隐藏。"
            warnings.append(Issue(code="W223_HIDDEN_SHEET_SKIPPED", message=message))
    return *_without_idle(read, skipped), tuple(warnings)


def _read_sheet(name: str, grid: Grid, answers: Answers, *, is_chosen: bool) -> tuple[SheetReading | None, str | None]:
    if grid.is_blank:
        return None, "EMPTY"
    given = answers.of(grid.name)
    header = find_header(grid) or named_header(grid, given)
    if header is None:
        return unread_sheet(grid)
    reading = SheetReader(grid, header, name, given).read()
    if not grid.is_visible and not is_chosen:
        return None, "HIDDEN" if reading.ledger.lines else "HIDDEN_NO_DATA"
    return reading, None


def _without_idle(read: list[SheetReading], skipped: dict[str, str]) -> tuple[list[SheetReading], dict[str, str]]:
    """Beside sheets with lines, those without (a blank form, an overview) are skipped rather than asked about."""
    if not any(sheet.ledger.lines for sheet in read):
        return read, skipped
    kept = []
    for sheet in read:
        codes = {issue.code for issue in sheet.errors}
        if codes == {_NO_LINES}:
            skipped[sheet.name] = "SUMMARY" if NOT_LEDGERS.search(sheet.errors[0].message) else "NO_LINES"
        else:
            kept.append(sheet)
    return kept, skipped


def _chained(sheets: list[SheetReading]) -> list[SheetReading]:
    """Month sheets of one workbook must join: each opens with what the month before closed with."""
    periods = [sheet.ledger.period for sheet in sheets]
    chained: list[SheetReading] = []
    for sheet in sheets:
        before = [other for other in sheets if other.ledger.period == _month_before(sheet.ledger.period)]
        issue = None
        if len(before) == 1 and periods.count(sheet.ledger.period) == 1:
            closing = _closing(before[0])
            issue = None if closing is None or not sheet.ledger.lines else chain_issue(closing, sheet)
        chained.append(sheet if issue is None else _with_error(sheet, issue))
    return chained


def _closing(sheet: SheetReading) -> int | None:
    stated = sheet.ledger.closing_stated_fen
    return sheet.ledger.closing_fen if stated is None else stated


def _with_error(sheet: SheetReading, issue: Issue) -> SheetReading:
    errors = (*sheet.errors, issue)
    return msgspec.structs.replace(sheet, errors=errors, status=status_of(sheet.warnings, errors))


def _month_before(period: str) -> str:
    if len(period) != 7:
        return "?"
    year, month = int(period[:4]), int(period[5:])
    return f"{year - 1:04d}-12" if month == 1 else f"{year:04d}-{month - 1:02d}"


def _file_errors(sheets: Sequence[SheetReading], grids: Sequence[Grid], chosen: str | None) -> tuple[Issue, ...]:
    if sheets:
        return ()
    names = "、".join(grid.name for grid in grids)
    if chosen is not None and chosen not in [grid.name for grid in grids]:
        return (Issue(code=_NO_LINES, message=f"没有名为“{chosen}”的工作表，文件里有：{names}。"),)
    return (Issue(code=_NO_LINES, message="文件里没有一笔收支明细。"),)
