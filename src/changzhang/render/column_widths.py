"""Widths of table columns from their shares, so that what must not wrap never has to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def shared_out(shares: Sequence[float], needs: Sequence[int], room: int) -> list[int] | None:
    """Column widths that fill ``room`` exactly, in the proportion of ``shares`` but none under its need.

    ``needs`` are the least widths (same unit as ``room``; 0 for none). ``None`` when they do not fit together.
    """
    if sum(needs) > room:
        return None
    fixed: dict[int, int] = {}
    while short := _too_narrow(shares, needs, room, fixed):
        fixed |= {place: needs[place] for place in short}
    return _rounded([fixed.get(place, part) for place, part in enumerate(_parts(shares, room, fixed))], room)


def _too_narrow(shares: Sequence[float], needs: Sequence[int], room: int, fixed: dict[int, int]) -> list[int]:
    parts = _parts(shares, room, fixed)
    return [place for place, part in enumerate(parts) if place not in fixed and part < needs[place]]


def _parts(shares: Sequence[float], room: int, fixed: dict[int, int]) -> list[float]:
    left = room - sum(fixed.values())
    free = sum(share for place, share in enumerate(shares) if place not in fixed) or 1.0
    return [left * share / free for share in shares]


def _rounded(widths: Sequence[float], room: int) -> list[int]:
    """Whole numbers with the same sum: each edge is rounded, so errors never add up."""
    edges, at = [0], 0.0
    total = sum(widths) or 1.0
    for width in widths:
        at += width
        edges.append(round(at * room / total))
    return [right - left for left, right in pairwise(edges)]
