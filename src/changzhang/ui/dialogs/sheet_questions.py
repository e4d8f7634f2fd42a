"""What a file could not say for itself, asked one by one with the row as it stands beside the question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

import msgspec

from changzhang.domain.answers import Answers
from changzhang.domain.ledger import LedgerLine, SheetReading, Side
from changzhang.domain.ledger_words import FIELDS
from changzhang.domain.money import format_yuan
from changzhang.domain.text import clean
from changzhang.ui.columns import raw_words
from changzhang.ui.dialogs.page import LABEL, Row, field, said
from changzhang.ui.dialogs.sheet_column import ColumnDialog
from changzhang.ui.dialogs.typed import day, whole_number
from changzhang.ui.file_answers import SIDES, answered
from changzhang.ui.file_questions import Question
from changzhang.ui.words import period_of

_DEBITS = (("income", "借方是收入（村里自己记的账）"), ("expense", "借方是支出（银行打的单子）"))
_SIDES = (("income", "是收入"), ("expense", "是支出"))
_ALL = (("income", "全部是收入"), ("expense", "全部是支出"), ("each", "一笔一笔说"))
_AMOUNTS = (("two", "收入一列、支出一列"), ("one", "金额只有一列"), ("debit", "借方一列、贷方一列"))
_FIELDS = {"two": ("income", "expense"), "one": ("amount",), "debit": ("debit", "credit")}
_DATES = {"date", "year", "month", "day"}
_FEW = 3


class SheetQuestions(ColumnDialog[Answers]):
    """Hands back the answers; ``answers`` are those given so far, also when it is closed half way."""

    def __init__(self, questions: Sequence[Question], answers: Answers) -> None:
        super().__init__("这份表有几处要问")
        self.questions = tuple(questions)
        self.answers = self._before = answers

    async def flow(self) -> Answers:
        """Every question, one after the other."""
        self.answers = self._before
        for place, question in enumerate(self.questions, 1):
            name = f"表“{clean(question.sheet.name)}”"
            self.set_heading(f"{name}  第{place}问，共{len(self.questions)}问" if len(self.questions) > 1 else f"{name}  有一处要问")
            await self._ask_about(question)
        return self.answers

    async def _ask_about(self, question: Question) -> None:
        match question.kind:
            case "header":
                await self._header(question.sheet)
            case "period":
                await self._period(question.sheet)
            case "debit":
                words = _rows(question.sheet, list(question.sheet.asked_rows)[:_FEW])
                side = await self.pick("借方是收入还是支出？", _DEBITS, words=words)
                self._answer(question.sheet, debit=side)
            case "sides":
                await self._sides(question.sheet)
            case "side":
                await self._side(question.sheet, question.row, _words(question))
            case _:
                await self._day(question)

    def _answer(self, sheet: SheetReading, **changes: object) -> None:
        self.answers = answered(self.answers, sheet.name, **changes)

    async def _period(self, sheet: SheetReading) -> None:
        while True:
            text = await self.text("这是哪个月的账？", placeholder="写成 2026-10 这样")
            period = period_of(text)
            if period:
                self._answer(sheet, period=period)
                return
            self.warn("看不懂是哪个月，写成 2026-10 这样")

    async def _sides(self, sheet: SheetReading) -> None:
        words = [said("只有一列金额，看不出哪些是收入、哪些是支出。"), *_rows(sheet, list(sheet.asked_rows)[:_FEW])]
        side = await self.pick("这些钱是收入还是支出？", _ALL, words=words)
        if side != "each":
            self._answer(sheet, sides=dict.fromkeys(sheet.asked_rows, cast(Side, side)))
            return
        for row in sheet.asked_rows:
            await self._side(sheet, row, _rows(sheet, [row]))

    async def _side(self, sheet: SheetReading, row: int, words: list[Row]) -> None:
        side = cast(Side, await self.pick(f"第{row}行是收入还是支出？", _SIDES, words=words))
        self._answer(sheet, sides={**self.answers.of(sheet.name).sides, row: side})

    async def _day(self, question: Question) -> None:
        """By digit among the days that fit, else typed."""
        sheet, row, words = question.sheet, question.row, _words(question)
        candidates = question.issue.candidates if question.issue else ()
        chosen = ""
        if candidates:
            days = [(each, f"{int(each[5:7])}月{int(each[8:])}日（{each}）") for each in candidates]
            chosen = await self.pick(f"第{row}行是哪一天？", [*days, ("", "都不是，自己写")], words=words)
        found = date.fromisoformat(chosen) if chosen else await self._typed_day(sheet, row, words)
        self._answer(sheet, dates={**self.answers.of(sheet.name).dates, row: found})

    async def _typed_day(self, sheet: SheetReading, row: int, words: list[Row]) -> date:
        period = sheet.ledger.period
        first = date(int(period[:4]), int(period[5:]), 1) if len(period) == len("2026-10") else None
        while True:
            text = await self.text(f"第{row}行是哪一天？", words=words, placeholder="写成 2月28日 或者 2026-02-28")
            found = day(text, first or date.min)
            if found and (first or found.year > date.min.year + 1):
                return found
            self.warn("日历上没有这一天，照票据写成 2026-02-28 这样")

    async def _header(self, sheet: SheetReading) -> None:
        rows = _rows(sheet, list(sheet.asked_rows))
        while True:
            row = whole_number(await self.text("表头（写着日期、摘要、金额的那一行）在第几行？没有表头写0", words=rows))
            if row == 0 or row in sheet.asked_rows:
                break
            self.warn("写上面列出的行号，没有表头写0")
        sheet = _under(sheet, row or 0)
        columns = {
            name: await self.pick_column(f"“{FIELDS[name]}”是哪一列？", sheet, can_lack=name == "date") for name in ("date", "summary")
        }
        way = await self.pick("金额怎么写的？", _AMOUNTS)
        for name in _FIELDS[way]:
            columns[name] = await self.pick_column(f"“{FIELDS[name]}”是哪一列？", sheet)
        self._answer(sheet, header_row=row, columns={name: column for name, column in columns.items() if column})


def _under(sheet: SheetReading, row: int) -> SheetReading:
    """The sheet with a row of it as its heading."""
    heads = {column: cell for column, cell in enumerate(sheet.asked_rows.get(row, ()), 1) if cell}
    below = {number: cells for number, cells in sheet.asked_rows.items() if number > row}
    return msgspec.structs.replace(sheet, headings=heads, asked_rows=below)


def _rows(sheet: SheetReading, rows: Sequence[int]) -> list[Row]:
    """Rows as they stand in the sheet."""
    return [field(f"第{row}行", raw_words(sheet, row)) for row in rows]


def _words(question: Question) -> list[Row]:
    """The cell asked about, the row it stands in, and what was made of the rest."""
    sheet, row, issue = question.sheet, question.row, question.issue
    fields = _DATES if question.kind != "side" else {"income", "expense", "amount", "type", "debit", "credit"}
    cells = sheet.asked_rows.get(row, ())
    asked = [
        (sheet.headings.get(column) or FIELDS.get(name, name), cells[column - 1])
        for name, column in sheet.columns.items()
        if name in fields and column <= len(cells) and cells[column - 1]
    ]
    line = next((line for line in sheet.ledger.lines if line.row == row), None)
    words = [field("表上写", "；".join(f"{clean(head)} “{clean(cell)}”" for head, cell in asked), "bold")] if asked else []
    if issue and question.kind == "side" and len(issue.rows) == 1:
        words.append(said(issue.message))
    words += _rows(sheet, [row])
    if line:
        words.append(said(f"读成  第{line.line_no}笔 {_understood(line, is_side=question.kind == 'side')}", LABEL))
    return words


def _understood(line: LedgerLine, *, is_side: bool) -> str:
    """What was made of the row beside what is asked."""
    day = f"{line.dated_on:%Y-%m-%d}" if line.dated_on else "日期空白"
    known = day if is_side else f"{SIDES[line.side]}{format_yuan(line.amount_fen)}元"
    return f"{known} {clean(line.summary)}"
