"""The document every paper is set on: our own (GB/T 9704-2012), or a village's ``paper.docx`` completed with what it lacks."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from changzhang.domain.errors import Problem
from changzhang.render.word_fonts import Scheme, font_table_xml
from changzhang.render.word_page import SECTION_XML, add_page_numbers
from changzhang.render.word_style import STYLES, TABLE_NAME, defaults_xml, style_xml, table_style_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_COMPAT = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'


class ReferenceUnreadable(Problem):
    """The village's own reference document is not a Word file that can be opened."""

    number = 601

    def __init__(self, where: str = "paper.docx") -> None:
        super().__init__("样式文件打不开", f"文件：{where}", "请用Word或WPS另存为.docx后再放回，或先把它移走，用程序自带的样式")


def open_reference(reference: bytes | None, scheme: Scheme) -> Any:
    """A python-docx document with every style and page number a paper needs and an empty body.

    Styles, margins, headers and footers of a village's own ``reference`` win over ours. Raises ``ReferenceUnreadable``.
    """
    if reference is None:
        return docx.Document(BytesIO(built_in_reference(scheme)))
    try:
        document = docx.Document(BytesIO(reference))
        _empty(document)
        _add_missing_styles(document, scheme)
    except (BadZipFile, KeyError, ValueError, PackageNotFoundError, XMLSyntaxError) as error:
        raise ReferenceUnreadable() from error
    add_page_numbers(document, style_ids(document)["公文页码"])
    return document


@lru_cache(maxsize=2)
def built_in_reference(scheme: Scheme) -> bytes:
    """Our own reference document as a file; a village may edit a copy and put it beside its session templates."""
    document = docx.Document(BytesIO(_blank(scheme)))
    add_page_numbers(document)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def style_ids(document: Any) -> dict[str, str]:
    """Style id by style name: Word in Chinese renames ids when it saves (``heading 1`` becomes ``1``), never names."""
    return {style.name_val: style.styleId for style in document.styles.element.style_lst if style.name_val}


def _empty(document: Any) -> None:
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    if body.sectPr is None:
        body.append(parse_xml(SECTION_XML))


def _add_missing_styles(document: Any, scheme: Scheme) -> None:
    known, element = style_ids(document), document.styles.element
    missing = [style_xml(style, scheme) for style in STYLES if style.name not in known]
    if TABLE_NAME not in known:
        missing.append(table_style_xml(scheme))
    for style in parse_xml(f'<w:styles xmlns:w="{W}">{"".join(missing)}</w:styles>'):
        base = style.find(qn("w:basedOn"))
        if base is not None:
            base.set(qn("w:val"), known.get({"TableNormal": "Normal Table"}.get(base.get(qn("w:val")), "Normal"), base.get(qn("w:val"))))
        element.append(style)


def _blank(scheme: Scheme) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", compression=ZIP_DEFLATED) as package:
        for name, text in _parts(scheme).items():
            package.writestr(name, _HEAD + text)
    return packed.getvalue()


def _parts(scheme: Scheme) -> dict[str, str]:
    styles = "".join(style_xml(style, scheme) for style in STYLES)
    names = {"styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            {"word/document.xml": f"{_OFFICE}/officeDocument", "docProps/core.xml": f"{_RELATIONS}/metadata/core-properties"}
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_CORE}"/>',
        "word/_rels/document.xml.rels": _relations({f"{name}.xml": f"{_OFFICE}/{kind}" for name, kind in names.items()}),
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{_OFFICE}"><w:body>{SECTION_XML}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{defaults_xml(scheme)}{styles}{table_style_xml(scheme)}</w:styles>',
        "word/settings.xml": f'<w:settings xmlns:w="{W}"><w:characterSpacingControl w:val="doNotCompress"/>{_COMPAT}</w:settings>',
        "word/fontTable.xml": f'<w:fonts xmlns:w="{W}">{font_table_xml(scheme)}</w:fonts>',
    }


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "fontTable": "fontTable"}
    parts = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{parts}</Types>"
    )


def _relations(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'
