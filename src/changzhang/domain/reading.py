"""The order in which lines are read aloud, with what the card says of sums so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from changzhang.domain.ledger import Ledger, LedgerLine, LineRef, Side
from changzhang.domain.read_marks import ReadMark, ReadMarks
from changzhang.domain.states import LedgerVersion


class PlannedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line in its place. ``side_so_far_fen`` is the side's sum up to and including this line, in reading order."""

    ref: LineRef
    line: LedgerLine
    index: int
    side_so_far_fen: int


class ReadingPlan(msgspec.Struct, frozen=True, kw_only=True):
    """All lines of a meeting in reading order, all together and by side; ``places`` finds a line's index in ``lines``."""

    lines: tuple[PlannedLine, ...]
    income: tuple[PlannedLine, ...]
    expense: tuple[PlannedLine, ...]
    places: dict[LineRef, int]
    ledgers: dict[int, Ledger]

    def of_side(self, side: Side | None) -> tuple[PlannedLine, ...]:
        """The lines of one side, or all of them."""
        return self.lines if side is None else self.income if side == "income" else self.expense

    def numbered(self, line_no: int) -> PlannedLine | None:
        """The first line with this number, or None."""
        return next((planned for planned in self.lines if planned.line.line_no == line_no), None)

    def total_fen(self, side: Side) -> int:
        """The side's total over all ledgers."""
        return sum(ledger.income_fen if side == "income" else ledger.expense_fen for ledger in self.ledgers.values())


def plan(ledgers: Mapping[int, Ledger], order: Literal["income_then_expense", "ledger"]) -> ReadingPlan:
    """The plan over ledgers by the seq of their version."""
    pairs = [(LineRef(seq, line.line_no), line) for seq, ledger in ledgers.items() for line in ledger.lines]
    if order == "income_then_expense":
        pairs = [pair for pair in pairs if pair[1].side == "income"] + [pair for pair in pairs if pair[1].side == "expense"]
    sums: dict[Side, int] = {"income": 0, "expense": 0}
    planned: list[PlannedLine] = []
    for index, (ref, line) in enumerate(pairs):
        sums[line.side] += line.amount_fen
        planned.append(PlannedLine(ref=ref, line=line, index=index, side_so_far_fen=sums[line.side]))
    return ReadingPlan(
        lines=tuple(planned),
        income=tuple(each for each in planned if each.line.side == "income"),
        expense=tuple(each for each in planned if each.line.side == "expense"),
        places={each.ref: each.index for each in planned},
        ledgers=dict(ledgers),
    )


def read_mark(reads: ReadMarks, versions: Iterable[LedgerVersion], line_no: int) -> ReadMark | None:
    """The mark of a line over its versions, newest last: a mended line must have been read again since."""
    for version in reversed(tuple(versions)):
        mark = reads.of(LineRef(version.seq, line_no))
        if mark is not None:
            return mark
        if line_no in version.mended_lines:
            return None
    return None
