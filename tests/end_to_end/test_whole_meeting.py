"""The chair and the clerk hold a whole meeting in the real program on a real terminal, from the home screen to the papers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from changzhang.desk import exporting, opening
from changzhang.desk.proof import verify_book
from tests.villages import make_village

if sys.platform == "win32":
    pytest.skip("a pty is needed", allow_module_level=True)

from tests.terminal import ENTER, PAGE_DOWN, Terminal

F2, F3, F4, F6, F7, F9 = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[17~", "\x1b[18~", "\x1b[20~"
CONTROL_Q = "\x11"


def _begin(chair: Terminal) -> None:
    chair.wait_for("1.马德福")
    chair.tap("1", "操作：马德福")
    chair.tap(F2, "开什么会")
    chair.tap(ENTER, "投影仪怎么接")
    chair.tap(ENTER, "最后一排看得清吗")


def _count_heads(chair: Terminal) -> None:
    chair.tap("1", "村“两委”成员到了几人")
    for number, then in (("5", "村务监督委员会成员到了几人"), ("3", "村民代表到了几人"), ("20", "（4/4）"), ("46", "到会74人")):
        chair.type(number)
        chair.tap(ENTER, then)
    chair.settle()


def _read(chair: Terminal) -> None:
    chair.tap(F9, "上期回头看")
    chair.tap(F9, "报结余")
    chair.tap(F9, "逐笔唱收入")
    chair.tap(F9, "逐笔唱支出")
    chair.wait_for("第1笔")
    chair.tap(PAGE_DOWN, "第2笔")
    chair.tap(PAGE_DOWN, "第3笔")
    chair.tap(PAGE_DOWN, "第4笔")


def _ask_answer_promise(chair: Terminal) -> None:
    chair.tap(F2, "正在记录第1问")
    chair.type("这一笔为什么没有发票？")
    chair.wait_for("为什么没有发票？")
    chair.tap(ENTER, "全会：1问")
    chair.settle()
    chair.tap(F3, "怎么答复")
    chair.tap("1", "谁答复的")
    chair.tap("2", "答复要点")
    chair.type("发票在会计那里，明天补上。")
    chair.wait_for("明天补上。")
    chair.tap(ENTER, "逐笔唱支出")
    chair.settle()
    chair.tap(F4, "整改什么")
    chair.tap(ENTER, "谁负责")
    chair.tap(ENTER, "哪天以前办完")
    chair.tap(ENTER, "本人认可吗")
    chair.tap(ENTER, "全会：1问1整改")
    chair.settle()


def _slip_and_recess(chair: Terminal) -> None:
    chair.tap(F2, "正在记录第2问")
    chair.tap(ENTER, "全会：2问")
    chair.settle()
    chair.tap(F7, "为什么撤回")
    chair.tap("3", "全会：1问")
    chair.settle()
    chair.tap(F6, "为什么休会")
    chair.tap("1", "休会中")
    chair.settle()
    chair.tap(F6, "已念3/4")
    chair.wait_for(lambda text: "休会中" not in text)


def _finish(chair: Terminal) -> None:
    chair.tap(PAGE_DOWN, "念完，再按一下报合计")
    chair.tap(PAGE_DOWN, "月末结余")
    for title in ("质询答复", "宣布整改", "群众评议"):
        chair.tap(F9, title)
    chair.tap("1", "怎么评议的")
    chair.tap(ENTER, "在场多少人")
    chair.tap(ENTER, "谁点的票")
    chair.type("赵六、钱七")
    chair.tap(ENTER, "满意几票")
    for number, then in (("42", "基本满意几票"), ("6", "不满意几票"), ("2", "不表态")):
        chair.type(number)
        chair.tap(ENTER, then)
    chair.tap(ENTER, "满意率")
    chair.settle()
    chair.tap(F9, "点评")
    chair.tap(F9, "散会前要落实的")


def test_from_the_home_screen_to_the_papers(tmp_path: Path) -> None:
    folder = tmp_path / "村"
    make_village(folder, 4).close()
    chair = Terminal(folder)
    _begin(chair)
    _count_heads(chair)
    _read(chair)
    _ask_answer_promise(chair)
    _slip_and_recess(chair)
    _finish(chair)
    chair.tap("1", "现在散会")
    chair.tap("1", "以后拿它和公示的纸对一对")
    chair.settle()
    chair.tap("1", "散会后整理")
    chair.tap("2", "封存")
    chair.tap("1", "已封存")
    chair.settle()
    chair.tap("2", "整改清单.xlsx")
    chair.press(CONTROL_Q)
    chair.wait_until_gone()

    with opening.open_desk(folder, query_only=True) as desk:
        view = desk.view("reading-2026-10")
        assert view is not None
        assert view.meeting.is_sealed
        assert view.meeting.present == 74
        assert view.read_count() == 4
        assert [question.asked.text for question in view.questions] == ["这一笔为什么没有发票？"]
        assert [item.promised.owner for item in view.promises] == ["赵存良"]
        text = exporting.preview(desk, "reading-2026-10", "minutes")
    assert "这一笔为什么没有发票？" in text
    assert "发票在会计那里，明天补上。" in text
    assert "误按1次" in text
    assert view.seal_code in text
    assert "草稿" not in text
    written = sorted(path.name for path in folder.glob("exports/*/*"))
    assert {"会议记录.docx", "整改清单.docx", "整改清单.xlsx"} <= set(written)
    assert verify_book(folder).ok
