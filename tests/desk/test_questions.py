"""Questions of another time in a meeting: in its running log, in its annex when taken back, answered with the record behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk import meeting as meeting_desk
from changzhang.desk import questions
from changzhang.desk.desk import Desk
from changzhang.desk.withdrawals import annex_of
from changzhang.domain.commands import AnswerQuestion, AskQuestion, WithdrawAct
from changzhang.domain.refusals import QuestionUnknown
from tests.desk.village import clock_at, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "村", clock_at(2026, 11, 15, 9, 0))


def test_what_a_meeting_said_of_an_earlier_question_is_in_its_log_and_its_annex(desk: Desk) -> None:
    asked = [desk.do(AskQuestion(text=text, channel="box")).ids["question"] for text in ("路灯？", "水费？")]
    meeting = meeting_desk.start(desk, template_id="quarterly_qa")
    wrong = desk.do(AnswerQuestion(question=asked[0], text="不修", answerer="何永年")).act
    desk.do(AnswerQuestion(question=asked[1], text="月底", answerer="何永年"))
    assert wrong is not None
    assert [line.words for line in meeting_desk.log(desk, meeting)][-2:] == ["答复：何永年：不修", "答复：何永年：月底"]
    desk.do(WithdrawAct(act=wrong, reason="听错"))
    assert [line.words for line in meeting_desk.log(desk, meeting)][-1:] == ["答复：何永年：月底"]
    view = desk.view(meeting)
    assert view is not None
    assert [(act.words, act.reason) for act in annex_of(desk, view).withdrawals] == [("答复：何永年：不修", "听错")]
    assert [question.id for question in view.owed] == asked


def test_a_list_of_what_waits_and_one_question(desk: Desk) -> None:
    first = desk.do(AskQuestion(text="路灯？", channel="box")).ids["question"]
    second = desk.do(AskQuestion(text="水费？", channel="hotline", owner="何永年", due_on=desk.today())).ids["question"]
    assert [item.state.id for item in questions.items(desk, desk.today())] == [second, first]
    desk.do(AnswerQuestion(question=first, text="修好了"))
    assert [item.state.id for item in questions.items(desk, desk.today())] == [second]
    assert [item.state.id for item in questions.items(desk, desk.today(), everything=True)] == [second, first]
    found = questions.item(desk, second, desk.today())
    assert found.lit is not None
    assert (found.lit.light, found.lit.words) == ("yellow", "今天到期")
    with pytest.raises(QuestionUnknown):
        questions.item(desk, "Q2026-999", desk.today())
