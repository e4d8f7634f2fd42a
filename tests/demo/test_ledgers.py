"""The demo's ledgers: real files which the importer reads exactly as the tables mean them, each month opening with the last one's rest."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from changzhang.demo.ledgers import write_ledgers
from changzhang.demo.spellings import amount_text, date_cell, signed_text
from changzhang.demo.tables import Month, months, months_before, village_toml
from changzhang.desk.problems import FileUnwritable
from changzhang.domain.ledger import FileReading
from changzhang.domain.speech import missing_signatures
from changzhang.intake import read_file
from changzhang.settings.village import load_village, village_warnings
from tests.demo.days import DAYS


def readings(folder: Path, today: date) -> list[tuple[Month, FileReading]]:
    files = write_ledgers(folder, today)
    return [(month, read_file(path.name, path.read_bytes())) for month, path in zip(months(today), files, strict=True)]


@pytest.mark.parametrize("today", [*DAYS, *(date(2026, month, 28) for month in range(1, 13))])
def test_every_file_says_what_its_table_says(tmp_path: Path, today: date) -> None:
    for month, reading in readings(tmp_path, today):
        assert reading.errors == ()
        (sheet,) = reading.sheets
        assert sheet.errors == ()
        ledger = sheet.ledger
        assert (ledger.period, ledger.opening_fen, ledger.closing_fen) == (month.period, month.opening_fen, month.closing_fen)
        assert ledger.reconciled is True
        rows = [row for row in month.rows if not row.is_transfer]
        meant = [(month.on(row.day), row.summary, row.income_fen, row.expense_fen) for row in rows]
        assert [(line.dated_on, line.summary, line.income_fen, line.expense_fen) for line in ledger.lines] == meant


def test_the_four_months_are_one_chain_and_end_before_today() -> None:
    for today in DAYS:
        chain = months(today)
        assert [month.period for month in chain] == [f"{months_before(today, back):%Y-%m}" for back in (4, 3, 2, 1)]
        assert all(later.opening_fen == earlier.closing_fen for earlier, later in pairwise(chain))
        assert all(12 <= len(month.rows) <= 16 for month in chain)


def test_the_four_files_are_four_ways_of_keeping_books(tmp_path: Path) -> None:
    found = [reading.sheets[0] for _, reading in readings(tmp_path, DAYS[1])]
    assert [sheet.ledger.layout for sheet in found] == ["signed_amount", "running", "running", "running"]
    codes = [{issue.code[:4] for issue in sheet.warnings} for sheet in found]
    assert {"W202", "W208", "W209"} <= codes[0]
    assert {"W204", "W206", "W207"} <= codes[1]
    assert {"W201", "W202", "W203", "W205"} <= codes[2]
    assert codes[3] == {"W205"}


def test_the_month_to_be_read_has_a_missing_signature_a_red_letter_and_its_cash(tmp_path: Path) -> None:
    ledger = readings(tmp_path, DAYS[1])[-1][1].sheets[0].ledger
    assert [line.line_no for line in ledger.lines if missing_signatures(line, ledger.columns)] == [7]
    assert [line.expense_fen for line in ledger.lines if line.amount_fen < 0] == [-4600]
    assert ledger.opening_cash_fen == 86_000
    assert all(line.payee and line.method for line in ledger.lines if line.side == "expense")


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (
        [hashlib.sha256(path.read_bytes()).hexdigest() for path in write_ledgers(tmp_path / name, DAYS[0])] for name in ("甲", "乙")
    )
    assert first == second


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "账目").write_text("这里已有一个文件", encoding="utf-8")
    with pytest.raises(FileUnwritable):
        write_ledgers(tmp_path, DAYS[0])


@pytest.mark.parametrize("today", DAYS)
def test_the_village_is_fictional_complete_and_begins_with_the_first_month(today: date) -> None:
    village = load_village(village_toml(today))
    assert village.is_fictional
    assert village.from_period == months(today)[0].period
    assert village_warnings(village) == ()
    assert len(village.supervisors) == 3
    assert {group for person in village.people if (group := person.group)} == set(village.groups)
    assert all("×" in hotline.number for hotline in village.hotlines)


def test_spellings() -> None:
    assert [amount_text(116_000, number) for number in range(8)] == [
        "￥１，１６０．００",
        "1160.00元",
        "1,160.00",
        "¥1，160.00",
        " 1 160.00 ",
        "壹仟壹佰陆拾元整",
        "1160",
        "人民币1,160.00元",
    ]
    assert amount_text(-30_000, 5) == "-300.00"
    assert [signed_text(-850, number) for number in range(4)] == ["-8.50", "－8.50", "(8.50)", "8.50"]
    assert [signed_text(850, number) for number in range(2)] == ["8.50", "+8.50"]
    assert date_cell(date(2026, 5, 10), 4) == 5.1
    assert date_cell(date(2025, 5, 21), 8) == 45798.0
