"""What a clerk answers is applied as if the sheet had said so, and told in a warning with its rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from changzhang.domain.answers import Answers, SheetAnswers
from changzhang.domain.ledger import FileReading, SheetReading
from changzhang.intake import read_file
from tests.intake.books import HEADING, csv_of, xlsx

LEDGERS = Path(__file__).parents[1] / "data" / "ledgers"


def sample(short: str, **answers: Any) -> tuple[FileReading, SheetReading]:
    """A sample ledger read with answers about its only sheet."""
    (path,) = LEDGERS.glob(f"{short}_*")
    data = path.read_bytes()
    (sheet,) = read_file(path.name, data).sheets
    reading = read_file(path.name, data, answers=Answers(sheets={sheet.name: SheetAnswers(**answers)}))
    (answered,) = reading.sheets
    return reading, answered


def read(rows: list[list[Any]], **answers: Any) -> SheetReading:
    """A text file read with answers."""
    about = Answers(sheets={"账": SheetAnswers(**answers)})
    (sheet,) = read_file("账.csv", csv_of(rows), answers=about).sheets
    return sheet


def codes(sheet: SheetReading) -> list[str]:
    return [issue.code for issue in sheet.errors]


def told(sheet: SheetReading) -> tuple[tuple[int, ...], str]:
    """Rows and words of the warning about answers."""
    (issue,) = [issue for issue in sheet.warnings if issue.code == "W226_ANSWERED_BY_CLERK"]
    return issue.rows, issue.message


def is_told(sheet: SheetReading) -> bool:
    return any(issue.code == "W226_ANSWERED_BY_CLERK" for issue in sheet.warnings)


def test_what_debit_means() -> None:
    reading, sheet = sample("L05b", debit="income")
    assert (reading.status, codes(sheet), sheet.ledger.layout) == ("ok_with_warnings", [], "bank_journal")
    assert told(sheet) == ((), "经办人的回答：借方是收入。")
    _, other = sample("L05b", debit="expense")
    assert [line.income_fen for line in other.ledger.lines] == [line.expense_fen for line in sheet.ledger.lines]


def test_what_debit_means_is_not_asked_where_the_sheet_tells() -> None:
    _, sheet = sample("L05", debit="expense")
    assert sheet.ledger.layout == "bank_journal"
    assert not is_told(sheet)


@pytest.mark.parametrize("day", [1, 10])
def test_a_day_that_lost_its_zero(day: int) -> None:
    reading, sheet = sample("L03b", dates={4: date(2025, 5, day)})
    assert (reading.status, codes(sheet)) == ("ok_with_warnings", [])
    line = next(line for line in sheet.ledger.lines if line.row == 4)
    assert (line.dated_on, line.raw["date"]) == (date(2025, 5, day), "5.1")
    assert told(sheet) == ((4,), f"经办人的回答：第4行日期是2025-05-{day:02d}。")


def test_a_day_that_is_none_and_lines_that_carry_it_down() -> None:
    rows = [
        ["日期", "摘要", "收入", "支出"],
        ["2025-05-32", "付电费", "", "10"],
        ["", "付水费", "", "20"],
        ["2025-05-20", "付话费", "", "30"],
    ]
    assert codes(read(rows)) == ["E105_DATE_UNPARSABLE"]
    sheet = read(rows, dates={2: date(2025, 5, 12)})
    assert codes(sheet) == []
    assert [line.dated_on for line in sheet.ledger.lines] == [date(2025, 5, 12), date(2025, 5, 12), date(2025, 5, 20)]


def test_a_month_column_is_carried_on_below_an_answered_day() -> None:
    rows: list[list[Any]] = [
        ["2025年", "", "摘要", "收入", "支出"],
        ["月", "日", "", "", ""],
        [5, 32, "付电费", "", 10],
        ["", 14, "付水费", "", 20],
    ]
    (asked,) = read_file("账.xlsx", xlsx({"账": rows})).sheets
    assert codes(asked) == ["E105_DATE_UNPARSABLE"]
    answers = Answers(sheets={"账": SheetAnswers(dates={3: date(2025, 5, 12)})})
    (sheet,) = read_file("账.xlsx", xlsx({"账": rows}), answers=answers).sheets
    assert codes(sheet) == []
    assert [line.dated_on for line in sheet.ledger.lines] == [date(2025, 5, 12), date(2025, 5, 14)]


def test_a_day_where_there_is_no_date_column() -> None:
    rows = [["摘要", "收入", "支出"], ["付电费", "", "10"], ["付水费", "", "20"]]
    sheet = read(rows, dates={3: date(2025, 5, 12)}, period="2025-05")
    assert [line.dated_on for line in sheet.ledger.lines] == [None, date(2025, 5, 12)]


def test_a_side_where_type_and_sign_contradict_each_other() -> None:
    reading, sheet = sample("L04c", sides={7: "expense"})
    assert (reading.status, codes(sheet)) == ("ok_with_warnings", [])
    line = next(line for line in sheet.ledger.lines if line.row == 7)
    assert (line.income_fen, line.expense_fen) == (None, 43_860)
    assert told(sheet) == ((7,), "经办人的回答：第7行是支出。")
    _, red = sample("L04c", sides={7: "income"})
    assert "E109_TOTAL_MISMATCH" in codes(red)
    assert next(line.income_fen for line in red.ledger.lines if line.row == 7) == -43_860


@pytest.mark.parametrize(("side", "first"), [("income", (48_630, None)), ("expense", (None, 48_630))])
def test_a_side_where_both_are_filled(side: Any, first: tuple[int | None, int | None]) -> None:
    _, sheet = sample("V06", sides={6: side})
    line = next(line for line in sheet.ledger.lines if line.row == 6)
    assert (line.income_fen, line.expense_fen) == first
    assert not [code for code in codes(sheet) if code.startswith("E106")]
    assert bool(codes(sheet)) == (side == "income")


def test_sides_where_nothing_tells() -> None:
    rows = [["日期", "摘要", "金额"], ["2025-05-03", "租金", "100"], ["2025-05-04", "电费", "30"]]
    assert codes(read(rows)) == ["E102_DEBIT_CREDIT_DIRECTION_UNKNOWN"]
    assert codes(read(rows, sides={2: "income"})) == ["E102_DEBIT_CREDIT_DIRECTION_UNKNOWN"]
    sheet = read(rows, sides={2: "income", 3: "expense"})
    assert codes(sheet) == []
    assert [(line.income_fen, line.expense_fen) for line in sheet.ledger.lines] == [(10_000, None), (None, 3_000)]
    assert told(sheet)[0] == (2, 3)


def test_a_unit_the_sheet_does_not_name() -> None:
    rows = [["日期", "摘要", "收入", "支出"], ["2025-05-03", "租金", "1.2", ""]]
    sheet = read(rows, unit_factor=10_000)
    assert (sheet.ledger.unit_factor, sheet.ledger.lines[0].income_fen) == (10_000, 1_200_000)
    assert told(sheet)[1] == "经办人的回答：单位是万元。"
    assert read([["单位：万元"], *rows], unit_factor=1).ledger.lines[0].income_fen == 120


def test_a_month_the_sheet_does_not_name() -> None:
    rows = [["日期", "摘要", "收入", "支出"], ["5月3日", "租金", "1.2", ""]]
    assert "E105_DATE_UNPARSABLE" in codes(read(rows))
    sheet = read(rows, period="2025-05")
    assert (codes(sheet), sheet.ledger.period, sheet.ledger.lines[0].dated_on) == ([], "2025-05", date(2025, 5, 3))
    assert told(sheet)[1] == "经办人的回答：月份是2025-05。"


def test_a_month_against_a_wrong_title() -> None:
    rows = [["2025年6月公开表"], ["日期", "摘要", "收入", "支出"], ["5月3日", "租金", "1.2", ""]]
    sheet = read(rows, period="2025-05")
    assert (sheet.ledger.period, sheet.ledger.lines[0].dated_on) == ("2025-05", date(2025, 5, 3))
    assert not [issue for issue in sheet.warnings if issue.code.startswith(("W212", "W219"))]


COLUMNS = [["日期", "摘要", "备注", "收入", "支出"], ["2025-05-03", "张三", "付电费", "", "10"]]


def test_a_column_may_be_another() -> None:
    sheet = read(COLUMNS, columns={"summary": 3, "payee": 2, "remark": 0})
    (line,) = sheet.ledger.lines
    assert (line.summary, line.payee, line.remark) == ("付电费", "张三", None)
    assert sheet.columns == {"date": 1, "payee": 2, "summary": 3, "income": 4, "expense": 5}
    assert told(sheet)[1] == "经办人的回答：摘要是第3列，收款人是第2列，备注这一列没有。"


def test_columns_as_they_are_need_no_warning() -> None:
    plain = read(COLUMNS)
    again = read(COLUMNS, columns=plain.columns)
    assert again == plain


def test_columns_nobody_knows_are_passed_over() -> None:
    assert read(COLUMNS, columns={"mood": 2}) == read(COLUMNS)


@pytest.mark.parametrize("columns", [{"summary": 0}, {"income": 0, "expense": 0}, {"remark": 99}, {"summary": -1}])
def test_columns_that_make_no_ledger_are_told_and_not_taken(columns: dict[str, int]) -> None:
    sheet = read(COLUMNS, columns=columns)
    assert codes(sheet) == ["E101_HEADER_NOT_FOUND"]
    assert (sheet.status, sheet.columns) == ("needs_review", read(COLUMNS).columns)
    assert read(COLUMNS, columns=columns, is_remembered=True) == read(COLUMNS)


def test_columns_of_a_side_by_side_sheet() -> None:
    rows = [
        ["日期", "收入项目", "金额", "附", "日期", "支出项目", "金额", "附"],
        ["2025-05-03", "租金", "100", "甲", "2025-05-04", "电费", "30", "乙"],
    ]
    plain = read(rows)
    assert plain.ledger.layout == "side_by_side"
    sheet = read(rows, columns={"handler": 4, "expense_handler": 8, "expense": 7})
    assert [line.handler for line in sheet.ledger.lines] == ["甲", "乙"]
    assert [line.amount_fen for line in sheet.ledger.lines] == [10_000, 3_000]


def test_the_shape_is_that_of_the_heading_not_of_the_rows() -> None:
    one, other = ([HEADING, [1, f"2025-0{month}-03", "", "租金", "100", "", "", "", "", ""]] for month in (3, 4))
    assert read(one).shape == read(other).shape != ""
    assert read([HEADING[::-1], other[1][::-1]]).shape != read(one).shape
    (march,), (april,) = (
        read_file("账.xlsx", xlsx({"账": [[f"{year}年", "", "摘要", "收入"], ["月", "日", "", ""], [5, 2, "租金", 100]]})).sheets
        for year in (2025, 2026)
    )
    assert march.shape == april.shape


def test_transfers_keep_their_day() -> None:
    (path,) = LEDGERS.glob("L04_*")
    (sheet,) = read_file(path.name, path.read_bytes()).sheets
    assert sheet.ledger.transfers
    assert all(transfer.dated_on and transfer.dated_on.month == 6 for transfer in sheet.ledger.transfers)
    rows = [["日期", "摘要", "收入", "支出", "余额"], ["2025-05-03", "提现", "", "500", "1500"], ["2025-05-04", "租金", "100", "", "1600"]]
    (transfer,) = read(rows).ledger.transfers
    assert transfer.dated_on == date(2025, 5, 3)


def test_the_ledger_names_its_columns_as_its_lines_do() -> None:
    (path,) = LEDGERS.glob("L01_*")
    (sheet,) = read_file(path.name, path.read_bytes()).sheets
    assert sheet.ledger.columns == (
        "seq",
        "dated_on",
        "voucher_no",
        "summary",
        "income_fen",
        "expense_fen",
        "balance_fen",
        "handler",
        "witness",
        "approver",
    )
    assert list(sheet.columns) == ["seq", "date", "voucher", "summary", "income", "expense", "balance", "handler", "witness", "approver"]
