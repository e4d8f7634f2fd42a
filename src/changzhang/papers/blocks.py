"""What a paper is made of, before anyone decides whether it becomes Word, a sheet, a page or plain text."""

from __future__ import annotations

from typing import Literal

import msgspec

Align = Literal["left", "center", "right"]
Tone = Literal["plain", "red", "yellow", "green"]


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    """A numbered heading; level 1 is 一、(黑体), 2 is （一）(楷体). The text carries its own number.
    ``starts_page`` puts it on a new page (an annex)."""

    text: str
    level: int = 1
    starts_page: bool = False


class Span(msgspec.Struct, frozen=True):
    """A run of text inside a paragraph."""

    text: str
    is_bold: bool = False


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """Running text. ``indent`` is the first line's indent in characters; ``hanging`` keeps a label column of that many
    characters (会议时间：…)."""

    spans: tuple[Span, ...]
    indent: int = 2
    hanging: int = 0
    align: Align = "left"
    keep_with_next: bool = False

    @property
    def text(self) -> str:
        """The text without its marks."""
        return "".join(span.text for span in self.spans)


class Column(msgspec.Struct, frozen=True):
    """A column of a table. ``width`` is a share of the type area; ``no_wrap`` for amounts and dates; ``kind`` and
    ``choices`` (a drop-down) matter to sheets."""

    title: str
    width: float = 1.0
    align: Align = "left"
    no_wrap: bool = False
    kind: Literal["text", "date", "amount", "integer"] = "text"
    choices: tuple[str, ...] = ()


class Cell(msgspec.Struct, frozen=True):
    """One cell: its text, a light's tone (always beside a word, never alone), and for sheets the typed value:
    ISO date text for a date column, fen for an amount column, an int for an integer column."""

    text: str
    tone: Tone = "plain"
    value: str | int | None = None


class Table(msgspec.Struct, frozen=True, tag="table"):
    """A table whose header row repeats on each page; rows never split. ``total`` is an emphasised last row.
    ``text_points`` is the size of its text (0: as the style says, 12 pt); it is only set smaller where amounts would wrap."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    caption: str = ""
    text_points: float = 0.0


class Signatures(msgspec.Struct, frozen=True, tag="signatures"):
    """Signature lines (主持人（签字）：______). The block is kept with the paragraph before it: never alone on a page."""

    labels: tuple[str, ...]
    per_row: int = 2


class QrMark(msgspec.Struct, frozen=True, tag="qr"):
    """A QR code at least 25 mm wide, error correction M, with its plain-text content and a caption."""

    payload: str
    caption: str = ""


class SealPlace(msgspec.Struct, frozen=True, tag="seal_place"):
    """Who signs at the foot and the date, set to the right, with room for a stamp."""

    publisher: str
    date_text: str


Block = Heading | Paragraph | Table | Signatures | QrMark | SealPlace


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A finished paper. ``mark`` is a watermark-like line such as 草稿·未封存, printed on top of every page's first lines
    and in the header; ``date_text`` belongs to the core properties; ``file_stem`` is the name without its ending.
    ``is_red_headed`` prints the title as the red mark of a 纪要 with the subtitle as its issue number over a red rule."""

    kind: str
    title: str
    file_stem: str
    author: str
    blocks: tuple[Block, ...]
    is_landscape: bool = False
    mark: str = ""
    subtitle: str = ""
    fonts: Literal["national", "system"] = "national"
    footer_note: str = ""
    page_size: Literal["A4", "A3"] = "A4"
    is_red_headed: bool = False


def paragraph(text: str, *, indent: int = 2, align: Align = "left", keep_with_next: bool = False) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Span(text),), indent=indent, align=align, keep_with_next=keep_with_next)


def labelled(label: str, text: str) -> Paragraph:
    """A line of the head of the minutes: bold label, text hanging behind it."""
    return Paragraph((Span(label, is_bold=True), Span(text)), indent=0, hanging=len(label))
