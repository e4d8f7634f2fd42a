"""QR codes: drawn without a picture library, read back by a reader."""

from __future__ import annotations

import zlib
from struct import unpack

import pytest
import zxingcpp

from changzhang.papers.blocks import Paper, QrMark
from changzhang.render.qr import BORDER, QrTooLong, qr_matrix, qr_png
from changzhang.render.word import to_docx
from tests.render.opened import body, find, members
from tests.render.samples import PAYLOAD


def grey(png: bytes) -> memoryview:
    """The picture as rows of grey pixels."""
    chunks, at = {}, 8
    while at < len(png):
        (length,) = unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert unpack(">I", png[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + content),)
        chunks[kind] = content
        at += 12 + length
    width, height, depth, colour = unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, colour) == (8, 0)
    lines = zlib.decompress(chunks[b"IDAT"])
    rows = [lines[start : start + width + 1] for start in range(0, len(lines), width + 1)]
    assert all(row[0] == 0 for row in rows)
    return memoryview(b"".join(row[1:] for row in rows)).cast("B", shape=[height, width])


@pytest.mark.parametrize("payload", [PAYLOAD, "甲", "=1+1 <b> [/x] 😀 䶮", "两行\n第二行"])
def test_a_phone_reads_the_words_back(payload: str) -> None:
    (found,) = zxingcpp.read_barcodes(grey(qr_png(payload)), text_mode=zxingcpp.TextMode.Plain)
    assert found.text == payload
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    assert found.ec_level in ("M", "Q", "H")


def test_the_code_has_its_quiet_zone() -> None:
    matrix = qr_matrix(PAYLOAD)
    edge = [*matrix[:BORDER], *matrix[-BORDER:]]
    assert not any(any(row) for row in edge)
    assert not any(any(row[:BORDER]) or any(row[-BORDER:]) for row in matrix)


def test_too_long_a_text_is_a_problem() -> None:
    with pytest.raises(QrTooLong):
        qr_matrix("字" * 1000)


@pytest.mark.parametrize("payload", ["甲", PAYLOAD, "字" * 300])
def test_on_paper_it_is_at_least_25_millimetres_wide_and_half_a_millimetre_a_square(payload: str) -> None:
    packed = to_docx(Paper(kind="k", title="题", file_stem="s", author="a", blocks=(QrMark(payload),)))
    (side,) = (int(emu) / 36000 for emu in find(body(packed), ".//*[local-name()='extent']/@cx"))
    assert side >= max(25, len(qr_matrix(payload)) / 2)
    assert len(members(packed, "word/media/")) == 1
