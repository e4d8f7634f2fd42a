"""The light of a publication, 保留不足 included (§7.3)."""

from __future__ import annotations

from datetime import date

from changzhang.domain.lights import Lit, publication_light

TAKEN_EARLY = "保留不足"


def disclosure_light(due_on: date, published_on: date | None, today: date, window_days: int, *, is_taken_early: bool = False) -> Lit:
    """As ``publication_light``; a sheet taken down too early is red until it is put up again."""
    lit = publication_light(due_on, published_on, today, window_days)
    return Lit("red", TAKEN_EARLY, lit.days) if is_taken_early else lit
