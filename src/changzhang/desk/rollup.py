"""Many villages in one board and one table of figures: for the township and the county. Nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from changzhang.desk import board, reporting
from changzhang.desk.board import BoardItem
from changzhang.desk.book_copies import copied_desk
from changzhang.desk.clock import Clock
from changzhang.domain.errors import Problem
from changzhang.domain.figures_base import Figure
from changzhang.store import queries

_WORST_FIRST = {"red": 0, "yellow": 1, "green": 2}


class VillageRow(msgspec.Struct, frozen=True, kw_only=True):
    """One village: whose book, what waits there, its figures. ``records`` tells which of two copies is the newer."""

    file: Path
    book_id: str
    village: str
    town: str
    records: int
    items: tuple[BoardItem, ...]
    figures: tuple[Figure, ...]

    def lights(self, light: str) -> int:
        """How many things have this light."""
        return sum(1 for item in self.items if item.light == light)


class BadBook(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is not among the villages, and why."""

    file: Path
    reason: str


class RolledUp(msgspec.Struct, frozen=True, kw_only=True):
    """Every village once, those with most red first; what could not be read or was there twice."""

    villages: tuple[VillageRow, ...]
    left_out: tuple[BadBook, ...]


def roll_up(files: Iterable[Path], period: str, on: date, clock: Clock) -> RolledUp:
    """Read the books one after the other; a bad one is a row with its reason. Raises PeriodUnclear."""
    found: dict[str, VillageRow] = {}
    left_out: list[BadBook] = []
    reporting.check_period(period)
    for file in files:
        try:
            row = _read(file, period, on, clock)
        except Problem as problem:
            left_out.append(BadBook(file=file, reason=f"{problem.what}" + (f"（{problem.remedy}）" if problem.remedy else "")))
            continue
        left_out += _twice(found.get(row.book_id), row)
        if row.book_id not in found or row.records > found[row.book_id].records:
            found[row.book_id] = row
    villages = sorted(found.values(), key=lambda row: (-row.lights("red"), -row.lights("yellow"), row.town, row.village))
    return RolledUp(villages=tuple(villages), left_out=tuple(left_out))


def _read(file: Path, period: str, on: date, clock: Clock) -> VillageRow:
    with copied_desk(file, clock) as desk:
        book = desk.record.book
        return VillageRow(
            file=file,
            book_id=book.book_id,
            village=desk.village.name,
            town=desk.village.town,
            records=queries.head(desk.book)[0],
            items=board.items(desk, on),
            figures=tuple(each.figure for each in reporting.report(desk, period, on)),
        )


def _twice(known: VillageRow | None, row: VillageRow) -> list[BadBook]:
    """The older of two copies of one book, named."""
    if known is None:
        return []
    older, newer = (known, row) if row.records > known.records else (row, known)
    return [BadBook(file=older.file, reason=f"和 {newer.file} 是同一本账簿（{row.village}），用记录多的那一份")]


def board_of(rolled: RolledUp) -> tuple[tuple[VillageRow, BoardItem], ...]:
    """Everything that waits anywhere, worst first."""
    pairs = [(row, item) for row in rolled.villages for item in row.items]
    return tuple(sorted(pairs, key=lambda pair: (_WORST_FIRST[pair[1].light], pair[1].due_on or date.min, pair[0].village, pair[1].id)))


def totals(rolled: RolledUp) -> tuple[Figure, ...]:
    """Each figure over all villages: what is above and below the line is summed, never the rates."""
    return tuple(_summed(same) for same in zip(*(row.figures for row in rolled.villages), strict=True))


def _summed(same: Sequence[Figure]) -> Figure:
    below = [each.denominator for each in same if each.denominator is not None]
    return Figure(name=same[0].name, numerator=sum(each.numerator for each in same), denominator=sum(below) if below else None)


def rollup_json(rolled: RolledUp, period: str, on: date) -> dict[str, Any]:
    """As ``rollup --json`` prints it."""
    return {
        "on": on.isoformat(),
        "period": period,
        "villages": [_village_json(row) for row in rolled.villages],
        "figures": [_figure_json(figure) for figure in totals(rolled)],
        "left_out": [{"file": str(each.file), "reason": each.reason} for each in rolled.left_out],
    }


def _village_json(row: VillageRow) -> dict[str, Any]:
    return {
        "book_id": row.book_id,
        "village": row.village,
        "town": row.town,
        "file": str(row.file),
        "records": row.records,
        **{light: row.lights(light) for light in _WORST_FIRST},
        "items": [{"id": item.id, "kind": item.kind, "title": item.title, "light": item.light, "words": item.words} for item in row.items],
        "figures": [_figure_json(figure) for figure in row.figures],
    }


def _figure_json(figure: Figure) -> dict[str, Any]:
    return {"name": figure.name, "value": figure.value, "numerator": figure.numerator, "denominator": figure.denominator}
