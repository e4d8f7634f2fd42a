"""What a file is, by its first bytes; its extension is only asked where WPS hides another format behind the same bytes."""

from __future__ import annotations

from typing import Literal

from changzhang.intake import refusals

Kind = Literal["xlsx", "xls", "ods", "html", "text"]

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh")
MAX_BYTES = 64 * 1024 * 1024
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXPECTED = {"xlsx": ("xlsx", "xlsm"), "xls": ("xls",), "ods": ("ods",), "html": ("html", "htm"), "text": ("csv", "txt", "tsv", "tab")}


def sniff(name: str, data: bytes) -> Kind:
    """The kind of the bytes. Raises UnreadableFile for everything that is no ledger."""
    extension = extension_of(name)
    if len(data) > MAX_BYTES:
        raise refusals.too_large("超过64兆")
    if not data:
        raise refusals.broken("空文件")
    if extension in ("et", "ett", "wps", "dps"):
        raise refusals.foreign(f"WPS的.{extension}")
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(data)
    if data.startswith(_COMPOUND):
        return _of_compound(data)
    if data.startswith(b"%PDF"):
        raise refusals.foreign("PDF", "请向报账员要电子表格")
    if data.startswith(_PICTURES):
        raise refusals.foreign("图片", "请向报账员要电子表格")
    if data.startswith(_PACKED) or data.startswith(b"PK"):
        raise refusals.foreign("压缩包", "请先解压，再导入里面的表格")
    return _of_text(data)


def extension_of(name: str) -> str:
    """The lower-case extension without its dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def disagrees(name: str, kind: Kind) -> bool:
    """Whether the extension promises something else than the content."""
    return extension_of(name) not in _EXPECTED[kind]


def _of_zip(data: bytes) -> Kind:
    if b"application/vnd.oasis.opendocument.spreadsheet" in data[:200]:
        return "ods"
    if b"xl/workbook.xml" in data or b"xl\\workbook.xml" in data:
        return "xlsx"
    if b"xl/workbook.bin" in data:
        raise refusals.foreign("二进制工作簿 .xlsb")
    if b"word/document.xml" in data:
        raise refusals.foreign("Word文档", "请把账页放进电子表格")
    raise refusals.foreign("压缩包或不是工作簿", "请先解压，再导入里面的表格")


def _of_compound(data: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise refusals.locked()
    if "WordDocument".encode("utf-16-le") in data:
        raise refusals.foreign("Word文档", "请把账页放进电子表格")
    return "xls"


def _of_text(data: bytes) -> Kind:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and head.startswith(b"<?xml"):
        raise refusals.foreign("XML表格2003")
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body")) or (
        head.startswith(b"<") and b"<table" in data.lower()
    ):
        return "html"
    return "text"
