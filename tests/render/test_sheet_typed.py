"""What becomes a date or a number on a sheet, and where the rest of its text goes."""

from __future__ import annotations

from datetime import date

import pytest

from changzhang.papers.blocks import Cell, Column, Table
from changzhang.render.sheet_typed import LONGEST_TEXT, grid_of, split_date

DUE = date(2025, 4, 25)


@pytest.mark.parametrize(
    ("cell", "parted"),
    [
        (Cell("2025年\n4月25日", value="2025-04-25"), (DUE, "")),
        (Cell("2025年4月25日", value="2025-04-25"), (DUE, "")),
        (Cell("2025-04-25", value="2025-04-25"), (DUE, "")),
        (Cell("2025年\n4月25日\n自4月16日起第7个工作日", value="2025-04-25"), (DUE, "自4月16日起第7个工作日")),
        # Text that does not begin with its date is kept whole beside it.
        (Cell("待定", value="2025-04-25"), (DUE, "待定")),
        (Cell("长期"), (None, "长期")),
        (Cell("坏", value="2025-13-01"), (None, "坏")),
        # Excel counts a 29 February 1900.
        (Cell("老", value="1899-01-01"), (None, "老")),
    ],
)
def test_split_date(cell: Cell, parted: tuple[date | None, str]) -> None:
    assert split_date(cell) == parted


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (Column("钱", kind="amount"), Cell("4,350.00", value=435_000), 4350.0),
        (Column("钱", kind="amount"), Cell("4350.00", value=435_000), 4350.0),
        (Column("钱", kind="amount"), Cell("-46.00", value=-4600), -46.0),
        (Column("钱", kind="amount"), Cell("0.00", value=0), 0.0),
        # More than the number, another number, no number: text.
        (Column("钱", kind="amount"), Cell("4350.00（红字）", value=435_000), None),
        (Column("钱", kind="amount"), Cell("4350.01", value=435_000), None),
        (Column("钱", kind="amount"), Cell("12.34"), None),
        # Excel keeps fifteen digits.
        (Column("钱", kind="amount"), Cell("10000000000000.00", value=10**15), None),
        (Column("号", kind="integer"), Cell("7", value=7), 7),
        (Column("号", kind="integer"), Cell("007", value=7), None),
        (Column("字"), Cell("7", value=7), None),
    ],
)
def test_numbers_are_typed_where_they_say_it_all(column: Column, cell: Cell, value: float | int | None) -> None:
    typed = grid_of(Table((column,), ((cell,),))).rows[0][0]
    assert (typed.text, typed.value) == (cell.text, value)


def test_the_reckoning_has_a_column_of_its_own() -> None:
    row = (Cell("甲"), Cell("2025年\n4月25日\n七个工作日", value="2025-04-25"), Cell("乙"))
    grid = grid_of(Table((Column("一"), Column("时限", kind="date"), Column("二")), (row,), total=(Cell("共"), Cell(""), Cell(""))))
    assert grid.titles == ("一", "时限", "期限算法", "二")
    assert [typed.value or typed.text for typed in grid.rows[0]] == ["甲", DUE, "七个工作日", "乙"]
    assert grid.total
    assert [typed.text for typed in grid.total] == ["共", "", "", ""]


def test_two_columns_of_reckoning_are_told_apart() -> None:
    cell = Cell("2025年4月25日起算", value="2025-04-25")
    grid = grid_of(Table((Column("始", kind="date"), Column("终", kind="date")), ((cell, cell),)))
    assert grid.titles == ("始", "始算法", "终", "终算法")


def test_a_plain_date_column_gets_none() -> None:
    grid = grid_of(Table((Column("时限", kind="date"),), ((Cell("2025年\n4月25日", value="2025-04-25"),), (Cell("长期"),))))
    assert grid.titles == ("时限",)


def test_text_too_long_for_a_cell_says_that_it_goes_on() -> None:
    text = grid_of(Table((Column("字"),), ((Cell("字" * 40_000),),))).rows[0][0].text
    assert (len(text), text[-1]) == (LONGEST_TEXT, "…")
