"""The answers a clerk gave about a file: put in, told in words, and taken back one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from changzhang.domain.answers import Answers, SheetAnswers
from changzhang.domain.ledger import FileReading, SheetReading
from changzhang.domain.ledger_words import FIELDS
from changzhang.domain.text import clean
from changzhang.ui.columns import column_words
from changzhang.ui.words import month_words

SIDES = {"income": "收入", "expense": "支出"}
UNITS = {1: "元", 10_000: "万元"}


class Given(NamedTuple):
    """One answer in words, and the answers without it."""

    words: str
    without: Answers


def answered(answers: Answers, sheet: str, **changes: Any) -> Answers:
    """The answers with other ones about a sheet; what was remembered from an earlier file counts as given now."""
    own = msgspec.structs.replace(answers.of(sheet), is_remembered=False, **changes)
    return Answers(debit=answers.debit, sheets={**answers.sheets, sheet: own})


def given(answers: Answers, reading: FileReading) -> tuple[Given, ...]:
    """Every answer about the sheets of a reading."""
    named = len(reading.sheets) > 1
    return tuple(
        Given((f"表“{clean(sheet.name)}”" if named else "") + words, answered(answers, sheet.name, **without))
        for sheet in reading.sheets
        for words, without in _of_sheet(answers.of(sheet.name), sheet)
    )


def is_remembered(answers: Answers, sheet: SheetReading) -> bool:
    """Whether the answers about a sheet are those of an earlier file of its form."""
    return answers.of(sheet.name).is_remembered


def _of_sheet(own: SheetAnswers, sheet: SheetReading) -> Iterator[tuple[str, dict[str, Any]]]:
    if own.header_row is not None:
        where = f"表头在第{own.header_row}行" if own.header_row else "没有表头"
        yield where, {"header_row": None, "columns": {}}
    for field, column in own.columns.items():
        place = f"是{column_words(sheet, column)}" if column else "这一列没有"
        yield f"{FIELDS.get(field, field)}{place}", {"columns": _without(own.columns, field)}
    if own.debit:
        yield f"借方是{SIDES[own.debit]}", {"debit": None}
    if own.unit_factor:
        yield f"单位是{UNITS.get(own.unit_factor, f'{own.unit_factor}元')}", {"unit_factor": None}
    if own.period:
        yield f"月份是{month_words(own.period)}", {"period": None}
    for row, day in sorted(own.dates.items()):
        yield f"第{row}行日期是{day:%Y-%m-%d}", {"dates": _without(own.dates, row)}
    for row, side in sorted(own.sides.items()):
        yield f"第{row}行是{SIDES[side]}", {"sides": _without(own.sides, row)}


def _without(answers: dict[Any, Any], key: object) -> dict[Any, Any]:
    return {each: answer for each, answer in answers.items() if each != key}
