"""A fault nobody foresaw ends in one Chinese sentence and a note, never in a traceback on the projector."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from changzhang.desk.clock import CHINA
from changzhang.domain.refusals import TextMissing
from changzhang.ui.app import ChangzhangApp
from changzhang.ui.last_words import last_words
from tests.villages import make_village

AT = datetime(2026, 11, 15, 14, 0, tzinfo=CHINA)


def test_a_problem_speaks_for_itself(tmp_path: Path) -> None:
    problem = TextMissing("提问内容")
    assert last_words(problem, tmp_path, AT) is problem
    assert not list(tmp_path.iterdir())


def test_the_story_goes_into_a_file(tmp_path: Path) -> None:
    for text in ("村民的话", "再一次"):
        problem = last_words(ZeroDivisionError(text), tmp_path, AT)
    assert problem.sentence().startswith("错误900 程序出了没料到的错")
    assert "Traceback" not in problem.sentence()
    kept = (tmp_path / ".changzhang/出错记录.txt").read_text("utf-8")
    assert "村民的话" in kept
    assert "再一次" in kept


def test_a_folder_that_takes_no_note_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / ".changzhang").write_text("a file where the folder should be")
    assert "ZeroDivisionError" in last_words(ZeroDivisionError("x"), tmp_path, AT).sentence()


async def test_the_app_ends_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = ChangzhangApp(make_village(tmp_path / "村"))
    printed: list[str] = []
    monkeypatch.setattr(app, "_print_error_renderables", lambda: printed.extend(str(each.segments) for each in app._exit_renderables))

    async def run() -> None:
        async with app.run_test() as pilot:
            app.call_later(lambda: 1 / 0)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await run()
    assert "错误900" in "".join(printed)
    assert "Traceback" not in "".join(printed)
