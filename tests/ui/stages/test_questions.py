"""质询答复 and 宣布整改."""

from __future__ import annotations

from pathlib import Path

import pytest

from changzhang.desk.desk import Desk
from changzhang.domain.commands import AskQuestion, AssignQuestion, PrepareAnswer
from changzhang.domain.events.question import Asker
from tests.ui.stages.chairs import chairing, with_promises, with_questions


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_what_is_owed_comes_first_then_what_is_unanswered(tmp_path: Path, size: tuple[int, int]) -> None:
    async with chairing(tmp_path, "questions", size=size, before=with_promises, prepare=with_questions) as chair:
        await chair.read("共4问，其中往期和会前1问，先答；3问还没有答复")
        assert chair.stage.order == ["Q2026-001", "Q2026-003", "Q2026-004", "Q2026-002"]  # type: ignore[attr-defined]
        assert "热线 Q2026-001 限时答复" in chair.page
        assert "张志强答" in chair.page


async def test_an_owed_question_is_answered_in_this_meeting(tmp_path: Path) -> None:
    async with chairing(tmp_path, "questions", before=with_promises) as chair:
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.press("1", "1", "enter")
        await chair.type("下月通水[/x]")
        await chair.press("enter")
        await chair.read("下月通水[/x]")
        question = chair.view.owed[0]
        assert question.answer is not None
        assert (question.status, question.answer.meeting, question.answer.answerer) == ("answered", chair.meeting, "张志强")


async def test_a_repeat_is_joined_and_leaves_the_walk(tmp_path: Path) -> None:
    async with chairing(tmp_path, "questions", before=with_promises, prepare=with_questions) as chair:
        chair.stage.go(2)  # type: ignore[attr-defined]
        await chair.press("4", "1")
        await chair.until(lambda: "Q2026-003" not in chair.stage.order)  # type: ignore[attr-defined]
        question = chair.app.desk.record.question("Q2026-001")
        assert question is not None
        assert (question.joined, question.seconded) == (("Q2026-003",), 1)


@pytest.mark.parametrize("is_mirrored", [True, False])
async def test_a_prepared_answer_is_never_on_a_mirrored_screen(tmp_path: Path, is_mirrored: bool) -> None:
    def prepared(desk: Desk) -> None:
        question = desk.do(AskQuestion(text="路灯谁管？", channel="box", asker=Asker(group="三组"))).ids["question"]
        desk.do(AssignQuestion(question=question, owner="李建军"))
        desk.do(PrepareAnswer(question=question, text="私下备好的话"))

    async with chairing(tmp_path, "questions", before=prepared, is_mirrored=is_mirrored) as chair:
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.read("谁来答  李建军")
        assert ("私下备好的话" in chair.page) is not is_mirrored
        await chair.press("1")
        await chair.until(lambda: "当场答复" in chair.shown())
        assert ("私下备好的话" in chair.shown()) is not is_mirrored


async def test_an_answer_and_a_rating(tmp_path: Path) -> None:
    async with chairing(tmp_path, "questions", prepare=with_questions) as chair:
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.press("1", "1", "1")
        await chair.type("证明人补签了")
        await chair.press("enter")
        await chair.read("证明人补签了")
        assert chair.stage.line_in_hand is not None
        await chair.press("2", "1")
        await chair.read("评价  满意")
        question = chair.view.questions[1]
        assert (question.status, question.rating) == ("answered", "satisfied")


async def test_dissatisfied_goes_to_the_committee_with_a_date(tmp_path: Path) -> None:
    async with chairing(tmp_path, "questions", prepare=with_questions) as chair:
        chair.stage.go(3)  # type: ignore[attr-defined]
        await chair.read("三十二元[/x]")
        await chair.press("2", "3")
        await chair.read("村务监督委员会")
        assert chair.view.questions[0].status == "deferred"


async def test_the_responsible_person_is_absent(tmp_path: Path) -> None:
    async with chairing(tmp_path, "questions", prepare=with_questions) as chair:
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.press("3", "1", "1", "1")
        await chair.read("限时")
        question = chair.view.questions[1]
        assert question.deferred is not None
        assert (question.deferred.owner, question.deferred.passed_on_by) == ("张志强", "王有田")
        assert question.deferred.is_owner_absent


async def test_a_promise_made_of_a_question(tmp_path: Path) -> None:
    async with chairing(tmp_path, "questions", prepare=with_questions) as chair:
        chair.stage.go(3)  # type: ignore[attr-defined]
        await chair.press("3", "enter", "enter", "enter", "enter")
        await chair.read("查清并说明：化肥多少钱？")
        promised = chair.view.promises[-1].promised
        assert (promised.question, promised.owner) == ("Q2026-001", "李建军")


async def test_a_question_asked_meanwhile_comes_behind(tmp_path: Path) -> None:
    async with chairing(tmp_path, "questions", prepare=with_questions) as chair:
        await chair.press("f2")
        await chair.type("还有一问")
        await chair.press("enter")
        await chair.read("还有一问")
        assert chair.stage.order[-1] == "Q2026-004"  # type: ignore[attr-defined]


async def test_a_promise_is_read_back_and_reworded(tmp_path: Path) -> None:
    async with chairing(tmp_path, "promises", prepare=with_questions) as chair:
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.read("责任人  李建军")
        await chair.press("2")
        await chair.type("，贴公开栏")
        await chair.press("enter")
        await chair.read("贴出明细，贴公开栏")
        assert chair.view.promises[0].promised.measure == "贴出明细，贴公开栏"


async def test_a_promise_is_withdrawn_and_taken_down_anew(tmp_path: Path) -> None:
    async with chairing(tmp_path, "promises", prepare=with_questions) as chair:
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.press("3", "3")
        await chair.press("enter", "1", "enter", "2")
        await chair.until(lambda: len(chair.view.promises) == 1 and chair.view.promises[0].id == "R2026-002")
        promised = chair.view.promises[0].promised
        assert (promised.measure, promised.owner, promised.is_agreed) == ("贴出明细", "张志强", False)
