"""Which lines were read aloud: kept in small shares, so that one more mark copies one share and not ten thousand marks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from changzhang.domain.ledger import LineRef

_SHARE = 256


class ReadMark(msgspec.Struct, frozen=True, array_like=True):
    """That a line was read aloud; ``seconds`` is how long its card stood."""

    seq: int
    at: datetime
    medium: str = "screen"
    seconds: float | None = None


class ReadMarks(msgspec.Struct, frozen=True, omit_defaults=True):
    """Marks by ``str(LineRef)``, never changed: ``marked`` gives the marks with one more."""

    shares: dict[str, dict[str, ReadMark]] = {}
    count: int = 0

    def marked(self, line: LineRef, mark: ReadMark) -> ReadMarks:
        """These marks and one more."""
        name = _share_of(line)
        share = self.shares.get(name, {})
        key = str(line)
        return ReadMarks({**self.shares, name: {**share, key: mark}}, self.count + (key not in share))

    def of(self, line: LineRef) -> ReadMark | None:
        """The mark of a line, or None."""
        return self.shares.get(_share_of(line), {}).get(str(line))

    def __contains__(self, key: str) -> bool:
        ledger_seq, _, line_no = key.partition(":")
        return self.of(LineRef(int(ledger_seq), int(line_no))) is not None

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[str]:
        return (key for share in self.shares.values() for key in share)


def _share_of(line: LineRef) -> str:
    return f"{line.ledger_seq}:{line.line_no // _SHARE}"
