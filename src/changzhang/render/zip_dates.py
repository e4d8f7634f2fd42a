"""Zip files without the moment of their making, so that the same paper gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from struct import pack_into, unpack_from
from zipfile import ZipFile

# 1 January 1980 00:00, the zero of the format, as DOS time and date.
_ZERO = (0, 0x21)


def undated(packed: bytes) -> bytes:
    """The zip with every member dated 1980-01-01: only the stamps in local and central headers change (APPNOTE 4.3.7, 4.3.12)."""
    marked = bytearray(packed)
    with ZipFile(BytesIO(packed)) as package:
        at = package.start_dir
        for member in package.infolist():
            pack_into("<HH", marked, member.header_offset + 10, *_ZERO)
            pack_into("<HH", marked, at + 12, *_ZERO)
            name, extra, comment = unpack_from("<HHH", marked, at + 28)
            at += 46 + name + extra + comment
    return bytes(marked)
