"""Ledgers on the command line: check keeps nothing, accept keeps a month, a correction is shown before it is confirmed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.line import LEDGERS, Line, is_chinese, run

TOP = {
    "status",
    "file",
    "sha256",
    "reader",
    "encoding",
    "sheets",
    "skipped_sheets",
    "flags",
    "warnings",
    "errors",
}
SHEET = {
    "name",
    "status",
    "period",
    "layout",
    "header_rows",
    "unit_factor",
    "columns",
    "opening",
    "opening_cash",
    "income_total",
    "expense_total",
    "closing_stated",
    "closing_computed",
    "reconciled",
    "lines",
    "transfers",
    "skipped_rows",
    "warnings",
    "errors",
}
LINE = {
    "line_no",
    "row",
    "date",
    "voucher",
    "summary",
    "income",
    "expense",
    "balance",
    "account",
    "payee",
    "method",
    "document",
    "invoice",
    "handler",
    "witness",
    "approver",
    "remark",
}


@pytest.mark.parametrize(
    ("name", "code", "status"),
    [
        ("L01.xlsx", 0, "ok"),
        ("L06.csv", 0, "ok_with_warnings"),
        ("L05b.xlsx", 1, "needs_review"),
        ("L08b.xlsx", 1, "blocked"),
        ("V01.xlsx", 1, "blocked"),
        ("V22.et", 1, "blocked"),
    ],
)
def test_check_says_how_it_stands(line: Line, ledgers: Path, name: str, code: int, status: str) -> None:
    said = run(line, "ledger", "check", ledgers / name, "--json")
    assert (said.code, said.err) == (code, "")
    assert (said.data["status"], said.data["file"], said.data.keys()) == (status, name, TOP)
    plain = run(line, "ledger", "check", ledgers / name)
    assert plain.code == code
    assert is_chinese(plain.out)
    assert ("--debit" in plain.err) == (name == "L05b.xlsx")
    assert list(line.folder.iterdir()) == []


def test_the_keys_of_a_sheet_and_a_line(line: Line, ledgers: Path) -> None:
    (sheet,) = run(line, "ledger", "check", ledgers / "L01.xlsx", "--json").data["sheets"]
    assert sheet.keys() == SHEET
    assert sheet["lines"][0].keys() == LINE
    assert sheet["columns"] == {
        "seq": 1,
        "date": 2,
        "voucher": 3,
        "summary": 4,
        "income": 5,
        "expense": 6,
        "balance": 7,
        "handler": 8,
        "witness": 9,
        "approver": 10,
    }
    journal = run(line, "ledger", "check", ledgers / "L05.xlsx", "--json").data["sheets"][0]
    assert journal.keys() == SHEET | {"account_in", "account_out"}
    flag = run(line, "ledger", "check", ledgers / "L11.xlsx", "--json").data["flags"][0]
    assert flag.keys() == {"sheet", "row", "line_no", "rule", "result", "severity", "message", "basis"}


@pytest.mark.parametrize("path", sorted(LEDGERS.glob("[LV]*")), ids=lambda path: path.name.partition("_")[0])
def test_no_word_of_the_program_reaches_a_clerk(line: Line, path: Path) -> None:
    """Kinds of rows, layouts and fields are said in Chinese; of a problem's name only its number remains."""
    said = run(line, "ledger", "check", path)
    own = re.sub("“[^”]*”", "", said.out.partition("\n")[2])
    assert is_chinese(said.out)
    assert set(re.findall(r"[A-Za-z_]{3,}", own)) <= {"WPS", "Excel", "xls", "xlsx"}


def test_one_sheet_may_be_chosen_and_debit_answered(line: Line, ledgers: Path) -> None:
    chosen = run(line, "ledger", "check", ledgers / "L07.xlsx", "--sheet", "2月", "--json")
    assert [sheet["name"] for sheet in chosen.data["sheets"]] == ["2月"]
    missing = run(line, "ledger", "check", ledgers / "L07.xlsx", "--sheet", "五月")
    assert missing.code == 1
    assert "没有名为“五月”的工作表" in missing.out
    answered = run(line, "ledger", "check", ledgers / "L05b.xlsx", "--debit", "income", "--json")
    assert answered.code == 0
    assert answered.data["sheets"][0]["layout"] == "bank_journal"


def test_a_file_that_is_not_there(line: Line) -> None:
    said = run(line, "ledger", "check", "没有.xlsx")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("错误104 ")


def test_accepting_keeps_stdout_clean(village: Line, ledgers: Path) -> None:
    said = run(village, "ledger", "accept", ledgers / "L01.xlsx", "--actor", "王秀兰")
    assert (said.code, said.out) == (0, "")
    assert "已接受 2025-03 的账目" in said.err
    shown = run(village, "ledger", "show", "2025-03", "--json")
    (month,) = shown.data
    assert (month["period"], month["opening"], month["closing"], len(month["lines"])) == ("2025-03", "38426.57", "46297.01", 14)
    plain = run(village, "ledger", "show")
    assert "收入合计 18,935.24  支出合计 11,064.80" in plain.out


