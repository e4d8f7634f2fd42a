"""Bytes → grids, by what the bytes are."""

from __future__ import annotations

from typing import NamedTuple

from changzhang.domain.ledger import Issue
from changzhang.intake.grid import Grid
from changzhang.intake.html_table import read_html
from changzhang.intake.sniff import disagrees, extension_of, sniff
from changzhang.intake.text_file import decode, read_text
from changzhang.intake.workbook import read_ods, read_xls, read_xlsx

_KIND_NAMES = {"html": "网页表格", "text": "文本", "xlsx": "新式工作簿（xlsx）", "xls": "旧式工作簿（xls）", "ods": "开放文档表格（ods）"}


class Opened(NamedTuple):
    """The sheets of a file, which reader read them, the encoding of a text file, and warnings about the file itself."""

    grids: list[Grid]
    reader: str
    encoding: str | None = None
    warnings: tuple[Issue, ...] = ()


def open_file(name: str, data: bytes) -> Opened:
    """Read the sheets of a file of any supported kind. Raises UnreadableFile."""
    kind = sniff(name, data)
    stem = name.rpartition(".")[0] or name
    warnings: tuple[Issue, ...] = ()
    if disagrees(name, kind):
        message = f"扩展名是.{extension_of(name)}，内容却是{_KIND_NAMES[kind]}，已按内容读取。"
        warnings = (Issue(code="W224_EXTENSION_MISMATCH", message=message),)
    if kind == "text":
        decoded = decode(data)
        grid, reader = read_text(stem, decoded)
        return Opened([grid], reader, decoded.encoding, warnings)
    if kind == "html":
        decoded = decode(data)
        return Opened(read_html(stem, decoded.text), "html", decoded.encoding, warnings)
    readers = {"xlsx": read_xlsx, "xls": read_xls, "ods": read_ods}
    return Opened(readers[kind](data), kind, None, warnings)
