"""Find the heading row (or two) of a sheet by how many known words it holds, and say which column is which field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from changzhang.domain.ledger import Side
from changzhang.intake.grid import Grid, Value
from changzhang.intake.heading_words import Heading, combined, heading_of, unit_in, year_in
from changzhang.intake.text import compact
from changzhang.intake.words import AMOUNTS

HEADER_DEPTH = 15
_LONGEST_HEADING = 20


@dataclass(slots=True)
class Block:
    """Columns that belong together: the whole sheet, or one half of a side-by-side sheet. Columns are 0-based."""

    columns: dict[str, int]
    side: Side | None = None
    span: tuple[int, int] = (0, 16_384)
    parts: dict[str, dict[int, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Header:
    """The heading of a sheet: its rows, blocks, and what else it states. ``start`` is the index of the first row below."""

    rows: tuple[int, ...]
    start: int
    blocks: list[Block]
    score: int
    words: list[dict[int, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    year: int | None = None
    factor: int | None = None


def heading_score(cells: Sequence[Value]) -> int:
    """How many fields the row names; 0 unless it can head a ledger."""
    blocks = _blocks([heading_of(cell) if isinstance(cell, str) else Heading() for cell in cells])
    return _score(blocks)


def second_heading(cells: Sequence[Value]) -> Block | None:
    """The columns of a heading row met further down; None for a row that is no heading."""
    headings = [heading_of(cell) if isinstance(cell, str) else Heading() for cell in cells]
    named = sum(1 for heading in headings if heading.name)
    blocks = _blocks(headings)
    return blocks[0] if _score(blocks) and named * 3 >= sum(1 for cell in cells if cell != "") * 2 else None


def find_header(grid: Grid) -> Header | None:
    """The best heading among the first 15 rows, of one row or two; None when no row names a purpose and an amount."""
    best: Header | None = None
    for index, number in enumerate(grid.numbers):
        if number > HEADER_DEPTH:
            break
        for header in (_single(grid, index), _double(grid, index)):
            if header is not None and (best is None or _strength(header) > _strength(best)):
                best = header
    return best


def _strength(header: Header) -> tuple[int, int]:
    """More fields are better; of the same fields one row is better than two."""
    return header.score, -len(header.rows)


def _single(grid: Grid, index: int) -> Header | None:
    row = grid.rows[index]
    return _header(grid, (index,), [heading_of(cell) if isinstance(cell, str) else Heading() for cell in row])


def _double(grid: Grid, index: int) -> Header | None:
    if (
        index + 1 >= len(grid.rows)
        or grid.numbers[index + 1] > HEADER_DEPTH
        or not (_is_wordy(grid.rows[index]) and _is_wordy(grid.rows[index + 1]))
    ):
        return None
    upper, lower = grid.rows[index], grid.rows[index + 1]
    if not any(lower) or sum(1 for cell in upper if isinstance(cell, str) and (heading_of(cell).name or year_in(cell))) < 2:
        return None
    return _header(grid, (index, index + 1), [combined(*pair) for pair in zip(_spread(grid, index, upper, lower), lower, strict=False)])  # type: ignore[arg-type]


def _is_wordy(row: Sequence[Value]) -> bool:
    return all(isinstance(cell, str) and len(cell) <= _LONGEST_HEADING for cell in row)


def _spread(grid: Grid, index: int, upper: Sequence[Value], lower: Sequence[Value]) -> list[str]:
    """The upper words over every column: across merged cells, and rightwards over columns that have only a lower word."""
    words = [str(cell) for cell in upper] + [""] * (len(lower) - len(upper))
    row = grid.numbers[index]
    for top, left, _, right in grid.merges:
        if top == row:
            for column in range(left, min(right, len(words))):
                words[column] = words[left - 1]
    for column in range(1, len(lower)):
        if not words[column] and lower[column]:
            words[column] = words[column - 1]
    return words


def _header(grid: Grid, indexes: tuple[int, ...], headings: list[Heading]) -> Header | None:
    blocks = _blocks(headings)
    score = _score(blocks)
    if not score:
        return None
    cells = [[cell if isinstance(cell, str) else "" for cell in grid.rows[index]] for index in indexes]
    texts = [text for row in cells for text in row if text]
    return Header(
        rows=tuple(grid.numbers[index] for index in indexes),
        start=indexes[-1] + 1,
        blocks=blocks,
        score=score,
        words=[{column: compact(text) for column, text in enumerate(row) if text} for row in cells],
        texts=texts,
        year=next((year for year in map(year_in, texts) if year), None),
        factor=max((unit for unit in map(unit_in, texts) if unit), default=None),
    )


def _blocks(headings: list[Heading]) -> list[Block]:
    split = _split(headings)
    if split is None:
        side = _side([heading for heading in headings if heading.name == "summary"])
        return [Block(_strongest(headings, 0), side, parts=_parts(headings))]
    left = Block(_strongest(headings[:split], 0), _side(headings[:split]), (0, split))
    right = Block(_strongest(headings[split:], split), _side(headings[split:]), (split, 16_384))
    return [left, right] if left.side == "income" else [right, left]


def _parts(headings: list[Heading]) -> dict[str, dict[int, str]]:
    """Amounts that stand in columns of their own for cash and bank, unless their sum has a column too."""
    parts: dict[str, dict[int, str]] = {}
    for column, heading in enumerate(headings):
        if heading.name and heading.part:
            parts.setdefault(heading.name, {})[column] = heading.part
    whole = {heading.name for heading in headings if not heading.part}
    return {name: columns for name, columns in parts.items() if name not in whole}


def _split(headings: list[Heading]) -> int | None:
    """Where the right half begins: a second purpose column with an amount of its own."""
    purposes = [column for column, heading in enumerate(headings) if heading.name == "summary"]
    for first, second in pairwise(purposes):
        is_repeated = headings[first].rank == headings[second].rank or headings[first].side != headings[second].side
        if is_repeated and _has_amount(headings[first:second]) and _has_amount(headings[second:]):
            while second - 1 > first and _belongs_right(headings, second):
                second -= 1
            return second
    return None


def _belongs_right(headings: list[Heading], second: int) -> bool:
    column = headings[second - 1]
    if column.name in AMOUNTS:
        return False
    return any(heading.name == column.name for heading in headings[: second - 1]) if column.name else False


def _has_amount(headings: list[Heading]) -> bool:
    return any(heading.name in AMOUNTS for heading in headings)


def _side(headings: list[Heading]) -> Side | None:
    return next((heading.side for heading in headings if heading.side), None)


def _strongest(headings: list[Heading], offset: int) -> dict[str, int]:
    chosen: dict[str, tuple[int, int]] = {}
    for column, heading in enumerate(headings, offset):
        if heading.name and heading.rank < chosen.get(heading.name, (100, 0))[0]:
            chosen[heading.name] = (heading.rank, column)
    return _settled({name: column for name, (_, column) in chosen.items()})


def _settled(columns: dict[str, int]) -> dict[str, int]:
    """Where two readings are possible the company decides: 编号 beside no date is a serial, 科目 may stand for the purpose."""
    if "summary" not in columns and "date" in columns:
        stand_in = next((name for name in ("account", "payee", "remark") if name in columns), None)
        if stand_in:
            columns["summary"] = columns[stand_in]
    if {"income", "expense"} <= columns.keys():
        columns.pop("amount", None)
    return columns


def is_whole(blocks: list[Block]) -> bool:
    """Whether the columns suffice for a ledger: a purpose and an amount in every block."""
    return _score(blocks) > 0


def _score(blocks: list[Block]) -> int:
    if len(blocks) == 2 and {block.side for block in blocks} != {"income", "expense"}:
        return 0
    for block in blocks:
        if "summary" not in block.columns or not any(name in block.columns for name in AMOUNTS):
            return 0
    return sum(len(block.columns) + len(block.parts) for block in blocks)
