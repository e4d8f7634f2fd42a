"""The parts of a zip, inflated in small steps and counted as they really are, never as the zip claims."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from changzhang.intake import refusals

MAX_INFLATED = 200 * 1024 * 1024
MAX_PARTS = 5_000
_STEP = 256 * 1024
_LOCAL_HEADER = 30


class ZipParts:
    """A zip held in memory. Raises UnreadableFile when it is broken, locked, or larger than any ledger."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = MAX_INFLATED
        try:
            infos = zipfile.ZipFile(BytesIO(data)).infolist()
        except (zipfile.BadZipFile, ValueError, OSError, struct.error, UnicodeDecodeError, NotImplementedError):
            raise refusals.broken() from None
        if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_INFLATED:
            raise refusals.too_large("解压后超过200兆")
        if any(info.flag_bits & 1 for info in infos):
            raise refusals.locked()
        self._infos = {info.filename: info for info in infos}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts as stored."""
        return tuple(self._infos)

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of one part in pieces of at most a quarter megabyte; stops with UnreadableFile past the limit of the file."""
        info = self._infos[name]
        packed = self._packed(info)
        if info.compress_type == zipfile.ZIP_STORED:
            self._spend(len(packed))
            yield packed
        elif info.compress_type == zipfile.ZIP_DEFLATED:
            yield from self._inflated(packed)
        else:
            raise refusals.broken("压缩方式不明")

    def read(self, name: str, limit: int = 8 * 1024 * 1024) -> bytes:
        """A small part whole. Raises UnreadableFile when it is larger than ``limit`` bytes; a missing part is empty."""
        if name not in self._infos:
            return b""
        read = bytearray()
        for piece in self.pieces(name):
            read += piece
            if len(read) > limit:
                raise refusals.too_large(name)
        return bytes(read)

    def _packed(self, info: zipfile.ZipInfo) -> bytes:
        head = self._data[info.header_offset : info.header_offset + _LOCAL_HEADER]
        if len(head) < _LOCAL_HEADER or head[:4] != b"PK\x03\x04":
            raise refusals.broken()
        name_size, extra_size = struct.unpack("<HH", head[26:30])
        start = info.header_offset + _LOCAL_HEADER + name_size + extra_size
        return self._data[start : start + info.compress_size]

    def _inflated(self, packed: bytes) -> Iterator[bytes]:
        inflater = zlib.decompressobj(-15)
        pending = packed
        try:
            while not inflater.eof:
                piece = inflater.decompress(pending, _STEP)
                pending = inflater.unconsumed_tail
                if not piece and not pending:
                    break
                self._spend(len(piece))
                yield piece
        except zlib.error:
            raise refusals.broken() from None

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise refusals.too_large("解压后超过200兆")
