"""A generated ledger, written in several layouts and files, reads back as the same lines."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from changzhang.intake import read_file
from tests.intake.books import csv_of, html_of, ods, xlsx


class Line(NamedTuple):
    """A line as generated; amounts in fen, negative for money out."""

    day: date
    summary: str
    amount: int


def generated(chance: random.Random) -> tuple[int, list[Line]]:
    """An opening balance and some lines of March 2025, in date order."""
    count = chance.randrange(1, 25)
    days = sorted(date(2025, 3, 1) + timedelta(days=chance.randrange(31)) for _ in range(count))
    words = [
        "收林地承包费",
        "付村部电费",
        "付保洁员工资（3人）",
        "购合计算器",
        "付小计量泵",
        "收“利息”,季度",
        "付[b]招牌",
        "付会计培训费",
        "村部结构加固",
    ]
    return chance.randrange(10**8), [
        Line(day, f"{chance.choice(words)}{number}", chance.choice([-1, 1]) * chance.randrange(1, 10**7)) for number, day in enumerate(days)
    ]


def yuan(fen: int) -> str:
    """Two decimals."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def running(opening: int, lines: list[Line]) -> list[list[Any]]:
    """流水式: income, expense, balance."""
    rows: list[list[Any]] = [
        ["青禾村2025年3月收支公开表"],
        ["日期", "摘要", "收入", "支出", "余额"],
        ["", "上月结余", "", "", opening / 100],
    ]
    balance = opening
    for line in lines:
        balance += line.amount
        sides = (line.amount / 100, "") if line.amount > 0 else ("", -line.amount / 100)
        rows.append([line.day, line.summary, *sides, balance / 100])
    income, expense = sums(lines)
    return [*rows, ["", "本月合计", income / 100, expense / 100, balance / 100]]


def signed(opening: int, lines: list[Line]) -> list[list[Any]]:
    """One signed column as text, columns in another order, an unknown one between."""
    income, expense = sums(lines)
    figures = f"期初余额：{yuan(opening)} 期末余额：{yuan(opening + income - expense)}"
    rows: list[list[Any]] = [["青禾村2025年3月流水"], [figures], ["金额(元)", "村组", "摘要", "日期", "类型"]]
    for line in lines:
        rows.append([f"{'+' if line.amount > 0 else ''}{yuan(line.amount)}", "二组", line.summary, line.day.strftime("%Y.%m.%d"), ""])
    return rows


def side_by_side(opening: int, lines: list[Line]) -> list[list[Any]]:
    """左收右支."""
    left, right = [line for line in lines if line.amount > 0], [line for line in lines if line.amount < 0]
    income, expense = sums(lines)
    rows: list[list[Any]] = [
        ["青禾村2025年3月公开栏"],
        ["上月结余", opening / 100],
        ["收入", "", "", "支出", "", ""],
        ["日期", "项目", "金额"] * 2,
    ]
    for number in range(max(len(left), len(right))):
        row: list[Any] = []
        for half in (left, right):
            row += [half[number].day, half[number].summary, abs(half[number].amount) / 100] if number < len(half) else ["", "", ""]
        rows.append(row)
    return [*rows, ["合计", "", income / 100, "合计", "", expense / 100], ["月末结余", "", (opening + income - expense) / 100]]


def journal(opening: int, lines: list[Line]) -> list[list[Any]]:
    """借 and 贷 with balances; what 借 means follows from the arithmetic."""
    rows = running(opening, lines)
    return [rows[0], ["日期", "摘要", "借方", "贷方", "余额"], *rows[2:]]


def sums(lines: list[Line]) -> tuple[int, int]:
    """Income and expense."""
    return sum(line.amount for line in lines if line.amount > 0), -sum(line.amount for line in lines if line.amount < 0)


def as_text(rows: list[list[Any]]) -> list[list[str]]:
    """The rows as a text file holds them."""
    return [[f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]


WRITERS = {
    "xlsx": lambda rows: ("a.xlsx", xlsx({"3月": rows})),
    "ods": lambda rows: ("a.ods", ods(rows, name="3月")),
    "csv": lambda rows: ("a.csv", csv_of(as_text(rows))),
    "gb18030": lambda rows: ("a.csv", csv_of(as_text(rows), encoding="gb18030", delimiter=";")),
    "tsv": lambda rows: ("a.xls", csv_of(as_text(rows), encoding="utf-16", delimiter="\t")),
    "html": lambda rows: ("a.xls", html_of(as_text(rows))),
}


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("layout", [running, signed, side_by_side, journal], ids=lambda layout: layout.__name__)
def test_round_trip(layout: Any, writer: str) -> None:
    for seed in range(12):
        opening, lines = generated(random.Random(f"{layout.__name__} {writer} {seed}"))
        (sheet,) = read_file(*WRITERS[writer](layout(opening, lines))).sheets
        ledger = sheet.ledger
        if layout is side_by_side:
            lines = sorted(lines, key=lambda line: line.amount < 0)
        assert [issue.message for issue in sheet.errors] == [], seed
        assert [(line.dated_on, line.summary, line.income_fen, line.expense_fen) for line in ledger.lines] == [
            (line.day, line.summary, line.amount if line.amount > 0 else None, -line.amount if line.amount < 0 else None) for line in lines
        ]
        income, expense = sums(lines)
        assert (ledger.opening_fen, ledger.income_fen, ledger.expense_fen) == (opening, income, expense)
        assert ledger.closing_fen == ledger.closing_stated_fen == opening + income - expense
        assert (ledger.period, ledger.reconciled) == ("2025-03", True)
