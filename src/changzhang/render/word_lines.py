"""The text of a Word document, a line a paragraph and a line a table row: how a paper is kept, and read again from a file."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

# A paper of a thousand lines is a tenth of this; more is not one of ours.
_LARGEST_PART = 64 << 20
_EDGE = re.compile(r"word/(header|footer)\d*\.xml")
_BREAKS = {qn("w:br"), qn("w:tab"), qn("w:cr")}
_FIELDS = (qn("w:fldChar"), qn("w:fldSimple"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class NotWord(ValueError):
    """The bytes are no Word document."""


def docx_lines(content: bytes) -> tuple[str, ...]:
    """Every text a reader of the document sees, in order; empty paragraphs are left out. A row of a table is a tab before
    each of its cells; what stands at the head and foot of the pages comes last, page numbers left out. Pictures are 〔图〕.

    Raises NotWord.
    """
    try:
        with ZipFile(BytesIO(content)) as parts:
            body = _parsed(parts, "word/document.xml").find(qn("w:body"))
            edges = [_parsed(parts, name) for name in sorted(parts.namelist()) if _EDGE.fullmatch(name)]
    except (BadZipFile, KeyError, XMLSyntaxError, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise NotWord(str(error)) from error
    if body is None:
        raise NotWord("no body")
    return (*filter(None, _blocks(body)), *sorted({line for edge in edges for line in _edge(edge)}))


def _parsed(parts: ZipFile, name: str) -> Any:
    if parts.getinfo(name).file_size > _LARGEST_PART:
        raise NotWord(f"{name} is too large")
    return parse_xml(parts.read(name))


def _blocks(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield _text(child)
        elif child.tag == qn("w:tbl"):
            yield from _rows(child)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter(qn("w:tr")):
        yield "".join("\t" + " ".join(filter(None, map(_text, cell.iter(qn("w:p"))))) for cell in row.iter(qn("w:tc")))


def _text(paragraph: Any) -> str:
    return " ".join("".join(_pieces(paragraph)).split())


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield " "
        elif child.tag == qn("w:drawing"):
            yield "〔图〕"
        elif child.tag not in (_FALLBACK, qn("w:pPr"), qn("w:rPr")):
            yield from _pieces(child)


def _edge(root: Any) -> Iterator[str]:
    for paragraph in root.iter(qn("w:p")):
        text = _text(paragraph)
        if text and not any(True for _ in paragraph.iter(*_FIELDS)):
            yield text
