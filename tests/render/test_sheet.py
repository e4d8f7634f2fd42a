"""Sheets, read back as intake reads them, and as their XML says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from changzhang.papers.blocks import Cell, Column, Paper, QrMark, SealPlace, Signatures, Table, paragraph
from changzhang.render.legal_text import legal
from changzhang.render.sheet import to_xlsx
from tests.render.samples import HOSTILE, hostile, minutes, rectification_list

AT = datetime(2025, 4, 22, 8, 0, tzinfo=UTC)


def cells(packed: bytes, place: int = 0) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(BytesIO(packed)).get_sheet_by_index(place).to_python(skip_empty_area=False)


def xml(packed: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    with ZipFile(BytesIO(packed)) as package:
        return package.read(name).decode()


def one_table(*rows: tuple[Cell, ...], columns: tuple[Column, ...] = (Column("甲"),), total: tuple[Cell, ...] | None = None) -> Paper:
    return Paper(kind="k", title="题", file_stem="表", author="村", blocks=(Table(columns, rows, total=total),))


def test_title_header_and_typed_rows_are_read_back() -> None:
    read = cells(to_xlsx(rectification_list(2)))
    assert read[0][0] == "青禾村公开唱账会整改清单"
    assert read[1][0] == "（截至2025年4月22日）"
    assert read[2] == ["编号", "来源", "整改事项", "责任人", "提出日期", "办结期限", "涉及金额（元）", "进展", "状态"]
    assert read[3][4:7] == [date(2025, 4, 15), date(2025, 4, 25), 1000.23]
    assert read[4][0] == "R2026-002"
    assert "包村领导" in "".join(str(cell) for cell in read[-1])


@pytest.mark.parametrize("rows", [0, 1, 1000])
def test_every_row_is_there(rows: int) -> None:
    packed = to_xlsx(rectification_list(rows))
    numbers = [row[0] for row in cells(packed) if str(row[0]).startswith("R2026-")]
    assert numbers == [f"R2026-{number:03d}" for number in range(1, rows + 1)]
    assert f'<autoFilter ref="A3:I{3 + rows}"/>' in xml(packed)
    assert f'sqref="H4:H{3 + rows + 200}"' in xml(packed)


def test_page_is_ready_to_print() -> None:
    packed = to_xlsx(rectification_list(12))
    sheet, book = xml(packed), xml(packed, "xl/workbook.xml")
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in sheet
    assert '<pageSetUpPr fitToPage="1"/>' in sheet
    assert '<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>' in sheet
    assert ">整改清单!$3:$3<" in book
    assert ">整改清单!$A$1:$I$17<" in book
    assert "第&amp;P页，共&amp;N页" in sheet
    assert "本表由唱账自动生成" in sheet


def test_dates_and_amounts_are_shown_in_chinese_ways() -> None:
    styles = xml(to_xlsx(rectification_list(1)), "xl/styles.xml")
    assert 'formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"' in styles
    assert 'formatCode="#,##0.00"' in styles


def test_choices_drop_down() -> None:
    assert '<formula1>"未开始,办理中,已办结,需延期"</formula1>' in xml(to_xlsx(rectification_list(1)))


@pytest.mark.parametrize("choices", [("甲,乙", "丙"), tuple(f"第{number}组的负责人姓名" for number in range(40))])
def test_choices_excel_cannot_list_stand_on_a_hidden_sheet(choices: tuple[str, ...]) -> None:
    packed = to_xlsx(one_table((Cell(choices[0]),), columns=(Column("谁", choices=choices),)))
    assert f"<formula1>'选项1'!$A$1:$A${len(choices)}</formula1>" in xml(packed)
    assert [row[0] for row in cells(packed, 1)] == list(choices)
    assert 'state="hidden"' in xml(packed, "xl/workbook.xml")


def test_lights_are_filled_and_follow_their_words() -> None:
    packed = to_xlsx(rectification_list(3))
    assert xml(packed).count("<cfRule") == 7
    assert 'operator="containsText" text="超期"' in xml(packed)
    # The word for the colour decides first: 黄 已完成待核验，逾期…
    assert xml(packed).index('text="红"') < xml(packed).index('text="超期"')
    assert {colour for colour in ("FFF4B6B6", "FFFFE699", "FFC6E0B4") if colour in xml(packed, "xl/styles.xml")} == {
        "FFF4B6B6",
        "FFFFE699",
        "FFC6E0B4",
    }


def test_without_lights_nothing_changes_colour() -> None:
    assert "<cfRule" not in xml(to_xlsx(one_table((Cell("超期"),))))


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@甲", "=HYPERLINK(1)", "http://a.cn", "0012", "_x0041_", "[/x] <b>&amp;", "😀䶮"])
def test_text_stays_text(text: str) -> None:
    packed = to_xlsx(one_table((Cell(text),)))
    assert cells(packed)[2][0] == text
    sheet = xml(packed)
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert ('quotePrefix="1"' in xml(packed, "xl/styles.xml")) is (text[0] in "=+-@")


def test_hostile_text_everywhere() -> None:
    packed = to_xlsx(hostile())
    read = cells(packed)
    assert read[0][0] == f"【{legal(HOSTILE)}】"
    assert sum(row.count(legal(HOSTILE)) for row in read) >= 12
    assert "<f>" not in xml(packed)


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = rectification_list(3)
    assert to_xlsx(paper) == to_xlsx(paper)
    assert to_xlsx(paper, created_at=AT) == to_xlsx(paper, created_at=AT)
    core = xml(to_xlsx(paper, created_at=AT), "docProps/core.xml")
    for said in ("青禾村公开唱账会整改清单", "<dc:creator>青禾村</dc:creator>", "2025-04-22T08:00:00Z"):
        assert said in core


def test_rows_of_the_table_may_grow_and_the_lines_to_sign_may_not() -> None:
    sheet = xml(to_xlsx(rectification_list(2)))
    rows = {row.split('"')[0]: "customHeight" in row.split(">")[0] for row in sheet.split('<row r="')[1:]}
    assert rows == {"1": True, "2": True, "3": True, "4": False, "5": False, "6": True, "7": True}
    assert '<row r="4" spans="1:9" ht="' in sheet


def test_each_table_has_its_worksheet() -> None:
    packed = to_xlsx(minutes(3, mark="草稿·未封存"))
    book = CalamineWorkbook.from_filelike(BytesIO(packed))
    assert book.sheet_names == ["会议记录", "会议记录2"]
    assert cells(packed)[0][0] == "【草稿·未封存】"
    every = "".join(str(cell) for place in (0, 1) for row in cells(packed, place) for cell in row)
    for said in ("会议地点：", "合计", "三、群众提问及答复", "满意率96.0%", "群众代表（签字）：", "青禾村村务监督委员会", "散会码ABCD"):
        assert said in every


def test_a_paper_without_a_table_is_a_sheet_of_sentences() -> None:
    blocks = (paragraph("目前没有整改事项。"), Signatures(("甲：",)), SealPlace("村", "今天"), QrMark("码", "说明"))
    packed = to_xlsx(Paper(kind="k", title="题", file_stem="s", author="a", blocks=blocks))
    assert [row[0] for row in cells(packed) if row[0]] == ["题", "目前没有整改事项。", "甲：____________", "村", "今天", "说明", "码"]
    with ZipFile(BytesIO(packed)) as package:
        assert "xl/media/image1.png" in package.namelist()


def test_the_total_stands_under_the_filter() -> None:
    packed = to_xlsx(one_table((Cell("1.00", value=100),), columns=(Column("钱", kind="amount"),), total=(Cell("1.00", value=100),)))
    assert [row[0] for row in cells(packed)] == ["题", "钱", 1.0, 1.0]
    assert '<autoFilter ref="A2:A3"/>' in xml(packed)


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("整改清单", "整改清单"),
        ("a[b]:c*d?e/f\\g", "a_b__c_d_e_f_g"),
        ("'清单'", "清单"),
        ("", "表"),
        ("字" * 40, "字" * 31),
        ("😀" * 20, "😀" * 15),
        ("两\n行", "两 行"),
    ],
)
def test_names_of_sheets_are_names_excel_takes(stem: str, name: str) -> None:
    packed = to_xlsx(replace(one_table((Cell("甲"),)), file_stem=stem))
    assert CalamineWorkbook.from_filelike(BytesIO(packed)).sheet_names == [name]
