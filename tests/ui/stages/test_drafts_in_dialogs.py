"""A text left behind is offered where it was typed and nowhere else, and is gone once it is in the book."""

from __future__ import annotations

from pathlib import Path

from tests.ui.stages.chairs import Chair, chairing, with_promises, with_questions


def box_text(chair: Chair) -> str:
    """What stands in the box on top."""
    return str(chair.app.screen.box.text)  # type: ignore[attr-defined]


async def test_an_answer_left_behind_waits_for_its_own_question(tmp_path: Path) -> None:
    async with chairing(tmp_path, "questions", prepare=with_questions) as chair:
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.press("1", "1", "1")
        await chair.type("写到一半")
        await chair.press("escape")
        await chair.pilot.press("escape")
        await chair.until(lambda: chair.app.screen is chair.screen)
        chair.stage.go(3)  # type: ignore[attr-defined]
        await chair.press("1", "1", "1")
        await chair.until(lambda: getattr(chair.app.screen, "box", None))
        assert box_text(chair) == ""
        await chair.press("escape")
        await chair.until(lambda: chair.app.screen is chair.screen)
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.press("1", "1", "1")
        await chair.until(lambda: getattr(chair.app.screen, "box", None))
        assert box_text(chair) == "写到一半"
        await chair.press("enter")
        await chair.read("写到一半")
        assert chair.app.drafts.text("answer") == ""


async def test_a_progress_report_leaves_no_draft(tmp_path: Path) -> None:
    async with chairing(tmp_path, "look_back", before=with_promises) as chair:
        chair.stage.go(1)  # type: ignore[attr-defined]
        await chair.press("3")
        await chair.type("买好了灯")
        await chair.press("enter")
        await chair.read("买好了灯")
        assert not chair.app.drafts.all()
