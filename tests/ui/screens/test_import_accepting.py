"""Accepting on a real desk: corrections with their difference, explanations, refusals, and a reading that can be given up."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from changzhang.desk import importing
from changzhang.desk.desk import Desk
from changzhang.desk.importing import Checked
from changzhang.domain.answers import Answers
from changzhang.ui.app import ChangzhangApp
from tests.ui.desks import a_desk
from tests.ui.hands import screen_text, until
from tests.ui.screens.test_import_questions import STREAM, chosen, entered, report, sample, sheet, shows

SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 12)])
GOOD = "小山村2026年9月\n日期,摘要,收入,支出\n2026-09-03,收租金,100,\n2026-09-05,电费,,30\n"


@SIZES
async def test_a_corrected_month_and_the_later_one_it_breaks(desk: Desk, size: tuple[int, int]) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        for short in ("L01", "L02"):
            await chosen(pilot, sample(short))
            await shows(pilot, "没有问题按F2接受")
            await pilot.press("f2")
            await shows(pilot, "已记进账簿")
        head = desk.book.record.head
        await chosen(pilot, sample("V13"))
        await shows(pilot, "没有问题按F2接受")
        await pilot.press("f2")
        await shows(pilot, "要用新表更正吗？")
        words = app.screen.query_one("#dialog-words").text  # type: ignore[attr-defined]
        assert "第4笔：03-07 支出368.00 购办公用纸、墨盒 → 03-07 支出386.00 购办公用纸、墨盒" in words
        assert "支出合计：11,064.80 → 11,082.80" in words
        await pilot.press("enter")
        await until(pilot, lambda: "要用新表更正吗" not in screen_text(app))
        assert desk.book.record.head == head, "Enter alone replaces nothing"
        await pilot.press("f2")
        await shows(pilot, "要用新表更正吗？")
        await pilot.press("1")
        await shows(pilot, "为什么更正？")
        await entered(pilot, "数字抄反了。")
        await shows(pilot, "已更正，旧表也保留")
        assert "2025-04期初结余46,297.01元，与上期期末结余46,279.01元不符" in report(app)
        await pilot.press("f10")
        await shows(pilot, "2025年4月的书面说明")
        await entered(pilot, "三月更正18元，四月起按更正数。")
        await shows(pilot, "书面说明已经记进账簿")
        assert "还没有书面说明" not in report(app)
    march, april = (desk.record.ledger_state(STREAM + period) for period in ("2025-03", "2025-04"))
    assert march is not None
    assert april is not None
    assert [version.reason for version in march.versions] == ["", "数字抄反了。"]
    assert april.current.explanation == "三月更正18元，四月起按更正数。"


async def test_the_explanation_is_written_from_home_too(desk: Desk) -> None:
    for short in ("L01", "L02", "V13"):
        importing.accept(desk, importing.check(desk, sample(short)), is_correction=short == "V13", reason="抄反" * (short == "V13"))
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 60)) as pilot:
        await shows(pilot, "还没有书面说明，按F10写明：2025年4月")
        await pilot.press("f10")
        await shows(pilot, "2025年4月的书面说明")
        await entered(pilot, "三月更正18元。")
        await shows(pilot, "书面说明已经记进账簿")
        await until(pilot, lambda: "还没有书面说明" not in screen_text(app))


@SIZES
async def test_contradictions_are_accepted_only_explained(desk: Desk, size: tuple[int, int]) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        head = desk.book.record.head
        await chosen(pilot, sample("L10"))
        await shows(pilot, "书面说明）")
        await pilot.press("f2")
        await shows(pilot, "为什么对不上？")
        await pilot.pause()
        await pilot.press("enter")
        await shows(pilot, "还没有写字")
        assert desk.book.record.head == head
        await entered(pilot, "漏记一张票，下月补记。")
        await shows(pilot, "已记进账簿")
    rows = [row for row in desk.record.rows("ledger") if row.periods == ("2025-11",)]
    state = desk.record.ledger_state(rows[0].stream)
    assert state is not None
    assert state.current.explanation == "漏记一张票，下月补记。"


@SIZES
async def test_what_cannot_be_answered_is_one_refusal_and_nothing_is_kept(desk: Desk, size: tuple[int, int]) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        head = desk.book.record.head
        await chosen(pilot, sample("V08"))
        await shows(pilot, "错误109这份表还不能接受，账簿没有动")
        assert "E103 第8行金额“3,68.00”看不懂，请改成数字（如 1234.50）" in report(app)
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("f8")
        await shows(pilot, "没有要回答的")
    assert desk.book.record.head == head


async def test_the_same_file_again_is_told(desk: Desk) -> None:
    importing.accept(desk, importing.check(desk, sample("L01")))
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        head = desk.book.record.head
        await chosen(pilot, sample("L01"))
        await shows(pilot, "这份表以前导入过，账簿没有动")
        await pilot.press("f2")
        await pilot.pause()
    assert desk.book.record.head == head


@SIZES
async def test_hostile_names_and_cells_stay_words(desk: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    name = "[red]账[x]$(id)=1+1.csv"
    cells = "[/x]\x1b[31m=cmd|'/c calc'!A1 {{x}} 😀"
    app = ChangzhangApp(desk)
    async with app.run_test(size=size) as pilot:
        await chosen(pilot, sheet(tmp_path, GOOD.replace("收租金", cells).replace("2026-09-05", "2026-09-55"), name))
        await shows(pilot, "第4行是哪一天？")
        await entered(pilot, "5")
        await shows(pilot, "没有问题按F2接受")
        assert name in report(app)
        await pilot.press("f5")
        await shows(pilot, "[/x]")
        assert "\x1b" not in screen_text(app)
        await pilot.press("escape")
        await shows(pilot, "没有问题按F2接受")
        await pilot.press("f2")
        await shows(pilot, "已记进账簿")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Readings wait until it is set."""
    gate, read_alone = threading.Event(), importing.read_alone

    def waiting(path: Path, answers: Answers) -> Checked:
        gate.wait()
        return read_alone(path, answers)

    monkeypatch.setattr(importing, "read_alone", waiting)
    return gate


