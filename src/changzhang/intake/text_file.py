"""A text file (csv, tsv, Unicode text) → one grid: encoding by trial, delimiter by what makes a heading row."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from typing import NamedTuple

from changzhang.intake import refusals
from changzhang.intake.grid import Grid, Value
from changzhang.intake.header import HEADER_DEPTH, find_header, heading_score
from changzhang.intake.sheet_xml import guard_extent
from changzhang.intake.text import is_ruined

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MAX_TEXT = 64 * 1024 * 1024
_MAX_CELL = 1024 * 1024


class Decoded(NamedTuple):
    """The text of a file and the encoding that read it."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """BOM, then strict UTF-8, then strict GB18030 (plain GBK lacks names such as 䶮), then UTF-16 without a BOM.

    Raises UnreadableFile when none fits.
    """
    if len(data) > _MAX_TEXT:
        raise refusals.too_large("文本超过64兆")
    marked = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text[:4096]:
            return Decoded(text, encoding)
    return _unmarked_utf16(data)


def _unmarked_utf16(data: bytes) -> Decoded:
    if b"\x00" in data[:4096] and len(data) % 2 == 0:
        encoding = "utf-16-le" if data[1::2][:400].count(0) >= data[::2][:400].count(0) else "utf-16-be"
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            raise refusals.ruined_text() from None
        if "\x00" not in text and any(mark in text for mark in ",\t;\n"):
            return Decoded(text, encoding)
    raise refusals.ruined_text()


def read_text(name: str, decoded: Decoded) -> tuple[Grid, str]:
    """The grid and its reader, ``csv`` or ``tsv``. Raises UnreadableFile when the heading itself is ruined."""
    lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    guard_extent(len(lines), 1)
    delimiter = _delimiter(lines)
    rows: list[list[Value]] = []
    numbers: list[int] = []
    for number, cells in _records(lines, delimiter):
        numbers.append(number)
        rows.append([cell.strip(" \t\u3000\xa0") for cell in cells])
    grid = Grid(name=name, rows=rows, numbers=numbers, is_typed=False, raw_lines=lines[:HEADER_DEPTH])
    header = find_header(grid)
    if is_ruined("\n".join(lines[: header.rows[-1] if header else HEADER_DEPTH])):
        raise refusals.ruined_text()
    return grid, "tsv" if delimiter == "\t" else "csv"


def _records(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the physical line on which it begins."""
    csv.field_size_limit(_MAX_CELL)
    reader = csv.reader((line + "\n" for line in (lines if lines[-1] else lines[:-1])), delimiter=delimiter)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise refusals.broken(f"第{begins}行") from None


def _delimiter(lines: list[str]) -> str:
    """The delimiter under which some early line reads most like a heading; the commonest mark when none does."""
    head = lines[:HEADER_DEPTH]
    scores = {mark: max((heading_score(cells) for cells in _cells(head, mark)), default=0) for mark in ",\t;"}
    best = max(scores, key=lambda mark: scores[mark])
    if scores[best]:
        return best
    return max(",\t;", key=lambda mark: sum(line.count(mark) for line in head))


def _cells(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        return
