"""``changzhang screen`` on a second terminal: started first, it waits, follows the chair's keys, and outlives the chair's window."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from changzhang.desk.proof import verify_book
from tests.villages import make_village, open_reading

if sys.platform == "win32":
    pytest.skip("a pty is needed", allow_module_level=True)

from tests.terminal import PAGE_DOWN, Terminal


def test_the_projector_follows_the_chair_and_sends_the_page_key(tmp_path: Path) -> None:
    folder = tmp_path / "村"
    folder.mkdir()
    wall = Terminal("screen", folder)
    wall.wait_for("会一开，这里自己就有")
    desk = make_village(folder, 6)
    wall.wait_for("石湾村")
    open_reading(desk)
    desk.close()
    wall.wait_for("第1笔")

    chair = Terminal(folder)
    chair.wait_for("已念0/6")
    chair.tap(PAGE_DOWN, "已念1/6")
    wall.wait_for("第2笔")
    chair.kill()
    again = Terminal(folder)
    again.wait_for("已念1/6")
    again.tap(PAGE_DOWN, "已念2/6")
    wall.wait_for("第3笔")

    wall.tap(PAGE_DOWN, "第4笔")
    again.wait_for("已念3/6")
    wall.press("\x11")
    wall.wait_until_gone()
    again.kill()
    assert verify_book(folder).ok
