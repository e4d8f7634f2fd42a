"""What stands in the way of accepting a file: questions a clerk can answer, contradictions to explain, or a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from changzhang.domain.ledger import FileReading, Issue, SheetReading

# Contradictions a recorded written explanation may carry (E107–E111); everything else must be answered or mended in the sheet.
EXPLAINABLE = ("E107", "E108", "E109", "E110", "E111")
Kind = Literal["header", "period", "debit", "sides", "date", "typed_date", "side"]
_BY_CODE: dict[str, Kind] = {"E101": "header", "E102": "debit", "E104": "date", "E105": "typed_date", "E106": "side"}
# A sheet of fewer columns can hold no purpose beside an amount.
_LEAST = 1
# What must be known before the next is worth asking: without its month a sheet has days that are none.
_STEPS: tuple[tuple[Kind, ...], ...] = (("header",), ("period",), ("debit", "sides"), ("date", "typed_date", "side"))


class Question(NamedTuple):
    """Something asked about a sheet; ``row`` as in the sheet, 0 for the sheet as a whole."""

    kind: Kind
    sheet: SheetReading
    row: int = 0
    issue: Issue | None = None


def all_issues(reading: FileReading) -> tuple[Issue, ...]:
    """Every error of a reading, of the file and of its sheets."""
    return (*reading.errors, *(issue for sheet in reading.sheets for issue in sheet.errors))


def is_acceptable(reading: FileReading) -> bool:
    """Whether the file can be accepted as it is."""
    return bool(reading.sheets) and reading.status in ("ok", "ok_with_warnings")


def is_explainable(reading: FileReading) -> bool:
    """Whether a written explanation is all that is missing."""
    issues = all_issues(reading)
    return bool(reading.sheets and issues) and all(issue.code.startswith(EXPLAINABLE) for issue in issues)


def is_hopeless(reading: FileReading) -> bool:
    """Whether something can neither be answered nor explained: the sheet itself must be mended."""
    in_sheets = [(issue, sheet) for sheet in reading.sheets for issue in sheet.errors]
    return not reading.sheets or bool(reading.errors) or any(not _is_open(issue, sheet) for issue, sheet in in_sheets)


def is_turned_down(sheet: SheetReading) -> bool:
    """Whether the columns named for it make no ledger and were not taken."""
    return bool(sheet.columns) and any(issue.code.startswith("E101") and not issue.rows for issue in sheet.errors)


def open_questions(reading: FileReading) -> tuple[Question, ...]:
    """The questions to be answered next, in the order of the sheets; none where answers would not help."""
    if is_hopeless(reading):
        return ()
    found = [question for sheet in reading.sheets for question in _of_sheet(sheet)]
    for kinds in _STEPS:
        step = tuple(question for question in found if question.kind in kinds)
        if step:
            return step
    return ()


def _is_open(issue: Issue, sheet: SheetReading) -> bool:
    code = issue.code[:4]
    if code == "E101":
        # A second heading further down cannot be answered, the first one can.
        return not issue.rows and (bool(sheet.columns) or any(len(cells) > _LEAST for cells in sheet.asked_rows.values()))
    return code in _BY_CODE or code in EXPLAINABLE


def _of_sheet(sheet: SheetReading) -> Iterator[Question]:
    if sheet.columns and len(sheet.ledger.period) != len("2026-10"):
        yield Question("period", sheet)
    for issue in sheet.errors:
        kind = _BY_CODE.get(issue.code[:4])
        if kind == "debit":
            yield Question("debit" if sheet.columns.keys() & {"debit", "credit"} else "sides", sheet, issue=issue)
        elif kind == "header" and not sheet.columns:
            yield Question("header", sheet, issue=issue)
        elif kind in ("date", "typed_date", "side"):
            yield from (Question(kind, sheet, row, issue) for row in issue.rows)
