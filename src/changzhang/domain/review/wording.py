"""Words looked for in a line, the stem of a summary, and which cells count as empty."""

from __future__ import annotations

import re

#: Longer text is searched only so far; nobody writes a summary like that, and a search must not take a person's time.
LONGEST = 300

_BLANKS = frozenset({"", "/", "／", "\\", "-", "－", "—", "——", "--", "无", "空", "*"})
_NOT_STEM = re.compile(r"\d+(?:年度?|月份?|日|号|季度)?|[一二三四五六七八九十]+(?:月份?|季度)|[\W_]+")


class WordFinder(dict[str, str | None]):
    """``finder[text]`` is the first word of a list found in a text, or None; every text is searched once.

    ``not_words`` are taken out of the text before, so that 烟囱 holds no 烟.
    """

    def __init__(self, words: tuple[str, ...], not_words: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._search = _pattern(words).search
        self._without = _pattern(not_words).sub if not_words else None

    def __missing__(self, text: str) -> str | None:
        shown = text[:LONGEST]
        found = self._search(shown)
        if found and self._without:
            found = self._search(self._without("\n", shown))
        self[text] = word = found[0] if found else None
        return word

    def within(self, *texts: str | None) -> str | None:
        """The first word found in any of these texts."""
        for text in texts:
            if text and (word := self[text]):
                return word
        return None


class Stems(dict[str, str]):
    """``stems[summary]``, each worked out once."""

    def __missing__(self, summary: str) -> str:
        self[summary] = found = stem(summary)
        return found


def is_blank(text: str | None) -> bool:
    """Whether a cell says nothing: empty, or one of the strokes people draw through an empty cell."""
    return not text or text.strip() in _BLANKS


def stem(summary: str) -> str:
    """The summary without numbers, months and punctuation: what two payments for the same thing have in common."""
    return _NOT_STEM.sub("", summary[:LONGEST])


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
