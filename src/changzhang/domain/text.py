"""Text of people who type and import: cleaned once, measured and broken in terminal cells, and read aloud."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

from changzhang.domain.money import spoken_numeral

Align = Literal["left", "right", "center"]

_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    ord("。"): ord("."),
    ord("、"): ord(","),
    ord("￥"): ord("¥"),
}
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_ZERO = ((0x1160, 0x11FF), (0x200B, 0x200F), (0xD7B0, 0xD7FB), (0xFFA0, 0xFFA0), (0x1F3FB, 0x1F3FF), (0xE0000, 0xE0FFF))
# Symbols the terminals draw wide although Unicode called them narrow until lately, and the planes of rare characters.
_WIDE = ((0x2630, 0x2637), (0x268A, 0x268F), (0x2FF0, 0x2FFF), (0x31E0, 0x31EF), (0x4DC0, 0x4DFF), (0x1D300, 0x1D376), (0x20000, 0x3FFFD))
_WIDE_WHEN_NEW = ((0xFA6E, 0xFAFF), (0x16FE0, 0x18DFF), (0x1AFF0, 0x1B2FF), (0x1F680, 0x1FAFF))
# What must not begin a line, and what must not end one (GB/T 15834).
_NO_START = frozenset("，。、；：？！）》〉」』】〕”’…·,.;:?!)]}%％元")
_NO_END = frozenset("（《〈「『【〔“‘([{￥¥")


def clean(text: str) -> str:
    """Foreign text made safe to keep and show: line ends become ``\\n``, tabs a space, other controls and lone surrogates U+FFFD."""
    return _UNWANTED.sub("\ufffd", _LINE_END.sub("\n", text).replace("\t", " "))


def cells(text: str) -> int:
    """Width in terminal cells: wide characters 2, ambiguous 1, combining marks 0; controls 0."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(width for _, width in _clusters(text))


def cut(text: str, width: int) -> str:
    """The longest beginning of the text that fits into ``width`` cells; no character is split from its combining marks."""
    kept, used = "", 0
    for cluster, wide in _clusters(text):
        used += wide
        if used > width:
            break
        kept += cluster
    return kept


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells (≥ 2), at least one line; joined they hold every character but the ``\\n``.

    Breaks anywhere between Chinese characters but neither inside a number or word that fits on a line, nor before closing
    or after opening punctuation.
    """
    if width < 2:
        raise ValueError(f"no Chinese character fits into {width} cells")
    return [line for paragraph in text.split("\n") for line in _lines(paragraph, width)]


def pad(text: str, width: int, align: Align = "left") -> str:
    """The text filled with spaces to ``width`` cells; longer text is cut."""
    shown = cut(text, width)
    room = width - cells(shown)
    left = {"left": 0, "right": room, "center": room // 2}[align]
    return " " * left + shown + " " * (room - left)


def half_width(text: str) -> str:
    """Full-width digits, letters and punctuation as ASCII, as a key or a number typed through an input method."""
    return text.translate(_HALF)


def spoken_number(number: int) -> str:
    """A number as said after 第, ``十二``; also exactly 2 is 二."""
    return re.sub("^两", "二", spoken_numeral(number))


def spoken_date(day: date) -> str:
    """Month and day as read aloud, ``十月九日``."""
    return f"{spoken_number(day.month)}月{spoken_number(day.day)}日"


def _lines(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for chunk in _chunks(paragraph, width):
        wide = cells(chunk)
        if line and used + wide > width:
            lines.append(line)
            line, used = "", 0
        line, used = line + chunk, used + wide
    return [*lines, line]


def _chunks(paragraph: str, width: int) -> Iterator[str]:
    """Pieces that stay together, none wider than a line."""
    chunk = ""
    for cluster, wide in _clusters(paragraph):
        if chunk and (not _sticks(chunk[-1], cluster[0]) or cells(chunk) + wide > width):
            yield chunk
            chunk = ""
        chunk += cluster
    if chunk:
        yield chunk


def _sticks(before: str, after: str) -> bool:
    if after in _NO_START or before in _NO_END:
        return True
    return _is_word(before) and _is_word(after)


def _is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".,-/_#:+%@&=")


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Each character with the marks that combine with it, and its width in cells."""
    cluster, width = "", 0
    is_joined = False
    for character in text:
        wide = _width(character)
        if cluster and wide and not is_joined:
            yield cluster, width
            cluster, width = "", 0
        if not is_joined:
            width += wide or (1 if character == _EMOJI_STYLE and _may_widen(cluster, width) else 0)
        cluster += character
        is_joined = character == _JOINER
    if cluster:
        yield cluster, width


def _may_widen(cluster: str, width: int) -> bool:
    return width == 1 and len(cluster) == 1 and (cluster in "0123456789#*‼⁉" or unicodedata.category(cluster) in ("So", "Sm", "Ll"))


@lru_cache(maxsize=8192)
def _width(character: str) -> int:
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0 or _is_within(code, _ZERO):
        return 0
    if _is_within(code, _WIDE):
        return 2
    category = unicodedata.category(character)
    if category == "Cn":
        return 2 if _is_within(code, _WIDE_WHEN_NEW) else 1
    if category in ("Mn", "Me", "Mc", "Zl", "Zp") or (category == "Cf" and code > 0x2000):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _is_within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)
