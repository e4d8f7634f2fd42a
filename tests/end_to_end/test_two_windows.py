"""Two windows on one book: each sees the other's acts by itself, neither waits, nothing is doubled."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from changzhang.desk.opening import open_desk
from changzhang.desk.proof import verify_book
from changzhang.domain.commands import AskQuestion, ReadLine
from changzhang.domain.events.question import Asker
from tests.villages import make_village, open_reading

if sys.platform == "win32":
    pytest.skip("a pty is needed", allow_module_level=True)

from tests.terminal import PAGE_DOWN, Terminal


def test_the_second_window_writes_while_the_first_reads_on(tmp_path: Path) -> None:
    folder = tmp_path / "村"
    desk = make_village(folder, 6)
    meeting = open_reading(desk)
    desk.close()
    chair = Terminal(folder)
    chair.wait_for("已念0/6")

    with open_desk(folder, window="clerk") as clerk:
        clerk.actor = "王秀兰"
        clerk.do(AskQuestion(meeting=meeting, text="谁经手的？", asker=Asker(group="三组")))
        chair.wait_for("全会：1问")
        chair.tap(PAGE_DOWN, "已念1/6")
        assert clerk.catch_up()
        view = clerk.view(meeting)
        assert view is not None
        assert view.read_count() == 1
        first = view.lines()[0].ref
        assert clerk.do(ReadLine(meeting=meeting, line=first)).notice == "第1笔已经念过"
        clerk.do(ReadLine(meeting=meeting, line=view.lines()[1].ref))
    chair.wait_for("已念2/6")
    chair.kill()
    assert verify_book(folder).ok
