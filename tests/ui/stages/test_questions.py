"""质询答复 and 宣布整改."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.stages.chairs import chairing, with_promises, with_questions


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_unanswered_first_then_what_came_by_phone(tmp_path: Path, size: tuple[int, int]) -> None:
    async with chairing(tmp_path, "questions", size=size, before=with_promises, prepare=with_questions) as chair:
        await chair.read("共4问，2问还没有答复")
        assert chair.stage.order == ["Q2026-003", "Q2026-004", "Q2026-002", "Q2026-001"]  # type: ignore[attr-defined]
        assert "热线 Q2026-001" in chair.page


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
        assert question.deferred.owner == "张志强"
        assert "由王有田转告" in chair.view.meeting.notes[-1].text


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
