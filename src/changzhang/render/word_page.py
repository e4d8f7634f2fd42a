"""The page itself: size and margins of GB/T 9704-2012, page numbers odd right and even left, the mark in the header."""

from __future__ import annotations

from typing import Any, Literal

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from changzhang.render.legal_text import escaped
from changzhang.render.print_width import half_ems

PageSize = Literal["A4", "A3"]
Side = Literal["left", "right"]
_MM = 1440 / 25.4
# (short side, long side) in twips
_SIZES: dict[PageSize, tuple[int, int]] = {"A4": (11906, 16838), "A3": (16838, 23811)}
_NOTE_TWIPS = 240
_NOTE_POINTS = (9.0, 8.5, 8.0, 7.5, 7.0)
SECTION_XML = (
    f"<w:sectPr {nsdecls('w')}>"
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="1134" w:footer="1307" w:gutter="0"/>'
    '<w:docGrid w:linePitch="580"/></w:sectPr>'
)


def turn_page(section: Any, *, is_landscape: bool, size: PageSize) -> None:
    """Set paper size and direction on a ``w:sectPr``; a turned page keeps the binding edge (28 mm), now at its top."""
    page = section.find(qn("w:pgSz"))
    short, long = _SIZES[size]
    was_landscape = int(page.get(qn("w:w"))) > int(page.get(qn("w:h")))
    width, height = (long, short) if is_landscape else (short, long)
    page.set(qn("w:w"), str(width))
    page.set(qn("w:h"), str(height))
    if is_landscape:
        page.set(qn("w:orient"), "landscape")
    elif was_landscape:
        page.attrib.pop(qn("w:orient"), None)
    if is_landscape != was_landscape:
        _turn_margins(section.find(qn("w:pgMar")), is_landscape=is_landscape)


def _turn_margins(margins: Any, *, is_landscape: bool) -> None:
    """Turn the sheet clockwise (or back): left becomes top, bottom becomes left."""
    onto = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
    if not is_landscape:
        onto = {old: new for new, old in onto.items()}
    old = {side: margins.get(qn(f"w:{side}")) for side in onto}
    for side, source in onto.items():
        margins.set(qn(f"w:{side}"), old[source])
    # The number stays 7 mm under the type area.
    footer = int(margins.get(qn("w:bottom"))) - round(7 * _MM) - 280
    margins.set(qn("w:footer"), str(max(footer, 400)))
    margins.set(qn("w:header"), str(min(int(margins.get(qn("w:top"))) // 2, 1134)))


def type_width(section: Any) -> int:
    """Width of the type area in twips."""
    page, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    return int(page.get(qn("w:w"))) - int(margins.get(qn("w:left"))) - int(margins.get(qn("w:right")))


def add_page_numbers(document: Any, style_id: str = "PageNumber") -> None:
    """Footers ``— 1 —``, odd right and even left; a document that brings its own header or footer keeps those."""
    section = document.sections[-1]
    if section._sectPr.xpath("./w:headerReference | ./w:footerReference"):
        return
    document.settings.odd_and_even_pages_header_footer = True
    sides: tuple[tuple[Any, Side], ...] = ((section.footer, "right"), (section.even_page_footer, "left"))
    for footer, side in sides:
        footer.is_linked_to_previous = False
        _fill(footer, [_number_xml(side, style_id)])
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        _fill(header, [_line_xml("", style_id)])


def mark_pages(document: Any, mark: str, style_id: str) -> None:
    """Print ``mark`` at the top of every page."""
    for header in _in_use(document, "header"):
        paragraph = parse_xml(_line_xml(mark, style_id))
        header._element.insert(0, paragraph)


def note_pages(document: Any, note: str, style_id: str) -> None:
    """Print ``note`` under every page number, which stays where it is; smaller where it would not fit on one line."""
    section = document.sections[-1]._sectPr
    look = _fitted(note, type_width(section))
    for footer in _in_use(document, "footer"):
        footer._element.append(parse_xml(_line_xml(note, style_id, look)))
    margins = section.find(qn("w:pgMar"))
    margins.set(qn("w:footer"), str(max(int(margins.get(qn("w:footer"))) - _NOTE_TWIPS, 400)))


def _fitted(note: str, width: int) -> str:
    """Its size as run properties, with a tenth of slack for stand-in fonts."""
    points = next((size for size in _NOTE_POINTS if half_ems(note) * size * 11 <= width), _NOTE_POINTS[-1])
    return "" if points == _NOTE_POINTS[0] else f'<w:rPr><w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/></w:rPr>'


def _in_use(document: Any, kind: str) -> list[Any]:
    section = document.sections[-1]
    found = [getattr(section, kind)]
    if document.settings.odd_and_even_pages_header_footer:
        found.append(getattr(section, f"even_page_{kind}"))
    if section.different_first_page_header_footer:
        found.append(getattr(section, f"first_page_{kind}"))
    return found


def _fill(part: Any, paragraphs: list[str]) -> None:
    element = part._element
    for child in list(element):
        element.remove(child)
    for paragraph in paragraphs:
        element.append(parse_xml(paragraph))


def _number_xml(side: Side, style_id: str) -> str:
    """The page number, one character in from its side."""
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style_id}"/><w:ind w:{side}Chars="100" w:{side}="280"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{field}</w:p>'
    )


def _line_xml(text: str, style_id: str, look: str = "") -> str:
    run = f'<w:r>{look}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>{run}</w:p>'
