"""A page for the wall: blocks of text, of which those that matter most are given the largest type there is room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from changzhang.domain.text import cells
from changzhang.ui.big_type import LARGE, MEDIUM, SMALL, Size, enlarge, width_of
from changzhang.ui.card_rows import Row, Span, flow

BIG, HUGE, VAST = Size(12, 15, 3, 3), Size(16, 20, 4, 4), Size(24, 30, 6, 6)
_FIGURES = (VAST, HUGE, BIG, LARGE, MEDIUM, SMALL)
# Blocks of this rank and behind are enlarged only where a blank row is left between all blocks.
_MODEST = 2
_TIGHT = 10
# Figures never take more than this share of the wall.
_SHARE = 0.45


class Block(NamedTuple):
    """Runs of text that belong together, side by side where they fit.

    ``rank`` says which blocks are enlarged first (1), 0 is never; ``is_figures`` draws an amount in yuan in thick figures;
    ``is_kept`` stays in sight when the rest has to be turned over. ``draw`` gives other rows for (width, most rows), None when
    there is no room for them.
    """

    spans: tuple[Span, ...]
    label: str = ""
    rank: int = 0
    is_figures: bool = False
    is_kept: bool = False
    draw: Callable[[int, int], list[Row] | None] | None = None

    @property
    def text(self) -> str:
        """Everything in it as one text."""
        return " ".join(span.text for span in self.spans)


class Look(NamedTuple):
    """How text is drawn: large type or none, blocks or ``#``."""

    is_large: bool = True
    is_plain: bool = False


class Sheet(NamedTuple):
    """The rows that stay and the rows that are turned over when they do not fit below them."""

    kept: list[Row]
    rest: list[Row]

    @property
    def rows(self) -> list[Row]:
        """All rows."""
        return [*self.kept, *self.rest]


def block(text: str, role: str = "", *, label: str = "", rank: int = 0, is_kept: bool = False) -> Block:
    """A block of one run."""
    return Block((Span(text, role),), label, rank, is_kept=is_kept)


def lay_out(blocks: Sequence[Block], width: int, height: int, look: Look) -> Sheet:
    """The page in ``width`` cells; with large type and air as far as ``height`` rows allow, and nothing cut."""
    inset = 0 if width < 60 else 1 if width < 120 else 4
    room = width - 2 * inset
    shown = [each for each in blocks if each.text or each.draw]
    parts = [_normal(each, room, height, look) for each in shown]
    spare = height - sum(map(len, parts))
    if spare < 0:
        return _to_be_turned(shown, parts, height, inset)
    for place in sorted((place for place, each in enumerate(shown) if each.rank), key=lambda place: shown[place].rank):
        before = len(parts[place])
        air = len(shown) if shown[place].rank >= _MODEST else 0
        parts[place] = _enlarged(shown[place], room, before + max(0, spare - air), height, look) or parts[place]
        spare -= len(parts[place]) - before
    return Sheet([], _moved(_aired(parts, spare), inset))


def _to_be_turned(shown: Sequence[Block], parts: list[list[Row]], height: int, inset: int) -> Sheet:
    kept = [row for each, part in zip(shown, parts, strict=True) if each.is_kept for row in part]
    rest = [row for each, part in zip(shown, parts, strict=True) if not each.is_kept for row in part]
    if len(kept) > height - 2:
        kept, rest = [], [row for part in parts for row in part]
    return Sheet(_moved(kept, inset), _moved(rest, inset))


def _aired(parts: list[list[Row]], spare: int) -> list[Row]:
    """Spare rows go between the blocks, evenly, and a little above the first."""
    filled = [part for part in parts if part]
    gap = min(2, spare // (len(filled) + 1)) if filled else 0
    left = spare - gap * (len(filled) - 1) if filled else 0
    rows: list[Row] = [()] * (left // 3)
    for place, part in enumerate(filled):
        rows += ([()] * gap if place else []) + part
    return rows


def _moved(rows: list[Row], inset: int) -> list[Row]:
    return [(Span(" " * inset), *row) if row and inset else row for row in rows]


def _normal(each: Block, width: int, height: int, look: Look) -> list[Row]:
    """The block in normal type; an amount is large even where room is short."""
    if each.is_figures:
        most = 4 if height >= _TIGHT else SMALL.rows
        return _figures(each, width, most, look) or flow([Span(f"{each.text}元", each.spans[0].role)], width, " ")
    if not each.text:
        return []
    lead = cells(each.label) + 2 if each.label else 0
    if lead > width // 3:
        return [(Span(each.label, "label"),), *flow(each.spans, width, "  ")]
    rows = flow(each.spans, width - lead, "  ")
    head = Span(each.label + "  ", "label")
    return [((head if place == 0 else Span(" " * lead)), *row) for place, row in enumerate(rows)] if lead else rows


def _enlarged(each: Block, width: int, most: int, height: int, look: Look) -> list[Row] | None:
    if each.draw is not None:
        return each.draw(width, most)
    if each.is_figures:
        return _figures(each, width, min(most, max(4, int(height * _SHARE))), look)
    return _large_text(each, width, most, look)


def _figures(each: Block, width: int, most: int, look: Look) -> list[Row] | None:
    size = next((size for size in _FIGURES if width_of(each.text, size) + 3 <= width and _rows_of(size, look) <= most), None)
    if size is None:
        return None
    role = each.spans[0].role
    rows: list[Row] = [(Span(line, role),) for line in enlarge(each.text, size, is_plain=look.is_plain)]
    rows[-1] = (*rows[-1], Span(" 元", role))
    return rows


def _rows_of(size: Size, look: Look) -> int:
    return size.height if look.is_plain else size.rows


def _large_text(each: Block, width: int, most: int, look: Look) -> list[Row] | None:
    if not look.is_large:
        return None
    # The font is read when the first text is drawn with it.
    from changzhang.ui.large_type import large

    head: list[Row] = [(Span(each.label, "label"),)] if each.label else []
    drawn = large(each.text, width, max_rows=most - len(head), is_plain=look.is_plain)
    return None if drawn is None else [*head, *((Span(line, each.spans[0].role),) for line in drawn)]
