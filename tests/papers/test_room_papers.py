"""The papers of the room against their golden text. Run with WRITE_GOLDEN=1 to write them anew."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from changzhang.domain.agenda import agenda
from changzhang.domain.events import question as qu
from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.states import QuestionState
from changzhang.papers.accounts import account_title
from changzhang.papers.blocks import Paper, Paragraph, Table
from changzhang.papers.digest import digest
from changzhang.papers.minutes import minutes
from changzhang.papers.qa_summary import qa_summary
from changzhang.papers.question_sheets import SheetKind, question_sheets
from changzhang.papers.reading_copy import CopiedLedger, reading_copy
from changzhang.papers.sign_in import blank_sign_in, filled_sign_in
from changzhang.papers.slips import appraisal_slips, ballots
from tests.papers.as_text import as_text
from tests.papers.given import TEMPLATE, VILLAGE, Given, ledger
from tests.papers.meetings import ADJOURN_CODE, SEAL_CODE, second_sitting, whole
from tests.papers.qa_meetings import QA, QA_TEMPLATE, quarterly

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2025, 6, 25)
TEN = {"B1": "低保、特困评定", "B2": "医保、社保缴费", "C1": "集体经济运营与项目进展"}
PUBLIC = ("digest_reading", "digest_qa", "qa_summary", "minutes_qa")


def qa_view(book: Given) -> MeetingView:
    return book.view(QA, template=QA_TEMPLATE, adjourn_code=ADJOURN_CODE)


def copied(view: MeetingView) -> tuple[CopiedLedger, ...]:
    return tuple(CopiedLedger(seq=each.version.seq, title=account_title(each), ledger=each.ledger) for each in view.ledgers)


def every_question(book: Given) -> list[QuestionState]:
    record = book.record()
    found = [record.question(row.id) for row in record.rows("question")]
    return [question for question in found if question]


def sheet(kind: SheetKind, book: Given) -> Paper:
    paper = question_sheets(kind, VILLAGE, every_question(book), today=TODAY)
    assert paper is not None
    return paper


def papers() -> dict[str, Paper]:
    reading = whole().view(adjourn_code=ADJOURN_CODE, seal_code=SEAL_CODE)
    book = quarterly()
    return {
        "minutes_qa": minutes(qa_view(book)),
        "digest_reading": digest(reading),
        "digest_qa": digest(qa_view(book)),
        "reading_copy": reading_copy(VILLAGE, TEMPLATE, copied(reading)),
        "reading_copy_two": reading_copy(VILLAGE, TEMPLATE, copied(second_sitting().view())),
        "sign_in_blank": blank_sign_in(VILLAGE, TEMPLATE, rows=3),
        "sign_in_filled": filled_sign_in(VILLAGE, TEMPLATE, reading.meeting),
        "slips": appraisal_slips(VILLAGE, TEMPLATE, date(2025, 4, 15), count=3),
        "ballots": ballots(VILLAGE, QA_TEMPLATE, "机井统一管理", count=2),
        "reply": sheet("reply", book),
        "referral": sheet("referral", book),
        "referral_private": sheet("referral_private", book),
        "assignment": sheet("assignment", quarterly(ends=False)),
        "reminder": sheet("reminder", book),
        "qa_summary": qa_summary(VILLAGE, agenda(book.record(), "2025Q2", TODAY, TEN)),
    }


@pytest.mark.parametrize("name", sorted(papers()))
def test_paper_reads_as_its_golden_text(name: str) -> None:
    text, file = as_text(papers()[name]), GOLDEN / f"{name}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(papers()) - {"referral_private"}))
def test_nothing_private_is_on_any_paper_but_its_own(name: str) -> None:
    text = as_text(papers()[name])
    assert not [word for word in ("某某", "赵小二", "去年那一批", "张三", "李四", "None", "违规", "投诉") if word in text]


@pytest.mark.parametrize("name", ["digest_qa", "qa_summary", "referral", "assignment", "reminder"])
def test_papers_that_are_posted_name_askers_by_group_unless_they_wished_otherwise(name: str) -> None:
    text = as_text(papers()[name])
    assert not [word for word in ("王建国", "刘二成问", "赵大年") if word in text]
    assert "组村民" in text


def test_a_poll_is_never_called_a_resolution() -> None:
    for name in PUBLIC:
        assert "决议" not in as_text(papers()[name])


def test_attendance_stands_in_the_order_of_the_template() -> None:
    for name in ("minutes_qa", "digest_qa"):
        assert "村“两委”成员5人、村务监督委员会成员3人、村民代表12人、村民40人，共60人" in as_text(papers()[name])


def test_every_line_of_the_copy_has_its_box_and_its_room_and_nothing_is_smaller_than_running_text() -> None:
    paper = papers()["reading_copy"]
    heads = [block for block in paper.blocks if isinstance(block, Paragraph) and block.text.startswith("□念　第")]
    rooms = [block for block in paper.blocks if isinstance(block, Paragraph) and block.text.startswith(("问：", "答："))]
    assert (len(heads), len(rooms)) == (14, 28)
    assert not any(isinstance(block, Table) for block in paper.blocks)


def test_a_month_without_lines_and_a_quarter_without_questions() -> None:
    book = Given("2025-05-14 16:00")
    book.when("2025-05-15 19:30").open(book.accept(ledger((), opening_fen=None)))
    assert "本期没有发生收支。" in as_text(reading_copy(VILLAGE, TEMPLATE, copied(book.view())))
    empty = as_text(qa_summary(VILLAGE, agenda(Given("2025-05-14 16:00").record(), "2025Q2", TODAY)))
    assert "本季度收到提问0条；没有欠着的答复。" in empty
    kinds: tuple[SheetKind, ...] = ("reply", "referral", "referral_private", "assignment", "reminder")
    assert [question_sheets(kind, VILLAGE, (), today=TODAY) for kind in kinds] == [None] * 5


def test_private_numbers_stay_behind_on_what_is_posted() -> None:
    book = quarterly(ends=False)
    told = qu.QuestionAsked(text="补助打到6222020200112230129没有？电话13812345678", meeting=QA, number=2, asker=qu.Asker(group="四组"))
    book.fact("question/Q2025-030", told)
    posted = [digest(qa_view(book)), qa_summary(VILLAGE, agenda(book.record(), "2025Q2", TODAY, TEN))]
    assert not [number for number in ("13812345678", "6222020200112230129") for paper in posted if number in as_text(paper)]
    assert "13812345678" in as_text(minutes(qa_view(book)))
