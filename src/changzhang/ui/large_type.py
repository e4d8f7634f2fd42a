"""Chinese in large type: a 12-pixel bitmap font drawn in blocks, as large as the place allows, so that the last row can read it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from changzhang.domain.text import cells, wrap

FILE = Path(__file__).parent / "fonts" / "large_type_12.bin"
PIXELS = 12
_PRESENCE = 8192
_GLYPH_BYTES = PIXELS * PIXELS // 8
_PAUSES = frozenset(" ，。；：、？！）—")
# More foreign characters than one in so many, and the text is better read in normal type.
_FEW = 4
_HALVES = " ▄▀█"
_QUADRANTS = " ▗▖▄▝▐▞▟▘▚▌▙▀▜▛█"


class Style(NamedTuple):
    """How pixels become cells: ``across`` and ``down`` are pixels a cell, ``scale`` is how often a pixel is doubled.

    With room for fewer characters a line than ``least``, a text of several lines would be a ladder.
    """

    across: int
    down: int
    scale: int = 1
    least: int = 4

    @property
    def rows(self) -> int:
        """Terminal rows of one line."""
        return PIXELS * self.scale // self.down

    def columns(self, pixels: int) -> int:
        """Terminal cells of so many pixels."""
        return pixels * self.scale // self.across


DOUBLE, HALF, QUARTER, PLAIN = Style(1, 2, 2, 8), Style(1, 2), Style(2, 2), Style(1, 1)
STYLES = (DOUBLE, HALF, QUARTER)


@lru_cache(maxsize=1)
def _glyphs() -> Mapping[str, bytes]:
    """Every character of the font; read when large type is first wanted."""
    data = zlib.decompress(FILE.read_bytes())
    codes = [place * 8 + bit for place, byte in enumerate(data[:_PRESENCE]) if byte for bit in range(8) if byte & 0x80 >> bit]
    return {chr(code): data[_PRESENCE + place * _GLYPH_BYTES :][:_GLYPH_BYTES] for place, code in enumerate(codes)}


def large(text: str, width_cells: int, *, max_rows: int, is_plain: bool = False, largest: Style = DOUBLE) -> list[str] | None:
    """The text in the largest type whose lines fit into ``width_cells`` × ``max_rows`` cells; None when none does.

    A character the font lacks stands in normal type in its place; a text with many of them, or with combined characters, is
    None. ``largest`` is the largest style wanted (DOUBLE, HALF, QUARTER); ``is_plain`` draws with ``#`` for consoles that draw
    blocks two cells wide.
    """
    if not _is_drawable(text):
        return None
    for style in (PLAIN,) if is_plain else STYLES[STYLES.index(largest) :]:
        lines = _broken(text, width_cells, style)
        if lines and len(lines) * style.rows <= max_rows:
            return [row for line in lines for row in _drawn(line, style)]
    return None


def _is_drawable(text: str) -> bool:
    glyphs = _glyphs()
    foreign = [character for character in text if character not in glyphs and character != "\n"]
    return bool(text.strip()) and len(foreign) * _FEW <= len(text) and all(cells(each) in (1, 2) for each in foreign)


def _pixels(character: str) -> int:
    return PIXELS // 2 if character.isascii() else PIXELS


def _width(line: str, style: Style) -> int:
    return style.columns(sum(map(_pixels, line)))


def _broken(text: str, width: int, style: Style) -> list[str]:
    """The text in as few lines of at most ``width`` cells of this style as it takes, two of them broken at a pause if there is one,
    else about equally long; nothing when a character is too wide or the lines would be short ones."""
    found: list[str] = []
    for room in range(2 * width // style.columns(PIXELS), 1, -1):
        lines = [line.strip(" ") for line in wrap(text, room)]
        if found and len(lines) > len(found):
            break
        if all(_width(line, style) <= width for line in lines):
            found = lines
    if len(found) > 1 and width < style.least * style.columns(PIXELS):
        return []
    return (_at_a_pause(text, width, style) if len(found) == 2 else []) or found


def _at_a_pause(text: str, width: int, style: Style) -> list[str]:
    """The text in two lines, the first ending with a pause, as equally long as can be."""
    ends = [place + 1 for place, character in enumerate(text[:-1]) if character in _PAUSES and text[place + 1] not in _PAUSES]
    pairs = [[text[:end].strip(" "), text[end:].strip(" ")] for end in ends]
    fitting = [pair for pair in pairs if all(pair) and all(_width(line, style) <= width for line in pair)]
    return min(fitting, key=lambda pair: abs(_width(pair[0], style) - _width(pair[1], style)), default=[])


def _drawn(line: str, style: Style) -> list[str]:
    """One line of large type in ``style.rows`` rows."""
    parts = [_cells_of(character, style) for character in line]
    return ["".join(part[row] for part in parts).rstrip() for row in range(style.rows)]


def _cells_of(character: str, style: Style) -> list[str]:
    glyph = _glyphs().get(character)
    wide = style.columns(_pixels(character))
    if glyph is None:
        room = wide - cells(character)
        named = " " * (room // 2) + character + " " * (room - room // 2)
        return [named if row == style.rows // 2 else " " * wide for row in range(style.rows)]
    return _blocks(glyph, _pixels(character), style)


@lru_cache(maxsize=512)
def _blocks(glyph: bytes, pixels: int, style: Style) -> list[str]:
    bits = f"{int.from_bytes(glyph, 'big'):0{PIXELS * PIXELS}b}"
    grid = [bits[row * PIXELS : row * PIXELS + pixels] for row in range(PIXELS)]
    if style.scale > 1:
        grid = ["".join(bit * style.scale for bit in row) for row in grid for _ in range(style.scale)]
    if style == PLAIN:
        return [row.replace("0", " ").replace("1", "#") for row in grid]
    return [_row(upper, lower, style.across) for upper, lower in zip(grid[::2], grid[1::2], strict=True)]


def _row(upper: str, lower: str, across: int) -> str:
    blocks = _HALVES if across == 1 else _QUADRANTS
    places = range(0, len(upper), across)
    return "".join(blocks[int(upper[place : place + across] + lower[place : place + across], 2)] for place in places)
