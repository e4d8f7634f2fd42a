"""The lines of a Word document: paragraphs, rows, what stands on page edges; files that are no document."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from changzhang.papers.blocks import Cell, Column, Heading, Paper, QrMark, Signatures, Table, paragraph
from changzhang.render.word import to_docx
from changzhang.render.word_lines import NotWord, docx_lines

TABLE = Table((Column("笔号"), Column("用途")), ((Cell("1"), Cell("电费\n十月")), (Cell("2"), Cell(""))))
PAPER = Paper(
    kind="minutes",
    title="会议记录",
    file_stem="会议记录",
    author="小山村",
    mark="草稿·未封存",
    footer_note="虚构的演示村",
    blocks=(Heading("一、账目"), paragraph("以下是账目 。"), TABLE, QrMark("散会码 AAAA", "扫一扫"), Signatures(("主持人：",))),
)


def test_every_text_once_in_order() -> None:
    lines = docx_lines(to_docx(PAPER))
    assert lines[:4] == ("草稿·未封存", "会议记录", "一、账目", "以下是账目 。")
    assert lines[4:7] == ("\t笔号\t用途", "\t1\t电费 十月", "\t2\t")
    assert any("〔图〕" in line for line in lines)
    assert any("主持人：" in line for line in lines)
    assert any("虚构的演示村" in line for line in lines[-3:])
    assert lines == docx_lines(to_docx(PAPER))


def document(xml: str) -> bytes:
    saved = BytesIO()
    with ZipFile(saved, "w") as parts:
        parts.writestr("word/document.xml", xml)
    return saved.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOMB = f'<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document {W}><w:body><w:p><w:r><w:t>x&a;y</w:t></w:r></w:p></w:body></w:document>'


@pytest.mark.parametrize("content", [b"", b"PK", document("<w:document"), document(f"<w:document {W}/>"), document("x")])
def test_what_is_no_document(content: bytes) -> None:
    with pytest.raises(NotWord):
        docx_lines(content)


def test_entities_are_never_resolved() -> None:
    assert "aaaa" not in "".join(docx_lines(document(BOMB)))


def test_every_broken_document_is_told_not_raised() -> None:
    whole = to_docx(PAPER)
    for cut in range(0, len(whole), max(len(whole) // 40, 1)):
        broken = bytearray(whole)
        broken[cut] ^= 0xFF
        try:
            docx_lines(bytes(broken))
        except NotWord:
            continue
