"""The compound file around an old .xls: find one stream by name, and prove that no chain runs in a circle.

The reader behind trusts chains and counts: a circle makes it read until memory ends, a false count makes it ask for
gigabytes at once. Whatever it will follow is followed here first, with bounds.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from changzhang.intake import refusals

_HEADER = struct.Struct("<8s16sHHHHH6sIIIIIIIIII")
_ENTRY_SIZE = 128
_END = 0xFFFFFFFE
_RESERVED = 0xFFFFFFFA
_SMALL_STREAM = 4096
_MOST_SMALL_TABLES = 256


class CompoundFile:
    """Reads streams of a compound file. Raises UnreadableFile when its chains are broken."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._open()
        except (struct.error, IndexError, ValueError):
            raise refusals.broken() from None

    def stream(self, *names: str) -> bytes:
        """The first stream that bears one of the names; raises UnreadableFile when none does."""
        for name in names:
            if name in self._entries:
                start, size = self._entries[name]
                is_small = size < _SMALL_STREAM
                table, read = (self._small_table, self._small_sector) if is_small else (self._table, self._sector)
                try:
                    return b"".join(map(read, _chain(start, table, size, self._small_size if is_small else self._size)))[:size]
                except ValueError:
                    raise refusals.broken() from None
        raise refusals.broken("没有工作簿内容")

    def _open(self) -> None:
        fields = _HEADER.unpack_from(self._data)
        self._size, self._small_size = 1 << fields[5], 1 << fields[6]
        count = len(self._data) // self._size
        if self._size not in (512, 4096) or self._small_size != 64 or fields[9] > count or fields[14] > _MOST_SMALL_TABLES:
            raise ValueError("header")
        self._table = _numbers(b"".join(self._sector(sector) for sector in self._table_sectors(fields[15], count)))
        entries = self._directory(self._whole(fields[10]))
        self._small_table = _numbers(self._whole(fields[13])) if fields[14] else ()
        self._small_data = self._whole(entries[0][1], entries[0][2]) if fields[14] else b""
        for _, start, size in entries[1:]:
            is_small = size < _SMALL_STREAM
            _chain(start, self._small_table if is_small else self._table, size, self._small_size if is_small else self._size)
        self._entries = {name: (start, size) for name, start, size in reversed(entries)}

    def _table_sectors(self, extension: int, count: int) -> list[int]:
        sectors = [number for number in struct.unpack_from("<109I", self._data, 76) if number < _RESERVED]
        for _ in range(count + 1):
            if extension >= _RESERVED:
                return sectors
            numbers = _numbers(self._sector(extension))
            sectors += [number for number in numbers[:-1] if number < _RESERVED]
            extension = numbers[-1]
        raise ValueError("circle")

    def _sector(self, number: int) -> bytes:
        sector = self._data[(number + 1) * self._size : (number + 2) * self._size]
        if len(sector) < self._size:
            raise ValueError("beyond the end")
        return sector

    def _small_sector(self, number: int) -> bytes:
        return self._small_data[number * self._small_size : (number + 1) * self._small_size]

    def _whole(self, start: int, size: int | None = None) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._table, size, self._size)))

    @staticmethod
    def _directory(data: bytes) -> list[tuple[str, int, int]]:
        """Name, first sector and size of every entry that is in use; the first is the root."""
        entries = []
        for offset in range(0, len(data) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            name = data[offset : offset + 64].decode("utf-16-le", "replace").partition("\0")[0]
            start, size = struct.unpack_from("<II", data, offset + 116)
            if not offset or data[offset + 66] == 2:
                entries.append((name, start, size))
            elif name in ("Workbook", "Book"):
                raise ValueError("no stream")
        return entries


def _chain(sector: int, table: Sequence[int], size: int | None, step: int) -> list[int]:
    """The sectors of a chain, at most as many as ``size`` bytes need. Raises ValueError for a circle or a way out of the file."""
    sectors: list[int] = []
    while sector != _END and (size is None or len(sectors) * step < size):
        if sector >= len(table) or len(sectors) > len(table):
            raise ValueError("broken chain")
        sectors.append(sector)
        sector = table[sector]
    return sectors


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
