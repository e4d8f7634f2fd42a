"""What a clerk answered about a form is remembered for the next file of the same form. Comfort: it may be lost."""

from __future__ import annotations

import msgspec

from changzhang.desk.desk import Desk
from changzhang.domain.answers import Answers, SheetAnswers
from changzhang.domain.ledger import FileReading, SheetReading
from changzhang.store import queries


def with_remembered(desk: Desk, reading: FileReading, answers: Answers) -> Answers:
    """The answers, and for sheets about which neither columns nor 借方 were answered now, those of an earlier file of their shape."""
    sheets = dict(answers.sheets)
    for sheet in reading.sheets:
        given, known = answers.of(sheet.name), _known(desk, sheet)
        if known is not None and not given.columns and given.debit is None:
            sheets[sheet.name] = msgspec.structs.replace(given, columns=known.columns, debit=known.debit, is_remembered=_is_only(given))
    return answers if sheets == answers.sheets else Answers(debit=answers.debit, sheets=sheets)


def _is_only(given: SheetAnswers) -> bool:
    """Whether nothing was answered now beside what is remembered."""
    return given == SheetAnswers()


def _known(desk: Desk, sheet: SheetReading) -> SheetAnswers | None:
    body = queries.mapping(desk.book, sheet.shape) if sheet.shape else None
    try:
        return msgspec.json.decode(body, type=SheetAnswers) if body else None
    except msgspec.DecodeError:
        # Written by another version: the clerk is asked again.
        return None


def remember(desk: Desk, reading: FileReading, answers: Answers) -> None:
    """Keep the columns and the meaning of 借方 a clerk gave for each sheet of an accepted file. Raises BookProblem."""
    for sheet in reading.sheets:
        given = answers.of(sheet.name)
        if sheet.shape and (given.columns or given.debit):
            kept = SheetAnswers(columns=given.columns, debit=given.debit)
            queries.save_mapping(desk.book, sheet.shape, msgspec.json.encode(kept).decode())
