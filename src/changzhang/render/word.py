"""A paper as a Word document on named styles, after GB/T 9704-2012."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from changzhang.papers.blocks import Block, Heading, Paper, Paragraph, QrMark, SealPlace, Signatures, Table
from changzhang.render.legal_text import legal
from changzhang.render.qr import qr_matrix, qr_png
from changzhang.render.word_page import mark_pages, note_pages, turn_page, type_width
from changzhang.render.word_parts import qr_xml, seal_place_xml, signatures_xml
from changzhang.render.word_reference import open_reference, style_ids
from changzhang.render.word_table import table_xml
from changzhang.render.word_text import Surface, body_xml, heading_xml, paragraph_xml, run_xml
from changzhang.render.zip_parts import repacked

# Core properties are cut here: python-docx refuses more.
_LONGEST_PROPERTY = 255
_ROOM = b"<!--blocks-->"


def to_docx(paper: Paper, *, reference: bytes | None = None, created_on: datetime | None = None) -> bytes:
    """The paper as the bytes of a .docx; the same arguments give the same bytes.

    ``reference`` is a village's own ``paper.docx`` whose styles, margins, header and footer win over ours; ``created_on``
    goes into the core properties. Raises ``ReferenceUnreadable``, ``QrTooLong``.
    """
    document = open_reference(reference, paper.fonts)
    section = document.element.body.sectPr
    turn_page(section, is_landscape=paper.is_landscape, size=paper.page_size)
    on = _surface(document)
    written = _top(paper, on) + _blocks(paper, on, document)
    if paper.mark:
        mark_pages(document, paper.mark, on.styles["页眉标记"])
    if paper.footer_note:
        note_pages(document, paper.footer_note, on.styles["页脚附注"])
    _describe(document.core_properties, paper, created_on)
    name = _make_room(document)
    saved = BytesIO()
    document.save(saved)
    return repacked(saved.getvalue(), {name: lambda xml: xml.replace(_ROOM, written.encode(), 1)})


def _make_room(document: Any) -> str:
    """Leave a place for the text in a new document element; returns the name of its part.

    Text goes in as bytes, for lxml takes longer to read and write a thousand lines than all the rest together.
    """
    old = document.element
    new = parse_xml(f"<w:document {nsdecls('w', 'r')}><w:body>{_ROOM.decode()}</w:body></w:document>")
    new.body.append(old.body.sectPr)
    for number, other in enumerate([child for child in old if child is not old.body]):
        new.insert(number, other)
    document.part._element = new
    return str(document.part.partname).lstrip("/")


def _surface(document: Any) -> Surface:
    styles = style_ids(document)
    size = document.styles.element.get_by_id(styles["表格文字"]).find(f"{qn('w:rPr')}/{qn('w:sz')}")
    return Surface(styles, type_width(document.element.body.sectPr), int(size.get(qn("w:val"))) / 2 if size is not None else 12.0)


def _top(paper: Paper, on: Surface) -> str:
    mark = paragraph_xml(on.styles["稿别标记"], run_xml(paper.mark)) if paper.mark else ""
    title, subtitle = ("红头标志", "红头期号") if paper.is_red_headed else ("Title", "Subtitle")
    # The room under the title belongs under the subtitle when there is one.
    close = '<w:spacing w:after="120"/>' if paper.subtitle and not paper.is_red_headed else ""
    written = mark + paragraph_xml(on.styles[title], run_xml(paper.title), close)
    if paper.subtitle or paper.is_red_headed:
        written += paragraph_xml(on.styles[subtitle], run_xml(paper.subtitle))
    return written


def _blocks(paper: Paper, on: Surface, document: Any) -> str:
    pairs = zip(paper.blocks, [*paper.blocks[1:], None], strict=False)
    return "".join(_block(block, following, on, document, number) for number, (block, following) in enumerate(pairs, start=1))


def _block(block: Block, following: Block | None, on: Surface, document: Any, number: int) -> str:
    # Whoever signs must see what is signed: never a page of signatures alone.
    is_kept = isinstance(following, Signatures | SealPlace) or (isinstance(block, Signatures) and isinstance(following, Paragraph))
    is_before_table = isinstance(following, Table)
    match block:
        case Heading():
            return heading_xml(block, on, is_before_table=is_before_table)
        case Paragraph():
            return body_xml(block, on, is_kept=is_kept or block.keep_with_next, is_before_table=is_before_table, is_last=following is None)
        case Table():
            return table_xml(block, on, is_kept=is_kept) if block.columns else ""
        case Signatures():
            return signatures_xml(block, on, is_kept=is_kept, is_last=following is None)
        case SealPlace():
            return seal_place_xml(block, on, is_kept=is_kept)
        case QrMark():
            return _qr(block, on, document, number)


def _qr(block: QrMark, on: Surface, document: Any, number: int) -> str:
    payload = legal(block.payload)
    relation, _ = document.part.get_or_add_image(BytesIO(qr_png(payload)))
    return qr_xml(block, on, relation=relation, modules=len(qr_matrix(payload)), number=number)


def _describe(properties: Any, paper: Paper, created_on: datetime | None) -> None:
    properties.title = legal(paper.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = legal(paper.author)[:_LONGEST_PROPERTY]
    if created_on is not None:
        moment = created_on.astimezone(UTC).replace(tzinfo=None) if created_on.tzinfo else created_on
        properties.created = properties.modified = moment
