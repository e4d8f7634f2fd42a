"""The codes of 散会 and 封存 in large letters, to be photographed from the last row."""

from __future__ import annotations

# Five rows of five pixels, one letter after the other; # is set.
_FONT = {
    "0": ".###. #..## #.#.# ##..# .###.",
    "1": "..#.. .##.. ..#.. ..#.. .###.",
    "2": "####. ....# .###. #.... #####",
    "3": "####. ....# .###. ....# ####.",
    "4": "#..#. #..#. ##### ...#. ...#.",
    "5": "##### #.... ####. ....# ####.",
    "6": ".###. #.... ####. #...# .###.",
    "7": "##### ....# ...#. ..#.. ..#..",
    "8": ".###. #...# .###. #...# .###.",
    "9": ".###. #...# .#### ....# .###.",
    "A": ".###. #...# ##### #...# #...#",
    "B": "####. #...# ####. #...# ####.",
    "C": ".#### #.... #.... #.... .####",
    "D": "####. #...# #...# #...# ####.",
    "E": "##### #.... ####. #.... #####",
    "F": "##### #.... ####. #.... #....",
    "G": ".#### #.... #..## #...# .####",
    "H": "#...# #...# ##### #...# #...#",
    "J": "..### ...#. ...#. #..#. .##..",
    "K": "#...# #..#. ###.. #..#. #...#",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#...# ##..# #.#.# #..## #...#",
    "P": "####. #...# ####. #.... #....",
    "Q": ".###. #...# #.#.# #..#. .##.#",
    "R": "####. #...# ####. #..#. #...#",
    "S": ".#### #.... .###. ....# ####.",
    "T": "##### ..#.. ..#.. ..#.. ..#..",
    "V": "#...# #...# #...# .#.#. ..#..",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#...# .#.#. ..#.. .#.#. #...#",
    "Y": "#...# .#.#. ..#.. ..#.. ..#..",
    "Z": "##### ...#. ..#.. .#... #####",
}
_BLOCKS = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
_GROUP_CELLS = 4 * 6 - 1
_APART = 4
ROWS = 3


def enlarged(code: str, width: int, height: int) -> list[str]:
    """The code in at most ``width`` × ``height`` cells: large letters, the groups evenly shared out over the rows; else spaced out."""
    groups = code.split("-") if code else []
    fitting = max(0, (width + _APART) // (_GROUP_CELLS + _APART))
    per_row = next((each for each in (4, 2, 1) if each <= fitting), 0)
    needed = -(-len(groups) // per_row) * (ROWS + 1) - 1 if per_row else 0
    if not per_row or needed > height or any(letter not in _FONT for group in groups for letter in group):
        return ["   ".join(" ".join(group) for group in groups[first : first + 2]) for first in range(0, len(groups), 2)]
    rows: list[str] = []
    for first in range(0, len(groups), per_row):
        parts = [_group(group) for group in groups[first : first + per_row]]
        rows += [(" " * _APART).join(part[row] for part in parts) for row in range(ROWS)] + [""]
    return rows[:-1]


def _group(group: str) -> list[str]:
    glyphs = [_FONT[letter].split() for letter in group]
    pixels = [".".join(glyph[row] for glyph in glyphs) for row in range(5)] + ["." * (6 * len(group) - 1)]
    pairs = zip(pixels[::2], pixels[1::2], strict=True)
    return ["".join(_BLOCKS[upper + lower] for upper, lower in zip(*pair, strict=True)) for pair in pairs]
