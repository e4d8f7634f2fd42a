"""Lays the reading card out in terminal cells: pure, for any width from 20 cells, with nothing cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from changzhang.domain.text import cells, wrap
from changzhang.ui.big_type import SMALL, Size, enlarge, fitting, width_of
from changzhang.ui.card_facts import CardFacts

NARROW = 60
SHORT = 15
_LABEL = 6
# Where a large purpose leaves room for the rest: the card of a terminal of 120 × 40 cells, with or without the log.
_ROOMY, _BROAD = 28, 78


class Span(NamedTuple):
    """A run of text and the part it plays (``label``, ``amount``, ``missing`` …; empty is plain)."""

    text: str
    role: str = ""


Row = tuple[Span, ...]


def plain(row: Row) -> str:
    """The row's text."""
    return "".join(span.text for span in row)


def layout(facts: CardFacts, width: int, height: int, *, is_plain: bool = False, is_large: bool = False) -> list[Row]:
    """Every row of the card, first things first, each at most ``width`` cells wide.

    Blank rows and large type are spent only where ``height`` rows leave room; a card may be longer than ``height`` and is
    then scrolled. ``is_plain`` draws the figures in ASCII; ``is_large`` draws the purpose in large type where all else has its room.
    """
    for generosity in (3, 2, 1, 0):
        rows = _rows(facts, width, height, generosity, is_plain)
        if len(rows) <= height:
            break
    if is_large and generosity == 3 and height >= _ROOMY and width >= _BROAD:
        return _with_large_purpose(facts, rows, height - len(rows), width, is_plain)
    return rows


def _with_large_purpose(facts: CardFacts, rows: list[Row], spare: int, width: int, is_plain: bool) -> list[Row]:
    """The purpose in large type in place of its rows, when the spare rows hold it."""
    # The font is read when a card first has room for it.
    from changzhang.ui.large_type import HALF, large

    inset = _inset(width)
    of_purpose = [place for place, row in enumerate(rows) if any(span.role == "purpose" for span in row)]
    first, last = of_purpose[0], of_purpose[-1]
    room = width - 2 * inset - _LABEL
    drawn = large(facts.purpose, room, max_rows=last - first + 1 + spare, is_plain=is_plain, largest=HALF)
    if drawn is None:
        return rows
    lead = [Span(" " * inset + "用途  ", "label"), *[Span(" " * (inset + _LABEL))] * (len(drawn) - 1)]
    large_rows: list[Row] = [(head, Span(line, "purpose")) for head, line in zip(lead, drawn, strict=True)]
    return [*rows[:first], *large_rows, *rows[last + 1 :]]


def _rows(facts: CardFacts, width: int, height: int, generosity: int, is_plain: bool) -> list[Row]:
    is_small = width < NARROW or height < SHORT
    inset = _inset(width)
    room = width - 2 * inset
    gap: list[Row] = [()] if generosity else []
    rows = [*_standing(facts, room), *_head(facts, room, is_small), *(gap if generosity >= 2 else [])]
    rows += _amount(facts, room, _amount_rows(height, generosity, is_small), is_small, is_plain)
    rows += gap
    rows += _fields(facts, room, is_small, gap if generosity >= 2 else [], gap if generosity == 3 and height >= 28 else [])
    return [(Span(" " * inset), *row) if row and inset else row for row in rows]


def _inset(width: int) -> int:
    return 0 if width < NARROW else 1 if width < 120 else 4


def _amount_rows(height: int, generosity: int, is_small: bool) -> int:
    if is_small:
        return 4 if generosity and height > 9 else 3 if height > 5 else 0
    return 5 if height >= 28 and generosity else 4 if height >= SHORT else 3


def _standing(facts: CardFacts, width: int) -> list[Row]:
    return [(Span(line, "notice"),) for line in wrap(facts.standing, width)] if facts.standing else []


def _papers(facts: CardFacts) -> list[Span]:
    voucher = facts.voucher if facts.voucher.startswith("凭证") or not facts.voucher else f"凭证 {facts.voucher}"
    return [Span(voucher), Span(facts.ledger, "label")]


def _head(facts: CardFacts, width: int, is_small: bool) -> list[Row]:
    is_wide = not is_small
    items = [
        Span(facts.number, "number"),
        Span(f"（{facts.progress}）" if is_wide else facts.progress, "label"),
        Span(facts.direction, facts.mood),
        Span(facts.day),
        *([] if is_small else _papers(facts)),
    ]
    wide = sum(cells(item.text) for item in items)
    spare = (width - wide) // max(1, len(items))
    return flow(items, width, " " * max(1, min(6, spare)) if is_wide else " ")


