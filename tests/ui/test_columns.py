from __future__ import annotations

import pytest

from changzhang.domain.ledger import Ledger, SheetReading
from changzhang.ui.columns import column_of, column_words, columns_of, letter_of, raw_words


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA")])
def test_letters_and_back(column: int, letters: str) -> None:
    assert (letter_of(column), column_of(letters)) == (letters, column)


@pytest.mark.parametrize(("text", "column"), [("c", 3), ("Ｂ", 2), (" d ", 4), ("", None), ("3", None), ("列", None), ("ABCD", None)])
def test_letters_as_people_type_them(text: str, column: int | None) -> None:
    assert column_of(text) == column


def test_a_sheet_in_words() -> None:
    ledger = Ledger(period="", layout="running")
    sheet = SheetReading(name="账", status="ok", ledger=ledger, headings={2: "用途[/x]"}, asked_rows={4: ("5.1", "电费", "", "30")})
    assert [column_words(sheet, column) for column in (1, 2)] == ["A列", "B列“用途[/x]”"]
    assert list(columns_of(sheet)) == [1, 2, 3, 4]
    assert raw_words(sheet, 4) == "A列 5.1；用途[/x] 电费；D列 30"
    assert raw_words(sheet, 9) == ""
