"""What a verification found, in Chinese sentences that name the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

What = Literal[
    "database",
    "genesis",
    "gap",
    "prev",
    "hash",
    "act",
    "body",
    "unknown",
    "blob_missing",
    "blob_altered",
    "evidence_missing",
    "evidence_altered",
    "trigger",
    "table",
    "end",
]


class VerifyProblem(msgspec.Struct, frozen=True):
    """One thing that does not hold. ``seq`` is the record it was found at, None where no record is to blame."""

    seq: int | None
    what: What
    message: str


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome over ``records`` records; ``head`` is the hash of the last one, ``problems`` begin with the first broken record."""

    book_id: str
    records: int
    head: str
    problems: tuple[VerifyProblem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.problems


def in_order(problems: Iterable[VerifyProblem]) -> tuple[VerifyProblem, ...]:
    """First the records from the first one broken, then what no record is to blame for."""
    return tuple(sorted(problems, key=lambda problem: (problem.seq is None, problem.seq or 0)))
