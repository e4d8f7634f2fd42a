"""Headings and paragraphs as WordprocessingML text."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from changzhang.papers.blocks import Heading, Paragraph
from changzhang.render.legal_text import escaped
from changzhang.render.print_width import half_ems
from changzhang.render.word_style import CHARACTER_TWIPS

_OPENED = '<w:t xml:space="preserve">'
_GAP = '<w:spacing w:after="100"/>'


class Surface(msgspec.Struct, frozen=True):
    """What blocks are set on: style ids by style name, the width of the type area in twips, and the size of table text
    in points."""

    styles: Mapping[str, str]
    width: int
    cell_points: float


def run_xml(text: str, look: str = "") -> str:
    """A run with its line breaks and tabs; ``look`` is the content of its ``w:rPr``."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{text_xml(text)}</w:r>"


def text_xml(text: str) -> str:
    """The inside of a run: ``w:t``, ``w:br`` and ``w:tab``."""
    marked = escaped(text)
    # Only room at an end of w:t is lost without the attribute, and a long table is written faster without it.
    opened = "<w:t>" if marked == marked.strip() and marked.isprintable() else _OPENED
    if "\n" in marked:
        marked = marked.replace("\n", f"</w:t><w:br/>{_OPENED}")
    if "\t" in marked:
        marked = marked.replace("\t", f"</w:t><w:tab/>{_OPENED}")
    return f"{opened}{marked}</w:t>"


def paragraph_xml(style_id: str, inside: str, properties: str = "") -> str:
    """A paragraph in a named style; ``properties`` follow ``w:pStyle`` in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{properties}</w:pPr>{inside}</w:p>'


def heading_xml(block: Heading, on: Surface, *, is_before_table: bool = False) -> str:
    """A heading of level 1–3; deeper ones look like the third. A table does not touch the line above it."""
    style_id = on.styles[f"heading {min(max(block.level, 1), 3)}"]
    page = "<w:pageBreakBefore/>" if block.starts_page else ""
    return paragraph_xml(style_id, run_xml(block.text), page + (_GAP if is_before_table else ""))


def body_xml(block: Paragraph, on: Surface, *, is_kept: bool, is_before_table: bool = False, is_last: bool = False) -> str:
    """Running text; ``is_kept`` keeps it on the page of the next block. A table does not touch the line above it.

    The last sentence of a paper stays whole: half of it would have a page to itself.
    """
    strong = f'<w:rStyle w:val="{on.styles["Strong"]}"/>'
    runs = "".join(run_xml(span.text, strong if span.is_bold else "") for span in block.spans)
    keep = ("<w:keepNext/>" if is_kept else "") + ("<w:keepLines/>" if is_last else "")
    return paragraph_xml(on.styles["Normal"], runs, keep + (_GAP if is_before_table else "") + _indent_xml(block) + _align_xml(block))


def _indent_xml(block: Paragraph) -> str:
    """Hanging text starts where its label ends: measured, for a label such as 主 持 人： holds narrow spaces."""
    if block.hanging:
        hanging = half_ems(block.text[: block.hanging]) * CHARACTER_TWIPS // 2
        return f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>'
    if block.indent and block.align == "left":
        return f'<w:ind w:firstLineChars="{block.indent * 100}" w:firstLine="{block.indent * CHARACTER_TWIPS}"/>'
    return ""


def _align_xml(block: Paragraph) -> str:
    """Body text is justified by its style, but a line somebody ended himself must not be stretched."""
    if block.align != "left":
        return f'<w:jc w:val="{block.align}"/>'
    return '<w:jc w:val="left"/>' if "\n" in block.text else ""
