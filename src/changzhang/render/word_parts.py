"""The foot of a paper: signature lines, the place for signature and seal, QR codes; and the mark of a draft."""

from __future__ import annotations

from changzhang.papers.blocks import QrMark, SealPlace, Signatures
from changzhang.render.print_width import half_ems
from changzhang.render.signature_rows import signature_rows
from changzhang.render.word_style import CHARACTER_TWIPS
from changzhang.render.word_text import Surface, paragraph_xml, run_xml

_EMU_PER_MM = 36000
_TWIPS_PER_MM = 1440 / 25.4
_SMALLEST_QR_MM, _MODULE_MM = 25.0, 0.5
_GAP_TWIPS = CHARACTER_TWIPS
# With a seal the date stands four characters in from the right, the name centred over it (GB/T 9704-2012, 7.3.5.1).
_DATE_INDENT = 8


def signatures_xml(block: Signatures, on: Surface, *, is_kept: bool, is_last: bool = False) -> str:
    """Lines to sign on, drawn by underlined tab stops; all rows stay together, and with what follows if ``is_kept``.

    Unless ``is_last`` there is room between them and the next block.
    """
    rows = signature_rows(block.labels, block.per_row, on.width * 2 // CHARACTER_TWIPS, half_ems)
    lines = []
    for number, row in enumerate(rows, start=1):
        keep = "<w:keepNext/>" if is_kept or number < len(rows) else ""
        gap = '<w:spacing w:after="360"/>' if number == len(rows) and not is_last else ""
        lines.append(_signature_row(row, block.per_row, on, keep, gap))
    return "".join(lines)


def _signature_row(labels: list[str], per_row: int, on: Surface, keep: str, gap: str) -> str:
    column = on.width if len(labels) == 1 and _is_long(labels[0], per_row, on) else on.width // max(per_row, 1)
    stops, inside = [], []
    for number, label in enumerate(labels):
        left, right = number * column, (number + 1) * column - (_GAP_TWIPS if per_row > 1 else 0)
        if number:
            stops.append(f'<w:tab w:val="left" w:pos="{left}"/>')
            inside.append("<w:r><w:tab/></w:r>")
        # The line is an underlined tab: a leader of underscores shows as dots in some readers.
        stops.append(f'<w:tab w:val="left" w:pos="{right}"/>')
        inside.append(run_xml(label) + '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/></w:r>')
    return paragraph_xml(on.styles["签字行"], "".join(inside), f"{keep}<w:tabs>{''.join(stops)}</w:tabs>{gap}")


def _is_long(label: str, per_row: int, on: Surface) -> bool:
    return len(signature_rows([label, label], per_row, on.width * 2 // CHARACTER_TWIPS, half_ems)) > 1


def seal_place_xml(block: SealPlace, on: Surface, *, is_kept: bool) -> str:
    """Publisher and date at the right with room for a stamp above and on them."""
    name, day = half_ems(block.publisher), half_ems(block.date_text)
    name_in = max(4, _DATE_INDENT + (day - name) // 2)
    day_in = max(_DATE_INDENT, name_in + (name - day) // 2)
    style_id = on.styles["落款"]
    above = '<w:spacing w:before="868"/>'
    keep = "<w:keepNext/>" if is_kept else ""
    return paragraph_xml(style_id, run_xml(block.publisher), f"<w:keepNext/>{above}{_right(name_in)}") + paragraph_xml(
        style_id, run_xml(block.date_text), f'{keep}<w:spacing w:after="579"/>{_right(day_in)}'
    )


def _right(half_characters: int) -> str:
    return f'<w:ind w:right="{half_characters * CHARACTER_TWIPS // 2}"/>'


def qr_xml(block: QrMark, on: Surface, *, relation: str, modules: int, number: int) -> str:
    """The picture at the left, its caption and plain content beside it.

    ``modules`` counts the squares of one side, border included: at least 25 mm wide and half a millimetre a square, which
    old phones still read from a photocopy.
    """
    side = max(_SMALLEST_QR_MM, modules * _MODULE_MM)
    left = round((side + 3) * _TWIPS_PER_MM)
    style_id = on.styles["二维码说明"]
    words = paragraph_xml(style_id, run_xml(block.caption, f'<w:rStyle w:val="{on.styles["Strong"]}"/>')) if block.caption else ""
    words += paragraph_xml(style_id, run_xml(block.payload))
    picture = paragraph_xml(style_id, f"<w:r>{_picture_xml(relation, round(side * _EMU_PER_MM), number)}</w:r>", '<w:jc w:val="left"/>')
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{on.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{on.width - left}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>'
        f"{_cell(left, picture)}{_cell(on.width - left, words)}</w:tr></w:tbl>{paragraph_xml(on.styles['表后间隔'], '')}"
    )


def _cell(width: int, inside: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'


def _picture_xml(relation: str, emu: int, number: int) -> str:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu}" cy="{emu}"/><wp:docPr id="{number}" name="QR {number}" descr="二维码"/>'
        f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{drawing}/picture"><pic:pic xmlns:pic="{drawing}/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="QR {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="{emu}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
