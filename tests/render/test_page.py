"""The page holds foreign text as text, asks for nothing, and keeps its tables readable."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from changzhang.papers.blocks import Cell, Column, Heading, Paper, QrMark, SealPlace, Signatures, Span, Table, paragraph
from changzhang.papers.blocks import Paragraph as Words
from changzhang.render.message import to_message
from changzhang.render.page import to_html

HOSTILE = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7*7 }}{% raw %}\x07\ud800"
VOID = {"meta", "br"}
TABLE = Table(
    (Column(HOSTILE), Column("金额", align="right", kind="amount")),
    ((Cell(HOSTILE, tone="red"), Cell("1.00")),),
    total=(Cell(HOSTILE), Cell("1.00")),
    caption=HOSTILE,
)


def page(text: str) -> Paper:
    blocks = (
        Heading(text),
        Heading(text, level=2),
        Words((Span(text, is_bold=True), Span(text))),
        TABLE,
        Signatures((text,)),
        QrMark(text, caption=text),
        SealPlace(text, text),
    )
    return Paper(kind="page", title=text, subtitle=text, mark=text, footer_note=text, file_stem="页", author=text, blocks=blocks)


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def seen(paper: Paper) -> Seen:
    parser = Seen()
    parser.feed(to_html(paper).decode())
    parser.close()
    return parser


def test_hostile_text_stays_text_everywhere() -> None:
    hostile, plain = seen(page(HOSTILE)), seen(page("村"))
    assert hostile.tags == plain.tags
    assert hostile.words.count("<script>alert(1)</script>") == 18
    assert "{{ 7*7 }}" in hostile.words
    assert not {"script", "img"} & set(hostile.tags)
    assert not [name for name, _ in hostile.attributes if name.startswith("on")]


def test_every_element_is_closed_in_its_order() -> None:
    assert seen(page("村")).open == []


def test_nothing_is_fetched_from_anywhere() -> None:
    parsed = seen(page("http://example.org/x.png"))
    assert not {name for name, _ in parsed.attributes} & {"src", "href", "action", "srcset"}
    style = re.search("<style>(.*?)</style>", to_html(page("村")).decode(), re.DOTALL)
    assert style
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_tables_have_headers_and_cells_name_their_column() -> None:
    parsed = seen(page("村"))
    assert parsed.tags.count("th") == 2
    assert ("scope", "col") in parsed.attributes
    assert ("data-label", "金额") in parsed.attributes
    assert ("lang", "zh-CN") in parsed.attributes


def test_a_paper_of_nothing_and_of_a_thousand_rows() -> None:
    assert b"<main>" in to_html(Paper(kind="page", title="空", file_stem="空", author="村", blocks=()))
    table = Table((Column("一"),), tuple((Cell(str(number)),) for number in range(1000)))
    assert seen(Paper(kind="page", title="多", file_stem="多", author="村", blocks=(table,))).tags.count("tr") == 1001


@pytest.mark.parametrize("text", ["第一句。", "a\x00b", "\ud800"])
def test_a_message_is_a_line_a_paragraph(text: str) -> None:
    paper = Paper(kind="brief", title="【简报】", file_stem="简报", author="村", blocks=(paragraph(text), paragraph("码")))
    lines = to_message(paper).decode().split("\n")
    assert lines[0] == "【简报】"
    assert lines[2:] == ["码", ""]
