"""Two readings of one paper laid side by side: which paragraph or cell is not as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

import msgspec


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph or cell that differs; an empty ``was`` was added since, an empty ``now`` taken out."""

    where: str
    was: str
    now: str


def changes(was: Sequence[str], now: Sequence[str]) -> tuple[Change, ...]:
    """What differs, in order. Lines are as ``render.word_lines`` writes them: a row of a table begins with a tab."""
    matcher = SequenceMatcher(a=was, b=now, autojunk=False)
    old, new = _places(was), _places(now)
    found: list[Change] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        for one, other in zip_longest(range(first, last), range(start, end)):
            where = old[one] if one is not None else f"{new[other or 0]}（多出来的）"
            found += _pair(where, was[one] if one is not None else "", now[other] if other is not None else "")
    return tuple(found)


def likeness(was: Sequence[str], now: Sequence[str]) -> float:
    """The share of lines two readings have in common, 0.0 to 1.0."""
    common = sum((Counter(was) & Counter(now)).values())
    return common / max(len(was), len(now), 1)


def _pair(where: str, was: str, now: str) -> Iterator[Change]:
    if not (was.startswith("\t") and now.startswith("\t")) or was.count("\t") != now.count("\t"):
        yield Change(where=where, was=_plain(was), now=_plain(now))
        return
    for number, (one, other) in enumerate(zip(was.split("\t")[1:], now.split("\t")[1:], strict=True), start=1):
        if one != other:
            yield Change(where=f"{where}第{number}格", was=one, now=other)


def _plain(line: str) -> str:
    return " │ ".join(line.removeprefix("\t").split("\t"))


def _places(lines: Sequence[str]) -> list[str]:
    """``第3段`` or ``第1张表第8行`` for each line; the row of titles is the first row."""
    places: list[str] = []
    paragraphs = tables = row = 0
    for line in lines:
        if line.startswith("\t"):
            tables, row = (tables, row + 1) if row else (tables + 1, 1)
            places.append(f"第{tables}张表第{row}行")
        else:
            paragraphs, row = paragraphs + 1, 0
            places.append(f"第{paragraphs}段")
    return places