def _amount(facts: CardFacts, width: int, rows: int, is_small: bool, is_plain: bool) -> list[Row]:
    aside = [_sum(facts.so_far), _sum(facts.total)]
    wide = max(cells(plain(row)) for row in aside)
    size = _size(facts.figures, width if is_small else width - 4, rows, is_small)
    words = _said(facts, width, is_small)
    if size is None:
        return (
            [(Span(line, facts.mood),) for line in wrap(f"{facts.figures}元", width)]
            + words
            + ([] if is_small else aside_below(aside, width))
        )
    big: list[Row] = [(Span(line, facts.mood),) for line in enlarge(facts.figures, size, is_plain=is_plain)]
    if is_small:
        return [*big, *words]
    big[-1] = (*big[-1], Span(" 元", facts.mood))
    left = width_of(facts.figures, size) + 3
    if left + wide + 2 > width:
        return [*big, *words, *aside_below(aside, width)]
    for place, row in enumerate(aside):
        used = cells(plain(big[place]))
        big[place] = (*big[place], Span(" " * (width - used - cells(plain(row)))), *row)
    return [*big, *words]


def _size(figures: str, width: int, rows: int, is_small: bool) -> Size | None:
    if is_small and rows < 4:
        return SMALL if rows == 3 and width_of(figures, SMALL) <= width else None
    return fitting(figures, width, rows)


def _said(facts: CardFacts, width: int, is_small: bool) -> list[Row]:
    aloud = Span(f"念作“{facts.spoken}”", "spoken")
    return flow([aloud] if is_small else [Span(facts.capital), Span("·", "label"), aloud], width, " ")


def _sum(pair: tuple[str, str]) -> Row:
    return (Span(pair[0] + "  ", "label"), Span(pair[1]))


def aside_below(aside: Sequence[Row], width: int) -> list[Row]:
    """The sums so far where there is no room beside the amount."""
    return flow([Span(plain(row), "label") for row in aside], width, "   ")


def _fields(facts: CardFacts, width: int, is_small: bool, gap: list[Row], air: list[Row]) -> list[Row]:
    signatures = [Span(text, "missing" if is_missing else "") for text, is_missing in facts.signatures]
    giver = "来自" if facts.mood == "income" else "付给"
    blocks = [
        _field("用途", [Span(facts.purpose, "purpose")], width, is_small),
        _field(giver, [Span(facts.payee), Span(facts.paid_by, "label")], width, is_small),
        flow(signatures, width, " ") if is_small else _field("签字", signatures, width, is_small),
        _field("存疑", [Span(text, "missing") for text in facts.doubts], width, is_small),
        _field("审核", [Span(facts.review)], width, is_small),
    ]
    rows = [row for block in blocks if block for row in (*block, *air)]
    later: list[Row] = []
    if is_small:
        later = [*flow([*_papers(facts), Span(facts.capital)], width, "  "), *aside_below([_sum(facts.so_far), _sum(facts.total)], width)]
    return [*rows, *gap, *later, *_field("唱词", [Span(facts.script, "script")], width, is_small)]


def _field(label: str, items: Iterable[Span], width: int, is_small: bool) -> list[Row]:
    shown = [item for item in items if item.text]
    if not shown:
        return []
    lead = _LABEL if not is_small else 5
    rows = flow(shown, width - lead, "  " if is_small else "   ")
    head = Span(label + " " * (lead - cells(label)), "label")
    return [((head if place == 0 else Span(" " * lead)), *row) for place, row in enumerate(rows)]


def flow(items: Iterable[Span], width: int, gap: str) -> list[Row]:
    """Items side by side with ``gap`` between, on as many rows as they need; an item wider than a row is wrapped."""
    rows: list[Row] = []
    row: Row = ()
    used = 0
    for item in items:
        if not item.text:
            continue
        wide = cells(item.text)
        if row and used + len(gap) + wide <= width and "\n" not in item.text:
            row, used = (*row, Span(gap), item), used + len(gap) + wide
            continue
        if row:
            rows.append(row)
        *full, last = wrap(item.text, width)
        rows += [(Span(line, item.role),) for line in full]
        row, used = (Span(last, item.role),), cells(last)
    return [*rows, row] if row else rows
