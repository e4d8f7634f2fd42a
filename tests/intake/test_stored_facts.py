"""What a workbook stores beside its values: error cells, formulas without result, hidden rows, hidden sheets, merges."""

import io
from pathlib import Path

import xlsxwriter

from changzhang.domain.ledger import FileReading
from changzhang.intake import read_file
from tests.intake.books import ods, xlsx

# 日期 项目 收入 支出 余额; row 4 hidden with an unsaved balance, row 5 an unsaved amount, rows 6-7 one merged amount.
OLD = Path(__file__).parents[1] / "data" / "intake" / "errors_and_formulas.xls"


def rows_of(reading: FileReading, code: str) -> tuple[int, ...]:
    """The rows of a warning or error of the one sheet."""
    (sheet,) = reading.sheets
    return next((issue.rows for issue in (*sheet.errors, *sheet.warnings) if issue.code == code), ())


def test_old_workbook() -> None:
    reading = read_file("a.xls", OLD.read_bytes())
    assert rows_of(reading, "E103_AMOUNT_UNPARSABLE") == (5,)
    assert rows_of(reading, "E115_MERGED_AMOUNT") == (6, 7)
    assert rows_of(reading, "W216_HIDDEN_ROW_IMPORTED") == (4,)
    assert rows_of(reading, "W218_FORMULA_NO_VALUE") == (4, 5)


def test_open_document() -> None:
    error = '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"/>'
    saved = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    unsaved = '<table:table-cell table:formula="of:=1+1"/>'
    merged = '<table:table-cell office:value-type="float" office:value="9" table:number-rows-spanned="2"/>'
    rows = [
        ["日期", "摘要", "支出", "余额"],
        ["2025-01-03", "付甲", error, ""],
        ["2025-01-04", "付乙", saved, unsaved],
        ["2025-01-05", "付丙", merged, ""],
        ["2025-01-06", "付丁", "<table:covered-table-cell/>", ""],
    ]
    hidden = '<table:table-row table:visibility="collapse"><table:table-cell office:value-type="date" office:date-value="2025-01-07"/>'
    hidden += (
        '<table:table-cell office:value-type="string"/><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    )
    reading = read_file("a.ods", ods(rows, tail=hidden))
    assert rows_of(reading, "E103_AMOUNT_UNPARSABLE") == (2,)
    assert rows_of(reading, "W217_FORMULA_CACHED_VALUE") == (3,)
    assert rows_of(reading, "W218_FORMULA_NO_VALUE") == (3,)
    assert rows_of(reading, "E115_MERGED_AMOUNT") == (4, 5)
    assert rows_of(reading, "W216_HIDDEN_ROW_IMPORTED") == (6,)


def test_new_workbook_with_cells_that_do_not_name_their_place() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("1月")
    for number, row in enumerate([["日期", "摘要", "支出"], ["2025-01-03", "付甲", 5]]):
        sheet.write_row(number, 0, row)
    sheet.write_row(2, 0, ["2025-01-04", "付乙"])
    sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")
    sheet.set_row(1, None, None, {"hidden": True})
    book.close()
    reading = read_file("a.xlsx", stream.getvalue())
    assert rows_of(reading, "E103_AMOUNT_UNPARSABLE") == (3,)
    assert rows_of(reading, "W216_HIDDEN_ROW_IMPORTED") == (2,)


def test_a_hidden_sheet_with_lines_is_skipped_aloud_and_read_when_chosen() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    for name in ("1月", "旧"):
        sheet = book.add_worksheet(name)
        for number, row in enumerate([["日期", "摘要", "收入"], ["2025-01-03", "收租", 5]]):
            sheet.write_row(number, 0, row)
    sheet.hide()
    book.close()
    reading = read_file("a.xlsx", stream.getvalue())
    assert reading.skipped_sheets == {"旧": "HIDDEN"}
    assert [issue.code for issue in reading.warnings] == ["W223_HIDDEN_SHEET_SKIPPED"]
    assert [sheet.name for sheet in read_file("a.xlsx", stream.getvalue(), sheet="旧").sheets] == ["旧"]


def test_cash_and_bank_columns_are_added_up() -> None:
    rows = [
        ["某村2025年8月收支表"],
        ["日期", "摘要", "收入", "", "支出", "", "结余", ""],
        ["", "", "现金", "银行存款", "现金", "银行存款", "现金", "银行存款"],
        ["", "上月结余", "", "", "", "", 100, 1000],
        ["8月1日", "收租", 50, "", "", "", 150, 1000],
        ["8月2日", "付电费", "", "", "", 30, 150, 970],
        ["", "合计", 50, "", "", 30, 150, 970],
    ]
    (sheet,) = read_file("a.xlsx", xlsx({"8月": rows})).sheets
    ledger = sheet.ledger
    assert sheet.errors == ()
    assert [(line.income_fen, line.expense_fen, line.balance_fen, line.method) for line in ledger.lines] == [
        (5000, None, 115000, "现金"),
        (None, 3000, 112000, "银行存款"),
    ]
    assert (ledger.opening_fen, ledger.closing_stated_fen, ledger.reconciled) == (110000, 112000, True)
    assert "method" not in sheet.columns
