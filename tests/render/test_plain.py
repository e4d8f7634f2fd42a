"""Papers as plain text: golden, aligned, nothing lost. Run with WRITE_GOLDEN=1 to write the golden text anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from changzhang.domain.text import cells, clean
from changzhang.papers.blocks import Cell, Column, Paper, Signatures, Table, labelled, paragraph
from changzhang.render.legal_text import legal
from changzhang.render.plain import WIDTH, to_text
from tests.papers.as_text import as_text
from tests.render.samples import HOSTILE, hostile, minutes, rectification_list

GOLDEN = Path(__file__).parent / "golden"
PAPERS = {
    "minutes": minutes(5, mark="草稿·未封存", footer_note="演示资料：村名、人名、账目均为虚构"),
    "rectification_list": rectification_list(3),
}


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_golden(name: str) -> None:
    path, text = GOLDEN / f"{name}.txt", to_text(PAPERS[name])
    if os.environ.get("WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", [minutes(0), minutes(1), minutes(60), rectification_list(30), hostile()])
def test_lines_fit_the_screen(paper: Paper) -> None:
    assert max(cells(line) for line in to_text(paper).split("\n")) <= WIDTH


@pytest.mark.parametrize("width", [40, 80, 160])
def test_other_widths(width: int) -> None:
    assert max(cells(line) for line in to_text(minutes(3), width=width).split("\n")) <= width


@pytest.mark.parametrize("paper", [minutes(0), minutes(1), minutes(1000, mark="草稿"), rectification_list(3), hostile()])
def test_no_character_is_lost(paper: Paper) -> None:
    """Every character of the paper, as often as it is there."""
    written, wanted = to_text(paper), legal(clean(as_text(paper)))
    for character in sorted(set(wanted) - set(" \n|#/《》（）标记：无页脚签名栏二维码—-+_　")):
        assert written.count(character) >= wanted.count(character), character


def test_hostile_text_is_shown_and_harmless() -> None:
    text = to_text(hostile())
    assert legal(HOSTILE) in text
    assert not set(text) & {"\x00", "\x1b", "\ud800", "\ufffe"}
    assert text.encode()


def table_of(columns: tuple[Column, ...], *rows: tuple[str, ...]) -> list[str]:
    table = Table(columns, tuple(tuple(Cell(text) for text in row) for row in rows))
    paper = Paper(kind="k", title="题", file_stem="s", author="a", blocks=(table,))
    return to_text(paper).split("\n")[2:-1]


def test_columns_are_as_wide_as_their_text() -> None:
    assert table_of((Column("姓名"), Column("元", align="right")), ("王秀兰", "1.00"), ("马德福", "12.00")) == [
        "+------+-----+",
        "| 姓名 | 元  |",
        "+------+-----+",
        "|王秀兰| 1.00|",
        "|马德福|12.00|",
        "+------+-----+",
    ]


def test_a_line_between_rows_of_several_lines() -> None:
    assert table_of((Column("期"),), ("一\n二",), ("三",)) == ["+--+", "|期|", "+--+", "|一|", "|二|", "+--+", "|三|", "+--+"]


def test_amounts_stay_whole_where_words_must_wrap() -> None:
    lines = table_of((Column("用途", 5), Column("元", 0.1, "right", no_wrap=True)), ("字" * 90, "1,234,567.89"))
    assert any(line.endswith("|1,234,567.89|") for line in lines)
    assert {cells(line) for line in lines} == {WIDTH}


def test_more_columns_than_fit_are_still_all_there() -> None:
    lines = table_of(tuple(Column("列") for _ in range(60)), tuple("值" * 3 for _ in range(60)))
    assert sum(line.count("值") for line in lines) == 180


def test_a_label_hangs_before_its_text() -> None:
    paper = Paper(kind="k", title="题", file_stem="s", author="a", blocks=(labelled("地点：", "字" * 50), paragraph("字" * 50)))
    assert to_text(paper).split("\n")[2:6] == ["地点：" + "字" * 47, "      " + "字" * 3, "　　" + "字" * 48, "字" * 2]


def test_signatures_have_room_to_sign() -> None:
    paper = Paper(kind="k", title="题", file_stem="s", author="a", blocks=(Signatures(("甲：", "乙：", "丙：")),))
    assert to_text(paper).split("\n")[3:5] == ["甲：____________    乙：____________", "丙：____________"]
