"""A clerk's answers: columns put into a heading as if the sheet had said so, and every answer told among the warnings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from changzhang.domain.answers import SheetAnswers
from changzhang.domain.ledger_words import FIELDS
from changzhang.intake.entries import LINE, Entry, Notes
from changzhang.intake.header import Block, Header, is_whole
from changzhang.intake.words import AMOUNTS, FIELD_WORDS

#: How a warning about answers begins: given now, or for an earlier file.
ANSWERERS = ("经办人的回答：", "沿用上次的回答：")
_DIGITS = re.compile(r"\d+")
_SIDES = {"income": "收入", "expense": "支出"}


def shape_of(header: Header) -> str:
    """What files of the same form have in common: the SHA-256 of the heading's words by column, figures left out.

    Empty where a sheet has no words over its columns.
    """
    words = [f"{row}:{column}:{_DIGITS.sub('#', word)}" for row, found in enumerate(header.words) for column, word in sorted(found.items())]
    return hashlib.sha256("\n".join(words).encode()).hexdigest() if words else ""


def with_columns(header: Header, answers: SheetAnswers, width: int) -> Header | None:
    """The heading with the columns a clerk named; None when it then has no purpose, no amount or a column the sheet lacks.

    Fields this version does not know are passed over: a newer one may have remembered them.
    """
    blocks = [replace(block, columns=dict(block.columns), parts=dict(block.parts)) for block in header.blocks]
    for field, column in answers.columns.items():
        block, name = _place(blocks, field)
        if name in FIELD_WORDS:
            _set(block, name, column - 1)
    is_inside = all(0 < column <= width or not column for column in answers.columns.values())
    return replace(header, blocks=blocks) if is_inside and is_whole(blocks) else None


def _place(blocks: list[Block], field: str) -> tuple[Block, str]:
    """The half and the field a name of ``SheetReading.columns`` stands for: ``expense_summary`` is the right half's purpose."""
    if len(blocks) == 1:
        return blocks[0], field
    side, _, name = field.partition("_")
    block = blocks[1] if side == "expense" else blocks[0]
    if field in _SIDES:
        return block, next((amount for amount in AMOUNTS if amount in block.columns), "amount")
    return (block, name) if side in _SIDES and name else (blocks[0], field)


def _set(block: Block, name: str, column: int) -> None:
    if block.columns.get(name, -1) == column:
        return
    kept = {other: place for other, place in block.columns.items() if place != column and other != name}
    block.columns = kept if column < 0 else kept | {name: column}
    block.parts.pop(name, None)


def note_answers(notes: Notes, answers: SheetAnswers, entries: Sequence[Entry], *, is_remapped: bool, is_debit_used: bool) -> None:
    """One warning that says what was answered, with the rows concerned; nothing when no answer was needed."""
    if answers == SheetAnswers():
        return
    rows = {entry.row for entry in entries if entry.kind == LINE}
    said = list(_said(answers, rows, is_remapped, is_debit_used))
    if not said:
        return
    who = ANSWERERS[answers.is_remembered]
    code = "W226_ANSWERED_BY_CLERK"
    notes.warn(code, message=who + "，".join(said) + "。")
    for row in sorted(rows & (answers.dates.keys() | answers.sides.keys())):
        notes.warn(code, row)


def _said(answers: SheetAnswers, rows: set[int], is_remapped: bool, is_debit_used: bool) -> Iterator[str]:
    if answers.header_row is not None:
        yield f"表头在第{answers.header_row}行" if answers.header_row else "没有表头"
    if is_remapped or answers.header_row is not None:
        for field, column in answers.columns.items():
            yield f"{FIELDS.get(field, field)}{f'是第{column}列' if column else '这一列没有'}"
    if is_debit_used and answers.debit:
        yield f"借方是{_SIDES[answers.debit]}"
    if answers.unit_factor is not None:
        yield "单位是" + {1: "元", 10_000: "万元"}.get(answers.unit_factor, f"{answers.unit_factor}元")
    if answers.period is not None:
        yield f"月份是{answers.period}"
    yield from (f"第{row}行日期是{day:%Y-%m-%d}" for row, day in sorted(answers.dates.items()) if row in rows)
    yield from (f"第{row}行是{_SIDES[side]}" for row, side in sorted(answers.sides.items()) if row in rows)
