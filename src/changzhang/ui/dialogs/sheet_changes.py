"""改读法: columns, unit, month and 借方 of a sheet as they were understood, each changeable; answers given, each removable."""

from __future__ import annotations

from changzhang.domain.answers import Answers
from changzhang.domain.ledger import FileReading, SheetReading, Side
from changzhang.domain.ledger_words import FIELDS
from changzhang.domain.text import clean
from changzhang.ui.columns import column_words
from changzhang.ui.dialogs.sheet_column import ColumnDialog
from changzhang.ui.file_answers import SIDES, UNITS, Given, answered, given
from changzhang.ui.words import month_words, period_of

_NOT_SET = ("", "seq", "expense_summary", "expense_remark", "supervisor", "serial", "other_account", "voucher_word", "voucher_number")
_ADD, _UNIT, _PERIOD, _DEBIT = "add", "unit", "period", "debit"
_COLUMN, _GIVEN = "column:", "given:"


class SheetChanges(ColumnDialog[Answers]):
    """Hands back the answers with one change."""

    def __init__(self, reading: FileReading, answers: Answers) -> None:
        super().__init__("改读法：哪里看得不对？")
        self.sheets = tuple(sheet for sheet in reading.sheets if sheet.columns)
        self.answers = answers
        self.given: tuple[Given, ...] = given(answers, reading)

    async def flow(self) -> Answers:
        """Which sheet, what of it, and what it should be."""
        sheet = await self._sheet()
        what = await self.pick("改哪一样？", self._options(sheet))
        if what.startswith(_GIVEN):
            return self.given[int(what.removeprefix(_GIVEN))].without
        if what == _UNIT:
            factor = await self.pick("表上的数是什么单位？", [(str(factor), words) for factor, words in UNITS.items()])
            return answered(self.answers, sheet.name, unit_factor=int(factor))
        if what == _PERIOD:
            return answered(self.answers, sheet.name, period=await self._period(sheet))
        if what == _DEBIT:
            side: Side = "income" if await self.pick("借方是收入还是支出？", list(SIDES.items())) == "income" else "expense"
            return answered(self.answers, sheet.name, debit=side)
        field = await self._other_field(sheet) if what == _ADD else what.removeprefix(_COLUMN)
        column = await self.pick_column(f"“{FIELDS.get(field, field)}”是哪一列？", sheet, now=sheet.columns.get(field, 0), can_lack=True)
        columns = {each: place for each, place in self.answers.of(sheet.name).columns.items() if each != field}
        return answered(self.answers, sheet.name, columns={**columns, field: column})

    async def _sheet(self) -> SheetReading:
        if len(self.sheets) == 1:
            return self.sheets[0]
        names = [(str(place), f"{clean(sheet.name)}  {month_words(sheet.ledger.period)}") for place, sheet in enumerate(self.sheets)]
        return self.sheets[int(await self.pick("哪一张表？", names))]

    def _options(self, sheet: SheetReading) -> list[tuple[str, str]]:
        columns = sorted(sheet.columns.items(), key=lambda item: item[1])
        options = [(f"{_GIVEN}{place}", f"去掉回答：{each.words}") for place, each in enumerate(self.given)]
        options += [(_COLUMN + field, f"{FIELDS.get(field, field)}：{column_words(sheet, column)}") for field, column in columns]
        factor = sheet.ledger.unit_factor
        options += [(_ADD, "还有一列没有认出来"), (_UNIT, f"单位：{UNITS.get(factor, f'{factor}元')}")]
        options.append((_PERIOD, f"月份：{month_words(sheet.ledger.period) or '看不出'}"))
        if sheet.columns.keys() & {"debit", "credit"}:
            options.append((_DEBIT, "借方是收入还是支出"))
        return options

    async def _other_field(self, sheet: SheetReading) -> str:
        left = [(field, words) for field, words in FIELDS.items() if field not in sheet.columns and field not in _NOT_SET]
        return await self.pick("那一列写的是什么？", left)

    async def _period(self, sheet: SheetReading) -> str:
        while True:
            text = await self.text("这是哪个月的账？", sheet.ledger.period, is_suggestion=True, placeholder="写成 2026-10 这样")
            if period_of(text):
                return period_of(text)
            self.warn("看不懂是哪个月，写成 2026-10 这样")
