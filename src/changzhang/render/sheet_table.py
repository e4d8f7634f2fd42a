"""The table of a sheet: frozen header, filter, typed cells, drop-downs, lights that follow their words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from xlsxwriter import Workbook

from changzhang.papers.blocks import Column, Tone
from changzhang.render.legal_text import legal
from changzhang.render.sheet_heights import row_points
from changzhang.render.sheet_looks import AMOUNT_FORMAT, DATE_FORMAT, INTEGER_FORMAT, Looks
from changzhang.render.sheet_typed import Grid, Typed

# Rows under the table that already know their drop-downs and lights.
SPARE_ROWS = 200
# A frozen head higher than this leaves no room to scroll on a small screen.
_HIGHEST_HEAD = 10
_FORMATS = {"date": DATE_FORMAT, "amount": AMOUNT_FORMAT, "integer": INTEGER_FORMAT, "text": "@"}
_LONGEST_LIST = 255
# Excel shows longer text as #### in a cell formatted as text.
_LONGEST_AS_TEXT = 255
_REFUSAL = {"error_title": "请从下拉框里选", "error_message": "这一列只填下拉框里的词。"}
# The word for the colour decides before the words that go with it: 黄 已完成待核验，逾期3天完成 stays yellow.
_RULES: tuple[tuple[str, str, Tone], ...] = (
    ("begins with", "红", "red"),
    ("begins with", "黄", "yellow"),
    ("begins with", "绿", "green"),
    ("containing", "超期", "red"),
    ("containing", "剩", "yellow"),
    ("containing", "今天到期", "yellow"),
    ("containing", "正常", "green"),
)


def write_table(book: Workbook, sheet: Any, looks: Looks, at: int, grid: Grid, widths: Sequence[int]) -> range:
    """Header, rows and total from row ``at`` on, columns ``widths`` half characters wide; returns the rows under the header."""
    last = len(grid.columns) - 1
    for place, title in enumerate(grid.titles):
        sheet.write_string(at, place, title, looks.head())
    sheet.set_row(at, row_points([Typed(title) for title in grid.titles], widths))
    sheet.repeat_rows(at)
    if at <= _HIGHEST_HEAD:
        sheet.freeze_panes(at + 1, 0)
    for number, row in enumerate(grid.rows, start=at + 1):
        _write_row(sheet, looks, number, row, grid.columns, is_total=False)
        sheet.set_row(number, row_points(row, widths))
    end = at + len(grid.rows)
    sheet.autofilter(at, 0, end, last)
    _offer_choices(book, sheet, at + 1, end + SPARE_ROWS, grid.columns)
    _light(sheet, looks, at + 1, end + SPARE_ROWS, grid)
    if grid.total is None:
        return range(at + 1, end + 1)
    _write_row(sheet, looks, end + 1, grid.total, grid.columns, is_total=True)
    sheet.set_row(end + 1, row_points(grid.total, widths))
    return range(at + 1, end + 2)


def _write_row(sheet: Any, looks: Looks, at: int, row: Sequence[Typed], columns: Sequence[Column], *, is_total: bool) -> None:
    for place, (typed, column) in enumerate(zip(row, columns, strict=True)):
        look = looks.cell(typed, column.align, _number_format(typed, column), is_total=is_total)
        _write_cell(sheet, at, place, typed, look)


def _number_format(typed: Typed, column: Column) -> str:
    """A text among dates is shown as it is; an empty cell waits for its date."""
    if typed.value is not None or not typed.text:
        return _FORMATS[column.kind]
    return _FORMATS["text"] if len(typed.text) <= _LONGEST_AS_TEXT else "General"


def _write_cell(sheet: Any, at: int, place: int, typed: Typed, look: Any) -> None:
    if typed.value is None:
        if typed.text:
            sheet.write_string(at, place, typed.text, look)
        else:
            sheet.write_blank(at, place, None, look)
    elif isinstance(typed.value, int | float):
        sheet.write_number(at, place, typed.value, look)
    else:
        sheet.write_datetime(at, place, datetime.combine(typed.value, time()), look)


def _offer_choices(book: Workbook, sheet: Any, first: int, last: int, columns: Sequence[Column]) -> None:
    for place, column in enumerate(columns):
        if column.choices:
            choices = [legal(choice) for choice in column.choices]
            offer = {
                "validate": "list",
                "source": _source(book, choices),
                "error_title": "请从下拉框里选",
                "error_message": "这一列只填下拉框里的词。",
            }
            sheet.data_validation(first, place, last, place, offer)


def _source(book: Workbook, choices: list[str]) -> list[str] | str:
    """The choices themselves, or, where Excel's list would not hold them, a hidden sheet of them."""
    if len(",".join(choices)) <= _LONGEST_LIST and not any("," in choice for choice in choices):
        return choices
    hidden = book.add_worksheet(f"选项{len(book.worksheets())}")
    hidden.hide()
    for row, choice in enumerate(choices):
        hidden.write_string(row, 0, choice)
    return f"='{hidden.get_name()}'!$A$1:$A${len(choices)}"


def _light(sheet: Any, looks: Looks, first: int, last: int, grid: Grid) -> None:
    """Colours that follow the words once somebody types others, in the columns that have lights."""
    lit = {place for row in grid.rows for place, typed in enumerate(row) if typed.tone != "plain"}
    for place in sorted(lit):
        for criteria, word, tone in _RULES:
            rule = {"type": "text", "criteria": criteria, "value": word, "format": looks.fill(tone), "stop_if_true": True}
            sheet.conditional_format(first, place, last, place, rule)
