"""The rectification list: typed cells, choices, lights, any number of items, nothing of what was noted apart."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from changzhang.domain.events import question as qu
from changzhang.domain.events import rectification as re
from changzhang.domain.ledger import LineRef
from changzhang.domain.states import RectificationState
from changzhang.papers.blocks import Cell, Paper, Signatures, Table
from changzhang.papers.rectification_list import Sources, rectification_list
from tests.papers.as_text import as_text
from tests.papers.given import VILLAGE, Given, at, ledger, march_lines
from tests.papers.meetings import ADJOURN_CODE, whole

TODAY = date(2025, 4, 22)


def item(**fields: object) -> RectificationState:
    promised = re.RectificationPromised(
        measure="贴名单", owner="李建军", due_on=date(2025, 4, 20), reckoning="从4月16日（周三）起第3个工作日"
    )
    known = {
        "id": "R2025-001",
        "seq": 7,
        "promised_at": at("2025-04-15 20:00"),
        "promised": promised,
        "due_on": date(2025, 4, 20),
        "original_due_on": date(2025, 4, 20),
    }
    return RectificationState(**(known | fields))  # type: ignore[arg-type]


def listed(*items: RectificationState, **fields: object) -> Paper:
    return rectification_list(VILLAGE, items, today=TODAY, **fields)  # type: ignore[arg-type]


def table_of(paper: Paper) -> Table:
    return next(block for block in paper.blocks if isinstance(block, Table))


def cell(paper: Paper, title: str, row: int = 0) -> Cell:
    table = table_of(paper)
    return table.rows[row][[column.title for column in table.columns].index(title)]


@pytest.mark.parametrize("count", [1, 2, 1000])
def test_any_number_of_items(count: int) -> None:
    items = [item(id=f"R2025-{number:03d}") for number in range(1, count + 1)]
    table = table_of(listed(*items))
    assert [row[0].text for row in table.rows] == [each.id for each in items]
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_no_items_are_a_sentence_and_nothing_to_sign() -> None:
    paper = listed()
    assert "目前没有整改事项。" in as_text(paper)
    assert not [block for block in paper.blocks if isinstance(block, Table | Signatures)]


def test_it_lies_across_and_is_signed_by_three() -> None:
    paper = listed(item())
    assert paper.is_landscape
    assert [block.labels for block in paper.blocks if isinstance(block, Signatures)] == [("责任人：", "村监委主任：", "包村领导：")]


@pytest.mark.parametrize(
    ("fields", "words", "tone"),
    [
        ({"due_on": date(2025, 4, 20)}, "红 超期2天", "red"),
        ({"due_on": date(2025, 4, 25)}, "黄 剩3天", "yellow"),
        ({"due_on": date(2025, 5, 25)}, "绿 正常", "green"),
        ({"status": "verified"}, "黄 已核验待公示", "yellow"),
        ({"status": "closed"}, "绿 已销号", "green"),
    ],
)
def test_lights(fields: dict[str, object], words: str, tone: str) -> None:
    light = cell(listed(item(**fields)), "预警")
    assert (light.text, light.tone) == (words, tone)


def test_yellow_begins_when_the_village_says() -> None:
    assert cell(listed(item(due_on=date(2025, 4, 29)), yellow_days=7), "预警").tone == "yellow"


def test_dates_are_typed_and_the_reckoning_stands_under_the_due_date() -> None:
    due = cell(listed(item()), "整改时限")
    assert due == Cell("2025年\n4月20日\n从4月16日（周三）起第3个工作日", value="2025-04-20")
    done = re.RectificationCompleted(result="已贴", completed_on=date(2025, 4, 19), evidence=(re.Evidence(name="照片.jpg", sha256="a"),))
    paper = listed(item(status="completed", completed=done))
    assert cell(paper, "完成时间").value == "2025-04-19"
    assert cell(paper, "佐证材料").text == "照片.jpg"
    assert cell(paper, "整改进展和结果").text == "已整改到位：已贴。"


def test_a_moved_date_shows_the_one_promised() -> None:
    due = cell(listed(item(due_on=date(2025, 5, 6))), "整改时限")
    assert due == Cell("2025年\n5月6日\n原定2025年4月20日", value="2025-05-06")


def test_the_status_is_one_of_its_choices() -> None:
    paper = listed(item(status="in_progress"))
    column = next(column for column in table_of(paper).columns if column.title == "状态")
    assert column.choices == ("待整改", "整改中", "已完成待核验", "已核验待公示", "公示中", "已销号")
    assert cell(paper, "状态").text in column.choices


def test_question_and_line_are_found_in_the_record() -> None:
    record = whole().record()
    found = record.rectification("R2025-004")
    assert found is not None
    paper = listed(found, sources=Sources(question=record.question, ledger=record.ledger))
    assert cell(paper, "问题描述").text == "〔第7笔〕水渠清淤到底用了几个台班，一个台班多少钱？"
    assert cell(paper, "问题来源").text == "会场提问\n2025年\n4月15日"
    assert (cell(paper, "涉及金额（元）").value, cell(paper, "凭证号").text) == (360_000, "记-007")


def test_without_a_record_the_list_still_stands() -> None:
    paper = listed(item(promised=re.RectificationPromised(measure="改", owner="李建军", due_on=TODAY, line=LineRef(3, 7))))
    assert cell(paper, "问题描述").text == "〔第7笔〕"
    assert cell(paper, "涉及金额（元）").text == ""


def test_what_was_noted_apart_is_not_told() -> None:
    book = Given("2025-04-15 20:00")
    book.fact("question/Q2025-001", qu.QuestionAsked(text="张三贪了", is_apart=True, number=1))
    promised = re.RectificationPromised(
        measure="转办", owner="李建军", due_on=TODAY, question="Q2025-001", problem="张三", line=LineRef(3, 7)
    )
    sources = Sources(question=book.record().question, ledger=lambda _: ledger(march_lines()))
    text = as_text(listed(item(promised=promised), sources=sources))
    assert "涉及个人，已另行记录" in text
    assert "张三" not in text
    assert not [word for word in ("第7笔", "3600.00", "记-007") if word in text]


def test_it_carries_the_codes_of_its_meeting_and_the_draft_mark() -> None:
    view = whole(sealed=False).view(adjourn_code=ADJOURN_CODE)
    paper = listed(item(), meeting=view)
    assert paper.mark == "草稿·未封存"
    assert f"散会码：{ADJOURN_CODE}" in as_text(paper)


def test_the_fictional_village_says_so() -> None:
    paper = rectification_list(msgspec.structs.replace(VILLAGE, is_fictional=True), [item()], today=TODAY)
    assert "虚构" in paper.footer_note
