"""A zip that is the same byte for byte wherever it is packed: stored, sorted, without the moment or the machine."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

# The zero of the format, and the mode of a plain file.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


class NotWhole(ValueError):
    """The bytes are no archive, or are not as they were packed."""


def packed(members: Mapping[str, bytes]) -> bytes:
    """The members by name as the bytes of a zip. Nothing is compressed: each zlib compresses in its own way."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as archive:
        for name in sorted(members):
            member = ZipInfo(name, _MOMENT)
            member.external_attr, member.create_system = _PLAIN_FILE, _UNIX
            archive.writestr(member, members[name])
    return written.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The members of an archive of ``packed``; nothing is written anywhere, whatever their names.

    Raises NotWhole when a byte of a member, of the directory or between them is not as packed.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = {entry.filename: _read(archive, entry) for entry in archive.infolist()}
    except (BadZipFile, struct.error, ValueError, RuntimeError, OSError, EOFError, OverflowError, KeyError, IndexError) as error:
        raise NotWhole("压缩包打不开，或者里面的文件被改动过") from error
    if packed(members) != content:
        raise NotWhole("压缩包的目录被改动过")
    return members


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """Only stored members: a compressed one is not ours, and could be of any size."""
    if entry.compress_type != ZIP_STORED:
        raise ValueError("compressed")
    return archive.read(entry)
