"""Small Chinese numerals in dates and headings: ``二〇二五``, ``十二``, ``三十一`` as figures."""

from __future__ import annotations

import re

_DIGITS = {digit: str(index) for index, digit in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_TENS = re.compile(r"([一二三]?)十([一二三四五六七八九]?)")
_DIGIT = re.compile("[〇○零一二三四五六七八九]")


def in_figures(text: str) -> str:
    """The text with its Chinese numerals below 100 and digit by digit written in figures."""
    if not _DIGIT.search(text) and "十" not in text:
        return text
    text = _TENS.sub(lambda match: f"{_DIGITS.get(match[1], '1')}{_DIGITS.get(match[2], '0')}", text)
    return _DIGIT.sub(lambda match: _DIGITS[match[0]], text)
