"""A heading of unknown words, or none: the clerk names its row and its columns."""

from __future__ import annotations

from typing import Any

import pytest

from changzhang.domain.answers import Answers, SheetAnswers
from changzhang.domain.ledger import SheetReading
from changzhang.intake import read_file
from tests.intake.books import csv_of

UNKNOWN = [["小山村2026年9月"], ["哪天", "干什么", "进", "出"], ["2026-09-03", "租金", "100", ""], ["2026-09-05", "电费", "", "30"]]
COLUMNS = {"date": 1, "summary": 2, "income": 3, "expense": 4}


def read(rows: list[list[Any]], **answers: Any) -> SheetReading:
    about = Answers(sheets={"账": SheetAnswers(**answers)})
    (sheet,) = read_file("账.csv", csv_of(rows), answers=about).sheets
    return sheet


def test_without_an_answer_the_first_rows_are_shown() -> None:
    sheet = read(UNKNOWN)
    assert [issue.code for issue in sheet.errors] == ["E101_HEADER_NOT_FOUND"]
    assert sheet.asked_rows == {1: ("小山村2026年9月",), 2: ("哪天", "干什么", "进", "出"), 3: ("2026-09-03", "租金", "100")} | {
        4: ("2026-09-05", "电费", "", "30")
    }


@pytest.mark.parametrize(("rows", "header_row", "first"), [(UNKNOWN, 2, 3), (UNKNOWN[2:], 0, 1)])
def test_the_row_and_the_columns_named(rows: list[list[Any]], header_row: int, first: int) -> None:
    sheet = read(rows, header_row=header_row, columns=COLUMNS)
    assert sheet.errors == ()
    assert [(line.row, line.summary, line.income_fen, line.expense_fen) for line in sheet.ledger.lines] == [
        (first, "租金", 100_00, None),
        (first + 1, "电费", None, 30_00),
    ]
    assert sheet.header_rows == ((header_row,) if header_row else ())
    assert (sheet.headings.get(2, ""), bool(sheet.shape)) == ("干什么" if header_row else "", bool(header_row))
    (told,) = [issue.message for issue in sheet.warnings if issue.code.startswith("W226")]
    assert ("表头在第2行" if header_row else "没有表头") in told


def test_known_words_beside_the_named_ones_count() -> None:
    rows = [["哪天", "干什么", "进", "经手人"], ["2026-09-03", "租金", "100", "王秀兰"]]
    assert read(rows, header_row=1, columns={"summary": 2, "income": 3}).ledger.lines[0].handler == "王秀兰"


@pytest.mark.parametrize(
    ("header_row", "columns"), [(9, COLUMNS), (2, {"date": 1}), (2, {"summary": 2, "income": 99}), (2, {"summary": 2, "mood": 3})]
)
def test_what_makes_no_ledger_is_asked_again(header_row: int, columns: dict[str, int]) -> None:
    sheet = read(UNKNOWN, header_row=header_row, columns=columns)
    assert [issue.code for issue in sheet.errors] == ["E101_HEADER_NOT_FOUND"]
    assert sheet.columns == {}


def test_a_heading_that_was_found_is_not_moved() -> None:
    rows = [["日期", "摘要", "收入", "支出"], ["2026-09-03", "租金", "100", ""]]
    assert read(rows, header_row=2).header_rows == (1,)


def test_the_rows_of_open_questions_are_shown_as_they_stand() -> None:
    rows = [["日期", "摘要", "收入", "支出"], ["2026-09-33", "租金", "100", ""], ["2026-09-05", "电费", "", "30"]]
    assert read(rows).asked_rows == {2: ("2026-09-33", "租金", "100")}
    assert read([*rows[:1], *rows[2:]]).asked_rows == {}