def test_check_with_the_book_also_knows_what_is_in_it(village: Line, ledgers: Path) -> None:
    run(village, "ledger", "accept", ledgers / "L01.xlsx")
    again = run(village, "ledger", "check", ledgers / "L01.xlsx", "--book", ".", "--json")
    assert (again.code, [issue["code"] for issue in again.data["errors"]]) == (1, ["E114_ALREADY_IMPORTED"])
    assert run(village, "ledger", "check", ledgers / "L01.xlsx", "--json").code == 0
    chained = run(village, "ledger", "check", ledgers / "L02.xls", "--book", ".", "--json")
    assert "E108_CHAIN_BREAK" not in [issue["code"] for sheet in chained.data["sheets"] for issue in sheet["errors"]]


def test_a_correction_is_shown_before_it_is_confirmed(village: Line, ledgers: Path) -> None:
    run(village, "ledger", "accept", ledgers / "L01.xlsx")
    first = run(village, "ledger", "accept", ledgers / "V13.xlsx")
    assert first.code == 1
    assert "第4笔：03-07 支出368.00 购办公用纸、墨盒 → 03-07 支出386.00 购办公用纸、墨盒" in first.out
    assert "支出合计：11,064.80 → 11,082.80" in first.out
    assert "错误226 " in first.err
    assert "--correct" in first.err
    assert run(village, "ledger", "show", "--json").data[0]["closing"] == "46297.01"
    second = run(village, "ledger", "accept", ledgers / "V13.xlsx", "--correct")
    assert (second.code, second.out) == (0, "")
    assert run(village, "ledger", "show", "--json").data[0]["closing"] == "46279.01"
    third = run(village, "ledger", "accept", ledgers / "V13.xlsx", "--correct")
    assert (third.code, "错误227 " in third.err) == (1, True)


def test_an_explanation_only_for_contradictions(village: Line, ledgers: Path) -> None:
    contradictory = ledgers / "L08b.xlsx"
    assert "错误217 " in run(village, "ledger", "accept", contradictory).err
    said = run(village, "ledger", "accept", contradictory, "--explain", "小计写错，逐笔相加为准")
    assert (said.code, said.out) == (0, "")
    assert run(village, "ledger", "show", "--json").data[0]["explanation"] == "小计写错，逐笔相加为准"


@pytest.mark.parametrize("name", ["L05b.xlsx", "L03b.xlsx", "L04c.csv", "V06.xlsx", "V01.xlsx", "V05.xlsx"])
def test_a_question_is_not_explained_away(village: Line, ledgers: Path, name: str) -> None:
    said = run(village, "ledger", "accept", ledgers / name, "--explain", "就这样")
    assert (said.code, said.out) == (1, "")
    assert "错误109 " in said.err
    assert run(village, "ledger", "show").code == 0
    assert run(village, "ledger", "show", "--json").data == []


def test_entity_account_and_period_belong_to_the_key(village: Line, ledgers: Path) -> None:
    said = run(
        village,
        "ledger",
        "accept",
        ledgers / "L01.xlsx",
        "--entity",
        "collective",
        "--account",
        "cash",
        "--period",
        "2025-05",
        "--book",
        ".",
    )
    assert said.code == 0
    (month,) = run(village, "ledger", "show", "2025-05", "--json").data
    assert (month["entity"], month["account"], month["period"]) == ("collective", "cash", "2025-05")


def test_a_damaged_book_is_3_and_nothing_is_written(village: Line, ledgers: Path) -> None:
    book = village.folder / "changzhang.db"
    book.write_bytes(b"no book" * 1000)
    for args in (
        ("ledger", "accept", ledgers / "L01.xlsx"),
        ("ledger", "show"),
        ("ledger", "check", ledgers / "L01.xlsx", "--book", "."),
        ("board",),
        ("fix", "list"),
        ("rebuild",),
        ("backup", "备份.db"),
        ("export",),
    ):
        said = run(village, *args)
        assert (said.code, said.out) == (3, ""), args
        assert said.err.startswith("错误303 ")
    assert book.read_bytes() == b"no book" * 1000


def test_the_month_after_a_correction_is_marked_until_it_is_explained(village: Line, ledgers: Path) -> None:
    for args in (("L01.xlsx",), ("L02.xls",), ("V13.xlsx", "--correct")):
        assert run(village, "ledger", "accept", ledgers / args[0], *args[1:]).code == 0
    marked = run(village, "ledger", "show", "2025-04")
    assert marked.code == 0
    assert "E108 2025-04期初结余46,297.01元，与上期期末结余46,279.01元不符" in marked.out
    assert "changzhang ledger explain 2025-04" in marked.err
    assert run(village, "ledger", "show", "2025-04", "--json").data[0]["is_unexplained"] is True
    assert run(village, "ledger", "explain", "2025-04").code == 2
    told = run(village, "ledger", "explain", "2025-04", "--text", "三月更正")
    assert (told.code, told.out) == (0, "")
    assert "书面说明：三月更正" in run(village, "ledger", "show", "2025-04").out
    assert run(village, "ledger", "explain", "2025-09", "--text", "说明").code == 1
