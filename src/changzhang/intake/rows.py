"""Walk the rows below the heading once and say what each is: a line, a label row, a heading, a note, or a question."""

from __future__ import annotations

from typing import Any

from changzhang.intake import labels
from changzhang.intake.amount_messages import amount_message
from changzhang.intake.amounts import ParsedAmount, is_plain
from changzhang.intake.entries import LINE, Entry, Notes
from changzhang.intake.figures import capital_in, figure_of, first_figure, parts_in, stated_in
from changzhang.intake.grid import Grid, Unreadable, Value
from changzhang.intake.header import Block, Header, second_heading
from changzhang.intake.merged import covered_amounts
from changzhang.intake.preamble import Preamble
from changzhang.intake.row_columns import RowColumns
from changzhang.intake.sections import ENDS, settle_sections
from changzhang.intake.text import compact, one_line, shown
from changzhang.intake.words import AMOUNTS

_PARTS = frozenset(
    {"其中现金", "其中库存现金", "其中银行存款", "库存现金", "现金", "银行存款", "现金余额", "银行余额", "银行存款余额", "库存现金余额"}
)
_AFTERWORDS = ("债权", "债务", "应收", "应付", "其中", "外欠")


class RowReader:
    """One block of columns of one sheet, read top to bottom. ``entries`` are its lines and figures, ``kinds`` the other rows."""

    def __init__(self, grid: Grid, header: Header, index: int, above: Preamble, notes: Notes) -> None:
        self._grid, self._header, self._notes = grid, header, notes
        self._factor, self._is_export = above.factor or 1, above.is_export
        self._block: Block = header.blocks[index]
        self._index = index
        self._at = RowColumns(self._block)
        self._covered = covered_amounts(grid, {self._at.first, self._at.second} - {-1})
        self.entries: list[Entry] = []
        self.kinds: dict[int, str] = {}
        self._segment = 0
        self._section_side: Any = self._block.side or (labels.section_side(above.texts[-1]) if above.texts else None)
        self._handler: str | None = None
        self._has_lines = self._has_opening = self._is_ended = False
        self._last: Entry | None = None

    def read(self) -> None:
        """Read every row of the block."""
        low, high = self._block.span
        is_half = len(self._header.blocks) > 1
        for number, row in zip(self._grid.numbers[self._header.start :], self._grid.rows[self._header.start :], strict=False):
            cells = ([""] * low + row[low:high]) if is_half else row
            self._read_row(number, cells)
        settle_sections(self.entries, self.kinds, self._notes)

    def _read_row(self, number: int, row: list[Value]) -> None:
        first, second = self._figure(row, self._at.first), self._figure(row, self._at.second)
        texts: list[Any] = [cell for cell in row if cell.__class__ is str and cell]
        joined = "".join(texts)
        has_one = (first.fen is None) != (second.fen is None)
        if has_one and not self._is_ended and not first.error and not second.error and not labels.SUSPECT.search(joined):
            self._line(number, row, first, second)
        else:
            self._look_closer(number, row, texts, first, second)

    def _figure(self, row: list[Value], column: int) -> ParsedAmount:
        if not 0 <= column < len(row) or row[column] == "":
            return _NOTHING
        return figure_of(row[column], self._factor)

    def _look_closer(self, number: int, row: list[Value], texts: list[Any], first: ParsedAmount, second: ParsedAmount) -> None:
        if not texts and all(cell == "" for cell in row):
            self._skip(number, "BLANK")
            return
        if self._is_heading_again(number, row, texts):
            return
        kind, text = self._label(row)
        if kind is not None and not self._at.is_numbered(row):
            self._labelled(number, row, kind, text)
        elif first.error or second.error:
            self._unparsable(number, row, texts, first, second)
        elif first.fen is not None and second.fen is not None and self._has_lines and not any(figure_of(text, 1).error for text in texts):
            self._labelled(number, row, labels.TOTAL, "")
        elif first.fen is not None or second.fen is not None:
            self._line(number, row, first, second, level=self._level(row, texts))
        else:
            self._without_amount(number, row, texts, first.is_zero or second.is_zero)

    def _skip(self, number: int, kind: str) -> None:
        self.kinds[number] = kind
        self._is_ended = self._is_ended or kind in ENDS
        if kind != "BLANK":
            self._last = None

    def _is_heading_again(self, number: int, row: list[Value], texts: list[Any]) -> bool:
        """A heading repeated on a new page, or a second table below; of another side it turns the side."""
        is_same = self._is_same_heading(row)
        again = None if len(texts) < 2 or any(cell.__class__ is not str for cell in row) else second_heading(row)
        if not is_same and again is None:
            return False
        if again is not None and len(self._header.blocks) == 1:
            self._section_side = again.side or self._section_side
            moved = [name for name in ("summary", "date", *AMOUNTS) if again.columns.get(name) != self._block.columns.get(name)]
            if moved and not is_same:
                self._notes.error(
                    "E101_HEADER_NOT_FOUND", f"第{number}行又出现一个表头，列的位置与上面不同，请把两张表分放在两个工作表里。", (number,)
                )
        self._skip(number, "HEADER")
        self._is_ended = False
        return True

    def _is_same_heading(self, row: list[Value]) -> bool:
        low, high = self._block.span
        for words in self._header.words:
            own = {column: word for column, word in words.items() if low <= column < high}
            same = sum(1 for column, word in own.items() if column < len(row) and row[column] != "" and compact(row[column]) == word)
            if own and same >= max(2, len(own) * 0.6) and same * 2 > sum(1 for cell in row if cell != ""):
                return True
        return False

    def _label(self, row: list[Value]) -> tuple[str | None, str]:
        kind, text = self._at.label(row)
        if kind is not None:
            return kind, text
        for text in self._at.texts(row):
            if self._is_part(text):
                return self.entries[-1].kind, text
            if self._is_ended and compact(text).startswith(_AFTERWORDS):
                return labels.FOOTNOTE, text
        return None, ""

    def _is_part(self, text: str) -> bool:
        """``其中：现金`` under an opening or closing balance."""
        is_under = bool(self.entries) and self.entries[-1].kind in (labels.OPENING, labels.CLOSING)
        return is_under and compact(text).replace(":", "") in _PARTS

    def _labelled(self, number: int, row: list[Value], kind: str, text: str) -> None:
        if kind == labels.PAGE_BEGIN:
            kind = labels.PAGE_CARRY if self._has_lines or self._has_opening else labels.OPENING
        if kind == labels.CLOSING and self._is_export and text.rstrip().endswith((":", "：")):
            kind = labels.BANK_TOTALS
        self._has_opening = self._has_opening or kind == labels.OPENING
        entry = self._entry(kind, number, row, text)
        entry.first, entry.second = self._figure(row, self._at.first).fen, self._figure(row, self._at.second).fen
        entry.balance = self._figure(row, self._at.balance).fen
        entry.capital, is_bad = capital_in(row)
        if is_bad:
            entry.raw["capital"] = "?"
        if kind in (labels.OPENING, labels.CLOSING):
            self._balance_row(entry, row, text)
        if kind in (labels.BANK_TOTALS, labels.RECORD_COUNT):
            self._bank_row(entry, row)
        self._warn_unreadable(number, row)
        self.entries.append(entry)
        self._skip(number, kind)
        if kind in (labels.SUBTOTAL, labels.TOTAL):
            self._segment += 1

    def _balance_row(self, entry: Entry, row: list[Value], text: str) -> None:
        if entry.balance is None:
            figures = [row[column] for column in (self._at.balance, self._at.first, self._at.second) if 0 <= column < len(row)]
            entry.balance = first_figure(figures, self._factor)
        if entry.balance is None and self._at.balance < 0:
            place = row.index(text)
            entry.balance = first_figure(row[place + 1 :], self._factor)
        cash, bank = parts_in("".join(cell for cell in row if isinstance(cell, str)), self._factor)
        entry.raw.update({name: str(fen) for name, fen in (("cash", cash), ("bank", bank)) if fen is not None})

    def _bank_row(self, entry: Entry, row: list[Value]) -> None:
        stated = stated_in(row, self._factor)
        entry.first, entry.second = stated.get("借方", stated.get("收入")), stated.get("贷方", stated.get("支出"))
        entry.balance = stated.get("余额")

    def _unparsable(self, number: int, row: list[Value], texts: list[Any], first: ParsedAmount, second: ParsedAmount) -> None:
        if self._is_text_row(number, texts):
            return
        column = self._at.first if first.error else self._at.second
        code, cell = first.error or second.error, shown(row[column])
        self._notes.error(str(code), amount_message(number, cell, str(code), row[column]), (number,))
        if isinstance(row[column], Unreadable) and "公式" in cell:
            self._notes.warn("W218_FORMULA_NO_VALUE", number)
        entry = self._line(number, row, first, second)
        entry.is_open = True

    def _is_text_row(self, number: int, texts: list[Any]) -> bool:
        if not texts or labels.is_signature(texts):
            self._skip(number, labels.SIGNATURE if texts else "BLANK")
            return True
        if labels.is_note(texts[0]):
            self._skip(number, labels.FOOTNOTE)
            return True
        return False

    def _without_amount(self, number: int, row: list[Value], texts: list[Any], is_zero: bool) -> None:
        words = [text for text in texts if figure_of(text, 1).error]
        summary = self._at.purpose(row)
        if number in self._covered and summary != "":
            self._merged_amount(number)
        elif not words:
            self._skip(number, "BLANK")
        elif is_zero and summary != "" and not self._is_ended:
            self._zero_line(number, row)
        elif labels.handler_in(words[0]) or not self._is_text_row(number, words):
            self._only_words(number, row, words, summary)

    def _only_words(self, number: int, row: list[Value], words: list[Any], summary: Value) -> None:
        handler = labels.handler_in(words[0]) if len(words) == 1 else None
        if handler is not None and not self._is_ended:
            self._handler = handler
            self._section(words[0], number)
        elif labels.is_section(words[0]) or (len(words) > 1 and len(words) < 4 and labels.is_section(words[1])):
            self._section("".join(words[:2]), number)
        elif self._is_ended:
            self._skip(number, labels.FOOTNOTE)
        elif len(words) == 1 and words[0] == summary and self._last is not None and sum(1 for cell in row if cell != "") == 1:
            self._continued(number, words[0])
        elif len(words) == 1 and sum(1 for cell in row if cell != "") == 1:
            self._section(words[0], number)
        else:
            self._notes.error("E103_AMOUNT_UNPARSABLE", f"第{number}行有摘要“{one_line(summary)}”却没有金额，请补填金额。", (number,))
            self._line(number, row, _NOTHING, _NOTHING).is_open = True

    def _section(self, text: str, number: int) -> None:
        side = labels.section_side(text)
        if side is not None or not compact(text).startswith(("(", "（")):
            self._section_side = side
        self._segment += 1
        self.entries.append(self._entry(labels.SECTION, number, [], text))
        self._skip(number, labels.SECTION)
        self._is_ended = False

    def _continued(self, number: int, text: str) -> None:
        last = self._last
        assert last is not None
        last.text += one_line(text)
        self.kinds[number] = "CONTINUATION"
        self._notes.warn("W222_CONTINUATION_ROW", number, f"第{number}行只有摘要，已接在上一笔后面。")

    def _merged_amount(self, number: int) -> None:
        top = self._covered[number]
        if self._notes.errors and self._notes.errors[-1].rows[:1] == (top,):
            self._notes.errors.pop()
        self._notes.error(
            "E115_MERGED_AMOUNT",
            f"第{top}行到第{number}行合并成一个金额，却有几条摘要，请把金额拆开分别填写。",
            tuple(range(top, number + 1)),
        )

    def _zero_line(self, number: int, row: list[Value]) -> None:
        entry = self._line(number, row, _NOTHING, _NOTHING)
        entry.is_zero = True
        is_second = self._figure(row, self._at.second).is_zero
        entry.first, entry.second = (None, 0) if is_second else (0, None)
        self._notes.warn("W221_ZERO_AMOUNT", number, f"第{number}行金额为0，按作废保留，凭证号不断号。")

    def _level(self, row: list[Value], texts: list[Any]) -> int:
        """Whether a row with an amount may be a section heading that prints its total: 1 for 二、…, 2 for （一）…; 0 for no."""
        level = labels.section_level(texts[0]) if texts else 0
        if not level or self._at.is_numbered(row) or self._at.is_dated(row):
            return 0
        side = labels.section_side("".join(texts))
        self._section_side = side if side is not None or level == 1 else self._section_side
        return level

    def _line(self, number: int, row: list[Value], first: ParsedAmount, second: ParsedAmount, level: int = 0) -> Entry:
        summary = self._at.purpose(row)
        entry = self._entry(LINE, number, row, one_line(summary))
        entry.first, entry.second = first.fen, second.fen
        entry.has_plus, entry.level = first.has_plus, level
        if 0 <= self._at.balance < len(row) and row[self._at.balance] != "":
            balance = figure_of(row[self._at.balance], self._factor)
            entry.balance = 0 if balance.is_zero else balance.fen
            if balance.error:
                self._warn_unreadable(number, row)
        for parsed, column in ((first, self._at.first), (second, self._at.second)):
            if parsed.fen is not None:
                self._note_spelling(entry, parsed, row[column])
        self.entries.append(entry)
        self._has_lines, self._is_ended, self._last = True, False, entry
        return entry

    def _entry(self, kind: str, number: int, row: list[Value], text: str) -> Entry:
        return Entry(
            kind, number, row, text, segment=self._segment, block=self._index, section_side=self._section_side, handler=self._handler
        )

    def _note_spelling(self, entry: Entry, parsed: ParsedAmount, cell: Value) -> None:
        if cell.__class__ is str:
            if self._grid.is_typed or not is_plain(cell):
                entry.raw["amount"] = cell
                self._notes.warn("W202_AMOUNT_FROM_TEXT", entry.row)
            if parsed.is_capital:
                self._notes.warn("W203_AMOUNT_FROM_CHINESE_CAPITAL", entry.row)
        elif self._factor != 1:
            entry.raw["amount"] = shown(cell)

    def _warn_unreadable(self, number: int, row: list[Value]) -> None:
        if any(column < len(row) and figure_of(row[column], self._factor).error for column in self._at.figures):
            self._notes.warn("W218_FORMULA_NO_VALUE", number)


_NOTHING = ParsedAmount()