async def test_a_long_reading_is_told_and_given_up_with_esc(desk: Desk, tmp_path: Path, gate: threading.Event) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, sheet(tmp_path, GOOD, "[x]长.csv"))
        await shows(pilot, "正在读[x]长.csv……按Esc不读了")
        await pilot.press("f2")
        await shows(pilot, "还在读")
        await pilot.press("escape")
        await shows(pilot, "不读了，什么都没有留")
        gate.set()
        await chosen(pilot, sample("L01"))
        await shows(pilot, "没有问题按F2接受")
        assert "L01_" in report(app)


async def test_the_screen_may_be_left_while_a_file_is_read(desk: Desk, tmp_path: Path, gate: threading.Event) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, sheet(tmp_path, GOOD))
        await shows(pilot, "正在读")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "唱账看板" in screen_text(app))
        gate.set()
        await pilot.pause()


async def test_a_fault_in_the_reading_is_a_notice(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, answers: Answers) -> Checked:
        raise ZeroDivisionError

    monkeypatch.setattr(importing, "read_alone", broken)
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, sheet(tmp_path, GOOD))
        await shows(pilot, "错误900")
        assert app.is_running


async def test_ten_thousand_rows(tmp_path: Path) -> None:
    desk = a_desk(tmp_path / "大村")
    rows = "".join(f"2026-09-{1 + place // 400:02d},摘要{place},,1.00\n" for place in range(10_000))
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await chosen(pilot, sheet(tmp_path, "小山村2026年9月\n日期,摘要,收入,支出\n" + rows))
        await pilot.pause()
        await app.workers.wait_for_complete()
        await shows(pilot, "没有问题按F2接受")
        assert "10000笔" in report(app)


@pytest.mark.parametrize("key", ["f2", "f8", "f9"])
async def test_without_a_file_the_keys_say_so(desk: Desk, key: str) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f3")
        await shows(pilot, "导入哪一份收支表？")
        await pilot.press("escape")
        await shows(pilot, "还没有选表。")
        await pilot.press(key)
        await shows(pilot, "还没有选表，按F3选一份")


async def test_every_act_has_its_digit_in_the_menu(desk: Desk) -> None:
    app = ChangzhangApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f3")
        await shows(pilot, "导入哪一份收支表？")
        await pilot.press("escape")
        await shows(pilot, "还没有选表。")
        await pilot.press("tab")
        await shows(pilot, "5.是村集体账")
        await pilot.press("5")
        await shows(pilot, "当作：村集体账")
