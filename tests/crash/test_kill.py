"""kill -9 at ten moments of a reading: nothing painted is lost, and the next start is at the same line of the same stage."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from changzhang.desk import setting_up
from changzhang.desk.proof import verify_book
from tests.villages import make_village, open_reading

if sys.platform == "win32":
    pytest.skip("a pty is needed", allow_module_level=True)

from tests.terminal import F2, PAGE_DOWN, Terminal

LINES = 12
# How many lines are read before, and how long after the last key press the power goes (seconds).
MOMENTS = [(1, 0.0), (2, 0.001), (3, 0.002), (1, 0.004), (2, 0.006), (3, 0.01), (1, 0.02), (2, 0.05), (3, 0.1), (4, 0.3)]


def line_shown(text: str) -> int:
    """The number on the card."""
    found = re.search(r"第 ?(\d+) ?笔", text)
    return int(found[1]) if found else 0


def reads_in_book(folder: Path) -> int:
    """How many lines the book says were read."""
    desk = setting_up.open_desk(folder, query_only=True)
    view = desk.view()
    desk.close()
    assert view is not None
    return view.read_count()


@pytest.mark.parametrize(("lines_read", "delay"), MOMENTS)
def test_kill_loses_nothing_painted(tmp_path: Path, lines_read: int, delay: float) -> None:
    desk = make_village(tmp_path / "村", LINES)
    open_reading(desk)
    desk.close()
    terminal = Terminal(tmp_path / "村")
    terminal.wait_for(lambda text: line_shown(text) == 1)
    for number in range(1, lines_read + 1):
        terminal.press(PAGE_DOWN)
        terminal.wait_for(lambda text, number=number: line_shown(text) == number + 1)
    terminal.press(PAGE_DOWN)
    if delay:
        terminal.read_for(delay)
    painted = line_shown(terminal.text()) - 1
    terminal.kill()

    in_book = reads_in_book(tmp_path / "村")
    assert in_book in (lines_read, lines_read + 1)
    assert in_book >= painted
    assert verify_book(tmp_path / "村").ok

    again = Terminal(tmp_path / "村")
    again.wait_for(lambda text: line_shown(text) == in_book + 1 and "逐笔唱支出" in text)
    again.kill()


def test_half_typed_question_is_offered_back(tmp_path: Path) -> None:
    desk = make_village(tmp_path / "村", LINES)
    open_reading(desk)
    desk.close()
    terminal = Terminal(tmp_path / "村")
    terminal.wait_for(lambda text: line_shown(text) == 1)
    terminal.press(F2)
    terminal.wait_for("提问")
    terminal.read_for(0.3)
    terminal.press("这笔材料费为什么")
    terminal.wait_for("这笔材料费为什么")
    terminal.read_for(1.6)
    terminal.kill()

    again = Terminal(tmp_path / "村")
    again.wait_for("没存完的文字")
    again.read_for(0.3)
    again.press(F2)
    again.wait_for("这笔材料费为什么")
    again.kill()
