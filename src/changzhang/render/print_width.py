"""How wide text is on paper, where quotes and dashes of a Chinese font fill a whole square (a terminal draws them narrow)."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, east_asian_width


def half_ems(text: str) -> int:
    """Width in half characters: Chinese and ambiguous (“”…—) 2, Latin 1, combining marks 0; of the longest line."""
    if "\n" in text:
        return max(half_ems(line) for line in text.split("\n"))
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


@lru_cache(maxsize=8192)
def _width(mark: str) -> int:
    return 0 if combining(mark) else 2 if east_asian_width(mark) in "WFA" else 1
