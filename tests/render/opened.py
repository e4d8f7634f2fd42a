"""A written paper taken apart again."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {"w": W}


def part(packed: bytes, name: str) -> Any:
    """One XML part of an Office file."""
    with ZipFile(BytesIO(packed)) as package:
        return etree.fromstring(package.read(name))


def members(packed: bytes, start: str = "") -> list[str]:
    """The names of its parts."""
    with ZipFile(BytesIO(packed)) as package:
        return [name for name in package.namelist() if name.startswith(start)]


def body(packed: bytes) -> Any:
    """The ``w:body`` of a Word file."""
    return part(packed, "word/document.xml").find(f"{{{W}}}body")


def find(element: Any, path: str) -> list[Any]:
    """XPath with the prefix ``w``; attributes come as text."""
    return list(element.xpath(path, namespaces=NAMES))


def one(element: Any, path: str) -> Any:
    """The only match."""
    (found,) = find(element, path)
    return found


def words(element: Any) -> str:
    """The text of an element, line breaks included."""
    return "".join("\n" if each.tag == f"{{{W}}}br" else each.text or "" for each in find(element, ".//w:t | .//w:br"))


def all_words(packed: bytes) -> str:
    """Every text of a Word file, headers and footers included."""
    return "\n".join(words(part(packed, name)) for name in members(packed, "word/") if name.endswith(".xml") and "rels" not in name)
