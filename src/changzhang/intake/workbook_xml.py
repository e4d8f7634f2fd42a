"""The table of contents of an xlsx: which sheet is which part, which are hidden, and which calendar counts its days."""

from __future__ import annotations

import posixpath
import re
from typing import Any, NamedTuple

from lxml import etree

from changzhang.intake import refusals
from changzhang.intake.sheet_xml import SheetFacts, scan_sheet
from changzhang.intake.zip_parts import ZipParts

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_WORKSHEET = re.compile(rb"<(?:\w+:)?worksheet\b")


class WorkbookFacts(NamedTuple):
    """Facts of every sheet by name, and whether day numbers count from 1904."""

    sheets: dict[str, SheetFacts]
    is_1904: bool


def scan_workbook(parts: ZipParts) -> WorkbookFacts:
    """Measure every part before the reader sees any. Raises UnreadableFile for bombs and broken workbooks."""
    by_part = {name: _scan_part(parts, name) for name in parts.names}
    root = _parsed(parts.read(_WORKBOOK))
    targets = _targets(_parsed(parts.read(_RELATIONS)))
    sheets: dict[str, SheetFacts] = {}
    for sheet in _named(root, "sheet"):
        relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        facts = by_part.get(targets.get(relation, ""))
        if facts is not None:
            sheets[sheet.get("name", "")] = facts
    return WorkbookFacts(sheets, _is_1904(root))


def _scan_part(parts: ZipParts, name: str) -> SheetFacts | None:
    """Every part is inflated and counted; those that begin like a worksheet are scanned, whatever they are called."""
    pieces = parts.pieces(name)
    first = next(pieces, b"")
    if _WORKSHEET.search(first[:4096]):
        return scan_sheet(_chained(first, pieces))
    for _ in pieces:
        continue
    return None


def _chained(first: bytes, rest: Any) -> Any:
    yield first
    yield from rest


def _parsed(xml: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise refusals.broken() from None


def _named(root: Any, name: str) -> list[Any]:
    return [element for element in root.iter() if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name]


def _targets(relations: Any) -> dict[str, str]:
    found = {}
    for relation in _named(relations, "Relationship"):
        target = relation.get("Target", "").replace("\\", "/")
        path = target.lstrip("/") if target.startswith(("/", "xl/")) else posixpath.normpath(posixpath.join("xl", target))
        found[relation.get("Id", "")] = path
    return found


def _is_1904(root: Any) -> bool:
    return any(properties.get("date1904") in ("1", "true") for properties in _named(root, "workbookPr"))
