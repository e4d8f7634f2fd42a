"""Pack a 12-pixel Chinese bitmap font into ``src/changzhang/ui/fonts/large_type_12.bin``, what ``ui/large_type.py`` draws with.

    python tools/pack_large_type.py FONT [TARGET]

FONT is an outline file (.ttf, .otf, .woff, .woff2) whose strokes lie on a grid of 12 pixels an em, such as the 400-weight file of the npm
package ``@fontsource/fusion-pixel-12px-monospaced-sc`` (OFL-1.1). Nothing is downloaded. Needs ``fonttools`` (and ``brotli`` for
.woff2) in the environment it is run in; the program itself needs neither.

The reserved font name of the OFL must not name what is made of the font: the packed file has a name of its own, and the licence with
the copyright lies beside it.

The packed file, zlib over: 8192 bytes with a bit for each code point below U+10000, set where there is a glyph; then the glyphs in the
order of their code points, 18 bytes each: 12 rows of 12 pixels from the top. The most significant bit comes first everywhere.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

PIXELS = 12
TARGET = Path(__file__).parents[1] / "src/changzhang/ui/fonts/large_type_12.bin"
# What villages write beside GB 2312: the zero of year numbers, figures in rings, signs of money and measure.
EXTRA = "〇￥¥€㎡㎥①②③④⑤⑥⑦⑧⑨⑩–—―‘’“”…‰′″←↑→↓□■△▲○●★☆√×÷"

Point = tuple[float, float]


def wanted() -> list[str]:
    """ASCII, all of GB 2312, and EXTRA."""
    characters = {chr(code) for code in range(0x20, 0x7F)} | set(EXTRA)
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                characters.add(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return sorted(characters)


def contours(font: TTFont, name: str) -> list[list[Point]]:
    """The closed outlines of a glyph; every stroke of a bitmap font is a straight line."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    found: list[list[Point]] = []
    for operator, points in pen.value:
        if operator == "moveTo":
            found.append([points[0]])
        elif operator == "lineTo":
            found[-1].append(points[0])
        elif operator not in ("closePath", "endPath"):
            raise SystemExit(f"{name}: not a bitmap font, it has curves ({operator})")
    return found


def is_inside(outlines: Sequence[Sequence[Point]], x: float, y: float) -> bool:
    """Whether a point is inked (non-zero winding)."""
    winding = 0
    for outline in outlines:
        for (x1, y1), (x2, y2) in pairwise([*outline, outline[0]]):
            if (y1 <= y) != (y2 <= y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                winding += 1 if y2 > y1 else -1
    return winding != 0


def bitmap(font: TTFont, name: str) -> bytes:
    """12 rows of 12 pixels, 18 bytes."""
    pixel = font["head"].unitsPerEm / PIXELS
    top = round(font["hhea"].ascent / pixel)
    outlines = contours(font, name)
    bits = 0
    for row in range(PIXELS):
        for column in range(PIXELS):
            ink = is_inside(outlines, (column + 0.5) * pixel, (top - row - 0.5) * pixel)
            bits = bits << 1 | ink
    return bits.to_bytes(PIXELS * PIXELS // 8, "big")


def packed(path: Path) -> bytes:
    """The packed file."""
    font = TTFont(path)
    names = font.getBestCmap()
    known = [ord(character) for character in wanted() if ord(character) in names]
    there = bytearray(8192)
    for code in known:
        there[code // 8] |= 0x80 >> code % 8
    return zlib.compress(bytes(there) + b"".join(bitmap(font, names[code]) for code in known), 9)


def main() -> None:
    """Write the packed file and say how large it became."""
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    target = Path(sys.argv[2]) if len(sys.argv) == 3 else TARGET
    data = packed(Path(sys.argv[1]))
    target.write_bytes(data)
    sys.stdout.write(f"{target}: {len(data)} bytes\n")


if __name__ == "__main__":
    main()
