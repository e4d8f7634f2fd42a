"""Bombs and foreign files are refused with a sentence, in little memory; nothing ends in a traceback or kills the process."""

import io
import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from changzhang.domain.ledger import FileReading
from changzhang.intake import read_file
from tests.intake.books import edited, ods, xlsx, zipped

LEDGERS = Path(__file__).parents[1] / "data" / "ledgers"
GOOD = (LEDGERS / "L01_青禾村2025年3月财务公开表.xlsx").read_bytes()
OLD = (LEDGERS / "L02_青禾村4月财务公开榜.xls").read_bytes()
SHEET = "xl/worksheets/sheet1.xml"
FEW_MEGABYTES = 8 * 1024 * 1024


def refused(name: str, data: bytes) -> FileReading:
    """Read the file, prove that it took little memory, that it is refused, and that the sentence says what to do."""
    tracemalloc.start()
    reading = read_file(name, data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < FEW_MEGABYTES
    assert [issue.code for issue in reading.errors] == ["E112_UNSUPPORTED_FILE"]
    assert reading.status == "blocked"
    assert reading.sheets == ()
    assert reading.errors[0].message.endswith("。")
    return reading


def sheet_of(rows: bytes) -> bytes:
    return b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + rows + b"</sheetData></worksheet>"


@pytest.mark.parametrize(
    "cells",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        b'<row><c r = "ZZ99999"><v>1</v></c></row>',
        b'<row r="1"><c r="A1048576"><v>1</v></c></row>',
        b'<x:row r="1"><x:c r="XFD900000"><x:v>1</x:v></x:c></x:row>',
        b"<row/>" * 300_000,
        b'<row r="9"><c><v>1</v></c></row>' + b"<row><c><v>1</v></c></row>" * 250_000,
    ],
    ids=["far cell", "single quotes", "no row number", "cell without row", "prefixed", "many empty rows", "many rows"],
)
def test_far_cells_and_endless_rows(cells: bytes) -> None:
    refused("a.xlsx", edited(GOOD, SHEET, sheet_of(cells)))


def test_a_far_cell_in_a_sheet_the_workbook_does_not_name_is_found_all_the_same() -> None:
    refused("a.xlsx", edited(GOOD, "xl/odd/part.bin", sheet_of(b'<row r="1"><c r="XFD1048576"><v>1</v></c></row>')))


def test_a_part_that_inflates_without_end() -> None:
    refused("a.xlsx", edited(GOOD, "xl/sharedStrings.xml", b"<sst>" + b"A" * (210 * 1024 * 1024)))


def test_a_zip_that_lies_about_its_sizes() -> None:
    honest = edited(GOOD, SHEET, sheet_of(b"<row/>" * 300_000))
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        info = archive.getinfo(SHEET)
    lying = honest.replace(struct.pack("<I", info.file_size), struct.pack("<I", 100))
    refused("a.xlsx", lying)


def test_a_zip_in_a_zip_is_no_ledger() -> None:
    inner = zlib.compress(b"0" * 10_000_000)
    refused("a.xlsx", zipped({"a": b"", "b.zip": zipped({"c": b"", "d": inner})}))


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>' + b"<workbook>&c;</workbook>"
    refused("a.xlsx", edited(GOOD, "xl/workbook.xml", bomb))


@pytest.mark.parametrize(
    "tail",
    [
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string"/></table:table-row>',
        '<table:table-row><table:table-cell table:number-columns-repeated="90000000" office:value-type="string"/></table:table-row>',
        (
            '<table:table-row table:number-rows-repeated="1000000"/>'
            '<table:table-row><table:table-cell office:value-type="string"/></table:table-row>'
        ),
    ],
)
def test_repeat_counts_of_an_ods(tail: str) -> None:
    refused("a.ods", ods([["日期", "摘要", "金额"]], tail=tail))


def test_empty_rows_repeated_to_the_end_of_an_ods_are_harmless() -> None:
    tail = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    reading = read_file("a.ods", ods([["日期", "摘要", "收入", "支出"], ["2025-01-03", "收租", 5, ""]], tail=tail))
    assert len(reading.sheets[0].ledger.lines) == 1


def _first_record(data: bytes, kind: int, size: int) -> int:
    return data.index(struct.pack("<HH", kind, size)) + 4


