"""Each month opens with what the month before closed with."""

from typing import Any

from changzhang.domain.ledger import Ledger, SheetReading
from changzhang.intake import chain_issue, read_file
from tests.intake.books import xlsx


def month(number: int, opening: int, income: int) -> list[list[Any]]:
    """A month sheet with one line."""
    closing = opening + income
    return [
        [f"红崖村2025年{number}月收支表"],
        ["日期", "摘要", "收入", "支出", "结余"],
        ["", "上月结余", "", "", opening],
        [f"{number}月5日", "收款", income, "", closing],
        ["合计", "", income, "", closing],
    ]


def sheet_opening(fen: int | None) -> SheetReading:
    """A reading that knows nothing but its opening."""
    return SheetReading(name="5月", status="ok", ledger=Ledger(period="2025-05", layout="running", opening_fen=fen))


def test_an_opening_that_fits_or_is_missing_breaks_nothing() -> None:
    assert chain_issue(5519361, sheet_opening(5519361)) is None
    assert chain_issue(5519361, sheet_opening(None)) is None


def test_a_break_names_both_balances_and_guesses_turned_digits() -> None:
    issue = chain_issue(5519361, sheet_opening(5513961))
    assert issue is not None
    assert (issue.code, issue.expected, issue.stated, issue.difference) == ("E108_CHAIN_BREAK", "55193.61", "55139.61", "54.00")
    assert "数字颠倒" in issue.message


def test_month_sheets_are_put_in_order_and_joined() -> None:
    data = xlsx({"3月": month(3, 30, 5), "1月": month(1, 10, 10), "2月": month(2, 20, 10)})
    reading = read_file("a.xlsx", data)
    assert [sheet.ledger.period for sheet in reading.sheets] == ["2025-01", "2025-02", "2025-03"]
    assert all(not sheet.errors for sheet in reading.sheets)


def test_a_break_is_told_at_the_later_month_only() -> None:
    reading = read_file("a.xlsx", xlsx({"1月": month(1, 10, 10), "2月": month(2, 21, 10)}))
    assert [[issue.code for issue in sheet.errors] for sheet in reading.sheets] == [[], ["E108_CHAIN_BREAK"]]
    assert reading.status == "blocked"


def test_a_month_left_out_breaks_no_chain() -> None:
    reading = read_file("a.xlsx", xlsx({"1月": month(1, 10, 10), "3月": month(3, 99, 10)}))
    assert all(not sheet.errors for sheet in reading.sheets)
