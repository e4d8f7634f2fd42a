"""Tables in Word: repeated headers, whole rows, amounts on one line."""

from __future__ import annotations

import pytest

from changzhang.papers.blocks import Cell, Column, Paper, Signatures, Table, paragraph
from changzhang.render.print_width import half_ems
from changzhang.render.word import to_docx
from tests.render.opened import body, find, one, words
from tests.render.samples import READ_COLUMNS, minutes, read_table, rectification_list

TYPE_WIDTH = 11906 - 1587 - 1474


def paper(*blocks: Table | Signatures) -> Paper:
    return Paper(kind="minutes", title="题", file_stem="题", author="村", blocks=blocks)


@pytest.mark.parametrize("rows", [0, 1, 1000])
def test_every_line_is_there_whole_under_a_repeated_header(rows: int) -> None:
    table = one(body(to_docx(paper(read_table(rows)))), "w:tbl")
    written = find(table, "w:tr")
    assert len(written) == 1 + rows + (1 if rows else 0)
    assert len(find(table, "w:tr/w:trPr/w:cantSplit")) == len(written)
    assert [row for row in written if find(row, "w:trPr/w:tblHeader")] == written[:1]
    assert [words(cell) for cell in find(written[0], "w:tc")] == [column.title for column in READ_COLUMNS]
    if rows:
        assert [words(cell) for cell in find(written[rows], "w:tc")] == [cell.text for cell in read_table(rows).rows[-1]]
        assert "合计" in words(written[-1])


def test_amounts_and_dates_are_on_one_line_and_to_their_side() -> None:
    row = find(one(body(to_docx(paper(read_table(3)))), "w:tbl"), "w:tr")[1]
    for cell, column in zip(find(row, "w:tc"), READ_COLUMNS, strict=True):
        assert bool(find(cell, "w:tcPr/w:noWrap")) is column.no_wrap
        assert one(cell, "w:p/w:pPr/w:jc/@w:val") == column.align


@pytest.mark.parametrize("rows", [1, 60])
def test_widths_are_fixed_fill_the_page_and_hold_what_must_not_wrap(rows: int) -> None:
    block = read_table(rows)
    table = one(body(to_docx(paper(block))), "w:tbl")
    widths = [int(width) for width in find(table, "w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) == TYPE_WIDTH
    assert one(table, "w:tblPr/w:tblLayout/@w:type") == "fixed"
    points = {int(size) / 2 for size in find(table, ".//w:sz/@w:val")} or {12.0}
    for place, column in enumerate(block.columns):
        if column.no_wrap:
            longest = max(half_ems(row[place].text) for row in block.rows)
            assert longest * max(points) * 10 + 114 <= widths[place]


def test_text_shrinks_only_where_amounts_would_wrap() -> None:
    wide = Table(tuple(Column("元", no_wrap=True) for _ in range(8)), (tuple(Cell("1,234,567.89") for _ in range(8)),))
    assert set(find(body(to_docx(paper(wide))), "w:tbl//w:r/w:rPr/w:sz/@w:val")) == {"15"}
    narrow = Table((Column("元", no_wrap=True),), ((Cell("1.00"),),))
    assert find(body(to_docx(paper(narrow))), "w:tbl//w:sz") == []


def test_names_stay_whole_where_there_is_room() -> None:
    columns = (Column("责任人", 0.2), Column("事项", 5))
    table = Table(columns, ((Cell("王秀兰"), Cell("公示三月份道路修复用工人员名单、工日和单价")),))
    width = int(find(body(to_docx(paper(table))), "w:tbl/w:tblGrid/w:gridCol/@w:w")[0])
    assert width >= 6 * 12 * 10 + 114


def test_lights_are_words_on_colour() -> None:
    table = one(body(to_docx(rectification_list(3))), "w:tbl[w:tblPr/w:tblStyle]")
    shaded = {words(cell): one(cell, "w:tcPr/w:shd/@w:fill") for cell in find(table, ".//w:tc[w:tcPr/w:shd]")}
    assert shaded == {"剩3天": "FFE699", "超期5天": "F4B6B6", "正常": "C6E0B4"}


def test_the_last_row_stays_with_the_signatures() -> None:
    written = body(to_docx(paper(read_table(30), Signatures(("主持人：",)))))
    table, gap = one(written, "w:tbl"), one(written, "w:p[w:pPr/w:pStyle/@w:val='TableGap']")
    kept = [bool(find(row, ".//w:keepNext")) for row in find(table, "w:tr")]
    assert kept == [False] * 31 + [True]
    assert find(gap, "w:pPr/w:keepNext")


def test_a_table_does_not_touch_the_sentence_above_it() -> None:
    blocks = Paper(kind="k", title="题", file_stem="s", author="a", blocks=(paragraph("共3笔。"), read_table(1)))
    (sentence,) = [line for line in find(body(to_docx(blocks)), "w:p") if words(line) == "共3笔。"]
    assert one(sentence, "w:pPr/w:spacing/@w:after") == "100"


def test_cell_text_keeps_its_line_breaks() -> None:
    table = Table((Column("期限"),), ((Cell("2025年\n4月25日"),),))
    assert words(find(body(to_docx(paper(table))), "w:tbl//w:tc")[1]) == "2025年\n4月25日"


def test_a_thousand_lines_cost_no_more_text_than_they_have() -> None:
    assert len(find(body(to_docx(minutes(1000))), "w:tbl//w:tr")) == 1 + 1000 + 1 + 4 + 1
