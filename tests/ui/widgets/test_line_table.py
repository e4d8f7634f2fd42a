from __future__ import annotations

from datetime import date

import pytest

from changzhang.domain.ledger import LedgerLine
from changzhang.domain.text import cells
from changzhang.ui.widgets.line_table import LineTable, row_text
from tests.ui.hands import screen_text, until
from tests.ui.widgets.boards import Board

LINES = tuple(
    LedgerLine(line_no=number, row=number + 3, dated_on=date(2026, 10, 1), summary=f"第{number}件[/x]", expense_fen=number * 100)
    for number in range(1, 10_001)
)


async def test_ten_thousand_lines_are_only_laid_out_where_they_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    monkeypatch.setattr(
        "changzhang.ui.widgets.line_table.row_text", lambda line, width: drawn.append(line.line_no) or row_text(line, width)
    )
    app = Board(LineTable(LINES))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await until(pilot, lambda: "第10000件[/x]" in screen_text(app))
        assert len(set(drawn)) < 100


async def test_the_cursor_says_which_line_it_is_on() -> None:
    app = Board(LineTable(LINES))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "pagedown", "pagedown")
        await until(pilot, lambda: len(app.heard) == 3)
        marked = [message.line.line_no for message in app.heard if isinstance(message, LineTable.Marked)]
        assert marked == [2, 13, 24]
        assert "第24件" in screen_text(app)


@pytest.mark.parametrize("width", [20, 39, 80, 200])
def test_a_row_is_never_wider_than_the_table(width: int) -> None:
    line = LedgerLine(line_no=12, row=3, summary="购买化肥三十袋\n💡" * 20, income_fen=123456789012)
    assert cells(row_text(line, width)) <= max(width, 26)


async def test_an_empty_table_is_empty() -> None:
    app = Board(LineTable(()))
    async with app.run_test() as pilot:
        await pilot.press("down", "end")
        assert app.heard == []
