"""Amounts in large figures: seven thick strokes a figure, drawn in half blocks, so that the last row can read them."""

from __future__ import annotations

from typing import NamedTuple

_STROKES = {
    "0": "abcdef",
    "1": "bc",
    "2": "abged",
    "3": "abgcd",
    "4": "fgbc",
    "5": "afgcd",
    "6": "afgecd",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
    "-": "g",
}
_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


class Size(NamedTuple):
    """A size of type. ``width`` and ``upright`` in cells, ``height`` and ``level`` (stroke thickness) in half rows."""

    width: int
    height: int
    upright: int
    level: int

    @property
    def rows(self) -> int:
        """The height in terminal rows."""
        return (self.height + 1) // 2


SMALL = Size(3, 5, 1, 1)
MEDIUM = Size(6, 7, 2, 1)
LARGE = Size(8, 10, 2, 2)
SIZES = (LARGE, MEDIUM, SMALL)


def enlarge(text: str, size: Size, *, is_plain: bool = False) -> list[str]:
    """Figures, ``-``, ``,`` and ``.`` in large type, one string a row, all of the same width.

    ``is_plain`` draws with ``#`` (one row a half row) for consoles that draw half blocks two cells wide. Raises KeyError for
    other characters.
    """
    pixels = [[False] * 0 for _ in range(size.height)]
    for place, character in enumerate(text):
        glyph = _mark(character, size) if character in ",." else _figure(character, size)
        for row, line in enumerate(glyph):
            pixels[row] += ([False] if place else []) + line
    return _plain(pixels) if is_plain else _halved(pixels)


def width_of(text: str, size: Size) -> int:
    """The width in cells that ``enlarge`` needs."""
    return sum(_width(character, size) for character in text) + max(0, len(text) - 1)


def _width(character: str, size: Size) -> int:
    return {".": size.upright, ",": size.upright + 1}.get(character, size.width)


def fitting(text: str, width: int, rows: int) -> Size | None:
    """The largest size that fits into ``rows`` rows of half blocks; None when even the smallest does not."""
    for size in SIZES:
        if width_of(text, size) <= width and size.rows <= rows:
            return size
    return None


def _figure(character: str, size: Size) -> list[list[bool]]:
    middle = (size.height - size.level) // 2
    grid = [[False] * size.width for _ in range(size.height)]
    bottom, right = size.height - size.level, size.width - size.upright
    areas = {
        "a": (0, 0, size.level, size.width),
        "g": (middle, 0, size.level, size.width),
        "d": (bottom, 0, size.level, size.width),
        "f": (0, 0, middle + size.level, size.upright),
        "e": (middle, 0, size.height - middle, size.upright),
        "b": (0, right, middle + size.level, size.upright),
        "c": (middle, right, size.height - middle, size.upright),
    }
    for stroke in _STROKES[character]:
        top, left, high, wide = areas[stroke]
        for row in range(top, top + high):
            grid[row][left : left + wide] = [True] * wide
    return grid


def _mark(character: str, size: Size) -> list[list[bool]]:
    """A point is a square on the line; a comma is longer and its tail goes to the left, so that nobody takes one for the other."""
    wide, high = size.upright, size.level if size is SMALL else max(2, size.level)
    point = [[row >= size.height - high] * wide for row in range(size.height)]
    if character == ".":
        return point
    tail = size.height - 1
    return [[row == tail, *([tail - high <= row < tail] * wide)] for row in range(size.height)]


def _halved(pixels: list[list[bool]]) -> list[str]:
    if len(pixels) % 2:
        pixels = [*pixels, [False] * len(pixels[0])]
    pairs = zip(pixels[::2], pixels[1::2], strict=True)
    return ["".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs]


def _plain(pixels: list[list[bool]]) -> list[str]:
    return ["".join("#" if is_on else " " for is_on in row) for row in pixels]
