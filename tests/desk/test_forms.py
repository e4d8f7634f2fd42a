"""Forms printed before a meeting, sheets of single questions, and the usual papers of a quarter's meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk import exporting, forms
from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk
from changzhang.desk.problems import PaperEmpty, PaperUnknown
from changzhang.desk.questions import quarter_agenda
from changzhang.domain.commands import AnswerQuestion, AskQuestion, ReferQuestion, SummarizeLine
from changzhang.domain.refusals import QuestionUnknown
from changzhang.domain.refusals_ledger import LedgerMissing
from changzhang.papers.blocks import Paragraph
from tests.desk.village import accept_month, clock_at, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "村", clock_at(2026, 11, 15, 9, 0))


def test_the_forms_are_written_before_the_meeting(desk: Desk) -> None:
    accept_month(desk)
    paths = forms.write_forms(desk, ("reading_copy", "sign_in", "slips"))
    assert [path.name for path in paths] == ["唱账稿.docx", "签到表.docx", "评议票.docx"]
    assert all(path.parent.name == "会前_2026-11-15" and path.stat().st_size > 1000 for path in paths)
    assert forms.write_forms(desk, ("slips",))[0].name == "评议票(2).docx"


def test_the_copy_is_what_the_public_may_hear(desk: Desk) -> None:
    accept_month(desk)
    (row,) = desk.record.rows("ledger")
    state = desk.record.ledger_state(row.stream)
    assert state is not None
    desk.do(SummarizeLine(stream=row.stream, ledger_seq=state.current.seq, line_no=4, public_summary="付困难户补助"))
    text = "".join(block.text for block in forms.form(desk, "reading_copy").blocks if isinstance(block, Paragraph))
    assert "付困难户补助" in text
    assert "付保洁工资" not in text


def test_what_cannot_be_printed_is_told(desk: Desk) -> None:
    for name, problem in (("reading_copy", LedgerMissing), ("ballots", PaperEmpty), ("poem", PaperUnknown)):
        with pytest.raises(problem):
            forms.form(desk, name)
    assert forms.form(desk, "ballots", template_id="urgent_matter", matter="发包").file_stem == "表决票"


def test_the_sheet_of_one_question(desk: Desk) -> None:
    apart = desk.do(AskQuestion(text="某某", channel="box", is_apart=True)).ids["question"]
    plain = desk.do(AskQuestion(text="路灯？", channel="box", owner="何永年")).ids["question"]
    desk.do(ReferQuestion(question=apart, to="镇纪委"))
    assert forms.write_question_sheet(desk, plain, "assignment").name == "交办单.docx"
    assert forms.write_question_sheet(desk, apart, "referral_private").parent.name == apart
    for question, kind, problem in ((apart, "referral", PaperEmpty), (plain, "reply", PaperEmpty), ("Q2026-999", "reply", QuestionUnknown)):
        with pytest.raises(problem):
            forms.question_sheet(desk, question, kind)  # type: ignore[arg-type]


def test_the_usual_papers_are_those_that_have_something_in_them(desk: Desk) -> None:
    question = desk.do(AskQuestion(text="低保名单？", channel="box", subject="B1")).ids["question"]
    meeting = meeting_desk.start(desk, template_id="quarterly_qa")
    desk.do(AnswerQuestion(question=question, text="贴在公开栏", answerer="何永年"))
    assert [each.paper for each in exporting.export(desk, meeting)] == [
        "minutes",
        "digest",
        "rectification_list",
        "rectification_list",
        "page",
        "brief",
        "qa_summary",
        "reply",
    ]
    assert "低保" in exporting.preview(desk, meeting, "qa_summary")
    with pytest.raises(PaperEmpty):
        exporting.preview(desk, meeting, "reading_copy")
    assert [group.title for group in quarter_agenda(desk).groups] == ["低保、特困评定"]


def test_every_paper_has_a_name_people_read(desk: Desk) -> None:
    assert all(any("\u4e00" <= character <= "\u9fff" for character in each.title) for each in exporting.PAPERS.values())