def test_an_old_workbook_with_a_far_cell() -> None:
    far = bytearray(OLD)
    place = _first_record(OLD, 0x00FD, 10)
    far[place : place + 4] = struct.pack("<HH", 65535, 255)
    refused("a.xls", bytes(far))


@pytest.mark.parametrize("extent", [(168, 7, 0, 5), (0, 0xFFFFFF, 0, 10)])
def test_an_old_workbook_with_a_false_extent(extent: tuple[int, int, int, int]) -> None:
    false = bytearray(OLD)
    place = _first_record(OLD, 0x0200, 14)
    false[place : place + 12] = struct.pack("<IIHH", *extent)
    refused("a.xls", bytes(false))


def test_an_old_workbook_whose_chains_run_in_a_circle() -> None:
    table = (int.from_bytes(OLD[76:80], "little") + 1) * 512
    circle = bytearray(OLD)
    first = int.from_bytes(OLD[48:52], "little")
    circle[table + 4 * first : table + 4 * first + 4] = struct.pack("<I", first)
    refused("a.xls", bytes(circle))


@pytest.mark.parametrize("place", [44, 64, 68])
def test_an_old_workbook_with_false_counts(place: int) -> None:
    false = bytearray(OLD)
    false[place : place + 4] = struct.pack("<I", 0x7FFFFF00)
    refused("a.xls", bytes(false))


@pytest.mark.parametrize("size", [0, 1, 10, 600, 2000, 5000])
@pytest.mark.parametrize("data", [GOOD, OLD], ids=["xlsx", "xls"])
def test_files_cut_short(data: bytes, size: int) -> None:
    reading = read_file("a.xls", data[:size])
    assert reading.status in ("blocked", "needs_review")
    assert [*reading.errors, *(issue for sheet in reading.sheets for issue in sheet.errors)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7 ..."),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.rar", b"Rar!\x1a\x07"),
        ("a.et", OLD),
        ("a.csv", b""),
        ("a.csv", "日期,摘\ufffd要,金额".encode()),
        ("a.csv", b"\x00\x01\x02\x03" * 50),
        ("a.csv", b"\xff\xff\xff\xfa\x80"),
        ("a.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
        ("a.htm", b"<html><body>no table</body></html>"),
        ("a.htm", b'<table><tr><td rowspan="1000" colspan="1000">x</td></tr>' + b"</table>"),
        ("a.xlsx", zipped({"a": b"", "xl/workbook.bin": b""})),
        ("a.docx", zipped({"a": b"", "word/document.xml": b""})),
    ],
)
def test_foreign_files(name: str, data: bytes) -> None:
    refused(name, data)


def test_markup_formulas_and_escapes_stay_text() -> None:
    odd = ["付[bold]电费[/x]合同[ht-01]", "=1+1", "@SUM(A1)", "<script>alert(1)</script>&amp;", "😀👨‍👩‍👧赵䶮", "{{ 7*7 }}", "长" * 300]
    rows = [["日期", "摘要", "收入", "支出"], *[["2025-01-03", text, 5, ""] for text in odd]]
    for name, data in (("a.xlsx", xlsx({"1月": rows})), ("a.ods", ods(rows))):
        lines = read_file(name, data).sheets[0].ledger.lines
        assert [line.summary for line in lines] == odd


def test_controls_become_the_replacement_character() -> None:
    data = '日期,摘要,收入,支出\n2025-01-03,\x1b[31m红\x07\x9b,5,\n2025-01-04,"两\n行",6,\n'.encode()
    lines = read_file("a.csv", data).sheets[0].ledger.lines
    assert [line.summary for line in lines] == ["\ufffd[31m红\ufffd\ufffd", "两 行"]
    assert [line.row for line in lines] == [2, 3]


def test_only_the_base_name_is_kept() -> None:
    assert read_file("C:\\账\\a.csv", b"x").file == "a.csv"
    assert read_file("../../etc/a.csv", b"x").file == "a.csv"


def test_a_panic_of_the_reader_is_a_refusal() -> None:
    panicking = bytearray(OLD)
    place = OLD.index(struct.pack("<HHH", 0x00E5, 26, 3)) + 4
    panicking[place : place + 2] = b"\xff\xff"
    refused("a.xls", bytes(panicking))
